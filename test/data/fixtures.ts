import {cpSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {onTestFinished} from "vitest";

/** The folder of bad and good inputs: each is a data folder with an `expected.txt`. */
export const FIXTURES = "test/data/fixtures";

/** The names of the fixtures, sorted. */
export function fixtureNames(): string[] {
  const folders = readdirSync(FIXTURES, {withFileTypes: true}).filter((each) => each.isDirectory());
  return folders.map(({name}) => name).sort();
}

/** A copy of a fixture as `data` in a new folder, which is removed when the test ends; gives that folder. */
export function copyFixture(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "data-"));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  cpSync(join(FIXTURES, name), join(folder, "data"), {recursive: true});
  return folder;
}
