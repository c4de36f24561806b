import {spawn} from "node:child_process";
import {cpSync, mkdtempSync, realpathSync, symlinkSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";

/** What a build reads. */
const parts = ["astro.config.mjs", "content", "data", "package.json", "public", "src", "tsconfig.json"];

/** A copy of the project in a new folder, with the same installed packages, so that builds do not meet. */
export function copyProject(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "mining-and-the-grid-")));
  for (const part of parts) cpSync(part, join(folder, part), {recursive: true});
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

/** Astro's command line. */
export const astro = join(dirname(createRequire(import.meta.url).resolve("astro/package.json")), "bin/astro.mjs");

/** The environment of a command as an editor would run it: none of the test's own variables, no colours. */
export function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = ["VITEST", "NODE_ENV", "BASE", "SITE", "DEV", "PROD", "MODE"];
  const inherited = Object.entries(process.env).filter(([name]) => !own.includes(name) && !name.startsWith("VITEST_"));
  return {...Object.fromEntries(inherited), ASTRO_TELEMETRY_DISABLED: "1", NO_COLOR: "1", FORCE_COLOR: "0", ...more};
}

export interface Build {
  /** The folder with the built site. */
  folder: string;
  status: number | null;
  /** What the build printed. */
  output: string;
}

/** Builds a copy of the project as `npm run build` does, with more room for what is short-lived: several builds share the cores. */
export function build(project: string, more?: Readonly<Record<string, string>>): Promise<Build> {
  const child = spawn(process.execPath, ["--max-semi-space-size=128", astro, "build"], {
    cwd: project,
    env: environment(more),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (status) => done({folder: join(project, "dist"), status, output}));
  });
}
