/** How restrictive policy on mining is, as one number, where everything it is made of was coded. */
import type {PanelLevel} from "./panel.ts";

/** The highest level of every indicator. */
const HIGHEST = 3;

/** The indicators of the index. Levy and disclosure are left out, and what supports mining is never set against it. */
export const restrictionIndicators = [
  "prohibition",
  "entry_control",
  "power_access",
  "power_price",
  "enforcement",
] as const;

export type RestrictionIndicator = (typeof restrictionIndicators)[number];

/** The weight of each indicator, 0 or more; only their proportions count. */
export type Weights = Readonly<Record<RestrictionIndicator, number>>;

/** The index as published: a simple mean. */
export const equalWeights: Weights = {
  prohibition: 1,
  entry_control: 1,
  power_access: 1,
  power_price: 1,
  enforcement: 1,
};

/**
 * One indicator on a scale of 0 to 100: 100 × (v − 0.5 × (F − f)) / N, and 0 when v is 0; v is the level, N the highest
 * level, f 1 for a general measure and 0 for one in part, F 1 because every indicator has that flag. Level 3 in general
 * is 100, in part 83.3.
 *
 * Source: Oxford Covid-19 Government Response Tracker, methodology for calculating indices (version 3).
 */
export function subIndex({level, scope}: PanelLevel): number {
  if (level === 0) return 0;
  return (100 * (level - 0.5 * (scope === "general" ? 0 : 1))) / HIGHEST;
}

/**
 * The weighted mean of the sub-indices, 0 to 100. Null where an indicator with a weight above 0 was not coded: blank is
 * not zero. An indicator of weight 0 is left out. Throws a RangeError for a weight below 0 and when all are 0.
 */
export function restrictionIndex(
  levels: ReadonlyMap<string, PanelLevel>,
  weights: Weights = equalWeights,
): number | null {
  let sum = 0;
  let total = 0;
  for (const indicator of restrictionIndicators) {
    const weight = weights[indicator];
    if (!(weight >= 0)) throw new RangeError(`the weight of ${indicator} is ${weight}: give 0 or more`);
    if (weight === 0) continue;
    const coded = levels.get(indicator);
    if (coded === undefined) return null;
    sum += weight * subIndex(coded);
    total += weight;
  }
  if (total === 0) throw new RangeError("all weights are 0: give at least one indicator a weight");
  return sum / total;
}
