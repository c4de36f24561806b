import {castWith} from "./cast.ts";
import {applyCorrections, type Correction, type WrittenCorrection} from "./correction.ts";
import {parseCsv} from "./csv.ts";
import type {Field, ResourceDescriptor} from "./descriptor.ts";
import type {Cell} from "./field-types.ts";
import {suggest} from "./nearest.ts";
import type {Problem} from "./problem.ts";
import {writeCsv} from "./write-csv.ts";

export type {Cell};

/** One record, its cells by field name. */
export type Row = Readonly<Record<string, Cell>>;

/** A table: a resource's descriptor with its rows, corrected. */
export interface Table {
  readonly descriptor: ResourceDescriptor;
  readonly fields: readonly Field[];
  /** The path of the CSV file. */
  readonly file: string;
  /** The CSV file as published, character for character. */
  readonly text: string;
  /** The same with the corrections applied; without corrections it is `text`. */
  readonly correctedText: string;
  readonly rows: readonly Row[];
  /** The cells that differ from what the provider published. */
  readonly corrections: readonly Correction[];
  /** The line of the file a row starts on, from 1. */
  lineOf(rowIndex: number): number;
  /** Where the values of some of a row's fields are written: in the file, or in the correction of one of them. */
  placeOf(rowIndex: number, fieldNames: readonly string[]): {readonly file: string; readonly line: number};
  /** The name of a row for messages: its key, where that is one text field and not among those at fault. */
  nameOf(rowIndex: number, fieldNames: readonly string[]): {readonly row?: string};
  /** The text a cell is read from: it tells missing values apart that are all null in the row. */
  raw(rowIndex: number, fieldName: string): string;
}

/**
 * The table that a CSV text holds, with every fault in it: unreadable records, cells of the wrong type, missing or
 * repeated keys, corrections that do not fit. A cell with a fault is null. No row is read when the columns are not the
 * descriptor's fields.
 */
export function readTable(
  text: string,
  descriptor: ResourceDescriptor,
  file: string,
  written: readonly WrittenCorrection[] = [],
): {table: Table; problems: readonly Problem[]} {
  const {fields, primaryKey, missingValues} = descriptor.schema;
  const csv = parseCsv(text, file);
  const problems = [...csv.problems];
  const names = fields.map(({name}) => name);
  const headerProblems = csv.header.length === 0 ? [] : checkHeader(csv.header, names, file);
  problems.push(...headerProblems);

  const isReadable = csv.header.length > 0 && headerProblems.length === 0;
  const {
    records,
    applied: corrections,
    problems: correctionProblems,
  } = applyCorrections(isReadable ? csv.records : [], descriptor.schema, file, isReadable ? written : []);
  problems.push(...correctionProblems);
  const lineOf = (rowIndex: number) => at(records, rowIndex, file).line;
  const placeOf = (rowIndex: number, fieldNames: readonly string[]) => {
    const correction = corrections.find(({row, field}) => row === rowIndex && fieldNames.includes(field));
    return correction === undefined ? {file, line: lineOf(rowIndex)} : {file: correction.file, line: correction.line};
  };

  const [key = ""] = primaryKey;
  const keyColumn =
    primaryKey.length === 1 ? fields.findIndex(({name, type}) => name === key && type === "string") : -1;
  const nameOf = (rowIndex: number, fieldNames: readonly string[]) => {
    const row = fieldNames.includes(key) ? undefined : at(records, rowIndex, file).cells[keyColumn];
    return row === undefined || row === "" ? {} : {row};
  };

  const casts = fields.map((field) =>
    castWith(primaryKey.includes(field.name) ? required(field) : field, missingValues),
  );
  const rows = records.map(({cells}, rowIndex): Row => {
    const row: Record<string, Cell> = {};
    for (const [index, name] of names.entries()) {
      const {cell, fault} = casts[index]!(cells[index]!);
      row[name] = cell;
      if (fault !== undefined)
        problems.push({...placeOf(rowIndex, [name]), ...nameOf(rowIndex, [name]), field: name, ...fault});
    }
    return row;
  });

  const table: Table = {
    descriptor,
    fields,
    file,
    text,
    correctedText: corrections.length === 0 ? text : writeCsv([csv.header, ...records.map(({cells}) => cells)]),
    rows,
    corrections,
    lineOf,
    placeOf,
    nameOf,
    raw: (rowIndex, fieldName) => {
      const column = names.indexOf(fieldName);
      if (column < 0) throw new Error(`unknown field in ${file}: "${fieldName}": ${suggest(fieldName, names)}`);
      return at(records, rowIndex, file).cells[column]!;
    },
  };
  problems.push(...checkUnique(table, primaryKey));
  for (const {name, constraints} of fields) {
    if (constraints?.unique === true && primaryKey.join() !== name) problems.push(...checkUnique(table, [name]));
  }
  const isElsewhere = (problem: Problem) => Number(problem.file !== file);
  return {
    table,
    problems: problems.sort((a, b) => isElsewhere(a) - isElsewhere(b) || (a.line ?? 0) - (b.line ?? 0)),
  };
}

/** A row's values of some fields as one comparable text; undefined when one of them is missing. */
export function keyOf(row: Row, fieldNames: readonly string[]): string | undefined {
  const values = fieldNames.map((name) => row[name]);
  return values.includes(null) ? undefined : JSON.stringify(values);
}

/** A row's values of some fields as they are written, for messages. */
export function rawKey(table: Table, rowIndex: number, fieldNames: readonly string[]): string {
  return fieldNames.map((name) => table.raw(rowIndex, name)).join(", ");
}

function checkHeader(header: readonly string[], names: readonly string[], file: string): Problem[] {
  const unknown = header.filter((name) => name !== "" && !names.includes(name));
  const missing = names.filter((name) => !header.includes(name));
  const inOrder = header.length === names.length && header.every((name, index) => name === names[index]);
  const expected = `write the columns ${names.join(",")}`;
  if (unknown.length + missing.length === 0 && !inOrder) {
    return [{file, line: 1, message: "columns out of order", value: header.join(","), remedy: expected}];
  }
  return [
    ...unknown.map((value) => ({file, line: 1, message: "unknown column", value, remedy: suggest(value, names)})),
    ...missing.map((value) => ({file, line: 1, message: "missing column", value, remedy: expected})),
  ];
}

/** The cells of a primary key are never missing. */
function required(field: Field): Field {
  return {...field, constraints: {...field.constraints, required: true}};
}

function checkUnique(table: Table, fieldNames: readonly string[]): Problem[] {
  const {rows} = table;
  const first = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const key = keyOf(row, fieldNames);
    if (key === undefined) return [];
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      return [];
    }
    const value = rawKey(table, index, fieldNames);
    const place = table.placeOf(index, fieldNames);
    const {file, line} = table.placeOf(earlier, fieldNames);
    const remedy = `the first is on ${file === place.file ? `line ${line}` : `${file}:${line}`}, remove or correct one`;
    return [{...place, field: fieldNames.join(", "), message: "duplicate key", value, remedy}];
  });
}

function at<Item>(items: readonly Item[], index: number, file: string): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`unknown row in ${file}: ${index}: it has ${items.length}`);
  return item;
}
