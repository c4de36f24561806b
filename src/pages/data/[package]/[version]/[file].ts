import type {APIRoute, GetStaticPaths} from "astro";
import type {Resource} from "../../../../data/package.ts";
import {catalog} from "../../../../publish/catalog.ts";
import {formatsOf} from "../../../../publish/formats.ts";

interface Props {
  resource: Resource;
  extension: string;
}

export const getStaticPaths = (() =>
  catalog().packages.flatMap((dataPackage) =>
    dataPackage.resources.flatMap((resource) =>
      Object.keys(formatsOf(resource)).map((extension) => ({
        params: {package: dataPackage.name, version: dataPackage.version, file: `${resource.name}.${extension}`},
        props: {resource, extension},
      })),
    ),
  )) satisfies GetStaticPaths;

/** A resource in one of the published formats. */
export const GET: APIRoute<Props> = ({props: {resource, extension}}) =>
  new Response(formatsOf(resource)[extension]?.write(resource));
