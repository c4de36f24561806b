/** The files of a version as they would be published at example.org. */
import type {DataPackage} from "../../src/data/package.ts";
import {type Download, writeDownloads} from "../../src/publish/downloads.ts";

const written = new WeakMap<DataPackage, Promise<readonly Download[]>>();

export const pageOf = ({name, version}: Pick<DataPackage, "name" | "version">) =>
  `https://example.org/data/${name}/${version}/`;

/** Written once for all the tests of a process. */
export function downloadsOf(dataPackage: DataPackage): Promise<readonly Download[]> {
  const downloads = written.get(dataPackage) ?? writeDownloads({dataPackage, page: pageOf(dataPackage)});
  written.set(dataPackage, downloads);
  return downloads;
}
