import {describe, expect, test} from "vitest";
import {applyDiff, diffPackages, diffRows} from "../../src/data/diff.ts";
import type {Cell, Row} from "../../src/data/package.ts";
import {catalog} from "../published.ts";

describe("diffPackages", () => {
  test("finds fifty added rows and none changed between the two hashrate maps", () => {
    const {resources} = diffPackages(
      catalog.get("mining-hashrate-share", "1.0.0"),
      catalog.get("mining-hashrate-share", "1.1.0"),
    );
    expect(
      resources.map(({added, removed, changed, unchanged}) => [
        added.length,
        removed.length,
        changed.length,
        unchanged,
      ]),
    ).toEqual([[50, 0, 0, 240]]);
  });

  test("gives each changed cell with its absolute and relative change", () => {
    const [diff] = diffPackages(
      catalog.get("bitcoin-electricity", "1.0.0"),
      catalog.get("bitcoin-electricity", "2.0.0"),
    ).resources;
    const november = diff?.changed.find(({key}) => key === "2021-11")?.changes.find(({field}) => field === "best");
    const [before, after] = ["1.0.0", "2.0.0"].map(
      (version) =>
        catalog
          .get("bitcoin-electricity", version)
          .resource("bitcoin-electricity")
          .rows.find(({month}) => month === "2021-11")?.["best"] as number,
    );
    expect(november).toMatchObject({from: before, to: after});
    expect(november?.absolute).toBeCloseTo((after ?? 0) - (before ?? 0), 9);
    expect(november?.relative).toBeCloseTo((after ?? 0) / (before ?? 1) - 1, 9);
  });

  test("says which fields mean something else", () => {
    const [diff] = diffPackages(
      catalog.get("electricity-system", "1.0.0"),
      catalog.get("electricity-system", "2.0.0"),
    ).resources;
    expect(diff?.fields.find(({field}) => field === "carbon_intensity")).toMatchObject({
      change: "redefined",
      properties: expect.arrayContaining(["unit"]),
    });
  });

  test("refuses two different packages, naming both", () => {
    expect(() => diffPackages(catalog.newest("claims"), catalog.newest("sources"))).toThrow(
      `${catalog.newest("claims").id} and ${catalog.newest("sources").id} are different packages`,
    );
  });

  test("refuses rows that cannot be matched, with the remedy", () => {
    const side = catalog.get("mining-hashrate-share", "1.1.0");
    const [resource] = side.resources;
    if (!resource) throw new Error("no resource");
    const renamed = {
      ...resource,
      descriptor: {...resource.descriptor, schema: {...resource.descriptor.schema, primaryKey: ["month", "place"]}},
    };
    expect(() => diffPackages(side, {...side, resources: [renamed], resource: () => renamed})).toThrow(
      /primary key month, jurisdiction.*rows cannot be matched; keep the names of key fields/,
    );
  });
});

/** A generator of numbers that look random and are always the same. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function table(next: () => number): Row[] {
  const keys = [...new Set(Array.from({length: Math.floor(next() * 30)}, () => Math.floor(next() * 40)))];
  const cell = (): Cell => [null, 0, Math.floor(next() * 5), "a,b", "", true][Math.floor(next() * 6)] ?? null;
  return keys.map((key) => ({key: `k${key}`, a: cell(), b: cell(), ...(next() < 0.2 && {c: cell()})}));
}

test("a diff applied to the earlier rows gives the later rows exactly, for any two tables", () => {
  for (let seed = 1; seed <= 500; seed++) {
    const next = sequence(seed);
    const [before, after] = [table(next), table(next)];
    expect(applyDiff(before, diffRows(before, after, ["key"]), ["key"])).toEqual(after);
  }
});

test("a diff of equal tables is empty", () => {
  const rows = table(sequence(7));
  expect(diffRows(rows, rows, ["key"])).toMatchObject({added: [], removed: [], changed: [], unchanged: rows.length});
});

test("a diff is not applied to rows it was not made of", () => {
  const diff = diffRows([{key: "a", x: 1}], [{key: "a", x: 2}], ["key"]);
  expect(() => applyDiff([{key: "b", x: 1}], diff, ["key"])).toThrow("the diff changes a, which is not there");
});
