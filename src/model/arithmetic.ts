/**
 * Named arithmetic on quantities. A quantity carries its unit, so that a share and a difference of shares, power and
 * energy, or a rate and an amount cannot be mixed: every function throws a RangeError that names both units.
 */
import {convert, findUnit} from "./unit.ts";

export interface Quantity {
  value: number;
  /** A unit of unit.ts. */
  unit: string;
}

/** a − b, in the unit of a; two shares differ by percentage points. */
export function difference(a: Quantity, b: Quantity): Quantity {
  const value = a.value - convert(b.value, b.unit, a.unit);
  return {value, unit: a.unit === "percent" ? "percentage-points" : a.unit};
}

/** How many times b is in a. Throws when b is zero. */
export function ratio(a: Quantity, b: Quantity): Quantity {
  return {value: a.value / nonZero(convert(b.value, b.unit, a.unit), "ratio"), unit: "ratio"};
}

/** The change from a to b in percent of a: from 100 to 106 is 6. Throws when a is zero. */
export function percentChange(a: Quantity, b: Quantity): Quantity {
  return {
    value: ((convert(b.value, b.unit, a.unit) - a.value) / nonZero(a.value, "percent change")) * 100,
    unit: "percent",
  };
}

/** What part of the whole the part is, in percent. Throws when the whole is zero. */
export function shareOf(part: Quantity, whole: Quantity): Quantity {
  return {value: (convert(part.value, part.unit, whole.unit) / nonZero(whole.value, "share")) * 100, unit: "percent"};
}

/** The total, in the unit of the first. Throws for an empty list. */
export function sum(...all: readonly Quantity[]): Quantity {
  const {unit} = first(all, "sum");
  return {value: all.reduce((total, one) => total + convert(one.value, one.unit, unit), 0), unit};
}

/** The mean, in the unit of the first. Throws for an empty list. */
export function mean(...all: readonly Quantity[]): Quantity {
  const {value, unit} = sum(...all);
  return {value: value / all.length, unit};
}

/** The largest, in the unit of the first. Throws for an empty list. */
export function highest(...all: readonly Quantity[]): Quantity {
  const {unit} = first(all, "highest");
  return {value: Math.max(...all.map((one) => convert(one.value, one.unit, unit))), unit};
}

/** The smallest, in the unit of the first. Throws for an empty list. */
export function lowest(...all: readonly Quantity[]): Quantity {
  const {unit} = first(all, "lowest");
  return {value: Math.min(...all.map((one) => convert(one.value, one.unit, unit))), unit};
}

/** The place of the first among all, 1 for the largest; equals share the better place. */
export function rank(one: Quantity, ...others: readonly Quantity[]): Quantity {
  return {
    value: 1 + others.filter((other) => convert(other.value, other.unit, one.unit) > one.value).length,
    unit: "count:place",
  };
}

/** How many different ones there are: places named by many acts count once. Zero for an empty list. */
export function count(...all: readonly (Quantity | string)[]): Quantity {
  const keys = all.map((one) => (typeof one === "string" ? one : `${one.value} ${one.unit}`));
  return {value: new Set(keys).size, unit: "count:different"};
}

/** Every operation on quantities by the name that prose uses; `count` takes words and dates too. */
export const operations = {difference, ratio, percentChange, shareOf, sum, mean, highest, lowest, rank} as const;

export type Operation = keyof typeof operations;

/** How many quantities an operation takes: two, or as many as there are. */
export const pairwise: ReadonlySet<string> = new Set(["difference", "ratio", "percentChange", "shareOf"]);

/** Runs an operation by name. Throws a RangeError for an unknown name, a wrong count or units that do not mix. */
export function compute(name: string, items: readonly (Quantity | string)[]): Quantity {
  if (name === "count") return count(...items);
  if (!Object.hasOwn(operations, name))
    throw new RangeError(`unknown arithmetic "${name}": one of ${[...Object.keys(operations), "count"].join(", ")}`);
  const all = items.map((item): Quantity => {
    if (typeof item === "string") throw new RangeError(`${name} of "${item}": words and dates can only be counted`);
    return item;
  });
  for (const {unit} of all) findUnit(unit);
  if (pairwise.has(name) && all.length !== 2) throw new RangeError(`${name} takes two numbers, not ${all.length}`);
  const run = operations[name as Operation] as (...all: readonly Quantity[]) => Quantity;
  return run(...all);
}

function first(all: readonly Quantity[], name: string): Quantity {
  const [one] = all;
  if (one === undefined) throw new RangeError(`${name} of nothing`);
  return one;
}

function nonZero(value: number, name: string): number {
  if (value === 0) throw new RangeError(`${name} with zero below`);
  return value;
}
