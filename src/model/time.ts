/** Months and years as steps on an axis. */
import {utc} from "./format.ts";

const shortMonths = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split(" ");

/** The months from one to another, both included: `monthsBetween("2021-11", "2022-01")` has three. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  const start = utc(from);
  for (let year = start.getUTCFullYear(), index = start.getUTCMonth(); ; [year, index] = next(year, index)) {
    const month = `${String(year).padStart(4, "0")}-${String(index + 1).padStart(2, "0")}`;
    if (month > to) return months;
    months.push(month);
  }
}

function next(year: number, index: number): [year: number, index: number] {
  return index === 11 ? [year + 1, 0] : [year, index + 1];
}

/** Ticks at the start of each year in the span; "2021" when wide, "’21" when narrow and there are more than five. */
export function yearTicks(from: Date, to: Date, narrow = false): {at: Date; label: string}[] {
  const ticks: {at: Date; label: string}[] = [];
  for (let year = from.getUTCFullYear(); year <= to.getUTCFullYear(); year++) {
    const at = new Date(Date.UTC(year, 0, 1));
    if (at >= from && at <= to) ticks.push({at, label: String(year)});
  }
  return narrow && ticks.length > 5 ? ticks.map(({at, label}) => ({at, label: `’${label.slice(2)}`})) : ticks;
}

/** Ticks at given months, the year named on the first and on each January: "May 2021", "Sept", "Jan 2022". */
export function monthTicks(months: readonly string[]): {at: Date; label: string}[] {
  return months.map((month, i) => {
    const at = utc(month);
    const name = shortMonths[at.getUTCMonth()] ?? "";
    return {at, label: i === 0 || at.getUTCMonth() === 0 ? `${name} ${at.getUTCFullYear()}` : name};
  });
}
