import {spawnSync} from "node:child_process";
import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {scaffold} from "../../src/bin/new.ts";
import {openCatalog} from "../../src/data/catalog.ts";
import {run, runAsProcess} from "./run.ts";

/** A copy of the project to scaffold into. */
let project = "";

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "new-"));
  for (const entry of [
    "src",
    "data",
    "content",
    "test",
    "public",
    "package.json",
    "tsconfig.json",
    "astro.config.mjs",
    ".biome.json",
    ".gitignore",
  ]) {
    cpSync(entry, join(project, entry), {recursive: true});
  }
  symlinkSync(resolve("node_modules"), join(project, "node_modules"));
});
afterAll(() => rmSync(project, {recursive: true}));

/** Runs a tool of the project on the copy. */
function tool(name: string, ...args: string[]) {
  const {status, stdout, stderr} = spawnSync(join("node_modules/.bin", name), args, {
    cwd: project,
    encoding: "utf8",
    env: {...process.env, NODE_OPTIONS: ""},
  });
  return {status, output: stdout + stderr};
}

test("a new package reads without a fault", async () => {
  expect((await run(project, scaffold, "package", "power-use")).status).toBe(0);
  expect(openCatalog(join(project, "data")).newest("power-use").resource("power-use").rows).toHaveLength(2);
});

test("a new chart is registered, formatted, typed and passes its tests", {timeout: 120_000}, () => {
  expect(runAsProcess(project, "new", "chart", "share-peak").status).toBe(0);
  expect(readFileSync(join(project, "src/charts/registry.ts"), "utf8")).toContain("sharePeak,\n];");
  expect(tool("biome", "check", "src/charts").output).not.toMatch(/share-peak|registry/);
  const files = ["src/env.d.ts", "src/charts/share-peak.ts", "test/charts/share-peak.test.ts"];
  writeFileSync(join(project, "typed.json"), JSON.stringify({extends: "./tsconfig.json", include: [], files}));
  expect(tool("tsc", "--noEmit", "-p", "typed.json")).toEqual({status: 0, output: ""});
  const tested = tool("vitest", "run", "test/charts/share-peak.test.ts", "test/charts/registry.test.ts");
  expect(tested.status, tested.output).toBe(0);
});

test("a new case names only what is there", async () => {
  expect((await run(project, scaffold, "case", "atlantis")).status).toBe(0);
  expect(readFileSync(join(project, "content/cases/atlantis.mdx"), "utf8")).toContain(
    "What did Atlantis do, and what followed?",
  );
});

test.each([
  [["thing", "x"], 'unknown kind "thing": one of case, chart, package'],
  [["case", "Bad_Name"], 'invalid name "Bad_Name": use lower-case words joined by hyphens'],
  [["chart", "hashrate-share"], "src/charts/hashrate-share.ts exists already: choose another name"],
  [["case"], "usage: npm run new <case|chart|package> <name>"],
])("%j is refused in one line", async (args, message) => {
  const {status, stdout, stderr} = await run(project, scaffold, ...args);
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr.trim()).toContain(message);
  expect(stderr.trim()).not.toContain("\n");
});
