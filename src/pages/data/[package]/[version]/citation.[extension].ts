import type {APIRoute, GetStaticPaths} from "astro";
import type {DataPackage} from "../../../../data/package.ts";
import {address} from "../../../../model/address.ts";
import {catalog} from "../../../../publish/catalog.ts";
import type {CitationFormat} from "../../../../publish/citation-formats.ts";
import type {PublishedVersion} from "../../../../publish/formats.ts";
import {absolute} from "../../../../publish/href.ts";
import {versionCitationFormats} from "../../../../publish/version-citation.ts";

interface Props {
  dataPackage: DataPackage;
  format: CitationFormat<PublishedVersion>;
}

export const getStaticPaths = (() =>
  catalog().packages.flatMap((dataPackage) =>
    Object.entries(versionCitationFormats).map(([extension, format]) => ({
      params: {package: dataPackage.name, version: dataPackage.version, extension},
      props: {dataPackage, format},
    })),
  )) satisfies GetStaticPaths;

/** A version for reference managers. */
export const GET: APIRoute<Props> = ({props: {dataPackage, format}}) => {
  const page = absolute(address.version(dataPackage.name, dataPackage.version));
  return new Response(format.write({dataPackage, page}));
};
