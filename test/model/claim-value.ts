/** A made-up value of a claim: a figure in MW that a ministry stated, but for what is given. */
import type {ClaimValue} from "../../src/model/claim.ts";

export function claimValue(claim: string, n: number, given: Partial<ClaimValue> = {}): ClaimValue {
  return {
    claim,
    n,
    value: null,
    low: null,
    high: null,
    unit: "MW",
    as_of: null,
    stated_by: "A ministry",
    kind: "official",
    basis: null,
    source: "a",
    also: null,
    reading: "page",
    note: null,
    ...given,
  };
}
