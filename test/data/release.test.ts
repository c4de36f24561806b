import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, onTestFinished, test} from "vitest";
import {addRelease, checkReleases, isReleased, readReleases, releaseLines} from "../../src/data/release.ts";
import {catalog} from "../published.ts";
import {copyFixture, FIXTURES} from "./fixtures.ts";

const sound = `${FIXTURES}/sound`;

test("the list has one line for each file of a released version, as sha256sum writes it", () => {
  const lines = readFileSync(`${sound}/SHA256SUMS`, "utf8").trimEnd().split("\n");
  expect(lines).toEqual(releaseLines(sound, "acts", "1.0.0"));
  expect(lines.map((line) => line.replace(/^[0-9a-f]{64} {2}/, ""))).toEqual([
    "acts/1.0.0/acts.csv",
    "acts/1.0.0/datapackage.json",
  ]);
});

test("a version is released when its files are listed, and no other is", () => {
  expect(isReleased(sound, "acts", "1.0.0")).toBe(true);
  expect(isReleased(sound, "acts", "1.1.0")).toBe(false);
  expect(isReleased(sound, "act", "1.0.0")).toBe(false);
});

test("where there is no list, nothing is released", () => {
  expect(readReleases(`${FIXTURES}/csv-bom`)).toEqual({files: [], problems: []});
});

test("a version is added in its place, and the list stays sorted", () => {
  const data = `${copyFixture("sound")}/data`;
  for (const [name, version] of [
    ["places", "1.0.0"],
    ["acts", "1.10.0"],
    ["acts", "1.1.0"],
  ] as const) {
    writeFileSync(`${data}/SHA256SUMS`, addRelease(data, name, version));
  }
  const {files, problems} = readReleases(data);
  expect(problems).toEqual([]);
  expect(checkReleases(data)).toEqual([]);
  expect(files).toHaveLength(8);
});

test("one changed byte of a released file is a problem that names the file and the remedy", () => {
  const data = `${copyFixture("sound")}/data`;
  const file = `${data}/acts/1.0.0/acts.csv`;
  writeFileSync(file, readFileSync(file, "utf8").replace("7\n", "8\n"));
  expect(checkReleases(data)).toEqual([
    {
      file,
      message: "released file has changed",
      remedy: "a released version never changes: put it back and make a new version",
    },
  ]);
});

test("one changed byte in any file of any package, once all are released, is a problem that names the file", () => {
  const data = join(mkdtempSync(join(tmpdir(), "released-")), "data");
  onTestFinished(() => rmSync(join(data, ".."), {recursive: true}));
  cpSync("data", data, {recursive: true});
  const {packages} = catalog;
  for (const {name, version} of packages) {
    if (!isReleased(data, name, version)) writeFileSync(`${data}/SHA256SUMS`, addRelease(data, name, version));
  }
  expect(checkReleases(data)).toEqual([]);
  const {files} = readReleases(data);
  expect(files.length).toBeGreaterThanOrEqual(packages.length * 2);
  for (const {path} of files) {
    const file = join(data, path);
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    writeFileSync(
      file,
      bytes.map((byte, index) => (index === middle ? byte ^ 1 : byte)),
    );
    expect(checkReleases(data).map((problem) => `${problem.file}: ${problem.message}`)).toEqual([
      `${file}: released file has changed`,
    ]);
    writeFileSync(file, bytes);
  }
});
