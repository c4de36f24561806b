import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, onTestFinished, test} from "vitest";
import {readCatalog} from "../../src/data/catalog.ts";
import {describe as describeVersion} from "../../src/data/describe.ts";
import {renderProblem} from "../../src/data/problem.ts";
import {checkActs} from "../../src/publish/check-acts.ts";
import {checkPackage} from "../../src/publish/check-package.ts";
import {catalog} from "../published.ts";

const policyActs = catalog.newest("policy-acts");
const FIXTURES = "test/publish/fixtures/acts";

/** The faults of the acts of a fixture under the project's own descriptor, beside its places and sources. */
function faultsOf(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "acts-"));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  for (const key of ["jurisdictions", "sources"]) cpSync(join("data", key), join(folder, key), {recursive: true});
  const version = join(folder, "policy-acts", policyActs.version);
  cpSync(join(FIXTURES, name), version, {recursive: true});
  rmSync(join(version, "expected.txt"));
  writeFileSync(join(version, "datapackage.json"), policyActs.text);
  writeFileSync(join(version, "datapackage.json"), describeVersion(version));
  const {catalog: read, problems} = readCatalog(folder);
  const faults = problems.length > 0 ? problems : checkPackage(read.newest("policy-acts"), read);
  return faults
    .map((fault) => `${renderProblem(fault)}\n`)
    .join("")
    .replaceAll(`${folder}/`, "data/");
}

// A new input is a new folder here with the messages it must give in `expected.txt`.
test.each(readdirSync(FIXTURES).sort())(
  "every fault of the acts of %s is told with act, file, line and remedy",
  (name) => {
    const expected = readFileSync(join(FIXTURES, name, "expected.txt"), "utf8");
    expect(faultsOf(name).replaceAll(policyActs.version, "1.0.0")).toBe(expected);
  },
);

test("the project's own acts keep every rule", () => {
  expect(checkActs(policyActs).map(renderProblem)).toEqual([]);
});

test("a package without rules of its own has no fault by them", () => {
  expect(checkPackage(catalog.newest("sources"), catalog)).toEqual([]);
});
