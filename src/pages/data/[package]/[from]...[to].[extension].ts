import type {APIRoute, GetStaticPaths} from "astro";
import type {DataPackage} from "../../../data/package.ts";
import {catalog} from "../../../publish/catalog.ts";
import {changes, changesCsv, changesJson, versionPairs} from "../../../publish/changes.ts";

interface Props {
  before: DataPackage;
  after: DataPackage;
  extension: "csv" | "json";
}

export const getStaticPaths = (() =>
  versionPairs(catalog()).flatMap(({before, after}) =>
    (["csv", "json"] as const).map((extension) => ({
      params: {package: before.name, from: before.version, to: after.version, extension},
      props: {before, after, extension},
    })),
  )) satisfies GetStaticPaths;

/** The difference of two versions as data. */
export const GET: APIRoute<Props> = ({props: {before, after, extension}}) => {
  const found = changes(catalog(), before, after);
  return new Response(extension === "csv" ? changesCsv(found.diff) : changesJson(found));
};
