import type {APIRoute, GetStaticPaths} from "astro";
import type {DataPackage} from "../../../../data/package.ts";
import {catalog} from "../../../../publish/catalog.ts";

export const getStaticPaths = (() =>
  catalog().packages.map((dataPackage) => ({
    params: {package: dataPackage.name, version: dataPackage.version},
    props: {dataPackage},
  }))) satisfies GetStaticPaths;

/** The descriptor, byte for byte. */
export const GET: APIRoute<{dataPackage: DataPackage}> = ({props}) => new Response(props.dataPackage.text);
