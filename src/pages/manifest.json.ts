import type {APIRoute} from "astro";
import {sha256} from "../data/package.ts";
import {address} from "../model/address.ts";
import {catalog} from "../publish/catalog.ts";
import {changes, changesCsv, changesJson, versionPairs} from "../publish/changes.ts";
import {downloadsOf} from "../publish/downloads.ts";
import {type ManifestFile, manifest} from "../publish/manifest.ts";

/** The checksums of every data file as served: the files of every version, and what changed between any two. */
export const GET: APIRoute = async () => {
  const versions = catalog().packages.map(async (dataPackage): Promise<ManifestFile[]> => {
    const {name, version} = dataPackage;
    return (await downloadsOf(dataPackage)).map(({name: file, bytes, hash}) => ({
      path: address.file(name, version, file).slice(1),
      package: name,
      version,
      bytes: bytes.length,
      sha256: hash,
    }));
  });
  const differences = versionPairs(catalog()).flatMap(({before, after}): ManifestFile[] => {
    const found = changes(catalog(), before, after);
    return (
      [
        ["csv", changesCsv(found.diff)],
        ["json", changesJson(found)],
      ] as const
    ).map(([extension, text]) => {
      const bytes = new TextEncoder().encode(text);
      return {
        path: address.changes(before.name, before.version, after.version, extension).slice(1),
        package: before.name,
        version: `${before.version}...${after.version}`,
        bytes: bytes.length,
        sha256: sha256(bytes),
      };
    });
  });
  return new Response(manifest([...(await Promise.all(versions)).flat(), ...differences]));
};
