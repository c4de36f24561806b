/** A chart's table as values: the same columns and rows as a reader sees, in the order they stand, but numbers are numbers. */
import {readSpan} from "../model/format.ts";
import type {Table} from "./chart.ts";

export interface PlainColumn {
  title: string;
  /** A time is "2021", "2021-10", "2021-10-14", or two of them joined by a slash. */
  type: "number" | "time" | "text";
  /** What every number of the column bore behind it, e.g. "%" or "TWh a year". */
  unit?: string;
}

/** Null is no data. */
export type PlainCell = string | number | null;

export interface PlainTable {
  columns: readonly PlainColumn[];
  rows: readonly (readonly PlainCell[])[];
}

/** The last column of a table with footnotes to cells: what they say of a row. */
export const NOTE = "Note";

/**
 * Reads a table's cells: a numeric column whose every cell is a number, with the same unit or none, becomes numbers; one
 * whose every cell is a date becomes ISO dates; all else stays text. Marks of footnotes leave the cells, and what they
 * say stands in a column of its own.
 */
export function plainTable({columns, rows, notes = []}: Table): PlainTable {
  const footnotes = new Map(
    notes.flatMap((note) => {
      const [, mark, words] = /^([a-z]) (.+)$/s.exec(note) ?? [];
      return mark !== undefined && words !== undefined ? [[mark, words] as const] : [];
    }),
  );
  const marked = rows.map((row) => row.map((cell) => splitMark(cell, footnotes)));
  const read = columns.map(({title, numeric}, i) =>
    readColumn(
      title,
      numeric,
      marked.map((row) => row[i]?.text ?? ""),
    ),
  );
  const noteOf = (row: (typeof marked)[number]): string | null => {
    const byNote = Map.groupBy(row.keys(), (i) => row[i]?.note);
    byNote.delete(undefined);
    const lines = [...byNote].map(([note, at]) => `${at.map((i) => columns[i]?.title).join(", ")}: ${note}`);
    return lines.join(" ") || null;
  };
  const withNotes = marked.some((row) => row.some(({note}) => note !== undefined));
  return {
    columns: [...read.map(({column}) => column), ...(withNotes ? [{title: NOTE, type: "text"} as const] : [])],
    rows: marked.map((row, at) => [...read.map(({cells}) => cells[at] ?? null), ...(withNotes ? [noteOf(row)] : [])]),
  };
}

/**
 * The records of a CSV file, the header first. A unit follows its title in brackets. Text that a spreadsheet would run as
 * a formula starts with an apostrophe.
 */
export function tableRecords({columns, rows}: PlainTable): string[][] {
  return [
    columns.map(({title, unit}) => safe(unit === undefined ? title : `${title} (${unit})`)),
    ...rows.map((row) => row.map((cell) => (typeof cell === "number" ? String(cell) : safe(cell ?? "")))),
  ];
}

function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function splitMark(cell: string, footnotes: ReadonlyMap<string, string>): {text: string; note?: string} {
  const [, text, mark = ""] = /^(.*\d\S*) ([a-z])$/.exec(cell) ?? [];
  const note = footnotes.get(mark);
  return text === undefined || note === undefined ? {text: cell} : {text, note};
}

function isMissing(cell: string): boolean {
  return cell === "" || cell === "–" || cell === "no data";
}

function readColumn(
  title: string,
  numeric: boolean,
  cells: readonly string[],
): {column: PlainColumn; cells: readonly PlainCell[]} {
  const known = cells.filter((cell) => !isMissing(cell));
  const values = <Value extends PlainCell>(read: (cell: string) => Value) =>
    cells.map((cell) => (isMissing(cell) ? null : read(cell)));
  const units = new Set(known.map((cell) => number.exec(cell)?.[2]));
  const [unit] = units;
  if (numeric && units.size === 1 && unit !== undefined) {
    return {
      column: {title, type: "number", ...(unit && {unit})},
      cells: values((cell) => Number(number.exec(cell)?.[1]?.replaceAll(",", "").replace("−", "-"))),
    };
  }
  if (known.length > 0 && known.every((cell) => readSpan(cell) !== undefined)) {
    return {column: {title, type: "time"}, cells: values((cell) => readSpan(cell) ?? cell)};
  }
  return {column: {title, type: "text"}, cells: values((cell) => cell)};
}

/** A number as printed, and the unit behind it, which has no digit; a year alone is no number of these. */
const number = /^([+−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)[\u00a0 ]?([^\d.,–]*)$/;
