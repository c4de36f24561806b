/** From months to years, and from one year to the next. */
import {utc} from "./format.ts";

/** The mean of one field over one year. */
export interface AnnualMean {
  year: number;
  /** How many whole months have a value; the mean needs all twelve. */
  months: number;
  /** In the unit of the field; null unless twelve whole months have a value. */
  mean: number | null;
}

/** The days of the month "2021-02", e.g. 28. */
export function daysInMonth(month: string): number {
  const at = utc(month);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
}

/** Whether a monthly mean covers every day of its month; a row without `days` is taken to. */
export function isWholeMonth({month, days}: {month: string; days?: number}): boolean {
  return days === undefined || days >= daysInMonth(month);
}

/**
 * One row for each year that `rows` touch, in order. Months count by their days, so that the mean of a rate in TWh/yr is
 * the energy of the year in TWh. A year lacking a month, or holding a partial one, has no mean.
 */
export function annualMeans<Row extends {month: string; days?: number}>(
  rows: readonly Row[],
  value: (row: Row) => number | null,
): AnnualMean[] {
  const years = new Map<number, {months: Set<string>; sum: number; days: number}>();
  for (const row of rows) {
    const year = Number(row.month.slice(0, 4));
    const total = years.get(year) ?? {months: new Set<string>(), sum: 0, days: 0};
    years.set(year, total);
    const at = value(row);
    if (at === null || !isWholeMonth(row) || total.months.has(row.month)) continue;
    const days = daysInMonth(row.month);
    total.months.add(row.month);
    total.sum += at * days;
    total.days += days;
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, {months, sum, days}]) => ({
      year,
      months: months.size,
      mean: months.size === 12 ? sum / days : null,
    }));
}

/** Values by year, in any unit; null and an absent year are both "no data". */
export type ByYear = ReadonlyMap<number, number | null>;

/** The value of a year less that of the year before, in the unit of the values; null if either is missing. */
export function changeOnYear(values: ByYear, year: number): number | null {
  const [before, after] = [values.get(year - 1) ?? null, values.get(year) ?? null];
  return before === null || after === null ? null : after - before;
}

/** The same in percent of the year before; null if either is missing or the year before is zero. */
export function growthOnYear(values: ByYear, year: number): number | null {
  const change = changeOnYear(values, year);
  const before = values.get(year - 1) ?? null;
  return change === null || before === null || before === 0 ? null : (100 * change) / before;
}
