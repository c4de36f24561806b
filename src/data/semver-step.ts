/** Which part of a version's number must grow, told from what changed; and whether a number does that. */
import {gt, inc, lt, major} from "semver";
import type {FieldChange, PackageDiff, ResourceDiff} from "./diff.ts";

export type Step = "major" | "minor" | "patch";

export interface Proposal {
  readonly step: Step;
  /** Why, in one line. */
  readonly reason: string;
}

/** What is wrong with a number, and what to do. */
export interface NumberFault {
  readonly message: string;
  readonly remedy: string;
}

/** The properties of a field without which its cells cannot be read as before. */
const MEANING: readonly string[] = ["type", "unit", "missingValues"];
const CATEGORIES: readonly string[] = ["categories", "categoriesOrdered"];

/**
 * The step that a diff asks for. Major: a table, field or row gone, a field of another type or unit, more than half of
 * the rows of both versions changed. Minor: a table, field, category or row added. Patch: cells corrected, or words.
 */
export function proposeStep(diff: PackageDiff): Proposal {
  const {resources} = diff;
  const fieldsOf = (wanted: (change: FieldChange) => boolean) =>
    resources.flatMap(({fields}) => fields.filter(wanted).map(({field}) => field));
  const redefined = (properties: readonly string[]) =>
    fieldsOf((each) => each.change === "redefined" && each.properties.some((name) => properties.includes(name)));
  const rows = (noun: string, of: (diff: ResourceDiff) => number) => {
    return resources
      .filter((each) => of(each) > 0)
      .map((each) => `${count(of(each), "row")} ${noun} in ${each.resource}`);
  };
  const revised = resources.filter((each) => changedRows(each) * 2 > each.changed.length + each.unchanged);
  const breaking = [
    ...list("table removed", diff.resourcesRemoved),
    ...list(
      "field removed",
      fieldsOf(({change}) => change === "removed"),
    ),
    ...list("field of another type, unit or missing value", redefined(MEANING)),
    ...revised.map((each) => {
      return `${changedRows(each)} of the ${each.changed.length + each.unchanged} rows of both versions changed in ${each.resource}`;
    }),
    ...rows("removed", ({removed}) => removed.length),
  ];
  if (breaking.length > 0) return {step: "major", reason: breaking.join("; ")};
  const adding = [
    ...list("table added", diff.resourcesAdded),
    ...list(
      "field added",
      fieldsOf(({change}) => change === "added"),
    ),
    ...list("categories changed", redefined(CATEGORIES)),
    ...rows("added", ({added}) => added.length),
  ];
  if (adding.length > 0) return {step: "minor", reason: adding.join("; ")};
  const corrected = rows("corrected", changedRows);
  return {step: "patch", reason: corrected.length > 0 ? corrected.join("; ") : "no row differs, only the description"};
}

/** The least number after a released one for a step; before 1.0.0 nothing is settled, and a minor step is enough. */
export function nextNumber(released: string, step: Step): string {
  return inc(released, major(released) === 0 && step === "major" ? "minor" : step)!;
}

/**
 * What is wrong with the number of a version that follows a released one. A number below the proposed is allowed when
 * `changes` says so in the words `minor, not major`, or those of the steps at hand.
 */
export function checkNumber(
  version: string,
  released: string,
  {step, reason}: Proposal,
  changes: string,
): NumberFault | undefined {
  const next = nextNumber(released, step);
  if (!gt(version, released)) {
    return {message: "version goes backwards", remedy: `${released} is released: number it ${next} or later`};
  }
  if (!lt(version, next)) return undefined;
  const own: Step = lt(version, nextNumber(released, "minor")) ? "patch" : "minor";
  const words = `${own}, not ${step}`;
  if (changes.includes(words)) return undefined;
  return {
    message: `version too low for a ${step} change (${reason})`,
    remedy: `number it ${next}, or give the reason in changes, with the words "${words}"`,
  };
}

/** How many rows changed in a field that both versions have. */
function changedRows({changed, fields}: ResourceDiff): number {
  const onOneSide = fields.filter(({change}) => change !== "redefined").map(({field}) => field);
  return changed.filter(({changes}) => changes.some(({field}) => !onOneSide.includes(field))).length;
}

function list(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what}: ${names.join(", ")}`];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
