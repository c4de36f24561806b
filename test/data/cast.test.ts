import {describe, expect, test} from "vitest";
import {castWith} from "../../src/data/cast.ts";
import type {Field} from "../../src/data/descriptor.ts";
import type {FieldType} from "../../src/data/field-types.ts";

const field = (type: FieldType, more: Partial<Field> = {}): Field => {
  return {name: "x", type, title: "X", description: "X.", ...more};
};
const cast = (text: string, of: Field, missingValues: string[] = [""]) => castWith(of, missingValues)(text);

const forms: Record<FieldType, {good: [string, string | number | boolean][]; bad: string[]}> = {
  string: {
    good: [
      ["a b", "a b"],
      ["007", "007"],
      ["NA", "NA"],
    ],
    bad: [" a", "a ", "\ta", "a\u00a0"],
  },
  integer: {
    good: [
      ["0", 0],
      ["-3", -3],
      ["19482116", 19482116],
    ],
    bad: ["1.0", "+1", "01", "-0", "1e3", "1,000", "9007199254740993", "n/a"],
  },
  number: {
    good: [
      ["0", 0],
      ["-0.5", -0.5],
      ["12.50", 12.5],
      ["1e-7", 1e-7],
    ],
    bad: [".5", "5.", "+1", "01.5", "-0", "1,5", "1 000", "NaN", "Infinity", "1e999", "0x1f", "12%"],
  },
  boolean: {
    good: [
      ["true", true],
      ["false", false],
    ],
    bad: ["True", "TRUE", "1", "0", "yes"],
  },
  date: {
    good: [
      ["2021-10-14", "2021-10-14"],
      ["2024-02-29", "2024-02-29"],
    ],
    bad: ["2023-02-29", "2021-10", "2021-10-14T00:00:00Z", "14.10.2021", "2021-13-01", "2021-1-1"],
  },
  year: {good: [["2021", 2021]], bad: ["21", "2021.0", "2021-10", "02021"]},
  yearmonth: {good: [["2021-10", "2021-10"]], bad: ["2021-13", "2021-00", "2021-1", "2021", "2021-10-01", "Oct 2021"]},
};

describe.each(Object.entries(forms))("a cell of type %s", (type, {good, bad}) => {
  test.each(good)("%s reads as %s", (text, value) => {
    expect(cast(text, field(type as FieldType))).toEqual({cell: value});
  });
  test.each(bad)("%j is refused, not guessed at", (text) => {
    expect(cast(text, field(type as FieldType))).toMatchObject({
      cell: null,
      fault: {message: `invalid ${type}`, value: text},
    });
  });
});

test("a missing value is null for every type", () => {
  for (const type of Object.keys(forms)) expect(cast("", field(type as FieldType))).toEqual({cell: null});
});

test("an empty cell that is not among the missing values is not missing", () => {
  expect(cast("", field("string"), [])).toEqual({cell: ""});
  expect(cast("", field("integer"), []).fault?.message).toBe("invalid integer");
});

test("a field's own missing values stand before the table's, with labels or without", () => {
  const own = field("number", {missingValues: [{value: "x", label: "not applicable"}]});
  expect(cast("x", own)).toEqual({cell: null});
  expect(cast("", own).fault?.message).toBe("invalid number");
});

test("a required cell is not missing", () => {
  expect(cast("", field("string", {constraints: {required: true}})).fault?.message).toBe("missing value");
});

test("a category is one of those listed, and a close one is suggested", () => {
  const instrument = field("string", {
    categories: [
      {value: "ban", label: "Ban"},
      {value: "tax", label: "Tax"},
    ],
  });
  expect(cast("ban", instrument)).toEqual({cell: "ban"});
  expect(cast("bann", instrument).fault).toEqual({
    message: "unknown category",
    value: "bann",
    remedy: 'did you mean "ban"? One of ban, tax',
  });
});

test("categories of integers are compared as integers", () => {
  const level = field("integer", {
    categories: [
      {value: 0, label: "None"},
      {value: 1, label: "Some"},
    ],
  });
  expect(cast("1", level)).toEqual({cell: 1});
  expect(cast("2", level).fault?.remedy).toBe("one of 0, 1");
});

test("bounds are inclusive, for numbers, years, dates and months", () => {
  const within = (type: FieldType, minimum: string | number, maximum: string | number) =>
    field(type, {constraints: {minimum, maximum}});
  expect(cast("0", within("number", 0, 100))).toEqual({cell: 0});
  expect(cast("100.1", within("number", 0, 100)).fault?.message).toBe("value too high");
  expect(cast("9", within("integer", 10, 20)).fault?.message).toBe("value too low");
  expect(cast("2008", within("year", 2009, 2026)).fault?.message).toBe("value too low");
  expect(cast("2021-10-14", within("date", "2021-10-14", "2021-10-14"))).toEqual({cell: "2021-10-14"});
  expect(cast("2021-11", within("yearmonth", "2019-09", "2021-10")).fault?.message).toBe("value too high");
});

test("a pattern matches the whole cell", () => {
  const code = field("string", {constraints: {pattern: "[A-Z]{3}|EU"}});
  expect(cast("EU", code)).toEqual({cell: "EU"});
  expect(cast("KAZX", code).fault?.remedy).toBe("match the pattern [A-Z]{3}|EU");
});

test("an enum lists the values allowed", () => {
  expect(cast("3", field("integer", {constraints: {enum: [1, 2]}})).fault?.message).toBe("unknown value");
});
