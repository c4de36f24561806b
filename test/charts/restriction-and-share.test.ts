import {describe, expect, test} from "vitest";
import {restrictionAndShare as chart, type Observations} from "../../src/charts/restriction-and-share.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {codebook, coded, everywhere, jurisdictions} from "./coded.ts";
import {drawings, written} from "./drawn.ts";

const {observations} = observe(catalog, chart);
const index = (code: string, month: string) =>
  observations.panel.find((row) => row.jurisdiction === code && row.month === month)?.restriction_index ?? Number.NaN;
const share = (code: string, month: string) =>
  observations.shares.find((row) => row.jurisdiction === code && row.month === month)?.share ?? Number.NaN;

describe("on the published coding", () => {
  test("with equal weights the index is the published one, and the headline sets it beside the share", () => {
    const [from, to] = ["2019-09", "2022-01"];
    expect(chart.title(observations, chart.view)).toBe(
      `China’s restriction index rose from ${index("CHN", from).toFixed(0)} to ${index("CHN", to).toFixed(0)}; its measured share fell from ${share("CHN", from).toFixed(1)}% to ${share("CHN", to).toFixed(1)}%`,
    );
    const {columns, rows} = chart.table(observations, chart.view);
    const column = columns.findIndex(({title}) => title === "Kazakhstan, index");
    expect(rows.find(([month]) => month === "Jan 2022")?.[column]).toBe(index("KAZ", "2022-01").toFixed(1));
  });

  test("places without a complete index are not offered", () => {
    const [places] = chart.controls?.(observations) ?? [];
    const complete = new Set(
      observations.panel.filter((row) => row.restriction_index !== null).map((row) => row.jurisdiction),
    );
    expect(places?.kind === "places" && new Set(places.options.map(({value}) => value))).toEqual(complete);
  });

  test("the two panels have no scale in common: each has a heading and numbers of its own", () => {
    for (const svg of drawings(chart, observations, chart.view)) {
      const words = written(svg);
      expect(words).toContain("Restriction index");
      expect(words).toContain("Measured share of world hashrate");
      expect(words).toContain("100, strictest");
      expect(words).toContain("80%");
    }
  });

  test("weights move the index and never the share", () => {
    const view = {...chart.view, weights: ["1", "0", "0", "0", "0"]};
    const [before, after] = [chart.table(observations, chart.view), chart.table(observations, view)];
    const cells = (table: typeof before, end: string) =>
      table.rows.map((row) => row.filter((_, i) => table.columns[i]?.title.endsWith(end)));
    expect(cells(after, "share")).toEqual(cells(before, "share"));
    expect(cells(after, "index")).not.toEqual(cells(before, "index"));
    expect(chart.describe(observations, view)).toContain("Weights: prohibition of mining 1, entry control 0");
  });

  test("the months after the last share are hatched and said, and the words claim no cause", () => {
    expect(chart.describe(observations, chart.view)).toContain("No share is published after January 2022");
    expect(chart.describe(observations, chart.view)).toContain("Association is not cause");
    for (const svg of drawings(chart, observations, chart.view))
      expect(svg.querySelectorAll("rect[fill^='url']")).toHaveLength(2);
  });

  test("a place without a measured share is said to have none", () => {
    const view = {...chart.view, with: ["SWE"]};
    expect(chart.title(observations, view)).toMatch(/Sweden’s restriction index .*no share of it is measured$/);
    for (const svg of drawings(chart, observations, view))
      expect(written(svg).join(" ")).toMatch(/No share of these places is ?measured by name/);
  });
});

describe("on rows with a gap and a zero", () => {
  const rows: Observations = {
    codebook,
    jurisdictions,
    panel: [
      coded("2021-01", "CHN", everywhere(0)),
      coded("2021-02", "CHN", {prohibition: "3 general"}),
      coded("2021-03", "CHN", everywhere(3)),
    ],
    shares: [
      {month: "2021-01", jurisdiction: "CHN", share: 60, hashrate: 90, flag: null},
      {month: "2021-03", jurisdiction: "CHN", share: 0, hashrate: 0, flag: "published-zero"},
    ],
  };
  const view = {with: ["CHN"], weights: ["1", "1", "1", "1", "1"]};

  test("an incomplete month breaks the line of the index, a month without share that of the share", () => {
    expect(chart.table(rows, view).rows).toEqual([
      ["Mar 2021", "100.0", "0.00"],
      ["Feb 2021", "not complete", "no data"],
      ["Jan 2021", "0.0", "60.00"],
    ]);
    expect(drawings(chart, rows, view)).toHaveLength(2);
  });

  test("a published zero is a point that says what it is", () => {
    const points = chart.series?.(rows, view, 704)[1]?.points;
    expect(points?.at(-1)).toMatchObject({value: "0.0%", note: "published as zero, read as not reported"});
    expect(chart.describe(rows, view)).toContain("China’s zero in March 2021 is widely read as unreported");
  });
});
