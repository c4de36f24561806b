import {basename, join} from "node:path/posix";
import {isDeepStrictEqual} from "node:util";
import type {CsvRecord} from "./csv.ts";
import type {PackageDescriptor, ResourceDescriptor, TableSchema} from "./descriptor.ts";
import {lineOfProperty} from "./json.ts";
import {suggest} from "./nearest.ts";
import {type Problem, quote} from "./problem.ts";
import type {Table} from "./table.ts";

/*
 * The rule of corrections. A data file holds what its provider published, errors and all. The resource `corrections`
 * beside it says which cells are wrong and what they should hold, and is applied at read: rows, and every download named
 * after the resource, carry the corrected values. A corrected resource's file is `<resource>.published.csv`; it is
 * published too, under that name and with the bytes and hash its descriptor gives.
 */

/** One cell that the provider published wrongly. */
export interface Correction {
  /** The primary key of the row: its cells in the order of the key, joined by commas. */
  readonly key: string;
  readonly field: string;
  /** The text of the cell as the provider published it. */
  readonly from: string;
  /** The text we read in its place. */
  readonly to: string;
  readonly reason: string;
  /** The date the provider was told; null when it was not. */
  readonly reported: string | null;
  readonly status: CorrectionStatus;
  /** The row it applies to: its index in the table. */
  readonly row: number;
  /** Where the correction stands. */
  readonly file: string;
  readonly line: number;
}

/** A correction as written, before its row is found. */
export interface WrittenCorrection extends Omit<Correction, "row"> {
  readonly resource: string;
}

/** What the provider has done about an error. */
export const correctionStatuses = {
  open: "Open",
  acknowledged: "Acknowledged by the provider",
  fixed: "Fixed in a later publication",
  "wont-fix": "Will not be fixed",
} as const;

export type CorrectionStatus = keyof typeof correctionStatuses;

/** The resource of corrections as every descriptor gives it, but for bytes and hash. */
export const correctionsResource: Omit<ResourceDescriptor, "bytes" | "hash"> = {
  name: "corrections",
  path: "corrections.csv",
  type: "table",
  title: "Corrections",
  description: "The cells that the provider published wrongly: each as published, as corrected here, and why.",
  format: "csv",
  mediatype: "text/csv",
  encoding: "utf-8",
  schema: {
    fields: [
      {name: "resource", type: "string", title: "Resource", description: "The resource with the cell."},
      {
        name: "key",
        type: "string",
        title: "Key",
        description: "The row: the cells of its primary key, joined by commas.",
      },
      {name: "field", type: "string", title: "Field", description: "The field of the cell."},
      {
        name: "from",
        type: "string",
        title: "As published",
        description: "The text of the cell as the provider published it; empty where it was empty.",
        missingValues: [],
      },
      {
        name: "to",
        type: "string",
        title: "Corrected",
        description: "The text that stands in its place; empty where there is no value to give.",
        missingValues: [],
      },
      {
        name: "reason",
        type: "string",
        title: "Reason",
        description: "How the error shows, and why the corrected value is right.",
        constraints: {required: true},
      },
      {
        name: "reported",
        type: "date",
        title: "Reported",
        description: "When the provider was told; empty when it was not.",
      },
      {
        name: "status",
        type: "string",
        title: "Status",
        description: "What the provider has done about it.",
        categories: Object.entries(correctionStatuses).map(([value, label]) => ({value, label})),
        constraints: {required: true},
      },
    ],
    primaryKey: ["resource", "key", "field"],
    missingValues: [""],
  },
};

/** Whether a resource holds corrections, and not data. */
export function isCorrections({name, path}: {readonly name: string; readonly path?: string}): boolean {
  return name === correctionsResource.name || path === correctionsResource.path;
}

/** The extension of a corrected resource's file, which keeps what the provider published. */
export const PUBLISHED = "published.csv";

/** The corrections that a table of them holds; a row with a fault is left out, its fault is the table's. */
export function correctionsIn({rows, file, lineOf}: Table): WrittenCorrection[] {
  const optional = ["reported"];
  return [...rows.entries()].flatMap(([index, row]) => {
    const isWhole = correctionsResource.schema.fields.every(
      ({name}) => optional.includes(name) || typeof row[name] === "string",
    );
    // The fields and their types are those of `correctionsResource`.
    return isWhole ? [{...(row as unknown as WrittenCorrection), file, line: lineOf(index)}] : [];
  });
}

/**
 * The records of a file with the corrections of its table applied, and those that were. A correction that names no cell,
 * a cell of the primary key, or a cell that no longer holds what the provider once published is a problem.
 */
export function applyCorrections(
  records: readonly CsvRecord[],
  {fields, primaryKey}: TableSchema,
  file: string,
  corrections: readonly WrittenCorrection[],
): {records: readonly CsvRecord[]; applied: readonly Correction[]; problems: readonly Problem[]} {
  if (corrections.length === 0) return {records, applied: [], problems: []};
  const names = fields.map(({name}) => name);
  const keyOf = ({cells}: CsvRecord) => primaryKey.map((name) => cells[names.indexOf(name)]).join(",");
  const rows = new Map(records.map((record, row) => [keyOf(record), row]));
  const corrected = [...records];
  const applied: Correction[] = [];
  const problems: Problem[] = [];
  for (const {resource: _, ...correction} of corrections) {
    const {key, field, from, to} = correction;
    const fault = (at: string, message: string, value: string, remedy: string) =>
      problems.push({file: correction.file, line: correction.line, field: at, message, value, remedy});
    const row = rows.get(key);
    const column = names.indexOf(field);
    if (row === undefined) fault("key", "unknown key", key, suggest(key, [...rows.keys()]));
    if (column < 0) fault("field", "unknown field", field, suggest(field, names));
    if (primaryKey.includes(field)) {
      fault("field", "part of the primary key", field, "a correction changes a value, not which row it is in");
    } else if (row !== undefined && column >= 0) {
      const {line, cells} = records[row]!;
      const published = cells[column]!;
      if (published !== from) {
        const remedy =
          published === to
            ? "the provider's value is now ours: remove the correction"
            : "write the provider's value if it is still wrong, else remove the correction";
        fault("from", `${file}:${line} has ${quote(published)}, not`, from, remedy);
      } else if (from === to) {
        fault("to", "same as from", to, "write the value that is right, or remove the correction");
      } else {
        corrected[row] = {line, cells: corrected[row]!.cells.with(column, to)};
        applied.push({...correction, row});
      }
    }
  }
  return {records: corrected, applied, problems};
}

/**
 * What is wrong with a package's corrections as a whole: the resource is not described as every package describes it, a
 * correction is of no resource, a corrected resource's file has not the name that says it is as published.
 */
export function checkCorrections(
  {name, version, resources}: PackageDescriptor,
  folder: string,
  descriptor: {readonly file: string; readonly text: string},
  corrections: readonly WrittenCorrection[],
): Problem[] {
  const data = resources.filter((each) => !isCorrections(each));
  const corrected = new Set(corrections.map(({resource}) => resource));
  const known = data.map((each) => each.name);
  const place = `here and in ${basename(descriptor.file)}`;
  return [
    ...resources.filter(isCorrections).flatMap((each): Problem[] => {
      const {bytes: _, hash: __, ...described} = each;
      if (isDeepStrictEqual(described, correctionsResource)) return [];
      const line = lineOfProperty(descriptor.text, ["resources", resources.indexOf(each)]);
      const remedy = `remove the resource, npm run describe ${name} ${version} writes it`;
      return [{file: descriptor.file, line, message: "corrections described in a way of their own", remedy}];
    }),
    ...corrections
      .filter(({resource}) => !known.includes(resource))
      .map(({resource: value, file, line}) => {
        return {file, line, field: "resource", message: "unknown resource", value, remedy: suggest(value, known)};
      }),
    ...data.flatMap((each): Problem[] => {
      const file = join(folder, each.path);
      const published = `${each.name}.${PUBLISHED}`;
      if (corrected.has(each.name) && each.path !== published) {
        const remedy = `rename it ${published}, ${place}: ${each.name}.csv is the download with the corrections`;
        return [{file, message: "file of a corrected resource", remedy}];
      }
      if (!corrected.has(each.name) && each.path.endsWith(`.${PUBLISHED}`)) {
        return [
          {file, message: "file of a resource without corrections", remedy: `rename it ${each.name}.csv, ${place}`},
        ];
      }
      return [];
    }),
  ];
}

/** A correction for readers, e.g. `Share of load, kaz-licence: 7, published as 700. The percent sign was read as a digit.` */
export function describeCorrection({fields}: Table, {key, field, from, to, reason}: Correction): string {
  const title = fields.find(({name}) => name === field)?.title ?? field;
  return `${title}, ${key.split(",").join(", ")}: ${to || "no data"}, published as ${from || "no data"}. ${reason}`;
}
