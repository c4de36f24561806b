/** The formats every resource is published in, by file extension. */
import type {Resource} from "../data/package.ts";

export interface Format {
  label: string;
  /** Whom it serves, for a list of downloads. */
  use: string;
  write: (resource: Resource) => string;
}

export const formats: Readonly<Record<string, Format>> = {
  csv: {label: "CSV", use: "R, pandas, spreadsheets", write: (resource) => resource.text},
  json: {label: "JSON", use: "JavaScript, web tools", write: json},
};

/** Rows as objects, cells typed, missing values null, beside the schema that says what each field means. */
function json({name, descriptor, rows}: Resource): string {
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  return `{\n  "name": ${JSON.stringify(name)},\n  "schema": ${JSON.stringify(descriptor.schema)},\n  "rows": [\n${lines}\n  ]\n}\n`;
}
