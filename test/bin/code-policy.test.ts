import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, onTestFinished, test} from "vitest";
import {codePolicy} from "../../src/bin/code-policy.ts";
import {catalog} from "../published.ts";
import {run, runAsProcess} from "./run.ts";

const {version, folder: original} = catalog.newest("policy-coding");

/** A project of its own with the coding and what it names; gives its folder and that of the coding. */
function project(): {folder: string; coding: string} {
  const folder = mkdtempSync(join(tmpdir(), "coding-"));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  for (const name of ["jurisdictions", "sources", "policy-acts"])
    cpSync(join("data", name), join(folder, "data", name), {recursive: true});
  const coding = join(folder, "data/policy-coding", version);
  mkdirSync(coding, {recursive: true});
  cpSync(original, coding, {recursive: true});
  return {folder, coding};
}

test("coding writes spells, panel and agreement again as they are published", () => {
  const {folder, coding} = project();
  for (const table of ["spells", "panel", "agreement"]) {
    const file = join(coding, `${table}.csv`);
    writeFileSync(file, `${readFileSync(file, "utf8").split("\n").slice(0, 2).join("\n")}\n`);
  }
  expect(runAsProcess(folder, "code-policy", version)).toMatchObject({status: 0, stderr: ""});
  for (const table of ["spells", "panel", "agreement"])
    expect(readFileSync(join(coding, `${table}.csv`), "utf8")).toBe(
      readFileSync(join(original, `${table}.csv`), "utf8"),
    );
});

test("coding lists a difference that nobody has decided, as a row for decisions.csv, and writes nothing", async () => {
  const {folder, coding} = project();
  const decisions = join(coding, "decisions.csv");
  const lines = readFileSync(decisions, "utf8").split("\n");
  const [lost] = lines.splice(1, 1);
  writeFileSync(decisions, lines.join("\n"));
  writeFileSync(join(coding, "agreement.csv"), "");
  const {status, stderr} = await run(folder, codePolicy, version);
  expect(status).toBe(1);
  expect(lost!.startsWith(stderr.split("\n")[0]!)).toBe(true);
  expect(stderr).toContain(`1 difference is not decided: add them to data/policy-coding/${version}/decisions.csv`);
  expect(readFileSync(join(coding, "agreement.csv"), "utf8")).toBe("");
});

test("coding refuses a released version", async () => {
  const {folder} = project();
  writeFileSync(join(folder, "data/SHA256SUMS"), `${"0".repeat(64)}  policy-coding/${version}/panel.csv\n`);
  expect(await run(folder, codePolicy, version)).toMatchObject({
    status: 1,
    stderr: `data/policy-coding/${version} is released and never changes: make a new version\n`,
  });
});
