import {describe, expect, test} from "vitest";
import {dip, monthsApart, returnFromZero, worldHashrate} from "../../src/model/hashrate.ts";
import type {HashrateShare} from "../../src/model/observation.ts";

const row = (month: string, jurisdiction: string, hashrate: number, flag: string | null = null): HashrateShare => ({
  month,
  jurisdiction,
  share: 0,
  hashrate,
  flag,
});

/** Rows for A and B, month by month; A is a published zero where it is 0. */
const rows = (values: Record<string, [a: number, b: number]>) =>
  Object.entries(values).flatMap(([month, [a, b]]) => [
    row(month, "A", a, a === 0 ? "published-zero" : null),
    row(month, "B", b),
  ]);

const series = rows({
  "2021-03": [50, 40],
  "2021-04": [45, 55.1],
  "2021-05": [20, 60],
  "2021-06": [0, 70],
  "2021-07": [30, 55.5],
  "2021-08": [40, 70],
});

test("the world total of a month is the sum of its places, in order of month, without rounding noise", () => {
  expect(worldHashrate([row("2021-02", "A", 0.1), row("2021-01", "B", 2), row("2021-02", "B", 0.2)])).toEqual([
    {month: "2021-01", hashrate: 2},
    {month: "2021-02", hashrate: 0.3},
  ]);
});

test("months are counted across a year", () => {
  expect(monthsApart("2021-11", "2022-02")).toBe(3);
  expect(monthsApart("2021-11", "2021-11")).toBe(0);
});

describe("the dip around a published zero", () => {
  test("takes the highest total before the zero, and the first month after it that is at least as high", () => {
    expect(dip(worldHashrate(series), "2021-06")).toEqual({
      level: {month: "2021-04", hashrate: 100.1},
      zero: "2021-06",
      regained: "2021-08",
    });
  });

  test("says so when the level is not regained", () => {
    expect(dip(worldHashrate(series.filter(({month}) => month < "2021-08")), "2021-06")?.regained).toBeUndefined();
  });

  test("is nothing when the zero is where the series starts", () => {
    expect(dip(worldHashrate(series), "2021-03")).toBeUndefined();
  });
});

describe("the return from a published zero", () => {
  test("stands beside what all other places lost in the same month", () => {
    expect(returnFromZero(series, "A")).toEqual({month: "2021-07", gained: 30, lostElsewhere: 14.5});
  });

  test("is nothing for a place that was never zero, or when the month before is missing", () => {
    expect(returnFromZero(series, "B")).toBeUndefined();
    expect(
      returnFromZero(
        series.filter(({month}) => month !== "2021-06"),
        "A",
      ),
    ).toBeUndefined();
  });
});
