/** Every source a text rests on. */
import {ascending} from "d3";
import type {Catalog} from "../data/catalog.ts";
import type {ClaimValue} from "../model/claim.ts";
import {referencesOf} from "./case.ts";
import {type Citation, citation} from "./source.ts";

/** The sources cited in a body or behind the claims it prints, each once, by publisher and date. */
export function sourcesOf(catalog: Catalog, body: string): Citation[] {
  const {values, sources} = referencesOf(body);
  const claimed = new Set(values);
  const behind = catalog.names.includes("claims")
    ? (catalog.newest("claims").resource("values").rows as unknown as readonly ClaimValue[])
        .filter(({claim}) => claimed.has(claim))
        .map(({source}) => source)
    : [];
  return [...new Set([...sources, ...behind])]
    .map((id) => citation(catalog, id))
    .sort(
      (a, b) =>
        a.source.publisher.localeCompare(b.source.publisher, "en") ||
        ascending(a.source.date ?? "", b.source.date ?? ""),
    );
}
