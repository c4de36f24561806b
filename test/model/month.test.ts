import {expect, test} from "vitest";
import {gaps, monthEnd, monthMiddle, monthsFrom, monthsOf, monthsShown, timeTicks} from "../../src/model/month.ts";

test("a month ends where the next begins, across a year's end too", () => {
  expect(monthEnd("2021-12").toISOString()).toBe("2022-01-01T00:00:00.000Z");
  expect(monthEnd("2024-02").toISOString()).toBe("2024-03-01T00:00:00.000Z");
});

test("the middle of a month lies halfway, whatever its length", () => {
  expect(monthMiddle("2021-02").toISOString()).toBe("2021-02-15T00:00:00.000Z");
  expect(monthMiddle("2021-03").toISOString()).toBe("2021-03-16T12:00:00.000Z");
});

const rows = [{month: "2021-03"}, {month: "2020-11"}, {month: "2021-01"}];

test("months without rows are among those shown", () => {
  expect(monthsShown(rows, {})).toEqual(["2020-11", "2020-12", "2021-01", "2021-02", "2021-03"]);
});

test("a view cuts the months shown, and a year means all of its months", () => {
  expect(monthsShown(rows, {from: "2021", to: "2021"})).toEqual(["2021-01", "2021-02", "2021-03"]);
  expect(monthsShown(rows, {from: "2019-01", to: "2020-12"})).toEqual(["2020-11", "2020-12"]);
});

test("a view that leaves no row shows all months", () => {
  expect(monthsShown(rows, {from: "2021-03", to: "2020-11"})).toHaveLength(5);
  expect(monthsShown(rows, {from: "2031"})).toHaveLength(5);
  expect(monthsShown(rows, {from: "2020-12", to: "2020-12"})).toHaveLength(5);
});

test("no rows at all is an error, not an empty axis", () => {
  expect(() => monthsShown([], {})).toThrow(RangeError);
});

test("months without a value are told as stretches", () => {
  const months = ["2021-01", "2021-02", "2021-03", "2021-04", "2021-05"];
  const known = new Set(["2021-02", "2021-03"]);
  expect(gaps(months, (month) => known.has(month))).toEqual([
    {from: "2021-01", to: "2021-01"},
    {from: "2021-04", to: "2021-05"},
  ]);
  expect(gaps(months, () => true)).toEqual([]);
});

test("months are counted from a month, backwards below zero and across years", () => {
  expect(monthsFrom("2021-05", "2022-01")).toBe(8);
  expect(monthsFrom("2021-05", "2020-11")).toBe(-6);
  expect(monthsFrom("2021-05", "2021-05")).toBe(0);
});

test("a period is offered from the first row to the last, months without rows among them", () => {
  expect(monthsOf([{month: "2021-03"}, {month: "2020-12"}])).toEqual(["2020-12", "2021-01", "2021-02", "2021-03"]);
  expect(monthsOf([])).toEqual([]);
});

test("a long span is ticked by years, a short one by months, a single month by its own name", () => {
  const months = (from: string, to: string) => monthsOf([{month: from}, {month: to}]);
  const labels = (from: string, to: string, narrow = false) =>
    timeTicks(months(from, to), narrow).map(({label}) => label);
  expect(labels("2019-09", "2022-01")).toEqual(["2020", "2021", "2022"]);
  expect(labels("2021-01", "2021-12", true)).toEqual(["Jan 2021", "Apr", "July", "Oct"]);
  expect(labels("2021-07", "2021-07")).toEqual(["July 2021"]);
  expect(timeTicks([])).toEqual([]);
});
