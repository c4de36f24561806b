/**
 * Checks that a sentence rests on, written as one reads them:
 *
 *   highest(mining-hashrate-share/hashrate-share/*,KAZ/share) = mining-hashrate-share/hashrate-share/2021-10,KAZ/share
 *   policy-acts/acts/cn-nm-order-2021/in_force < policy-acts/acts/chn-notice-1283-2021/in_force
 *   ratio(kaz-peak-2021, kaz-peak-2019) > 2 and kaz-fee-income-2023 < kaz-fee-income-2022
 *   count(policy-acts/acts/instrument=ban,status=ended/jurisdiction) > 4
 *
 * Grammar: check = comparison ("and" comparison)*; comparison = term (< | <= | = | >= | > | ≈) term; term = number with an
 * optional %, quoted date, name(term, …) of arithmetic.ts, or a reference. ≈ allows a twentieth either way.
 */
import {compute, type Quantity} from "./arithmetic.ts";
import {convert} from "./unit.ts";

/** What a reference stands for: quantities or words (several for a pattern), or one date as precise as it is known. */
export type Referent = readonly (Quantity | string)[] | string;

export interface Outcome {
  holds: boolean;
  /** The comparison that decided, with both sides as numbers, e.g. "18.31 percent = 18.31 percent". */
  detail: string;
}

type Side = Quantity | string | number;

/**
 * Runs a check. `resolve` turns a reference into what it stands for and throws when it names nothing. Throws a
 * SyntaxError that shows the check when it cannot be read, and a RangeError when its sides cannot be compared.
 */
export function runCheck(text: string, resolve: (reference: string) => Referent): Outcome {
  const outcomes = text.split(/\s+and\s+/).map((comparison) => compareSides(comparison, resolve));
  return outcomes.find(({holds}) => !holds) ?? {holds: true, detail: outcomes.map(({detail}) => detail).join(" and ")};
}

function compareSides(text: string, resolve: (reference: string) => Referent): Outcome {
  const match = /^(.+?)\s+(<=|>=|<|>|=|≈)\s+(.+)$/s.exec(text.trim());
  if (!match)
    throw new SyntaxError(
      `cannot read the check "${text}": write two terms and <, <=, =, >=, > or ≈ between them, with spaces`,
    );
  const [, left = "", operator = "", right = ""] = match;
  const a = one(readTerm(left, resolve), left);
  const b = one(readTerm(right, resolve), right);
  const order =
    typeof a === "string" && typeof b === "string" ? compareDates(a, b) : compareNumbers(a, b, operator, text);
  const holds =
    {"<": order < 0, "<=": order <= 0, "=": order === 0, ">=": order >= 0, ">": order > 0, "≈": order === 0}[
      operator
    ] ?? false;
  return {holds, detail: `${show(a)} ${operator} ${show(b)}`};
}

/** Every value of a term: a pattern has several, anything else one. */
function readTerm(text: string, resolve: (reference: string) => Referent): readonly Side[] {
  const term = text.trim();
  const call = /^([a-zA-Z]+)\((.*)\)$/s.exec(term);
  if (call) {
    const all = splitTerms(call[2] ?? "").flatMap((part) => readTerm(part, resolve));
    return [
      compute(
        call[1] ?? "",
        all.map((side) => (typeof side === "number" ? {value: side, unit: "ratio"} : side)),
      ),
    ];
  }
  if (/^[-−]?[\d,]*\.?\d+%?$/.test(term)) {
    const value = Number(term.replace("−", "-").replaceAll(",", "").replace("%", ""));
    return [term.endsWith("%") ? {value, unit: "percent"} : value];
  }
  if (/^"\d{4}(-\d{2}(-\d{2})?)?"$/.test(term)) return [term.slice(1, -1)];
  const found = resolve(term);
  return typeof found === "string" ? [found] : found;
}

/** Splits at commas followed by a space, outside brackets: keys of rows hold commas without one. */
function splitTerms(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const [i, letter] of [...text].entries()) {
    if (letter === "(") depth++;
    if (letter === ")") depth--;
    if (letter === "," && depth === 0 && text[i + 1] === " ") {
      parts.push(part);
      part = "";
    } else part += letter;
  }
  return [...parts, part];
}

function one(sides: readonly Side[], text: string): Side {
  const [side] = sides;
  if (side === undefined || sides.length > 1)
    throw new RangeError(
      `"${text}" stands for ${sides.length} values; take the highest, lowest, sum, mean or count of them`,
    );
  return side;
}

function compareNumbers(a: Side, b: Side, operator: string, text: string): number {
  if (typeof a === "string" || typeof b === "string") throw new RangeError(`"${text}" compares a date with a number`);
  const [left, right] =
    typeof a === "number"
      ? [a, typeof b === "number" ? b : b.value]
      : [a.value, typeof b === "number" ? b : convert(b.value, b.unit, a.unit)];
  const near = operator === "≈" ? Math.max(Math.abs(left), Math.abs(right)) / 20 : 1e-9;
  return Math.abs(left - right) <= near ? 0 : left - right;
}

/** Dates at the coarser of the two precisions: "2021" and "2021-10" are neither before nor after one another. */
function compareDates(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).localeCompare(b.slice(0, length), "en");
}

function show(side: Side): string {
  if (typeof side === "string") return side;
  return typeof side === "number" ? String(side) : `${Number(side.value.toPrecision(8))} ${side.unit}`;
}
