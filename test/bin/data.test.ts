import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, onTestFinished, test} from "vitest";
import {describeVersion} from "../../src/bin/describe.ts";
import {release} from "../../src/bin/release.ts";
import {openCatalog} from "../../src/data/catalog.ts";
import {isReleased} from "../../src/data/release.ts";
import {copyFixture} from "../data/fixtures.ts";
import {catalog} from "../published.ts";
import {run, runAsProcess} from "./run.ts";

test("describe fills in bytes and hash, after which the version has no fault", async () => {
  const folder = copyFixture("descriptor-wrong-hash");
  for (const name of ["acts", "places"]) expect(runAsProcess(folder, "describe", name, "1.0.0").status).toBe(0);
  expect(openCatalog(`${folder}/data`).names).toEqual(["acts", "places"]);
});

test("describe says what else is wrong with the version, and exits with 1", () => {
  const {status, stderr} = runAsProcess(copyFixture("cell-unknown-category"), "describe", "acts", "1.0.0");
  expect(status).toBe(1);
  expect(stderr).toContain(
    'data/acts/1.0.0/acts.csv:2: row "kaz-tax": field "instrument": unknown category "taxx": did you mean "tax"?',
  );
});

test("describe refuses a released version and leaves it as it is", async () => {
  const folder = copyFixture("sound");
  const {status, stderr} = await run(folder, describeVersion, "acts", "1.0.0");
  expect(status).toBe(1);
  expect(stderr).toBe("data/acts/1.0.0 is released and never changes: make a new version\n");
});

test("release lists a version without fault", async () => {
  const folder = copyFixture("sound");
  expect((await run(folder, release, "acts", "1.1.0")).status).toBe(0);
  expect(isReleased(`${folder}/data`, "acts", "1.1.0")).toBe(true);
  expect(openCatalog(`${folder}/data`).packages).toHaveLength(4);
});

test("release refuses a version that is listed already", async () => {
  const folder = copyFixture("sound");
  const before = readFileSync(`${folder}/data/SHA256SUMS`, "utf8");
  const {status, stderr} = await run(folder, release, "acts", "1.0.0");
  expect(status).toBe(1);
  expect(stderr).toBe("data/acts/1.0.0 is released already: make a new version\n");
  expect(readFileSync(`${folder}/data/SHA256SUMS`, "utf8")).toBe(before);
});

test("release writes bytes and hash, and takes the newest version when no number is given", async () => {
  const folder = copyFixture("descriptor-wrong-hash");
  const {status, stdout} = runAsProcess(folder, "release", "acts");
  expect(status).toBe(0);
  expect(stdout).toContain("acts@1.0.0: the first release\n");
  await run(folder, describeVersion, "places", "1.0.0");
  expect(openCatalog(`${folder}/data`).names).toEqual(["acts", "places"]);
});

test.each(["key-dangling-across", "csv-crlf"])("release refuses %s with its messages", async (fixture) => {
  const folder = copyFixture(fixture);
  const {status, stderr} = await run(folder, release, "acts", "1.0.0");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^data\/acts\/1\.0\.0\/acts\.csv/);
  expect(isReleased(`${folder}/data`, "acts", "1.0.0")).toBe(false);
});

test("release refuses a version without a reason of its own", async () => {
  const {status, stderr} = await run(copyFixture("descriptor-repeats-changes"), release, "acts", "1.1.0");
  expect(status).toBe(1);
  expect(stderr).toContain("changes are those of 1.0.0: say why this version was made");
});

test("a command without its arguments says its usage; one for an unknown package names the nearest", async () => {
  const folder = copyFixture("sound");
  expect((await run(folder, describeVersion, "acts")).stderr).toBe("usage: npm run describe <package> <version>\n");
  expect((await run(folder, release, "act", "1.0.0")).stderr).toContain('unknown package: "act": did you mean "acts"?');
});

test("describe and release refuse policy acts that break a rule, naming act, file and line", async () => {
  const folder = mkdtempSync(join(tmpdir(), "acts-"));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  for (const name of ["jurisdictions", "sources"])
    cpSync(join("data", name), join(folder, "data", name), {recursive: true});
  const {text, version} = catalog.newest("policy-acts");
  const place = join(folder, "data", "policy-acts", version);
  cpSync("test/publish/fixtures/acts/ended-before-begun", place, {recursive: true});
  rmSync(join(place, "expected.txt"));
  writeFileSync(join(place, "datapackage.json"), text);
  const described = await run(folder, describeVersion, "policy-acts", version);
  expect(described.status).toBe(1);
  expect(described.stderr).toContain(
    `data/policy-acts/${version}/acts.csv:2: act "kaz-ban-2021": ended 2021-03 before it was in force 2021-10-01: `,
  );
  expect(await run(folder, release, "policy-acts", version)).toEqual({...described, stdout: ""});
  expect(existsSync(join(folder, "data", "SHA256SUMS"))).toBe(false);
});
