/** Numbers and dates as readers see them. Nothing here reads the locale or the time zone of the machine. */
import {formatLocale} from "d3";

const locale = /* @__PURE__ */ formatLocale({
  decimal: ".",
  thousands: ",",
  grouping: [3],
  currency: ["", ""],
  minus: "−",
});

const months = "January February March April May June July August September October November December".split(" ");
const shortMonths = "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec".split(" ");

/** A number with a fixed count of decimals, e.g. `number(-1234.5, 1)` is "−1,234.5". */
export function number(value: number, decimals = 0): string {
  const text = locale.format(`,.${decimals}f`)(round(value, decimals));
  return /^−[0.,]+$/.test(text) ? text.slice(1) : text;
}

/** To so many decimals, halves away from zero, free of binary fractions: 30.45 to one decimal is 30.5. */
function round(value: number, decimals: number): number {
  const shifted = Number((Math.abs(value) * 10 ** decimals).toPrecision(12));
  return (Math.sign(value) * Math.round(shifted)) / 10 ** decimals;
}

/** A signed number, e.g. "+6.1" or "−0.6". */
export function signed(value: number, decimals = 0): string {
  const text = number(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A value already in percent, e.g. `percent(18.31, 1)` is "18.3%". */
export function percent(value: number, decimals = 1): string {
  return `${number(value, decimals)}%`;
}

/** A value with its unit behind a no-break space, e.g. "1,519 MW". */
export function withUnit(value: number, unit: string, decimals = 0): string {
  return unit === "percent" ? percent(value, decimals) : `${number(value, decimals)}\u00a0${unit}`;
}

/** A range, e.g. `range("340", "1,400")` is "340–1,400". */
export function range(low: string, high: string): string {
  return `${low}–${high}`;
}

/** Names in running text, e.g. "China, Russia and Iran". */
export function list(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A count in words up to ten, in figures beyond, e.g. "three", "12". */
export function count(value: number): string {
  return "zero one two three four five six seven eight nine ten".split(" ")[value] ?? number(value);
}

/**
 * A date as precise as it is given: "2021" stays "2021", "2021-10" is "October 2021", "2021-10-14" is "14 October 2021".
 * Throws a RangeError for anything else.
 */
export function date(iso: string): string {
  const [year, month, day] = dateParts(iso);
  return [day, month && months[month - 1], year].filter(Boolean).join(" ");
}

/** The same, short: "Oct 2021", "14 Oct 2021". */
export function shortDate(iso: string): string {
  const [year, month, day] = dateParts(iso);
  return [day, month && shortMonths[month - 1], year].filter(Boolean).join(" ");
}

/** A period as read: one date, or two joined by a slash, e.g. "January 2021 – September 2021". */
export function span(period: string): string {
  return period.split("/").map(date).join(" – ");
}

/** What `date`, `shortDate` and `span` print, read back: "Oct 2021" is "2021-10"; undefined for any other text. */
export function readSpan(text: string): string | undefined {
  const parts = text.split(" – ").map(readDate);
  return parts.every((part) => part !== undefined) && parts.length <= 2 ? parts.join("/") : undefined;
}

function readDate(text: string): string | undefined {
  const [, day, name, year] = /^(?:(?:(\d{1,2}) )?([A-Z][a-z]+) )?(\d{4})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (name === undefined) return year;
  const month = Math.max(months.indexOf(name), shortMonths.indexOf(name)) + 1;
  if (month === 0) return undefined;
  return [year, ...[month, day].filter(Boolean).map((part) => String(part).padStart(2, "0"))].join("-");
}

/** From one date to another in running text, one date where they are the same: "March 2021 to June 2021". */
export function fromTo(first: string, last: string): string {
  return first === last ? date(last) : `${date(first)} to ${date(last)}`;
}

/** The first moment of a year, month or day, in UTC. Throws a RangeError for anything else. */
export function utc(iso: string): Date {
  const known = times.get(iso);
  if (known !== undefined) return new Date(known);
  const [year, month = 1, day = 1] = dateParts(iso);
  const time = Date.UTC(year, month - 1, day);
  times.set(iso, time);
  return new Date(time);
}

/** The times of dates read before: a drawing asks for the same few hundreds of times. */
const times = new Map<string, number>();

/** The month a UTC date lies in, e.g. "2021-10". */
export function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

function dateParts(iso: string): [year: number, month?: number, day?: number] {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
  const [year, month, day] = (match ?? []).slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (
    year === undefined ||
    (month !== undefined && (month < 1 || month > 12)) ||
    (day !== undefined && (day < 1 || day > 31))
  ) {
    throw new RangeError(`invalid date: ${iso}; write YYYY, YYYY-MM or YYYY-MM-DD`);
  }
  if (month === undefined) return [year];
  return day === undefined ? [year, month] : [year, month, day];
}
