import type {Resource} from "../../data/package.ts";

/**
 * A table as JSON: its rows as objects, cells typed, missing values null, beside the schema that says what each field
 * means and the cells that are corrected, each with the texts before and after.
 */
export function json({name, descriptor, rows, corrections}: Resource): string {
  const list = (items: readonly object[]) =>
    items.length === 0 ? "[]" : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
  const corrected = corrections.map(({row: _, file: __, line: ___, ...correction}) => correction);
  return `{\n  "name": ${JSON.stringify(name)},\n  "schema": ${JSON.stringify(descriptor.schema)},\n  "rows": ${list(rows)},\n  "corrections": ${list(corrected)}\n}\n`;
}
