import {existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path/posix";
import type {Catalog} from "./catalog.ts";
import {type DataPackage, listFolder, readPackage} from "./package.ts";
import type {Problem} from "./problem.ts";
import {checkReferences} from "./references.ts";

/** A version laid out where nothing reads it, and checked as if it stood in its place. */
export interface Staged {
  /** Absent when its descriptor cannot be read. */
  readonly package: DataPackage | undefined;
  /** Every fault, named by the place the file is meant for. */
  readonly problems: readonly Problem[];
  /** Moves the version folder to its place, which must be free, whole or not at all. */
  moveIn(): void;
  /** Removes what was laid out. */
  remove(): void;
}

/**
 * Lays out the files of one version, by name, in a hidden folder of the data folder. `check` gives the faults of a sound
 * version by rules that the standard does not know.
 */
export function stage(
  {folder: dataFolder, packages}: Catalog,
  name: string,
  version: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  check: (dataPackage: DataPackage) => readonly Problem[] = () => [],
): Staged {
  const top = mkdtempSync(join(dataFolder, ".staged-"));
  const folder = join(top, name, version);
  const place = join(dataFolder, name, version);
  const remove = () => rmSync(top, {recursive: true, force: true});
  try {
    mkdirSync(folder, {recursive: true});
    for (const [file, content] of files) writeFileSync(join(folder, file), content);
    const {package: read, problems} = readPackage(folder);
    const staged = read && {...read, folder: place, file: read.file.replace(folder, place)};
    const folders = listFolder(dataFolder).folders.flatMap((each) =>
      listFolder(join(dataFolder, each)).folders.map((number) => join(dataFolder, each, number)),
    );
    const sound = new Map(packages.map((each) => [each.folder, each]));
    const outer = staged === undefined ? [] : checkReferences(staged, {folders, sound});
    const further = read === undefined || problems.length > 0 ? [] : check(read);
    const placed = (text: string) => text.replaceAll(folder, place);
    return {
      package: staged,
      problems: [...problems, ...outer, ...further].map((problem) => ({
        ...problem,
        file: placed(problem.file),
        message: placed(problem.message),
        remedy: placed(problem.remedy),
      })),
      moveIn() {
        if (existsSync(place)) throw new Error(`${place} exists already: remove it or take another number`);
        mkdirSync(join(dataFolder, name), {recursive: true});
        renameSync(folder, place);
        remove();
      },
      remove,
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Replaces a file whole or not at all. */
export function replaceFile(file: string, text: string): void {
  const next = `${file}.next`;
  try {
    writeFileSync(next, text);
    renameSync(next, file);
  } catch (error) {
    rmSync(next, {force: true});
    throw error;
  }
}
