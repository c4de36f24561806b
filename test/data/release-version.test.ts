import {cpSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {openCatalog} from "../../src/data/catalog.ts";
import {isReleased} from "../../src/data/release.ts";
import {releaseVersion} from "../../src/data/release-version.ts";
import {copyFixture} from "./fixtures.ts";

const next = "acts/1.10.0";

/** A data folder in which acts 1.0.0 and 1.1.0 are released, and 1.10.0, which adds rows, is not. */
function dataFolder(): string {
  const data = `${copyFixture("sound")}/data`;
  releaseVersion(data, "acts", "1.1.0");
  edit(`${data}/${next}/acts.csv`, (text) => `${text}eur-ban,EUR,ban,2023-05-01,0\n`);
  return data;
}

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(file, "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}

/** Every file of the data folder, hidden ones too, with its content. */
function snapshot(data: string): Record<string, string> {
  const files = readdirSync(data, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => [
      join(entry.parentPath, entry.name),
      readFileSync(join(entry.parentPath, entry.name), "utf8"),
    ]),
  );
}

/** The message with which a release is refused; nothing in the data folder has changed by then. */
function refusal(data: string, ...args: [name: string, version?: string]): string {
  const before = snapshot(data);
  let message = "";
  try {
    releaseVersion(data, ...args);
  } catch (error) {
    message = (error as Error).message.replaceAll(`${data}/`, "");
  }
  expect(snapshot(data)).toEqual(before);
  return message;
}

test("without a number, the newest version that is not released is; its diff and the step are told", () => {
  const data = dataFolder();
  expect(releaseVersion(data, "acts").map((line) => line.replaceAll(`${data}/`, ""))).toEqual([
    "acts: 1.1.0 → 1.10.0",
    "  acts: rows 2 added, 0 removed, 0 changed, 4 as before",
    "minor: 2 rows added in acts",
    "reason given: A row in quotes added.",
    "acts/1.10.0: released, listed in SHA256SUMS",
  ]);
});

test("bytes and hash are written to the descriptor, and the version reads without a fault", () => {
  const data = dataFolder();
  releaseVersion(data, "acts");
  expect(openCatalog(data).get("acts", "1.10.0").resource("acts").rows).toHaveLength(6);
  expect(isReleased(data, "acts", "1.10.0")).toBe(true);
});

test("an older version that is not released comes first", () => {
  const data = `${copyFixture("sound")}/data`;
  expect(refusal(data, "acts", "1.10.0")).toBe("acts/1.1.0 is not released: release it first, or remove it");
});

test.each([
  ["acts", "1.0.0", "acts/1.0.0 is released already: make a new version"],
  ["acts", "1.2.0", 'unknown version of acts: "1.2.0": one of 1.0.0, 1.1.0, 1.10.0'],
  ["act", undefined, 'unknown package: "act": did you mean "acts"?'],
])("%s %s is refused", (name, version, message) => {
  expect(refusal(dataFolder(), name, version)).toContain(message);
});

test("with nothing left to release, the remedy is a new version", () => {
  const data = `${copyFixture("sound")}/data`;
  releaseVersion(data, "places");
  expect(refusal(data, "places")).toBe("places has no unreleased version: copy 1.0.0 to the next number");
});

test.each([
  [
    "a missing reason",
    (text: string) => text.replace('"changes": "A row in quotes added.",', ""),
    ": missing property changes: add text",
  ],
  [
    "an empty reason",
    (text: string) => text.replace("A row in quotes added.", ""),
    ': invalid property changes "": write text that is not empty',
  ],
  [
    "a reason copied from another version",
    (text: string) => text.replace("A row in quotes added.", "A row added."),
    ": changes are those of 1.1.0: say why this version was made",
  ],
  [
    "a reason still to be written",
    (text: string) => text.replace("A row in quotes added.", "To be written: why."),
    ": changes are still to be written: say why this version was made",
  ],
])("%s is refused with the remedy, and nothing is lost", (_, change, message) => {
  const data = dataFolder();
  edit(`${data}/${next}/datapackage.json`, change);
  expect(refusal(data, "acts")).toMatch(/^acts\/1\.10\.0\/datapackage\.json:\d+: /);
  expect(refusal(data, "acts")).toContain(message);
});

test("a duplicate key is refused with both lines, and nothing is lost", () => {
  const data = dataFolder();
  edit(`${data}/${next}/acts.csv`, (text) => text.replace("swe-tax,", "kaz-tax,"));
  expect(refusal(data, "acts")).toBe(
    'acts/1.10.0/acts.csv:3: field "id": duplicate key "kaz-tax": the first is on line 2, remove or correct one',
  );
});

test("a renamed key field is refused with the remedy, and nothing is lost", () => {
  const data = dataFolder();
  edit(`${data}/${next}/acts.csv`, (text) => text.replace("id,", "act,"));
  edit(`${data}/${next}/datapackage.json`, (text) => text.replaceAll('"id"', '"act"'));
  expect(refusal(data, "acts")).toBe(
    "acts@1.1.0/acts has the primary key id, acts@1.10.0/acts act: rows cannot be matched; keep the names of key fields, or make a new package",
  );
});

test("a number too low for what changed is refused, unless changes says why", () => {
  const data = dataFolder();
  const file = `${data}/${next}/datapackage.json`;
  edit(file, (text) => text.replace("A row in quotes added.", "Another unit."));
  edit(file, (text) =>
    text.replace(/"name": "share",[\s\S]*?\n {10}\}\n/, (found) => found.replace('"percent"', '"MW"')),
  );
  expect(refusal(data, "acts")).toMatch(
    /^acts\/1\.10\.0\/datapackage\.json:\d+: version too low for a major change \(field of another type, unit or missing value: share[^\n]*\) "1\.10\.0": number it 2\.0\.0, or give the reason in changes, with the words "minor, not major"$/,
  );
  edit(file, (text) => text.replace("Another unit.", "The column was empty: minor, not major."));
  expect(releaseVersion(data, "acts").at(-1)).toContain("released");
});

test("a version that goes backwards is refused", () => {
  const data = dataFolder();
  cpSync(`${data}/${next}`, `${data}/acts/1.0.5`, {recursive: true});
  const change = (text: string) => text.replace("1.10.0", "1.0.5").replace("A row in quotes added.", "An old one.");
  edit(`${data}/acts/1.0.5/datapackage.json`, change);
  expect(refusal(data, "acts", "1.0.5")).toMatch(
    /^acts\/1\.0\.5\/datapackage\.json:6: version goes backwards "1\.0\.5": 1\.1\.0 is released: number it 1\.2\.0 or later$/,
  );
});

test("a changed byte in the newest released version stops the next release", () => {
  const data = dataFolder();
  edit(`${data}/acts/1.1.0/acts.csv`, (text) => text.replace("2022-11-30", "2022-11-29"));
  expect(refusal(data, "acts")).toContain("acts/1.1.0/acts.csv: released file has changed");
});
