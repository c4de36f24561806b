import {describe, expect, test} from "vitest";
import {annualMeans, changeOnYear, daysInMonth, growthOnYear, isWholeMonth} from "../../src/model/annual.ts";
import {monthsBetween} from "../../src/model/time.ts";

const twelve = monthsBetween("2021-01", "2021-12").map((month, i) => ({month, value: i < 6 ? 10 : 20}));

describe("annualMeans", () => {
  test("counts months by their days", () => {
    // 181 days at 10 and 184 at 20
    expect(annualMeans(twelve, (row) => row.value)).toEqual([
      {year: 2021, months: 12, mean: (181 * 10 + 184 * 20) / 365},
    ]);
  });

  test("gives no mean to a year that lacks a month, and says how many it has", () => {
    expect(annualMeans(twelve.slice(1), (row) => row.value)).toEqual([{year: 2021, months: 11, mean: null}]);
  });

  test("takes a missing value for a missing month, and zero for a value", () => {
    const [, ...rest] = twelve;
    const first = {month: "2021-01"};
    expect(annualMeans([{...first, value: null}, ...rest], (row) => row.value)[0]?.mean).toBeNull();
    expect(annualMeans([{...first, value: 0}, ...rest], (row) => row.value)[0]?.mean).toBeCloseTo(
      (150 * 10 + 184 * 20) / 365,
    );
  });

  test("leaves out a partial month", () => {
    const rows = twelve.map((row) => ({...row, days: row.month === "2021-09" ? 22 : daysInMonth(row.month)}));
    expect(annualMeans(rows, (row) => row.value)).toEqual([{year: 2021, months: 11, mean: null}]);
  });

  test("gives the years in order whatever the order of the rows", () => {
    const rows = [
      {month: "2022-01", value: 1},
      {month: "2019-09", value: 1},
    ];
    expect(annualMeans(rows, (row) => row.value).map(({year}) => year)).toEqual([2019, 2022]);
  });

  test("gives nothing for no rows", () => {
    expect(annualMeans([], () => 0)).toEqual([]);
  });
});

test("a month is whole when every day was averaged, also in a leap year", () => {
  expect(isWholeMonth({month: "2020-02", days: 28})).toBe(false);
  expect(isWholeMonth({month: "2020-02", days: 29})).toBe(true);
  expect(isWholeMonth({month: "2021-02", days: 28})).toBe(true);
  expect(isWholeMonth({month: "2021-02"})).toBe(true);
});

describe("changeOnYear and growthOnYear", () => {
  const values = new Map([
    [2019, 100],
    [2020, 110],
    [2021, null],
    [2022, 0],
    [2023, 5],
  ]);

  test("compare a year with the year before", () => {
    expect(changeOnYear(values, 2020)).toBe(10);
    expect(growthOnYear(values, 2020)).toBe(10);
  });

  test("are null where either year is missing", () => {
    for (const year of [2019, 2021, 2022, 2024]) {
      expect(changeOnYear(values, year)).toBeNull();
      expect(growthOnYear(values, year)).toBeNull();
    }
  });

  test("treat zero as a value, but give no growth from it", () => {
    expect(changeOnYear(values, 2023)).toBe(5);
    expect(growthOnYear(values, 2023)).toBeNull();
  });
});
