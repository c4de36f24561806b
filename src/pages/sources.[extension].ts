import type {APIRoute, GetStaticPaths} from "astro";
import {catalog} from "../publish/catalog.ts";
import {citationFormats} from "../publish/citation-formats.ts";
import {sources} from "../publish/source.ts";

export const getStaticPaths = (() =>
  Object.keys(citationFormats).map((extension) => ({params: {extension}}))) satisfies GetStaticPaths;

/** Every source for reference managers. */
export const GET: APIRoute = ({params: {extension = ""}}) =>
  new Response(citationFormats[extension]?.write([...sources(catalog()).values()]));
