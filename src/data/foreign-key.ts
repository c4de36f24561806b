import type {ForeignKey} from "./descriptor.ts";
import {suggest} from "./nearest.ts";
import type {Problem} from "./problem.ts";
import {keyOf, rawKey, type Table} from "./table.ts";

/**
 * The rows of a table that point to no row of the table its foreign key refers to. A row with a missing value in the
 * key points nowhere, which is allowed.
 */
export function checkForeignKey(table: Table, {fields, reference}: ForeignKey, target: Table): Problem[] {
  const targets = new Set(target.rows.map((row) => keyOf(row, reference.fields)));
  const rows = [...table.rows.entries()].filter(([, row]) => {
    const key = keyOf(row, fields);
    return key !== undefined && !targets.has(key);
  });
  if (rows.length === 0) return [];
  const known = target.rows.map((_, index) => rawKey(target, index, reference.fields));
  return rows.map(([index]) => {
    const value = rawKey(table, index, fields);
    return {
      ...table.placeOf(index, fields),
      ...table.nameOf(index, fields),
      field: fields.join(", "),
      message: `unknown ${reference.fields.join(", ")}`,
      value,
      remedy: `${suggest(value, known)} (${target.file})`,
    };
  });
}
