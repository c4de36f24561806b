import type {APIRoute, GetStaticPaths} from "astro";
import type {DataPackage} from "../../../../data/package.ts";
import {catalog} from "../../../../publish/catalog.ts";
import {downloadsOf} from "../../../../publish/downloads.ts";

interface Props {
  dataPackage: DataPackage;
}

export const getStaticPaths = (async () => {
  const paths = catalog().packages.map(async (dataPackage) => {
    const downloads = await downloadsOf(dataPackage);
    return downloads.map(({name}) => ({
      params: {package: dataPackage.name, version: dataPackage.version, file: name},
      props: {dataPackage},
    }));
  });
  return (await Promise.all(paths)).flat();
}) satisfies GetStaticPaths;

/** A file of a version: a table in one of its formats, the descriptor, the archive of all. */
export const GET: APIRoute<Props> = async ({props: {dataPackage}, params}) => {
  const downloads = await downloadsOf(dataPackage);
  return new Response(downloads.find(({name}) => name === params["file"])?.bytes);
};
