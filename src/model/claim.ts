/** A claim: one quantity as one or more sources state it, and which of their values the site prints. */
import {convert, findUnit, printRange, printValue} from "./unit.ts";

/** claims/claims */
export interface Claim {
  id: string;
  jurisdiction: string;
  title: string;
  quantity: string;
  unit: string;
  period: string;
  precision: string;
  status: string;
  /** The number of the value printed, "range" for all of them, or null when the claim is refuted. */
  used: string | null;
  why: string | null;
}

/** claims/values: `value` is the best figure, `low` and `high` a range the source itself gives */
export interface ClaimValue {
  claim: string;
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string;
  as_of: string | null;
  stated_by: string;
  kind: string;
  basis: string | null;
  source: string;
  /** More sources, separated by spaces. */
  also: string | null;
  /** "page": the source states the figure; "mention": it is known from a note, and the source is about the same matter. */
  reading: string;
  note: string | null;
}

export interface Printed {
  /** With its unit, e.g. "340–1,400 MW". */
  text: string;
  /** The values it rests on. */
  values: readonly ClaimValue[];
}

/** One value of a source as read: its best figure, else its range. Throws a RangeError when it has neither. */
export function printClaimValue(value: ClaimValue, digits?: number): string {
  if (value.value !== null) return printValue(value.value, value.unit, digits);
  if (value.low !== null && value.high !== null) return printRange(value.low, value.high, value.unit, digits);
  const bound = value.low ?? value.high;
  if (bound === null) throw new RangeError(`claim ${value.claim}, value ${value.n} has no figure`);
  return printValue(bound, value.unit, digits);
}

/** Whether two values give one figure or range, whatever their units: 1.4 GW is 1,400 MW. */
export function sameFigure(a: ClaimValue, b: ClaimValue): boolean {
  if (findUnit(a.unit).quantity !== findUnit(b.unit).quantity) return false;
  return (["value", "low", "high"] as const).every((end) => {
    const [one, two] = [a[end], b[end]];
    if (one === null || two === null) return one === two;
    return Number(convert(two, b.unit, a.unit).toPrecision(12)) === one;
  });
}

/**
 * A claim as the site prints it: the value used, or the span of all values where the claim says "range". `n` asks for
 * one source's value instead. Throws a RangeError for a refuted claim without `n`, and for an `n` that is not there.
 */
export function printClaim(
  claim: Claim,
  values: readonly ClaimValue[],
  {n, digits}: {n?: number; digits?: number} = {},
): Printed {
  const asked = n ?? (claim.used === null || claim.used === "range" ? undefined : Number(claim.used));
  if (asked !== undefined) {
    const value = values.find((candidate) => candidate.n === asked);
    if (value === undefined)
      throw new RangeError(
        `claim ${claim.id} has no value ${asked}: it has ${values.map((known) => known.n).join(", ")}`,
      );
    return {text: printClaimValue(value, digits), values: [value]};
  }
  if (claim.used === null)
    throw new RangeError(`claim ${claim.id} is ${claim.status}; say which source's value to print: n={1}`);
  const spanned = values.filter(({unit}) => findUnit(unit).quantity === findUnit(claim.unit).quantity);
  const figures = spanned.flatMap(({value, low, high, unit}) =>
    [value, low, high].filter((figure) => figure !== null).map((figure) => convert(figure, unit, claim.unit)),
  );
  return {text: printRange(Math.min(...figures), Math.max(...figures), claim.unit, digits), values: spanned};
}
