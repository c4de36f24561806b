/** Which fields of a table are drawn small on its version's page, and how. */
import {type Distribution, histogram, sparkline} from "../charts/distribution.ts";
import type {Resource} from "../data/package.ts";
import {monthsBetween} from "../model/time.ts";

/**
 * A picture a numeric field by the field's name: over time where the primary key starts with a month or year, else a
 * histogram. Keys, and fields whose unit differs from row to row, have none.
 */
export function distributionsOf({fields, rows, descriptor}: Resource): Map<string, Distribution> {
  const keys = descriptor.schema.primaryKey ?? [];
  const first = fields.find(({name}) => name === keys[0]);
  const times = rows.map((row) => String(row[first?.name ?? ""]));
  const every = first && isTime(first.type) ? steps(times) : undefined;
  return new Map(
    fields
      .filter(({name, type, unit}) => ["number", "integer"].includes(type) && !keys.includes(name) && !varies(unit))
      .flatMap(({name, unit}): [string, Distribution][] => {
        const values = rows.map((row) => row[name] as number | null); // the descriptor has checked the type
        const shown = unit === "count" ? undefined : unit;
        const drawn =
          every === undefined
            ? histogram(values, shown)
            : sparkline(
                values.map((value, i) => ({time: times[i] ?? "", value})),
                every,
                shown,
              );
        return drawn === undefined ? [] : [[name, drawn]];
      }),
  );
}

function isTime(type: string): boolean {
  return type === "yearmonth" || type === "year";
}

/** Whether each row names its own unit, as claims do: then the values cannot stand on one scale. */
function varies(unit: string | undefined): boolean {
  return unit?.startsWith("see ") ?? false;
}

/** Every month or year from the first to the last. */
function steps(times: readonly string[]): string[] {
  const sorted = times.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (first.length > 4) return monthsBetween(first, last);
  return Array.from({length: Number(last) - Number(first) + 1}, (_, i) => String(Number(first) + i));
}
