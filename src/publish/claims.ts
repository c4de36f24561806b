/** Claims with their values and sources, as pages show them. */
import type {Catalog} from "../data/catalog.ts";
import type {Category} from "../data/descriptor.ts";
import {type Claim, type ClaimValue, printClaim, printClaimValue} from "../model/claim.ts";
import {type Citation, citation} from "./source.ts";

export interface ClaimEntry {
  claim: Claim;
  values: readonly ClaimValue[];
  /** What the site prints, or null for a refuted claim. */
  printed: string | null;
}

/** Every claim of the newest version, by id, with its values in order. */
export function claimEntries(catalog: Catalog): ClaimEntry[] {
  const dataPackage = catalog.newest("claims");
  // The descriptor has checked every cell; the interfaces of model/claim.ts name the same fields.
  const claims = dataPackage.resource("claims").rows as unknown as readonly Claim[];
  const values = Map.groupBy(
    dataPackage.resource("values").rows as unknown as readonly ClaimValue[],
    (value) => value.claim,
  );
  return claims.map((claim) => {
    const own = values.get(claim.id) ?? [];
    return {claim, values: own, printed: claim.used === null ? null : printClaim(claim, own).text};
  });
}

export interface ClaimRow {
  value: ClaimValue;
  figure: string;
  used: boolean;
  citations: readonly Citation[];
}

/** The values of a claim as rows of a table: the figure as printed, whether the site uses it, and its sources. */
export function claimRows(catalog: Catalog, {claim, values}: ClaimEntry): ClaimRow[] {
  return values.map((value) => ({
    value,
    figure: printClaimValue(value),
    used: claim.used === "range" || claim.used === String(value.n),
    citations: [value.source, ...(value.also?.split(" ") ?? [])].map((id) => citation(catalog, id)),
  }));
}

/** The printed word for a code of a categorised field, e.g. "official-estimate" is "Official estimate". */
export function label(catalog: Catalog, packageName: string, resource: string, field: string, code: string): string {
  const categories: readonly Category[] =
    catalog
      .newest(packageName)
      .resource(resource)
      .fields.find(({name}) => name === field)?.categories ?? [];
  return categories.find(({value}) => value === code)?.label ?? code;
}

/** The claims that rest on a source. */
export function claimsResting(entries: readonly ClaimEntry[], source: string): ClaimEntry[] {
  return entries.filter(({values}) =>
    values.some((value) => value.source === source || value.also?.split(" ").includes(source)),
  );
}
