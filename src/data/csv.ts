import {CsvError, parse} from "csv-parse/sync";
import type {Problem} from "./problem.ts";

/** One record of a CSV file; `line` is where it starts, the header being line 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Csv {
  readonly header: readonly string[];
  /** The records that could be read, without the header. */
  readonly records: readonly CsvRecord[];
  /** Every fault found; a file without fault gives none. */
  readonly problems: readonly Problem[];
}

const STRAY_QUOTE = {
  message: "stray quote",
  remedy: 'quote the whole cell and double the quotes inside it: "say ""no"""',
};

/** What the parser's errors mean; any other error is not the file's fault. */
const FAULTS: Readonly<Record<string, {message: string; remedy: string}>> = {
  CSV_QUOTE_NOT_CLOSED: {message: "quote left open", remedy: 'close the quoted cell with "'},
  CSV_INVALID_CLOSING_QUOTE: STRAY_QUOTE,
  INVALID_OPENING_QUOTE: STRAY_QUOTE,
};

/**
 * Reads a CSV text in the project's one form: comma, double quotes, LF, header, final newline, no byte order mark.
 * A fault in one record does not hide the faults after it. `file` names the text in messages.
 */
export function parseCsv(text: string, file: string): Csv {
  if (text === "") {
    return {
      header: [],
      records: [],
      problems: [{file, message: "empty file", remedy: "write a header row and records"}],
    };
  }
  const problems: Problem[] = [];
  if (text.startsWith("\uFEFF")) {
    problems.push({file, line: 1, message: "byte order mark", remedy: "save as UTF-8 without a byte order mark"});
  }
  const carriageReturn = text.indexOf("\r\n");
  if (carriageReturn >= 0) {
    const line = text.slice(0, carriageReturn).split("\n").length;
    problems.push({file, line, message: "line ends with CRLF", remedy: "save with LF line ends"});
  }
  if (!text.endsWith("\n")) {
    problems.push({
      file,
      line: text.split("\n").length,
      message: "no newline at the end of the file",
      remedy: "end the last line with a newline",
    });
  }
  const clean = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const [first, ...rest] = readRecords(clean.split("\n"), file, problems);
  const header = first?.line === 1 ? first.cells : [];
  problems.push(...checkHeader(header, file));
  if (header.length === 0) return {header, records: [], problems};
  if (rest.length === 0 && problems.length === 0) {
    problems.push({file, message: "no records", remedy: "write at least one record below the header"});
  }
  const records = rest.filter(({line, cells}) => {
    if (cells.length === header.length) return true;
    problems.push({
      file,
      line,
      message: `${count(cells.length, "cell")} under ${count(header.length, "column")}`,
      remedy: "give every record one cell for each column",
    });
    return false;
  });
  return {header, records, problems};
}

/** Reads records one after another; a record that cannot be read is reported, and reading goes on at the next line. */
function readRecords(lines: readonly string[], file: string, problems: Problem[]): CsvRecord[] {
  const records: CsvRecord[] = [];
  let next = 1;
  while (next <= lines.length) {
    const offset = next - 1;
    try {
      parse(lines.slice(offset).join("\n"), {
        record_delimiter: "\n",
        relax_column_count: true,
        on_record: (cells, {lines: read}) => {
          records.push({line: next, cells});
          next = offset + read + 1;
          return null;
        },
      });
      break;
    } catch (error) {
      const fault = error instanceof CsvError ? FAULTS[error.code] : undefined;
      if (fault === undefined) throw error;
      problems.push({file, line: next, ...fault});
      next += 1;
    }
  }
  return records;
}

function checkHeader(header: readonly string[], file: string): Problem[] {
  return header.flatMap((name, index) => {
    if (name === "") return [{file, line: 1, message: `column ${index + 1} has no name`, remedy: "name every column"}];
    if (header.indexOf(name) === index) return [];
    return [{file, line: 1, message: "duplicate column", value: name, remedy: "give each column its own name"}];
  });
}

/** A number with its noun, e.g. `1 cell`, `2 cells`. */
function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
