/** A monthly series counted from the month of an act, and the same series counted from months in which nothing was marked. */
import {monthsFrom} from "./month.ts";

/** One month of a series counted from a month. */
export interface Counted {
  month: string;
  /** Months from the month counted from, which is 0. */
  offset: number;
  value: number;
  /** The value less that of month −1, the last whole month before. */
  change: number;
}

/** How far before and after a month it is followed. */
export const reach = {before: 12, after: 8} as const;

/** The months around `zero` that have a value, in order; none where month −1 has none, since no change can be told. */
export function countedFrom(
  series: ReadonlyMap<string, number>,
  zero: string,
  {before, after}: {before: number; after: number} = reach,
): Counted[] {
  const all = [...series].map(([month, value]) => ({month, value, offset: monthsFrom(zero, month)}));
  const base = all.find(({offset}) => offset === -1)?.value;
  if (base === undefined) return [];
  return all
    .filter(({offset}) => offset >= -before && offset <= after)
    .map((each) => ({...each, change: each.value - base}))
    .sort((a, b) => a.offset - b.offset);
}

/**
 * The series counted from each earlier month of which at least `least` later ones passed before month `zero`: what the
 * series did when there was no such act. Each ends in the month before `zero`, so that none holds what followed it.
 */
export function placebos(
  series: ReadonlyMap<string, number>,
  zero: string,
  least: number,
): {zero: string; months: readonly Counted[]}[] {
  const before = new Map([...series].filter(([month]) => month < zero));
  return [...before.keys()]
    .sort()
    .map((month) => ({zero: month, months: countedFrom(before, month)}))
    .filter(({months}) => months.some(({offset}) => offset >= least));
}

/** How many of `others` moved as far as `change` or further in its direction. */
export function asFar(change: number, others: readonly number[]): number {
  return others.filter((other) => (change < 0 ? other <= change : other >= change)).length;
}
