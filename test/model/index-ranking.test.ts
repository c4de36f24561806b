import {describe, expect, test} from "vitest";
import {areEqual, indexRanking, weightsOf} from "../../src/model/index-ranking.ts";
import type {PolicyMonth} from "../../src/model/panel.ts";
import {equalWeights, restrictionIndicators} from "../../src/model/restriction-index.ts";

/** A row with levels in the order of the index; null is not coded. All are general. */
function row(jurisdiction: string, levels: readonly (number | null)[], month = "2024-01"): PolicyMonth {
  const cells = restrictionIndicators.flatMap((indicator, i) => {
    const level = levels[i] ?? null;
    return [
      [indicator, level],
      [`${indicator}_scope`, level ? "general" : null],
    ];
  });
  return {...Object.fromEntries(cells), month, jurisdiction, restriction_index: null};
}

const rows = [
  row("AAA", [3, 0, 0, 0, 0]),
  row("BBB", [0, 0, 2, 2, 0]),
  row("CCC", [null, 0, 3, 3, 0]),
  row("DDD", [0, 0, 2, 2, 0]),
  row("AAA", [0, 0, 0, 0, 0], "2023-01"),
];

const ranked = (weights = equalWeights) =>
  indexRanking(rows, "2024-01", weights).map(({jurisdiction, index, rank}) => [rank, jurisdiction, index]);

describe("the ranking of a month", () => {
  test("holds places with a complete index alone, the strictest first; equal ones share a rank", () => {
    expect(ranked()).toEqual([
      [1, "BBB", 26.7],
      [1, "DDD", 26.7],
      [3, "AAA", 20],
    ]);
  });

  test("moves with the weights", () => {
    expect(ranked({...equalWeights, prohibition: 5})).toEqual([
      [1, "AAA", 55.6],
      [2, "BBB", 14.8],
      [2, "DDD", 14.8],
    ]);
  });

  test("takes in a place where the indicator that was not coded has no weight, and keeps apart what moves by the weights alone", () => {
    const ranking = indexRanking(rows, "2024-01", {...equalWeights, prohibition: 0});
    expect(ranking.map(({jurisdiction, rank, equal}) => [jurisdiction, rank, equal])).toEqual([
      ["CCC", 1, null],
      ["BBB", 2, {index: 26.7, rank: 1, now: 1}],
      ["DDD", 2, {index: 26.7, rank: 1, now: 1}],
      ["AAA", 4, {index: 20, rank: 3, now: 3}],
    ]);
  });

  test("is empty in a month without rows", () => expect(indexRanking(rows, "2020-01")).toEqual([]));
});

describe("the weights of a view", () => {
  test("stand in the order of the index", () => {
    expect(weightsOf(["5", "0", "1", "2.5", "1"])).toEqual({
      prohibition: 5,
      entry_control: 0,
      power_access: 1,
      power_price: 2.5,
      enforcement: 1,
    });
  });

  test.each([[undefined], [[]], [["1", "1"]], [["0", "0", "0", "0", "0"]], [["1", "1", "1", "1", "x"]]])(
    "are equal where %j cannot be used",
    (words) => expect(areEqual(weightsOf(words))).toBe(true),
  );

  test("are equal in any proportion of one to one", () => {
    expect(areEqual(weightsOf(["2", "2", "2", "2", "2"]))).toBe(true);
    expect(areEqual(weightsOf(["2", "2", "2", "2", "1"]))).toBe(false);
  });
});
