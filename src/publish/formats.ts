/** The formats every resource is published in, by file extension. All carry the corrected values; see data/correction.ts. */
import {PUBLISHED} from "../data/correction.ts";
import type {Resource} from "../data/package.ts";

export interface Format {
  label: string;
  /** Whom it serves, for a list of downloads. */
  use: string;
  write: (resource: Resource) => string;
}

export const formats: Readonly<Record<string, Format>> = {
  csv: {label: "CSV", use: "R, pandas, spreadsheets", write: (resource) => resource.correctedText},
  json: {label: "JSON", use: "JavaScript, web tools", write: json},
};

/** The formats of one resource: if it is corrected, also its file as the provider published it. */
export function formatsOf({corrections}: Resource): Readonly<Record<string, Format>> {
  if (corrections.length === 0) return formats;
  const published: Format = {label: "CSV", use: "The values before correction", write: ({text}) => text};
  return {...formats, [PUBLISHED]: published};
}

/**
 * Rows as objects, cells typed, missing values null, beside the schema that says what each field means and the cells that
 * are corrected, each with the texts before and after.
 */
function json({name, descriptor, rows, corrections}: Resource): string {
  const list = (items: readonly object[]) =>
    items.length === 0 ? "[]" : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
  const corrected = corrections.map(({row: _, file: __, line: ___, ...correction}) => correction);
  return `{\n  "name": ${JSON.stringify(name)},\n  "schema": ${JSON.stringify(descriptor.schema)},\n  "rows": ${list(rows)},\n  "corrections": ${list(corrected)}\n}\n`;
}
