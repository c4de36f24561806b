import type {APIRoute} from "astro";
import {catalog} from "../../publish/catalog.ts";
import {type JurisdictionEntry, jurisdictionEntries} from "../../publish/jurisdictions.ts";
import {placeRecord} from "../../publish/place-record.ts";

export function getStaticPaths() {
  return jurisdictionEntries(catalog()).map((entry) => ({params: {code: entry.jurisdiction.code}, props: {entry}}));
}

/** What the comparison knows of a place. */
export const GET: APIRoute<{entry: JurisdictionEntry}> = ({props: {entry}}) =>
  new Response(JSON.stringify(placeRecord(catalog(), entry)), {headers: {"Content-Type": "application/json"}});
