import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, onTestFinished, test} from "vitest";
import {openCatalog} from "../../src/data/catalog.ts";
import {describe as describeVersion} from "../../src/data/describe.ts";
import {renderProblem} from "../../src/data/problem.ts";
import {checkEvidence} from "../../src/publish/check-evidence.ts";
import {catalog} from "../published.ts";

/** A copy of the project's data with one file altered, its hash made good again. */
function altered(name: string, file: string, alter: (text: string) => string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "evidence-"));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  cpSync("data", folder, {recursive: true});
  rmSync(join(folder, "SHA256SUMS"), {force: true});
  const version = join(folder, name, catalog.newest(name).version);
  writeFileSync(join(version, file), alter(readFileSync(join(version, file), "utf8")));
  writeFileSync(join(version, "datapackage.json"), describeVersion(version));
  return checkEvidence("content", openCatalog(folder)).map((problem) =>
    renderProblem(problem).replace(`${folder}/`, ""),
  );
}

test("the project's own claims and sources have no fault", () => {
  expect(checkEvidence("content", catalog).map(renderProblem)).toEqual([]);
});

test("a source that nobody cites is told by line", () => {
  const faults = altered("sources", "sources.csv", (text) => {
    const [head = "", ...rows] = text.trimEnd().split("\n");
    return `${[head, ...rows, "zzz-nobody-2021,news,Nobody,A title,en,2021,https://example.org/,false,"].join("\n")}\n`;
  });
  expect(faults).toEqual([
    expect.stringMatching(
      /^sources\/\d+\.\d+\.\d+\/sources\.csv:\d+: field "id": source that nobody cites "zzz-nobody-2021": cite it in a claim, an act or a text/,
    ),
  ]);
});

test("a claim without a source is told", () => {
  const faults = altered(
    "claims",
    "claims.csv",
    (text) => `${text}zzz-claim,KAZ,Nothing known,power,MW,2021,exact,measured,1,\n`,
  );
  expect(faults).toEqual([
    expect.stringMatching(
      /^claims\/\d+\.\d+\.\d+\/claims\.csv:\d+: field "id": claim without a source "zzz-claim": add a row to values\.csv/,
    ),
  ]);
});

test("a value whose unit measures something else is told, with both units", () => {
  const faults = altered("claims", "values.csv", (text) =>
    text.replace(/^(kaz-peak-gap-2023,1,[^,]*,[^,]*,[^,]*),MW,/m, "$1,MWh,"),
  );
  expect(faults).toEqual([
    expect.stringMatching(
      /^claims\/\d+\.\d+\.\d+\/values\.csv:\d+: field "unit": cannot stand beside MW, the unit of kaz-peak-gap-2023 "MWh": /,
    ),
  ]);
});

test("a claim that prints a value it does not have is told with those it has", () => {
  const faults = altered("claims", "claims.csv", (text) => text.replace(/^(kaz-peak-gap-2023,.*),1,("?)/m, "$1,9,$2"));
  expect(faults[0]).toMatch(/claims\.csv:\d+: field "used": claim kaz-peak-gap-2023 has no value 9.*name one of 1/);
});
