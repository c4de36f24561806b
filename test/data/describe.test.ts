import {readFileSync, writeFileSync} from "node:fs";
import {expect, test} from "vitest";
import {openCatalog} from "../../src/data/catalog.ts";
import {describe} from "../../src/data/describe.ts";
import {ProblemsError} from "../../src/data/problem.ts";
import {copyFixture, FIXTURES} from "./fixtures.ts";

test("a descriptor that is up to date comes back byte for byte", () => {
  for (const fixture of ["sound", "corrected"]) {
    for (const {folder, text} of openCatalog(`${FIXTURES}/${fixture}`).packages) expect(describe(folder)).toBe(text);
  }
});

test("bytes and hash are measured anew when a file has changed, and nothing else changes", () => {
  const folder = `${copyFixture("descriptor-wrong-hash")}/data/acts/1.0.0`;
  const before = JSON.parse(readFileSync(`${folder}/datapackage.json`, "utf8"));
  const after = JSON.parse(describe(folder));
  expect(after.resources[0].bytes).toBe(readFileSync(`${folder}/acts.csv`).length);
  expect(after.resources[0].hash).not.toBe(before.resources[0].hash);
  const {bytes, hash} = after.resources[0];
  expect(after).toEqual({...before, resources: [{...before.resources[0], bytes, hash}]});
});

test("a first draft without bytes and hash gets them before its schema", () => {
  const folder = `${copyFixture("sound")}/data/places/1.0.0`;
  const text = readFileSync(`${folder}/datapackage.json`, "utf8");
  const draft = JSON.parse(text);
  delete draft.resources[0].bytes;
  delete draft.resources[0].hash;
  writeFileSync(`${folder}/datapackage.json`, JSON.stringify(draft));
  expect(describe(folder)).toBe(text);
});

test("corrections that are not declared are declared", () => {
  const folder = `${copyFixture("corrected")}/data/acts/1.0.0`;
  const text = readFileSync(`${folder}/datapackage.json`, "utf8");
  const descriptor = JSON.parse(text);
  writeFileSync(
    `${folder}/datapackage.json`,
    JSON.stringify({...descriptor, resources: descriptor.resources.slice(0, 1)}),
  );
  expect(describe(folder)).toBe(text);
});

test("a descriptor that cannot be read, or whose file is missing, is refused", () => {
  expect(() => describe(`${FIXTURES}/descriptor-invalid-json/places/1.0.0`)).toThrow(ProblemsError);
  expect(() => describe(`${FIXTURES}/descriptor-absent/places/1.0.0`)).toThrow(/datapackage\.json: missing file/);
  expect(() => describe(`${FIXTURES}/folder-missing-file/places/1.0.0`)).toThrow(/places\.csv: missing file/);
});
