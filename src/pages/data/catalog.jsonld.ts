import type {APIRoute} from "astro";
import {catalog} from "../../publish/catalog.ts";
import {dcat} from "../../publish/dcat.ts";
import {downloadsOf} from "../../publish/downloads.ts";
import {absolute} from "../../publish/href.ts";

/** The catalog in DCAT 3. */
export const GET: APIRoute = async () => {
  const versions = catalog().packages.map(async (dataPackage) => {
    return {dataPackage, downloads: await downloadsOf(dataPackage)};
  });
  return new Response(dcat(catalog(), await Promise.all(versions), absolute));
};
