import fc from "fast-check";
import {expect, test} from "vitest";
import type {Table} from "../../src/charts/chart.ts";
import {plainTable, tableRecords} from "../../src/charts/plain-table.ts";
import {charts} from "../../src/charts/registry.ts";
import {date, number, readSpan, shortDate, signed, span} from "../../src/model/format.ts";
import {figure} from "../../src/publish/figure.ts";

const column = (numeric: boolean, cells: readonly string[], notes: readonly string[] = []) =>
  plainTable({caption: "", columns: [{title: "Share", numeric}], rows: cells.map((cell) => [cell]), notes});

test("numbers are numbers, whatever sign, grouping and decimals they were printed with", () => {
  fc.assert(
    fc.property(fc.integer({min: -1e9, max: 1e9}), fc.integer({min: 0, max: 4}), (whole, decimals) => {
      const value = Number((whole / 10 ** decimals).toFixed(decimals));
      expect(column(true, [number(value, decimals)]).rows).toEqual([[value === 0 ? 0 : value]]);
      expect(column(true, [signed(value, decimals)]).rows).toEqual([[value === 0 ? 0 : value]]);
    }),
  );
});

test("a unit that every number bears stands in the header; where units differ the cells stay as they are", () => {
  expect(column(true, ["64.81%", "0%"])).toMatchObject({columns: [{type: "number", unit: "%"}], rows: [[64.81], [0]]});
  expect(tableRecords(column(true, ["1,200\u00a0MW", "340\u00a0MW"]))).toEqual([["Share (MW)"], ["1200"], ["340"]]);
  const mixed = ["17%", "476.7 g"];
  expect(column(true, mixed)).toMatchObject({columns: [{type: "text"}], rows: mixed.map((cell) => [cell])});
  for (const cell of ["1–1.5 TWh", "up to 1,200 MW", "$60 million", "12 of 12"])
    expect(column(true, [cell]).rows).toEqual([[cell]]);
});

test("dates are ISO dates, however they were printed", () => {
  const part = fc.date({
    min: new Date("1900-01-01T00:00:00Z"),
    max: new Date("2100-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(part, fc.constantFrom(4, 7, 10), (at, length) => {
      const iso = at.toISOString().slice(0, length);
      expect([readSpan(date(iso)), readSpan(shortDate(iso))]).toEqual([iso, iso]);
      expect(readSpan(span(`${iso}/${iso}`))).toBe(`${iso}/${iso}`);
    }),
  );
  expect(column(false, ["Oct 2021", "Sept 2021"])).toMatchObject({
    columns: [{type: "time"}],
    rows: [["2021-10"], ["2021-09"]],
  });
  for (const text of ["May", "Mayday 2021", "2021-10", "early 2021", "13", ""]) expect(readSpan(text)).toBeUndefined();
});

test("no data is an empty cell, and zero is 0", () => {
  expect(column(true, ["no data", "0.00", "–"]).rows).toEqual([[null], [0], [null]]);
  expect(tableRecords(column(true, ["no data", "0.00"]))).toEqual([["Share"], [""], ["0"]]);
});

test("the mark of a footnote leaves its cell, and what it says stands in a column of its own", () => {
  const read = column(true, ["0.00 a", "4.30"], ["a Published as zero.", "* Doubtful."]);
  expect(read.columns.map(({title}) => title)).toEqual(["Share", "Note"]);
  expect(read.rows).toEqual([
    [0, "Share: Published as zero."],
    [4.3, null],
  ]);
});

test("text that a spreadsheet would run is text", () => {
  const cells = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "fine"];
  expect(tableRecords(column(false, cells)).slice(1).flat()).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@SUM(A1)",
    "'\tx",
    "fine",
  ]);
  expect(tableRecords(column(true, ["−1.5"]))[1]).toEqual(["-1.5"]);
});

test.each(charts.map(({name}) => name))("the table of %s keeps every row, column and word", (name) => {
  const {table} = figure(name);
  const plain = plainTable(table);
  expect(plain.rows.length).toBe(table.rows.length);
  expect(plain.columns.slice(0, table.columns.length).map(({title}) => title)).toEqual(
    table.columns.map(({title}) => title),
  );
  for (const row of plain.rows) expect(row.length).toBe(plain.columns.length);
  const known = (rows: Table["rows"]) => rows.flat().filter((cell) => !["", "–", "no data"].includes(cell)).length;
  const read = plain.rows.flatMap((row) => row.slice(0, table.columns.length));
  expect(read.filter((cell) => cell !== null).length).toBe(known(table.rows));
  expect(read.some((cell) => Number.isNaN(cell))).toBe(false);
});
