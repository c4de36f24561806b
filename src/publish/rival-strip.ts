/** The figures of a claim on one line: where dots and ranges stand, and the same in words. */
import {printClaimValue} from "../model/claim.ts";
import {rivals} from "../model/rivals.ts";
import {findUnit, printValue} from "../model/unit.ts";
import type {ClaimEntry} from "./claims.ts";

/** Positions are percent of the line's width. */
export interface StripMark {
  /** Ends of the figure; the same twice for a single number. */
  from: number;
  to: number;
  /** Stated by an official body: filled. */
  official: boolean;
}

export interface Strip {
  /** In the order to draw them: wide ranges first, then hollow dots, so that nothing hides a filled one. */
  marks: readonly StripMark[];
  /** The lowest and the highest figure, in the claim's unit. */
  low: {at: number; text: string};
  high: {at: number; text: string};
  /** Where the used figure, or the range of all, stands; absent where the site prints none. */
  used?: {from: number; to: number};
  /** Where zero stands; absent where the line does not reach it */
  zero?: number;
  /** Whether official bodies and others both state figures, so that filled and hollow need words. */
  mixed: boolean;
  /** How many figures measure another quantity and are left out. */
  leftOut: number;
  /** The figures in words, lowest first, for a reader who does not see them. */
  description: string;
}

/** Room at either end, so that no dot is cut. */
const edge = 4;

/**
 * The figures of a claim on one line, or undefined where they do not differ. The line starts at zero unless all figures
 * lie so close together that they would be one dot.
 */
export function rivalStrip({claim, values}: ClaimEntry): Strip | undefined {
  const quantity = findUnit(claim.unit).quantity;
  const alike = values.filter(({unit}) => findUnit(unit).quantity === quantity);
  const figures = rivals({claims: [claim], values: alike}, [claim.id], claim.unit);
  const low = Math.min(...figures.map((figure) => figure.low));
  const high = Math.max(...figures.map((figure) => figure.high));
  if (figures.length === 0 || low === high) return undefined;
  const [start, end] = domain(low, high);
  const at = (value: number) => edge + ((value - start) / (end - start)) * (100 - 2 * edge);
  const used = figures.filter(({printed}) => printed);
  return {
    marks: figures
      .map((figure) => ({
        from: at(figure.low),
        to: at(figure.high),
        official: figure.value.kind === "official",
      }))
      .sort((a, b) => b.to - b.from - (a.to - a.from) || Number(a.official) - Number(b.official)),
    low: {at: at(low), text: printValue(low, claim.unit)},
    high: {at: at(high), text: printValue(high, claim.unit)},
    ...(used.length > 0 && {
      used: {from: at(Math.min(...used.map((u) => u.low))), to: at(Math.max(...used.map((u) => u.high)))},
    }),
    ...(start <= 0 && end >= 0 && {zero: at(0)}),
    mixed: new Set(figures.map(({value}) => value.kind === "official")).size > 1,
    leftOut: values.length - figures.length,
    description: figures
      .toSorted((a, b) => a.low - b.low || a.high - b.high)
      .map(({value, printed}) => `${printClaimValue(value)}, ${value.stated_by}${printed ? " (used)" : ""}`)
      .join("; "),
  };
}

/** From zero where the figures spread over at least a third of the way from it; else the figures and a little more. */
function domain(low: number, high: number): [start: number, end: number] {
  const far = Math.max(Math.abs(low), Math.abs(high));
  if ((high - low) / far >= 1 / 3) return [Math.min(0, low), Math.max(0, high)];
  const room = (high - low) / 2;
  return [low - room, high + room];
}
