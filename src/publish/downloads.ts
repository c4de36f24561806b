/** The files of a version as they are downloaded, each written once a build. */
import {type DataPackage, DESCRIPTOR, type Resource, sha256} from "../data/package.ts";
import {address} from "../model/address.ts";
import {archive} from "./formats/archive.ts";
import {formatsOf, type PublishedVersion} from "./formats.ts";
import {absolute} from "./href.ts";

export interface Download {
  /** Its name beside the version's page, e.g. `hashrate-share.parquet`. */
  readonly name: string;
  /** Whom it serves. */
  readonly use: string;
  readonly mediatype: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its SHA-256 in hexadecimal digits. */
  readonly hash: string;
  /** The table it holds, for the files of one table. */
  readonly resource?: Resource;
}

const written = new WeakMap<DataPackage, Promise<readonly Download[]>>();

/** Every file of a version: each table in each format, the descriptor, and the archive of all. */
export function downloadsOf(dataPackage: DataPackage): Promise<readonly Download[]> {
  const known = written.get(dataPackage);
  if (known !== undefined) return known;
  const {name, version} = dataPackage;
  const downloads = writeDownloads({dataPackage, page: absolute(address.version(name, version))});
  written.set(dataPackage, downloads);
  return downloads;
}

/** The name of a version's archive. */
export function archiveName({name, version}: DataPackage): string {
  return `${name}-${version}.zip`;
}

/** The same for a version published at some address, written anew. */
export async function writeDownloads(version: PublishedVersion): Promise<readonly Download[]> {
  const {dataPackage} = version;
  const tables = dataPackage.resources.flatMap((resource) =>
    Object.entries(formatsOf(resource)).map(async ([extension, {use, mediatype, write}]) => {
      const name = `${resource.name}.${extension}`;
      return download(name, use, mediatype, await write(resource, version), resource);
    }),
  );
  return [
    ...(await Promise.all(tables)),
    download(DESCRIPTOR, "Every field, unit, source and caveat", "application/json", dataPackage.text),
    download(
      archiveName(dataPackage),
      "All of it: CSV, metadata, citation, checksums",
      "application/zip",
      archive(version),
    ),
  ];
}

function download(
  name: string,
  use: string,
  mediatype: string,
  body: string | Uint8Array,
  resource?: Resource,
): Download {
  const bytes = new Uint8Array(typeof body === "string" ? new TextEncoder().encode(body) : body);
  return {name, use, mediatype, bytes, hash: sha256(bytes), ...(resource && {resource})};
}
