import {castWith} from "./cast.ts";
import {parseCsv} from "./csv.ts";
import type {Field, ResourceDescriptor} from "./descriptor.ts";
import type {Cell} from "./field-types.ts";
import {suggest} from "./nearest.ts";
import type {Problem} from "./problem.ts";

export type {Cell};

/** One record, its cells by field name. */
export type Row = Readonly<Record<string, Cell>>;

/** A table: a resource's descriptor with its rows. */
export interface Table {
  readonly descriptor: ResourceDescriptor;
  readonly fields: readonly Field[];
  /** The path of the CSV file. */
  readonly file: string;
  /** The CSV file, character for character. */
  readonly text: string;
  readonly rows: readonly Row[];
  /** The line of the file a row starts on, from 1. */
  lineOf(rowIndex: number): number;
  /** The text of a cell as the file has it: it tells missing values apart that are all null in the row. */
  raw(rowIndex: number, fieldName: string): string;
}

/**
 * The table that a CSV text holds, with every fault in it: unreadable records, cells of the wrong type, missing or
 * repeated keys. A cell with a fault is null. No row is read when the columns are not the descriptor's fields.
 */
export function readTable(
  text: string,
  descriptor: ResourceDescriptor,
  file: string,
): {table: Table; problems: readonly Problem[]} {
  const {fields, primaryKey, missingValues} = descriptor.schema;
  const csv = parseCsv(text, file);
  const problems = [...csv.problems];
  const names = fields.map(({name}) => name);
  const headerProblems = csv.header.length === 0 ? [] : checkHeader(csv.header, names, file);
  problems.push(...headerProblems);

  const records = headerProblems.length === 0 ? csv.records : [];
  const casts = fields.map((field) =>
    castWith(primaryKey.includes(field.name) ? required(field) : field, missingValues),
  );
  const rows = records.map(({line, cells}): Row => {
    const row: Record<string, Cell> = {};
    for (const [index, name] of names.entries()) {
      const {cell, fault} = casts[index]!(cells[index]!);
      row[name] = cell;
      if (fault !== undefined) problems.push({file, line, field: name, ...fault});
    }
    return row;
  });

  const table: Table = {
    descriptor,
    fields,
    file,
    text,
    rows,
    lineOf: (rowIndex) => at(records, rowIndex, file).line,
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
  return {table, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))};
}

/** A row's values of some fields as one comparable text; undefined when one of them is missing. */
export function keyOf(row: Row, fieldNames: readonly string[]): string | undefined {
  const values = fieldNames.map((name) => row[name]);
  return values.includes(null) ? undefined : JSON.stringify(values);
}

/** A row's values of some fields as the file has them, for messages. */
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
  const {file, rows} = table;
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
    const remedy = `the first is on line ${table.lineOf(earlier)}, remove or correct one`;
    return [{file, line: table.lineOf(index), field: fieldNames.join(", "), message: "duplicate key", value, remedy}];
  });
}

function at<Item>(items: readonly Item[], index: number, file: string): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`unknown row in ${file}: ${index}: it has ${items.length}`);
  return item;
}
