import {expect, test} from "vitest";
import {diffPackages} from "../../src/data/diff.ts";
import {summariseDiff} from "../../src/data/diff-summary.ts";
import {catalog} from "../published.ts";

test("a diff is told table by table, with its three largest changes and the fields that differ", () => {
  const diff = diffPackages(catalog.get("bitcoin-electricity", "1.0.0"), catalog.get("bitcoin-electricity", "2.0.0"));
  const lines = summariseDiff(diff);
  expect(lines.slice(0, 2)).toEqual([
    "bitcoin-electricity: 1.0.0 → 2.0.0",
    "  bitcoin-electricity: rows 8 added, 0 removed, 147 changed, 4 as before",
  ]);
  expect(lines[2]).toBe("    2011-07 low: 0.0081 → 0.2605 (+3116.0%)");
  expect(lines[5]).toMatch(/^ {4}and \d+ more cells$/);
  expect(lines.at(-1)).toBe("    field high: redefined (description)");
});

test("tables that came or went, and cells that were empty, are told", () => {
  const change = {key: "2021-10", before: {}, after: {}, changes: [{field: "best", from: null, to: 7}]};
  const empty = {primaryKey: ["month"], fields: [], added: [], removed: [], unchanged: 0, order: []};
  const resources = [{resource: "power", ...empty, changed: [change]}];
  expect(
    summariseDiff({
      name: "power",
      from: "1.0.0",
      to: "1.0.1",
      resources,
      resourcesAdded: ["notes"],
      resourcesRemoved: ["old"],
    }),
  ).toEqual([
    "power: 1.0.0 → 1.0.1",
    "  power: rows 0 added, 0 removed, 1 changed, 0 as before",
    "    2021-10 best: empty → 7",
    "  notes: a new table",
    "  old: no longer there",
  ]);
});
