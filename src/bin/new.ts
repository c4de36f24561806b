/** npm run new case|chart|package <name>: lays out a case study, a chart or a data package that builds and passes its tests. */
import {execFileSync} from "node:child_process";
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {describe} from "../data/describe.ts";
import {suggest} from "../data/nearest.ts";
import {type Command, start} from "./command.ts";

/** What each kind is made of: the template of every file it needs, and what else has to know of it. */
const kinds: Record<
  string,
  {files: (name: string) => [file: string, template: string][]; after?: (name: string) => void; next: string}
> = {
  case: {
    files: (name) => [[`content/cases/${name}.mdx`, "case.mdx"]],
    next: "write it; `npm run dev` shows it at /cases/",
  },
  chart: {
    files: (name) => [
      [`src/charts/${name}.ts`, "chart.ts"],
      [`test/charts/${name}.test.ts`, "chart.test.ts"],
    ],
    after: register,
    next: "it is listed in src/charts/registry.ts and drawn at /charts/; `npx vitest run test/charts` tests it",
  },
  package: {
    files: (name) => [[`data/${name}/1.0.0/datapackage.json`, "package.json"]],
    after: fill,
    next: "replace the rows and the words, then `npm run describe` and `npm run release`",
  },
};

export const scaffold: Command = {
  usage: "new <case|chart|package> <name>",
  run: (kind, name) => {
    const found = kinds[kind];
    if (found === undefined) throw new Error(`unknown kind "${kind}": ${suggest(kind, Object.keys(kinds))}`);
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
      throw new Error(`invalid name "${name}": use lower-case words joined by hyphens, e.g. power-prices`);
    const files = found.files(name);
    for (const [file] of files) if (existsSync(file)) throw new Error(`${file} exists already: choose another name`);
    for (const [file, template] of files) write(file, fillIn(template, name));
    found.after?.(name);
    return `${files.map(([file]) => file).join("\n")}\nNext: ${found.next}`;
  },
};

if (import.meta.main) await start(scaffold);

function write(file: string, text: string): void {
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, text);
}

function fillIn(template: string, name: string): string {
  const words = name.replaceAll("-", " ");
  return readFileSync(new URL(`templates/${template}.txt`, import.meta.url), "utf8")
    .replaceAll("__name__", name)
    .replaceAll("__camel__", camel(name))
    .replaceAll("__label__", words.charAt(0).toUpperCase() + words.slice(1));
}

function camel(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Adds a chart to the end of the registry, and to the charts that the browser can fetch. */
function register(name: string): void {
  const file = "src/charts/registry.ts";
  const text = readFileSync(file, "utf8");
  const imported = text.replace(
    /(\n)(\n\/?\*?\*? ?.*\n?export const charts)/,
    `$1import {${camel(name)}} from "./${name}.ts";\n$2`,
  );
  const listed = imported.replace(
    /(export const charts: readonly AnyChart\[\] = \[)([\s\S]*?),?\s*\];/,
    (_, head: string, list: string) => `${head}${list}, ${camel(name)}];`,
  );
  writeFileSync(file, listed);
  const fetched = "src/client/charts.ts";
  const line = `  "${name}": async () => (await import("../charts/${name}.ts")).${camel(name)},`;
  writeFileSync(fetched, readFileSync(fetched, "utf8").replace(/\n};\n$/, `\n${line}\n};\n`));
  const written = [file, fetched, `src/charts/${name}.ts`, `test/charts/${name}.test.ts`];
  execFileSync("npx", ["biome", "check", "--write", ...written], {stdio: "ignore"});
}

/** Gives a package two rows to start from, with bytes and hash. */
function fill(name: string): void {
  const folder = `data/${name}/1.0.0`;
  write(`${folder}/${name}.csv`, "month,jurisdiction,value\n2021-01,KAZ,1.5\n2021-02,KAZ,\n");
  writeFileSync(`${folder}/datapackage.json`, describe(folder));
}
