import {join} from "node:path/posix";
import {compare, valid} from "semver";
import {checkChanges} from "./changes.ts";
import {suggest} from "./nearest.ts";
import {type DataPackage, listFolder, type Resource, readPackage} from "./package.ts";
import {type Problem, ProblemsError} from "./problem.ts";
import {checkReferences} from "./references.ts";
import {checkReleases} from "./release.ts";

/** The packages of a data folder. What it cannot find it throws as an error that names the nearest it has. */
export interface Catalog {
  readonly folder: string;
  /** The names of the packages, sorted. */
  readonly names: readonly string[];
  /** Every version of every package, by name, then oldest first. */
  readonly packages: readonly DataPackage[];
  /** The versions of a package, oldest first. */
  versions(name: string): readonly DataPackage[];
  newest(name: string): DataPackage;
  get(name: string, version: string): DataPackage;
  /** A table by its address, e.g. `sources@1.0.0/sources`. */
  resource(address: string): Resource;
}

/**
 * Reads every version folder of a data folder, in a fixed order. The problems are all there are; the catalog holds the
 * packages that have none, so that one bad package takes no good one with it.
 */
export function readCatalog(folder: string): {catalog: Catalog; problems: readonly Problem[]} {
  const problems: Problem[] = [];
  const read: DataPackage[] = [];
  const folders: string[] = [];
  for (const name of listFolder(folder).folders) {
    const {files, folders: versions} = listFolder(join(folder, name));
    for (const file of files) {
      problems.push({
        file: join(folder, name, file),
        message: "file outside a version",
        remedy: "move it into a version folder",
      });
    }
    for (const version of versions.sort(byVersion)) {
      const versionFolder = join(folder, name, version);
      folders.push(versionFolder);
      const result = readPackage(versionFolder);
      problems.push(...result.problems);
      if (result.package !== undefined) read.push(result.package);
    }
  }
  problems.push(...checkReleases(folder));
  const isSound = ({folder: own}: DataPackage) => !problems.some(({file}) => file.startsWith(`${own}/`));
  const sound = new Map(read.filter(isSound).map((each) => [each.folder, each]));
  for (const [index, each] of read.entries()) {
    problems.push(...checkReferences(each, {folders, sound}), ...checkChanges(each, read.slice(0, index)));
  }
  return {catalog: catalogOf(folder, read.filter(isSound)), problems};
}

/** The same, strict: throws a `ProblemsError` that lists every problem, if there is one. */
export function openCatalog(folder: string): Catalog {
  const {catalog, problems} = readCatalog(folder);
  if (problems.length > 0) throw new ProblemsError(problems);
  return catalog;
}

function catalogOf(folder: string, packages: readonly DataPackage[]): Catalog {
  const names = [...new Set(packages.map(({name}) => name))];
  const versions = (name: string): readonly DataPackage[] => {
    const found = packages.filter((each) => each.name === name);
    if (found.length === 0) throw new Error(`unknown package: "${name}": ${suggest(name, names)}`);
    return found;
  };
  const get = (name: string, version: string): DataPackage => {
    const all = versions(name);
    const found = all.find((each) => each.version === version);
    if (found !== undefined) return found;
    const known = all.map((each) => each.version);
    throw new Error(`unknown version of ${name}: "${version}": ${suggest(version, known)}`);
  };
  return {
    folder,
    names,
    packages,
    versions,
    newest: (name) => versions(name).at(-1)!,
    get,
    resource(address) {
      const [, name, version, resource] = /^([^@/]+)@([^@/]+)\/([^@/]+)$/.exec(address) ?? [];
      if (name === undefined || version === undefined || resource === undefined) {
        throw new Error(`malformed address: "${address}": write package@version/resource`);
      }
      return get(name, version).resource(resource);
    },
  };
}

/** Oldest first; folders that are no version come last, by name. */
export function byVersion(a: string, b: string): number {
  if (valid(a) !== null && valid(b) !== null) return compare(a, b);
  return Number(valid(a) === null) - Number(valid(b) === null) || (a < b ? -1 : 1);
}
