/**
 * Units: how a value of each is printed, and which can be turned into which. Percent and percentage points, power and
 * energy, a yearly rate and an amount are different quantities and never convert into one another.
 */
import {number} from "./format.ts";

export interface Unit {
  /** What is measured: values convert only within one quantity. */
  quantity: string;
  /** How many of the quantity's base unit one is, e.g. 1 GWh is 0.001 TWh. */
  factor: number;
  /** The value as read in a sentence; `value` is already formatted. */
  print: (value: string) => string;
}

const after = (word: string) => (value: string) => `${value}\u00a0${word}`;
const unit = (quantity: string, factor: number, print: (value: string) => string): Unit => ({quantity, factor, print});

const units: Record<string, Unit> = {
  kW: unit("power", 0.001, after("kW")),
  MW: unit("power", 1, after("MW")),
  GW: unit("power", 1000, after("GW")),
  kWh: unit("energy", 1e-9, after("kWh")),
  MWh: unit("energy", 1e-6, after("MWh")),
  GWh: unit("energy", 1e-3, after("GWh")),
  TWh: unit("energy", 1, after("TWh")),
  "GWh/yr": unit("yearly energy", 1e-3, after("GWh a year")),
  "TWh/yr": unit("yearly energy", 1, after("TWh a year")),
  percent: unit("share", 1, (value) => `${value}%`),
  "percentage-points": unit("difference of shares", 1, after("percentage points")),
  "TH/s": unit("hashrate", 1e-6, after("TH/s")),
  "EH/s": unit("hashrate", 1, after("EH/s")),
  seconds: unit("duration", 1 / 3600, after("seconds")),
  minutes: unit("duration", 1 / 60, after("minutes")),
  hours: unit("duration", 1, after("hours")),
  days: unit("duration", 24, after("days")),
  weeks: unit("duration", 168, after("weeks")),
  months: unit("calendar duration", 1, after("months")),
  years: unit("calendar duration", 12, after("years")),
  KZT: unit("money in tenge", 1, after("tenge")),
  USD: unit("money in dollars", 1, (value) => `$${value}`),
  EUR: unit("money in euros", 1, (value) => `€${value}`),
  SEK: unit("money in kronor", 1, (value) => `SEK\u00a0${value}`),
  CNY: unit("money in yuan", 1, after("yuan")),
  CAD: unit("money in Canadian dollars", 1, (value) => `CAD\u00a0${value}`),
  "KZT/kWh": unit("price in tenge", 1, after("tenge per kWh")),
  "USD/kWh": unit("price in dollars", 1, (value) => `$${value} per kWh`),
  "CAD/kWh": unit("price in Canadian dollars", 1, (value) => `CAD\u00a0${value} per kWh`),
  "ore/kWh": unit("price in kronor", 0.01, after("öre per kWh")),
  "SEK/kWh": unit("price in kronor", 1, (value) => `SEK\u00a0${value} per kWh`),
  "CNY/kWh": unit("price in yuan", 1, after("yuan per kWh")),
  "EUR/MWh": unit("price in euros", 1, (value) => `€${value} per MWh`),
  "gCO2/kWh": unit("carbon intensity", 1, after("g CO₂ per kWh")),
  "gCO2e/kWh": unit("carbon intensity, all gases", 1, after("g CO₂e per kWh")),
  MtCO2: unit("emissions", 1, after("Mt CO₂")),
  MtCO2e: unit("emissions, all gases", 1, after("Mt CO₂e")),
  "J/TH": unit("efficiency", 1, after("J/TH")),
  T: unit("difficulty", 1, after("trillion")),
  ratio: unit("ratio", 1, (value) => value),
};

/** Every unit a claim or field may have, but for counts, which are written "count:farms". */
export const unitNames: readonly string[] = Object.keys(units);

/** The unit of this name; "count:farms" is a count, printed as a bare number. Throws a RangeError for any other name. */
export function findUnit(name: string): Unit {
  if (name.startsWith("count:") && name.length > 6) return unit(name, 1, (value) => value);
  const found = units[name];
  if (found === undefined)
    throw new RangeError(`unknown unit "${name}": one of ${unitNames.join(", ")}, or count:<thing>`);
  return found;
}

/** A value in another unit of the same quantity. Throws a RangeError when the two measure different things. */
export function convert(value: number, from: string, to: string): number {
  const [source, target] = [findUnit(from), findUnit(to)];
  if (source.quantity !== target.quantity)
    throw new RangeError(`cannot turn ${from} (${source.quantity}) into ${to} (${target.quantity})`);
  return from === to ? value : (value * source.factor) / target.factor;
}

/**
 * Whether two units can stand side by side as rivals for one claim: those that convert, and carbon dioxide alone beside
 * all greenhouse gases, which are compared but never turned into one another.
 */
export function comparable(a: string, b: string): boolean {
  const bare = (name: string) => findUnit(name).quantity.replace(", all gases", "");
  return bare(a) === bare(b);
}

/**
 * A value with its unit as read in a sentence: `printValue(1519, "MW")` is "1,519 MW", `printValue(1.5e9, "USD")` is
 * "$1.5 billion". Without `digits` it keeps the decimals it has.
 */
export function printValue(value: number, name: string, digits?: number): string {
  return findUnit(name).print(amount(value, digits));
}

/** A range with its unit once: "340–1,400 MW", "25–30%". */
export function printRange(low: number, high: number, name: string, digits?: number): string {
  const large = Math.abs(high) >= 1e6;
  const [first, last] = [amount(low, digits), amount(high, digits)];
  const shared = large && first.split(" ")[1] === last.split(" ")[1] ? (first.split(" ")[0] ?? first) : first;
  const words = low < 0 || high < 0 ? `${shared} to ${last}` : `${shared}–${last}`;
  return findUnit(name).print(words);
}

/**
 * A printed value as a large figure and the unit set small behind it: "1,519 MW" is ["1,519", "MW"], "$1.5 billion" is
 * ["$1.5", "billion"], "18.3%" is ["18.3%", ""]. A unit in front of the figure stays there.
 */
export function splitUnit(text: string): [figure: string, unit: string] {
  const match = /^([A-Z]{3}\u00a0)?([^\s]*\d[^\s]*(?: to [^\s]*\d[^\s]*)?)[\u00a0 ]?(.*)$/.exec(text);
  if (!match) return [text, ""];
  return [`${match[1] ?? ""}${match[2]}`, match[3] ?? ""];
}

/** Millions and billions in words from a million up: "34.6 million". */
function amount(value: number, digits?: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `${number(value / 1e9, digits ?? decimals(value / 1e9))} billion`;
  if (size >= 1e6) return `${number(value / 1e6, digits ?? decimals(value / 1e6))} million`;
  return number(value, digits ?? decimals(value));
}

/** How many decimals a number is written with, at most six: 8.8 has one. */
function decimals(value: number): number {
  const text = String(Number(value.toPrecision(12)));
  return Math.min(6, (text.split(".")[1] ?? "").length);
}
