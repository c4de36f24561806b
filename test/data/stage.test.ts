import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {readCatalog} from "../../src/data/catalog.ts";
import {replaceFile, stage} from "../../src/data/stage.ts";
import {copyFixture} from "./fixtures.ts";

const filesOf = (folder: string) =>
  new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]));

test("a staged version is checked under the names of its place, and nothing reads it before it moves in", () => {
  const data = `${copyFixture("sound")}/data`;
  const {catalog} = readCatalog(data);
  const files = filesOf(`${data}/acts/1.1.0`);
  for (const [file, text] of files)
    files.set(file, text.replace("1.1.0", "1.2.0").replace("eur-ban,EUR", "eur-ban,EUX"));
  const staged = stage(catalog, "acts", "1.2.0", files);
  expect(staged.problems.map(({file, message}) => `${file}: ${message}`)).toEqual([
    `${data}/acts/1.2.0/acts.csv: wrong hash in the descriptor`,
    `${data}/acts/1.2.0/acts.csv: unknown code`,
  ]);
  expect(staged.package?.folder).toBe(`${data}/acts/1.2.0`);
  expect(readCatalog(data).catalog.versions("acts")).toHaveLength(3);
  staged.moveIn();
  expect(filesOf(`${data}/acts/1.2.0`)).toEqual(files);
  expect(readdirSync(data)).toEqual(["SHA256SUMS", "acts", "expected.txt", "places"]);
});

test("a version that stands is not moved over, and what was staged can be removed without a trace", () => {
  const data = `${copyFixture("sound")}/data`;
  const before = readdirSync(data);
  const staged = stage(readCatalog(data).catalog, "acts", "1.1.0", filesOf(`${data}/acts/1.1.0`));
  expect(() => staged.moveIn()).toThrow(`${data}/acts/1.1.0 exists already: remove it or take another number`);
  staged.remove();
  expect(readdirSync(data)).toEqual(before);
});

test("a file is replaced whole, and nothing is left beside it", () => {
  const data = `${copyFixture("sound")}/data`;
  replaceFile(`${data}/SHA256SUMS`, "");
  expect(readFileSync(`${data}/SHA256SUMS`, "utf8")).toBe("");
  expect(() => replaceFile(`${data}/acts`, "")).toThrow();
  expect(readdirSync(data)).toEqual(["SHA256SUMS", "acts", "expected.txt", "places"]);
});
