/** What could be known when: which version of a series was the newest that a reader could have read on a day. */
import {utc} from "./format.ts";

/** A version of a series and when its provider published it. */
export interface Vintage {
  version: string;
  /** "2021-10-13", or as precise as known: "2021-10", "2021". Undefined for figures that are nobody's publication. */
  vintage: string | undefined;
}

/**
 * The first day on which a vintage counts as known, "2021-10-14" for "2021-10-13": the day after it was published. One
 * dated by its month or year counts from the month's or year's end, because it may have been published on the last day.
 * Throws a RangeError for anything but a date.
 */
export function knownFrom(vintage: string): string {
  const start = utc(vintage);
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  const next =
    vintage.length === 4 ? [year + 1, 0, 1] : vintage.length === 7 ? [year, month + 1, 1] : [year, month, day + 1];
  return new Date(Date.UTC(...(next as [number, number, number]))).toISOString().slice(0, 10);
}

/**
 * The version that was the newest published before a day, "2021-11-05"; undefined when none was. Versions without a
 * vintage are left out; of two known from the same day the later in the list is newer. Throws a RangeError for a day
 * that is not given to the day.
 */
export function newestBefore<Version extends Vintage>(versions: readonly Version[], day: string): Version | undefined {
  if (utc(day).toISOString().slice(0, 10) !== day) throw new RangeError(`not a day: ${day}; write YYYY-MM-DD`);
  return inOrder(versions).findLast(({from}) => from <= day)?.each;
}

/** The first version that became known; undefined when none has a vintage. */
export function oldest<Version extends Vintage>(versions: readonly Version[]): Version | undefined {
  return inOrder(versions)[0]?.each;
}

function inOrder<Version extends Vintage>(versions: readonly Version[]): {each: Version; from: string}[] {
  return versions
    .flatMap((each) => (each.vintage === undefined ? [] : [{each, from: knownFrom(each.vintage)}]))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
