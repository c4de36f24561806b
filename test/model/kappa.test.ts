import {expect, test} from "vitest";
import {linear, quadratic, weightedKappa} from "../../src/model/kappa.ts";

/** The pairs behind a table of counts, rows being the first coder's levels. */
function pairs(table: readonly (readonly number[])[]): [number, number][] {
  return table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({length: count}, (): [number, number] => [i, j])),
  );
}

test("weighted kappa of Cohen’s own table of 1968, with his weights, is 0.348", () => {
  // 200 cases: personality disorder, neurosis, psychosis, by two judges.
  const table = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];
  const gravities = [
    [0, 1, 3],
    [1, 0, 6],
    [3, 6, 0],
  ];
  expect(weightedKappa(pairs(table), (a, b) => gravities[a]![b]!)).toBeCloseTo(0.348, 3);
});

test("with linear weights the radiologists of Stata’s manual agree at 0.5684", () => {
  const table = [
    [21, 12, 0, 0],
    [4, 17, 1, 0],
    [3, 9, 15, 2],
    [0, 0, 0, 1],
  ];
  expect(weightedKappa(pairs(table), linear)).toBeCloseTo(0.5684, 4);
  expect(weightedKappa(pairs(table))).toBe(weightedKappa(pairs(table), linear));
});

test("full agreement is 1, agreement as by chance 0, full opposition −1", () => {
  expect(
    weightedKappa(
      pairs([
        [5, 0],
        [0, 5],
      ]),
    ),
  ).toBe(1);
  expect(
    weightedKappa(
      pairs([
        [4, 4],
        [4, 4],
      ]),
    ),
  ).toBe(0);
  expect(
    weightedKappa(
      pairs([
        [0, 5],
        [5, 0],
      ]),
    ),
  ).toBe(-1);
});

test("squared weights forgive a neighbour and punish an opposite", () => {
  const neighbours = pairs([
    [8, 2, 0],
    [2, 8, 2],
    [0, 2, 8],
  ]);
  const opposites = pairs([
    [8, 0, 2],
    [2, 8, 2],
    [2, 0, 8],
  ]);
  expect(weightedKappa(neighbours, quadratic)).toBeGreaterThan(weightedKappa(neighbours, linear)!);
  expect(weightedKappa(opposites, quadratic)).toBeLessThan(weightedKappa(opposites, linear)!);
});

test("kappa is not defined without pairs, nor when both coders gave one level throughout", () => {
  expect(weightedKappa([])).toBeNull();
  expect(
    weightedKappa([
      [2, 2],
      [2, 2],
    ]),
  ).toBeNull();
});

test("kappa is 0, not undefined, when one coder never varied and the other did", () => {
  expect(
    weightedKappa([
      [0, 0],
      [0, 1],
      [0, 2],
    ]),
  ).toBe(0);
});
