import {type ParquetWriteOptions, parquetWriteBuffer} from "hyparquet-writer";
import type {Field, FieldType} from "../../data/descriptor.ts";
import type {Cell, Resource} from "../../data/package.ts";
import type {PublishedVersion} from "../formats.ts";

type Column = ParquetWriteOptions["columnData"][number];
type Element = NonNullable<ParquetWriteOptions["schema"]>[number];

/** How the cells of each type are stored. A month has no day, so that it stays text, such as 2021-10. */
const types: Readonly<Record<FieldType, {element: Omit<Element, "name">; value?: (cell: Cell) => unknown}>> = {
  string: {element: {type: "BYTE_ARRAY", converted_type: "UTF8"}},
  integer: {element: {type: "INT64"}, value: (cell) => BigInt(Number(cell))},
  number: {element: {type: "DOUBLE"}},
  boolean: {element: {type: "BOOLEAN"}},
  date: {element: {type: "INT32", converted_type: "DATE"}, value: (cell) => new Date(`${cell}T00:00:00Z`)},
  year: {element: {type: "INT32"}},
  yearmonth: {element: {type: "BYTE_ARRAY", converted_type: "UTF8"}},
};

/**
 * A table as Parquet: every column of its field's type, categories coded by a dictionary, missing values null. The
 * key-value metadata names package, version and licence, and holds the table's schema as JSON: titles, descriptions,
 * units, labels of categories.
 */
export function parquet({name, descriptor, fields, rows}: Resource, {dataPackage, page}: PublishedVersion): Uint8Array {
  const isRequired = ({name, constraints}: Field) =>
    constraints?.required === true || descriptor.schema.primaryKey.includes(name);
  const schema = fields.map((field): Element => {
    const repetition_type = isRequired(field) ? "REQUIRED" : "OPTIONAL";
    return {name: field.name, ...types[field.type].element, repetition_type};
  });
  const columnData = fields.map(({name, type, categories}): Column => {
    const {value} = types[type];
    const cells = rows.map((row) => row[name] ?? null);
    const data = value === undefined ? cells : cells.map((cell) => (cell === null ? null : value(cell)));
    return {name, data, ...(categories && {encoding: "RLE_DICTIONARY"})};
  });
  const facts = {
    package: dataPackage.name,
    version: dataPackage.version,
    resource: name,
    title: descriptor.title,
    description: descriptor.description,
    licence: dataPackage.descriptor.licenses.map((licence) => licence.name).join(", "),
    page,
    schema: JSON.stringify(descriptor.schema),
  };
  const file = parquetWriteBuffer({
    columnData,
    schema: [{name: "root", num_children: fields.length}, ...schema],
    kvMetadata: Object.entries(facts).map(([key, value]) => ({key, value})),
  });
  return new Uint8Array(file);
}
