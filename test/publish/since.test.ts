import {expect, test} from "vitest";
import {findChart} from "../../src/charts/registry.ts";
import {catalog} from "../../src/publish/catalog.ts";
import {chartPage, chartPages} from "../../src/publish/chart-page.ts";
import {changedSince, changesInWords, valuesRead} from "../../src/publish/since.ts";

const packages = catalog();

test("the newest version says that nothing has changed, and names no page of changes", () => {
  const {version} = packages.newest("bitcoin-electricity");
  const since = changedSince(packages, chartPage(findChart("bitcoin-electricity"), {version}));
  expect(since.words).toBe("Nothing has changed since: this is the newest version.");
  expect(since.changes).toBeUndefined();
});

test("rows added are no changes", () => {
  const since = changedSince(packages, chartPage(findChart("hashrate-share"), {version: "1.0.0"}));
  expect(since).toMatchObject({
    package: "mining-hashrate-share",
    version: "1.0.0",
    published: "on 13 October 2021",
    words: "Since then none of the 240 values it rests on changed; 50 rows were added.",
    changes: "/data/mining-hashrate-share/1.0.0...1.1.0/",
  });
});

test("a revision is counted among the values that the chart reads, its largest change told with place, date and unit", () => {
  const {words} = changedSince(packages, chartPage(findChart("electricity-demand-growth"), {version: "1.0.0"}));
  expect(words).toMatch(/^Since then \d+ of the \d+ values it rests on changed, the largest in demand, /);
  expect(words).toContain("China, 2021: from 8,443.0 to 8,520.0\u00a0TWh (+0.9%)");
  expect(words).toMatch(/\d+ are no longer published; 12 rows were added\.$/);
});

test("every version of every chart can say it", () => {
  for (const page of chartPages().filter(({state}) => state.version !== undefined))
    expect(changedSince(packages, page).words, page.chart.name).toMatch(/^(Nothing has changed|Since then )/);
});

test("values are those that are read: no text, no key, nothing that is missing", () => {
  const resource = packages.get("electricity-system", "1.0.0").resource("electricity-system");
  const read = valuesRead(resource, (rows) =>
    rows.slice(0, 2).map(({jurisdiction, year, demand}) => [jurisdiction, year, demand]),
  );
  const keys = resource.rows.slice(0, 2).filter(({demand}) => demand !== null);
  expect([...read]).toEqual(keys.map(({jurisdiction, year}) => `${jurisdiction},${year} demand`));
});

test("a change in what the chart does not read is none of its changes", () => {
  const [before, after] = ["1.0.0", "2.0.0"].map((version) =>
    packages.get("electricity-system", version).resource("electricity-system"),
  );
  expect(changesInWords(before!, after!, new Set(["KAZ,2020 nothing"]), String)).toMatch(/^Since then none of the 1 /);
});
