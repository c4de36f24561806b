import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import {listFolder, sha256} from "./package.ts";
import type {Problem} from "./problem.ts";

/** The list of released files in the data folder; `sha256sum --check SHA256SUMS` reads it too. */
export const SUMS = "SHA256SUMS";

/** A released file: its path in the data folder, `<package>/<version>/<file>`, and its SHA-256. */
export interface ReleasedFile {
  readonly path: string;
  readonly hash: string;
  /** The line of the list it stands on. */
  readonly line: number;
}

/** The released files, and the lines of the list that cannot be read. No list means nothing is released. */
export function readReleases(dataFolder: string): {files: readonly ReleasedFile[]; problems: readonly Problem[]} {
  const file = join(dataFolder, SUMS);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const files: ReleasedFile[] = [];
  const problems: Problem[] = [];
  for (const [index, row] of text.split("\n").entries()) {
    if (row === "" && index === text.split("\n").length - 1) break;
    const line = index + 1;
    const [, hash, path] = /^([0-9a-f]{64}) {2}([^/]+\/[^/]+\/[^/]+)$/.exec(row) ?? [];
    if (hash === undefined || path === undefined) {
      const remedy = "write <sha256>, two spaces, <package>/<version>/<file>, as npm run release does";
      problems.push({file, line, message: "malformed line", value: row, remedy});
    } else if (path <= (files.at(-1)?.path ?? "")) {
      problems.push({
        file,
        line,
        message: "line out of order",
        value: path,
        remedy: "sort the lines by path, each once",
      });
    } else {
      files.push({path, hash, line});
    }
  }
  return {files, problems};
}

/** Whether a version is released, that is, may never change. */
export function isReleased(dataFolder: string, name: string, version: string): boolean {
  return readReleases(dataFolder).files.some(({path}) => path.startsWith(`${name}/${version}/`));
}

/** Every file of a released version that changed, vanished or was added, and every unreadable line of the list. */
export function checkReleases(dataFolder: string): Problem[] {
  const {files, problems} = readReleases(dataFolder);
  const remedy = "a released version never changes: put it back and make a new version";
  const changed = files.flatMap(({path, hash}): Problem[] => {
    const file = join(dataFolder, path);
    if (!existsSync(file)) return [{file, message: "released file is missing", remedy}];
    if (sha256(readFileSync(file)) !== hash) return [{file, message: "released file has changed", remedy}];
    return [];
  });
  const listed = new Set(files.map(({path}) => path));
  const versions = new Set(files.map(({path}) => path.slice(0, path.lastIndexOf("/"))));
  const added = [...versions].flatMap((version) =>
    filesOf(dataFolder, version)
      .filter((path) => !listed.has(path))
      .map((path) => ({file: join(dataFolder, path), message: "file added to a released version", remedy})),
  );
  return [...problems, ...changed, ...added];
}

/** The lines of the list for one version, e.g. `<sha256>  sources/1.0.0/sources.csv`, sorted by path. */
export function releaseLines(dataFolder: string, name: string, version: string): string[] {
  return filesOf(dataFolder, `${name}/${version}`).map(
    (path) => `${sha256(readFileSync(join(dataFolder, path)))}  ${path}`,
  );
}

/** The text of the list with one more version released. */
export function addRelease(dataFolder: string, name: string, version: string): string {
  const {files} = readReleases(dataFolder);
  const lines = [...files.map(({hash, path}) => `${hash}  ${path}`), ...releaseLines(dataFolder, name, version)];
  const pathOf = (line: string) => line.slice(66);
  return `${lines.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1)).join("\n")}\n`;
}

function filesOf(dataFolder: string, version: string): string[] {
  const folder = join(dataFolder, version);
  return existsSync(folder) ? listFolder(folder).files.map((name) => `${version}/${name}`) : [];
}
