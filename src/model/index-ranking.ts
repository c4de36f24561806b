/** How places rank by the restriction index, and how the ranking moves with its weights. */
import {levelsOf, type PolicyMonth} from "./panel.ts";
import {equalWeights, restrictionIndex, restrictionIndicators, type Weights} from "./restriction-index.ts";

export interface Ranked {
  jurisdiction: string;
  /** 0 to 100, with the weights given */
  index: number;
  /** 1 for the strictest; places of the same index share a rank */
  rank: number;
  /**
   * The same with equal weights, and the rank with the weights given among the places that equal weights rank too: what
   * moves there moves by the weights alone. Null where the index of equal weights is not complete.
   */
  equal: {index: number; rank: number; now: number} | null;
}

/**
 * The places whose index is complete in a month, the strictest first, then by code. An indicator of weight 0 need not be
 * coded, so that other weights can rank more places. A place without a complete index is left out: blank is not zero.
 */
export function indexRanking(rows: readonly PolicyMonth[], month: string, weights: Weights = equalWeights): Ranked[] {
  const own = rows.filter((row) => row.month === month);
  const equal = new Map(ranks(own, equalWeights).map((each) => [each.jurisdiction, each]));
  const all = ranks(own, weights);
  const common = all.filter(({jurisdiction}) => equal.has(jurisdiction));
  return all.map((each) => {
    const before = equal.get(each.jurisdiction);
    const now = 1 + common.findIndex(({index}) => index === each.index);
    return {...each, equal: before ? {index: before.index, rank: before.rank, now} : null};
  });
}

function ranks(rows: readonly PolicyMonth[], weights: Weights): Omit<Ranked, "equal">[] {
  const complete = rows.flatMap(({jurisdiction, ...row}) => {
    const index = restrictionIndex(levelsOf({jurisdiction, ...row} as PolicyMonth, restrictionIndicators), weights);
    // to a tenth, as printed: no two places may share a printed index and not the rank
    return index === null ? [] : [{jurisdiction, index: Math.round(index * 10) / 10}];
  });
  complete.sort((a, b) => b.index - a.index || (a.jurisdiction < b.jurisdiction ? -1 : 1));
  return complete.map((each) => ({...each, rank: 1 + complete.findIndex(({index}) => index === each.index)}));
}

/** The weights of a view, in the order of `restrictionIndicators`; equal ones where it gives none that can be used. */
export function weightsOf(words: readonly string[] | undefined): Weights {
  const given = words?.map(Number) ?? [];
  const usable =
    given.length === restrictionIndicators.length &&
    given.every((weight) => weight >= 0) &&
    given.some((weight) => weight > 0);
  if (!usable) return equalWeights;
  return Object.fromEntries(restrictionIndicators.map((indicator, i) => [indicator, given[i]])) as Record<
    keyof Weights,
    number
  >;
}

/** Whether the weights are all the same, so that the index is the published one. */
export function areEqual(weights: Weights): boolean {
  return new Set(Object.values(weights)).size === 1;
}
