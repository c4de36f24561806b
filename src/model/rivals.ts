/** Rival figures: what sources say of one thing, in one unit, so that they can stand beside one another. */
import {ascending} from "d3";
import {type Claim, type ClaimValue, printClaimValue} from "./claim.ts";
import {shortDate} from "./format.ts";
import {convert, printRange, printValue} from "./unit.ts";

export interface Rival {
  claim: Claim;
  value: ClaimValue;
  /** The unit of `low` and `high`. */
  unit: string;
  /** The ends of the figure; the same twice where the source gives one number. */
  low: number;
  high: number;
  /** How the source hedged a single number, e.g. "up to", or null. */
  hedge: string | null;
  /** Whether the site prints this figure, by itself or inside a range. */
  printed: boolean;
}

interface Claimed {
  claims: readonly Claim[];
  values: readonly ClaimValue[];
}

/**
 * The figures picked, in `unit`, by pick and then by number. A pick is a claim, "kaz-load", or one of its values,
 * "kaz-load/3". What the data do not hold is left out. Throws a RangeError for a value whose unit measures another
 * quantity than `unit`.
 */
export function rivals({claims, values}: Claimed, picks: readonly string[], unit: string): Rival[] {
  return picks.flatMap((pick) => {
    const [id, n] = pick.split("/");
    const claim = claims.find((candidate) => candidate.id === id);
    if (claim === undefined) return [];
    return values
      .filter((value) => value.claim === id && (n === undefined || value.n === Number(n)))
      .flatMap((value) => {
        const [low, high] = [value.low ?? value.value ?? value.high, value.high ?? value.value ?? value.low];
        if (low === null || high === null) return [];
        return [
          {
            claim,
            value,
            unit,
            low: convert(low, value.unit, unit),
            high: convert(high, value.unit, unit),
            hedge: low === high ? hedge(value) : null,
            printed: claim.used === "range" || claim.used === String(value.n),
          },
        ];
      });
  });
}

/** Oldest first, by when each was said; figures without a date last, all else in the order given. */
export function byDate(all: readonly Rival[]): Rival[] {
  return all.toSorted((a, b) => ascending(when(a) ?? "9999", when(b) ?? "9999"));
}

/** When a figure was stated, else the one month or year it is about, e.g. "2021-10"; null when neither is known. */
export function when({claim, value}: Rival): string | null {
  if (value.kind === "own-arithmetic") return null;
  return value.as_of ?? (/^\d{4}(-\d\d){0,2}$/.test(claim.period) ? claim.period : null);
}

/** The date of `when` as printed, to the month: "Oct 2021"; "undated" where there is none. */
export function printWhen(rival: Rival): string {
  const stated = when(rival);
  return stated === null ? "undated" : shortDate(stated.slice(0, 7));
}

/** Who says so, in few words: "Energy minister, via CoinDesk". */
export function who({value}: Rival): string {
  if (value.kind === "own-arithmetic") return "Our arithmetic";
  return typeset(value.stated_by.replace(/, (?:reported|republished) by /, ", via "));
}

/** What exactly was counted, from the first letter on; null when the source does not say. */
export function basis({value}: Rival): string | null {
  return value.basis && typeset(value.basis.charAt(0).toUpperCase() + value.basis.slice(1));
}

/** A figure as read, with the unit it was stated in: "1,200 MW", "1–1.5 TWh a year". */
export function printStated({value, hedge: bound}: Rival): string {
  return [bound, printClaimValue(value)].filter(Boolean).join(" ");
}

/** A figure without its unit, as a label beside a mark: "up to 1,200", "1–1.5". */
export function printBare({low, high, hedge: bound}: Rival, digits?: number): string {
  if (low !== high) return printRange(low, high, "ratio", digits);
  return [bound, printValue(low, "ratio", digits)].filter(Boolean).join(" ");
}

/**
 * The span of figures in their unit, each to at most so many decimals, e.g. "340–1,400 MW". Throws a RangeError for no
 * figures.
 */
export function printSpan(all: readonly Rival[], digits = 6): string {
  const [first] = all;
  if (first === undefined) throw new RangeError("no figures to span");
  const rounded = (value: number) => Number(value.toFixed(digits));
  const [low, high] = [rounded(Math.min(...all.map((d) => d.low))), rounded(Math.max(...all.map((d) => d.high)))];
  return low === high ? printValue(low, first.unit) : printRange(low, high, first.unit);
}

/** The kinds of bodies that state figures, as words. */
export const kinds: Readonly<Record<string, string>> = {
  official: "Official",
  industry: "Industry",
  company: "Company",
  academic: "Academic",
  press: "Press",
  "own-arithmetic": "Our arithmetic",
};

/** Data are typed plainly; readers get the signs of print. */
export function typeset(words: string): string {
  return words
    .replaceAll("'", "’")
    .replaceAll("CO2", "CO₂")
    .replaceAll(" x ", " × ")
    .replace(/(?<=\d) - (?=\d)/g, " − ")
    .replace(/(?<=\d)-(?=\d)/g, "–");
}

/** "over" in "all mining, stated as over". */
function hedge({basis: counted, note}: ClaimValue): string | null {
  const stated = /\bstated as ((?:over|above|more than|up to almost|up to|almost|nearly|about|around|at least)\b)/i;
  return stated.exec(counted ?? "")?.[1] ?? stated.exec(note ?? "")?.[1] ?? null;
}
