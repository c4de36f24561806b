import type {Field, MissingValues} from "./descriptor.ts";
import {type Cell, rulesOf, wholeCell} from "./field-types.ts";
import {suggest} from "./nearest.ts";

/** A cell's value, or what is wrong with it (its value is then null). */
export interface Cast {
  readonly cell: Cell;
  readonly fault?: {readonly message: string; readonly value?: string; readonly remedy: string};
}

/**
 * The function that reads the cells of one field: text in, value out, checked against the field's type, categories and
 * constraints (all but `unique`, which is a matter of the column). `missingValues` are those of the table; the field's
 * own stand before them. Dates and months stay ISO text, years become numbers, missing values null.
 */
export function castWith(field: Field, missingValues: MissingValues): (text: string) => Cast {
  const missing = new Set(
    (field.missingValues ?? missingValues).map((each) => (typeof each === "string" ? each : each.value)),
  );
  const {read, form} = rulesOf(field.type);
  const categories = field.categories?.map(({value}) => value);
  const {required, enum: allowed, pattern, minimum, maximum} = field.constraints ?? {};
  const expression = pattern === undefined ? undefined : wholeCell(pattern);

  return (text) => {
    const fault = (message: string, remedy: string): Cast => ({cell: null, fault: {message, value: text, remedy}});
    if (missing.has(text)) {
      if (required !== true) return {cell: null};
      return {cell: null, fault: {message: "missing value", remedy: "write a value, the field is required"}};
    }
    const cell = read(text);
    if (cell === undefined) return fault(`invalid ${field.type}`, `write ${form}`);
    if (categories !== undefined && !isIn(categories, cell)) {
      return fault("unknown category", suggest(text, categories.map(String)));
    }
    if (allowed !== undefined && !isIn(allowed, cell))
      return fault("unknown value", suggest(text, allowed.map(String)));
    if (expression !== undefined && !expression.test(text))
      return fault("invalid value", `match the pattern ${pattern}`);
    if (minimum !== undefined && cell < minimum) return fault("value too low", `the least is ${minimum}`);
    if (maximum !== undefined && cell > maximum) return fault("value too high", `the most is ${maximum}`);
    return {cell};
  };
}

function isIn(values: readonly Cell[], cell: Cell): boolean {
  return values.includes(cell);
}
