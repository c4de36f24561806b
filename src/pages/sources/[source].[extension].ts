import type {APIRoute, GetStaticPaths} from "astro";
import type {Source} from "../../model/observation.ts";
import {catalog} from "../../publish/catalog.ts";
import {citationFormats} from "../../publish/citation-formats.ts";
import {sources} from "../../publish/source.ts";

interface Props {
  source: Source;
}

export const getStaticPaths = (() =>
  [...sources(catalog()).values()].flatMap((source) =>
    Object.keys(citationFormats).map((extension) => ({params: {source: source.id, extension}, props: {source}})),
  )) satisfies GetStaticPaths;

/** One source for reference managers. */
export const GET: APIRoute<Props> = ({params: {extension = ""}, props: {source}}) =>
  new Response(citationFormats[extension]?.write([source]));
