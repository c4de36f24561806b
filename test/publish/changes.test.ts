import {expect, test} from "vitest";
import {
  changes,
  changesCsv,
  changesJson,
  type LargestChange,
  summary,
  versionPairs,
} from "../../src/publish/changes.ts";
import {catalog} from "../published.ts";

const found = (name: string, from: string, to: string) =>
  changes(catalog, catalog.get(name, from), catalog.get(name, to));

const sizesOf = (changes: readonly LargestChange[]) =>
  changes.map(({absolute}) => Math.abs(Number(absolute.replace("−", "-").replace(/[+,]/g, ""))));

test("every two versions of a package are a pair, the earlier first", () => {
  const pairs = versionPairs(catalog).map(({before, after}) => `${before.id} ${after.version}`);
  expect(pairs).toContain("mining-hashrate-share@1.0.0 1.1.0");
  expect(pairs).not.toContain("mining-hashrate-share@1.1.0 1.0.0");
});

test("an extension of a series reads as rows added and none changed", () => {
  const [resource] = found("mining-hashrate-share", "1.0.0", "1.1.0").resources;
  expect(resource?.summary).toBe("50 rows added, none removed, none of the 240 rows in both changed");
  expect(resource?.picture).toBeUndefined();
});

test("a revision has its reason, a picture and its largest changes first", () => {
  const {reasons, resources} = found("bitcoin-electricity", "1.0.0", "2.0.0");
  expect(reasons.map(({version}) => version)).toEqual(["2.0.0"]);
  expect(reasons[0]?.reason).toContain("104.96 to 89.06 TWh");
  const [resource] = resources;
  expect(resource?.picture?.wide).toMatch(/^<svg [^>]*role="img"/);
  const sizes = sizesOf(resource!.largest.filter(({unit}) => unit === "TWh/yr"));
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
});

test("every unit has its largest changes, so that a small unit's many do not hide another's", () => {
  const [resource] = found("mining-electricity", "1.0.0", "2.0.0").resources;
  const byUnit = Map.groupBy(resource!.largest, ({unit}) => unit);
  expect([...byUnit].map(([unit, changes]) => [unit, changes.length])).toEqual([
    ["TWh/yr", 6],
    ["MW", 6],
  ]);
  for (const changes of byUnit.values()) expect(sizesOf(changes)).toEqual(sizesOf(changes).toSorted((a, b) => b - a));
  expect(resource?.largest.find(({unit}) => unit === "TWh/yr")).toMatchObject({key: "2021-05,CHN", field: "best"});
});

test("a change of a field whose unit changed names both units", () => {
  const [resource] = found("electricity-system", "1.0.0", "2.0.0").resources;
  expect(resource?.largest.find(({field}) => field === "carbon_intensity")?.unit).toBe("gCO2/kWh to gCO2e/kWh");
});

test("the CSV has a line for every change and the JSON says why", () => {
  const {diff, ...rest} = found("bitcoin-electricity", "1.0.0", "2.0.0");
  const cells = diff.resources.flatMap(({added, removed, changed}) => [
    ...added,
    ...removed,
    ...changed.flatMap((row) => row.changes),
  ]);
  expect(changesCsv(diff).trimEnd().split("\n")).toHaveLength(1 + cells.length);
  expect(JSON.parse(changesJson({diff, ...rest})).reasons).toHaveLength(1);
});

test("the summary counts what it says", () => {
  const diff = {
    resource: "a",
    primaryKey: ["k"],
    fields: [],
    added: [{k: "1"}],
    removed: [{k: "2"}],
    changed: [],
    unchanged: 1200,
    order: [],
  };
  expect(summary(diff)).toBe("1 row added, 1 removed, none of the 1,200 rows in both changed");
});
