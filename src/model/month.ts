/** Calendar months as stretches of time: where they end, where their middle is, and which of them a view shows. */
import {monthOf, utc} from "./format.ts";
import {monthsBetween, monthTicks, yearTicks} from "./time.ts";
import type {View} from "./view.ts";

/** The first moment after a month, in UTC: `monthEnd("2021-12")` is the start of 2022. */
export function monthEnd(month: string): Date {
  const start = utc(month);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
}

/** The middle of a month, in UTC: where a monthly mean stands on an axis that also carries days. */
export function monthMiddle(month: string): Date {
  return new Date((utc(month).getTime() + monthEnd(month).getTime()) / 2);
}

/**
 * Every month from the first row to the last, also those without rows, cut to the view's `from` and `to` (a year is all
 * of its months). A view that leaves no row shows all. Throws a RangeError when there are no rows.
 */
export function monthsShown(rows: readonly {month: string}[], view: View): string[] {
  const [first, last] = ends(rows);
  if (first === undefined || last === undefined) throw new RangeError("no month to show: there are no rows");
  const all = monthsBetween(first, last);
  const from = monthOf(utc(view.from ?? first));
  const to = view.to?.length === 4 ? `${view.to}-12` : (view.to ?? last).slice(0, 7);
  const shown = all.filter((month) => month >= from && month <= to);
  const known = new Set(rows.map(({month}) => month));
  return shown.some((month) => known.has(month)) ? shown : all;
}

/** Stretches of months without a value, each from its first to its last: `gaps(["2021-01", "2021-02"], () => false)` has one. */
export function gaps(months: readonly string[], known: (month: string) => boolean): {from: string; to: string}[] {
  const found: {from: string; to: string}[] = [];
  for (const [i, month] of months.entries()) {
    if (known(month)) continue;
    const open = found.at(-1);
    if (open !== undefined && open.to === months[i - 1]) open.to = month;
    else found.push({from: month, to: month});
  }
  return found;
}

/**
 * Ticks for a span of whole months: the years of a span in which at least two begin, else the months, each in its middle,
 * every second or third one where they are many.
 */
export function timeTicks(months: readonly string[], narrow = false): {at: Date; label: string}[] {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const years = yearTicks(utc(first), monthEnd(last), narrow);
  if (years.length > 1 && months.length > 14) return years;
  const stride = Math.ceil(months.length / (narrow ? 4 : 8));
  return monthTicks(months.filter((_, i) => i % stride === 0)).map(({at, label}) => ({
    at: monthMiddle(monthOf(at)),
    label,
  }));
}

/** Every month from the first row to the last, also those without rows; none where there are no rows. */
export function monthsOf(rows: readonly {month: string}[]): string[] {
  const [first, last] = ends(rows);
  return first === undefined || last === undefined ? [] : monthsBetween(first, last);
}

/** The first and the last month of rows in any order. */
function ends(rows: readonly {month: string}[]): [first: string | undefined, last: string | undefined] {
  let [first, last] = [rows[0]?.month, rows[0]?.month];
  for (const {month} of rows) {
    if (first === undefined || month < first) first = month;
    if (last === undefined || month > last) last = month;
  }
  return [first, last];
}

/** How many months later the second month is, negative when it is earlier: `monthsFrom("2021-07", "2021-05")` is −2. */
export function monthsFrom(zero: string, month: string): number {
  const count = (at: string) => Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7));
  return count(month) - count(zero);
}
