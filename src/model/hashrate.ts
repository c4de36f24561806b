/** Arithmetic on measured hashrate: world totals, the fall to a published zero and the return of the total. */
import {ascending} from "d3";
import type {HashrateShare} from "./observation.ts";
import {monthsBetween} from "./time.ts";

/** The hashrate of the world in one month, EH/s. */
export interface WorldHashrate {
  month: string;
  hashrate: number;
}

/** The sum over all places of each month, in order of month, EH/s to two decimals as the parts are published. */
export function worldHashrate(rows: readonly HashrateShare[]): WorldHashrate[] {
  const sums = new Map<string, number>();
  for (const {month, hashrate} of rows) sums.set(month, (sums.get(month) ?? 0) + hashrate);
  return [...sums]
    .map(([month, sum]) => ({month, hashrate: Math.round(sum * 100) / 100}))
    .sort((a, b) => ascending(a.month, b.month));
}

/** How many months later the second month is: `monthsApart("2021-05", "2021-07")` is 2. */
export function monthsApart(from: string, to: string): number {
  return monthsBetween(from, to).length - 1;
}

export interface Dip {
  /** The highest total before `zero`: the level to regain. */
  level: WorldHashrate;
  /** The first month in which the place is published as zero. */
  zero: string;
  /** The first month after `zero` whose total is at least the level; undefined when none is. */
  regained: string | undefined;
}

/** The dip of the world total around a published zero that begins in month `zero`; undefined when no month comes before it. */
export function dip(totals: readonly WorldHashrate[], zero: string): Dip | undefined {
  const level = totals
    .filter(({month}) => month < zero)
    .reduce<WorldHashrate | undefined>((a, b) => (a && a.hashrate >= b.hashrate ? a : b), undefined);
  if (level === undefined) return undefined;
  const regained = totals.find(({month, hashrate}) => month > zero && hashrate >= level.hashrate)?.month;
  return {level, zero, regained};
}

export interface Return {
  /** The month in which the place is above zero again. */
  month: string;
  /** What the place has in that month, EH/s. */
  gained: number;
  /** What all other places together lost from the month before, EH/s; negative when they gained. */
  lostElsewhere: number;
}

/** The first month in which a place published as zero is back, beside the change of all other places; undefined when it never is. */
export function returnFromZero(rows: readonly HashrateShare[], jurisdiction: string): Return | undefined {
  const own = new Map(rows.filter((row) => row.jurisdiction === jurisdiction).map((row) => [row.month, row]));
  const totals = worldHashrate(rows);
  for (const [i, {month, hashrate}] of totals.entries()) {
    const [before, now, previous] = [totals[i - 1], own.get(month), own.get(totals[i - 1]?.month ?? "")];
    if (before === undefined || now === undefined || monthsApart(before.month, month) !== 1) continue;
    if (previous?.flag !== "published-zero" || now.hashrate === 0) continue;
    return {
      month,
      gained: now.hashrate,
      lostElsewhere: before.hashrate - previous.hashrate - (hashrate - now.hashrate),
    };
  }
  return undefined;
}
