import {spawnSync} from "node:child_process";
import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {openCatalog} from "../../src/data/catalog.ts";

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

function run(command: string, ...args: string[]) {
  const {status, stdout, stderr} = spawnSync(command, args, {
    cwd: project,
    encoding: "utf8",
    env: {...process.env, NODE_OPTIONS: ""},
  });
  return {status, output: stdout + stderr};
}
const scaffold = (...args: string[]) => run(process.execPath, "src/bin/new.ts", ...args);

test("a new package reads without a fault", () => {
  expect(scaffold("package", "power-use").status).toBe(0);
  expect(openCatalog(join(project, "data")).newest("power-use").resource("power-use").rows).toHaveLength(2);
});

test("a new chart is registered, formatted, typed and passes its tests", {timeout: 120_000}, () => {
  expect(scaffold("chart", "share-peak").status).toBe(0);
  expect(readFileSync(join(project, "src/charts/registry.ts"), "utf8")).toContain("sharePeak,\n];");
  expect(run("npx", "biome", "check", "src/charts").output).not.toMatch(/share-peak|registry/);
  expect(run("npx", "tsc", "--noEmit", "-p", ".").output).not.toContain("share-peak");
  const tested = run("npx", "vitest", "run", "test/charts/share-peak.test.ts", "test/charts/registry.test.ts");
  expect(tested.status, tested.output).toBe(0);
});

test("a new case names only what is there", () => {
  expect(scaffold("case", "atlantis").status).toBe(0);
  expect(readFileSync(join(project, "content/cases/atlantis.mdx"), "utf8")).toContain(
    "What did Atlantis do, and what followed?",
  );
});

test.each([
  [["thing", "x"], 'unknown kind "thing": one of case, chart, package'],
  [["case", "Bad_Name"], 'invalid name "Bad_Name": use lower-case words joined by hyphens'],
  [["chart", "hashrate-share"], "src/charts/hashrate-share.ts exists already: choose another name"],
  [["case"], "usage: npm run new <case|chart|package> <name>"],
])("%j is refused in one line", (args, message) => {
  const {status, output} = scaffold(...args);
  expect(status).toBe(1);
  expect(output.trim()).toContain(message);
  expect(output.trim()).not.toContain("\n");
});
