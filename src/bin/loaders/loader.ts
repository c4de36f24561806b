/** What a loader is, and the reading of a provider's CSV file that all of them share. */
import {parseCsv} from "../../data/csv.ts";
import {suggest} from "../../data/nearest.ts";
import {quote, renderProblem} from "../../data/problem.ts";

/** A provider's file: its name or address, for messages, and its text. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** The cells of one row as written in our table, by field name. */
export type TextRow = Readonly<Record<string, string>>;

/** How one package is read from its provider's files. */
export interface Loader {
  /** The table it fills. */
  readonly resource: string;
  /** Where the provider offers the files. */
  readonly address: string;
  /** The licence under which the provider's figures are reported to stand, as the descriptor names it. */
  readonly licence: string;
  /** The field with the time of a row. */
  readonly period: string;
  /** The field with the code of its place, if coverage lists codes. */
  readonly place?: string;
  /**
   * The rows of the table, in its order. `newest` is the table as it stands, for a provider who gives a year at a time.
   * Throws an Error of one line, with file, line and remedy, when a file is not what it was.
   */
  readonly parse: (files: readonly SourceFile[], newest: readonly TextRow[]) => TextRow[];
}

/** One record of a provider's file. */
export interface SourceRow {
  /** The text of a cell; the column is one of those asked for. */
  get(column: string): string;
  /** A cell's number; undefined where it is empty. Throws at any other text. */
  number(column: string): number | undefined;
  /** An error at this row. */
  fault(message: string, remedy: string): Error;
}

/**
 * The records of a provider's CSV file. Columns that are not asked for may come and go. Throws an Error of one line for
 * an empty file, a web page, a file cut off, and a column that is not there.
 */
export function readSource({name: file, text}: SourceFile, columns: readonly string[]): SourceRow[] {
  if (text.trim() === "") throw new Error(`${file}: empty file: get the file again`);
  if (/^\uFEFF?\s*</.test(text))
    throw new Error(`${file}: a web page or XML, not a CSV file: get the data file from the provider`);
  const {header, records, problems} = parseCsv(text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"), file);
  const absent = columns.find((column) => !header.includes(column));
  if (absent !== undefined) {
    throw new Error(
      `${file}:1: missing column ${quote(absent)}: the provider changed the layout, correct the loader (${suggest(absent, header)})`,
    );
  }
  if (!text.endsWith("\n")) {
    throw new Error(`${file}:${text.split("\n").length}: cut off, the last line has no end: get the whole file again`);
  }
  const [first, ...others] = problems;
  if (first !== undefined) {
    throw new Error(`${renderProblem(first)}${others.length === 0 ? "" : ` (and ${others.length} more like it)`}`);
  }
  return records.map(({line, cells}): SourceRow => {
    const fault = (message: string, remedy: string) => new Error(`${file}:${line}: ${message}: ${remedy}`);
    const get = (column: string) => cells[header.indexOf(column)] ?? "";
    return {
      get,
      fault,
      number(column) {
        const cell = get(column).trim();
        if (cell === "") return undefined;
        if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell)) {
          throw fault(`no number ${quote(cell)} in ${quote(column)}`, "get the file again, or correct the loader");
        }
        return Number(cell);
      },
    };
  });
}

/** A number as our tables write it: at most so many decimals, no zeros at the end; a missing one is empty. */
export function writeNumber(value: number | undefined, decimals?: number): string {
  if (value === undefined) return "";
  // Adding zero turns −0 into 0.
  return String((decimals === undefined ? value : Number(value.toFixed(decimals))) + 0);
}
