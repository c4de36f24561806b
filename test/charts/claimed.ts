/** Claims for tests of charts that draw them: the published ones by id, and small ones made up. */
import type {Claim, ClaimValue} from "../../src/model/claim.ts";
import type {Source} from "../../src/model/observation.ts";

interface Claimed {
  claims: readonly Claim[];
  values: readonly ClaimValue[];
  sources: readonly Source[];
}

/** The published figures of a claim, best or both ends, in the order of the table and in its own unit. */
export function figures({values}: Claimed, claim: string, kinds?: readonly string[]): number[] {
  return values
    .filter((row) => row.claim === claim && (kinds === undefined || kinds.includes(row.kind)))
    .flatMap(({value, low, high}) => [low, value, high].filter((figure) => figure !== null));
}

/** The same observations without some claims and their values. */
export function without<Observations extends Claimed>(observations: Observations, ...ids: string[]): Observations {
  return {
    ...observations,
    claims: observations.claims.filter(({id}) => !ids.includes(id)),
    values: observations.values.filter(({claim}) => !ids.includes(claim)),
  };
}

/** The same observations with one value changed. */
export function changed<Observations extends Claimed>(
  observations: Observations,
  claim: string,
  n: number,
  change: Partial<ClaimValue>,
): Observations {
  return {
    ...observations,
    values: observations.values.map((row) => (row.claim === claim && row.n === n ? {...row, ...change} : row)),
  };
}
