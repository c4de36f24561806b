import {describe, expect, test} from "vitest";
import {asFar, countedFrom, placebos} from "../../src/model/aligned.ts";

const series = new Map(
  ["2020-01", "2020-02", "2020-03", "2020-04", "2020-06", "2020-07"].map((month, i) => [month, i * i] as const),
);

describe("a series counted from a month", () => {
  test("changes are from the month before, and a month without a value is left out", () => {
    expect(countedFrom(series, "2020-03").map(({offset, change}) => [offset, change])).toEqual([
      [-2, -1],
      [-1, 0],
      [0, 3],
      [1, 8],
      [3, 15],
      [4, 24],
    ]);
  });

  test("without the month before no change is told", () => {
    expect(countedFrom(series, "2020-06")).toEqual([]);
    expect(countedFrom(series, "2020-01")).toEqual([]);
  });

  test("is cut at the reach asked for", () => {
    expect(countedFrom(series, "2020-03", {before: 1, after: 1}).map(({offset}) => offset)).toEqual([-1, 0, 1]);
  });
});

describe("the same series counted from earlier months", () => {
  test("holds nothing of the month of the act or later", () => {
    const others = placebos(series, "2020-04", 1);
    expect(others.map(({zero}) => zero)).toEqual(["2020-02"]);
    expect(others.flatMap(({months}) => months.map(({month}) => month)).every((month) => month < "2020-04")).toBe(true);
  });

  test("a month too near the act is no comparison", () => expect(placebos(series, "2020-03", 1)).toEqual([]));

  test("counts those that moved as far in the same direction", () => {
    expect(asFar(-2, [-3, -2, 1, 5])).toBe(2);
    expect(asFar(2, [-3, -2, 1, 5])).toBe(1);
  });
});
