/** The house rules: what stands where, and what each part may know. */
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path/posix";
import {createProgram, flattenDiagnosticMessageText, preProcessFile} from "typescript";
import {expect, test} from "vitest";
import {charts} from "../src/charts/registry.ts";
import {components} from "../src/publish/check-content.ts";

interface SourceFile {
  /** From the top level, e.g. "src/charts/draw.ts". */
  file: string;
  /** The folder of src it stands in; "" for a file of src itself. */
  folder: string;
  text: string;
  /** What it imports: relative imports as files from the top level, packages by name. */
  imports: readonly string[];
}

const files = readdirSync("src", {recursive: true, encoding: "utf8"})
  .map((path) => join("src", path.replaceAll("\\", "/")))
  .filter((file) => /\.(ts|astro)$/.test(file))
  .sort()
  .map((file): SourceFile => {
    const text = readFileSync(file, "utf8");
    const [, folder = "", rest] = file.split("/");
    return {file, folder: rest === undefined ? "" : folder, text, imports: importsOf(file, text)};
  });

function importsOf(file: string, text: string): string[] {
  const code = file.endsWith(".astro")
    ? [
        /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? "",
        ...[...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script),
      ].join("\n")
    : text;
  return preProcessFile(code, true, true).importedFiles.map(({fileName}) =>
    fileName.startsWith(".") ? join(dirname(file), fileName) : fileName,
  );
}

function folderOf(file: string): string {
  const [, folder = "", rest] = file.split("/");
  return rest === undefined ? "" : folder;
}

function within(...folders: string[]): SourceFile[] {
  return files.filter(({folder}) => folders.includes(folder));
}

/** Every line of the files that a pattern matches, as `file:line: text`. */
function linesMatching(pattern: RegExp, among: readonly SourceFile[]): string[] {
  return among.flatMap(({file, text}) =>
    text.split("\n").flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
  );
}

test("the top level holds what the design lists, and no more", () => {
  const required = [
    "README.md",
    "astro.config.mjs",
    "content",
    "data",
    "package.json",
    "public",
    "src",
    "test",
    "tsconfig.json",
  ];
  const optional = ["CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "package-lock.json"];
  const ignored = readFileSync(".gitignore", "utf8")
    .split("\n")
    .map((line) => line.replace(/\/$/, ""));
  const found = readdirSync(".").filter((name) => !name.startsWith(".") && !ignored.includes(name));
  expect(found.filter((name) => !optional.includes(name)).sort()).toEqual(required.sort());
});

test("src holds the folders that the design lists, and no more", () => {
  const allowed = ["bin", "charts", "client", "components", "data", "layouts", "model", "pages", "publish"];
  const found = readdirSync("src", {withFileTypes: true}).filter((entry) => entry.isDirectory());
  expect(found.map(({name}) => name).filter((name) => !allowed.includes(name))).toEqual([]);
});

test("imports point left, and only left", () => {
  const order = ["data", "model", "charts", "publish", "components", "layouts", "pages"];
  const mayImport: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(order.map((folder, i) => [folder, order.slice(0, i + 1)])),
    client: ["client", "charts", "model"],
    bin: ["bin", "charts", "data", "model", "publish"],
    "": ["data", "model", "charts", "publish"],
  };
  // Pages and components load the scripts of src/client by name.
  const loads = (file: string, target: string) => file.endsWith(".astro") && folderOf(target) === "client";
  const wrong = files.flatMap(({file, folder, imports}) =>
    imports
      .filter((target) => target.startsWith("src/"))
      .filter((target) => !mayImport[folder]?.includes(folderOf(target)) && !loads(file, target))
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("every relative import stays in src and names a file, with its extension", () => {
  const wrong = files.flatMap(({file, imports}) =>
    imports
      .filter((target) => target.startsWith("../") || (target.startsWith("src/") && !existsSync(target)))
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("nothing imports a page or a command", () => {
  const wrong = files
    .filter(({folder}) => folder !== "bin")
    .flatMap(({file, imports}) =>
      imports.filter((target) => /^src\/(pages|bin)\//.test(target)).map((target) => `${file} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test("src/data knows files and the standard: no policy, no drawing, no HTML", () => {
  const subject = /\b(polic(y|ies)|jurisdictions?|mining|hashrate|bitcoin|electricity|Plot|svg|HTML|astro)\b/i;
  expect(linesMatching(subject, within("data"))).toEqual([]);
});

test("src/model and src/charts touch no files and no network", () => {
  const wrong = within("model", "charts").flatMap(({file, imports}) =>
    imports.filter((target) => target.startsWith("node:")).map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
  expect(linesMatching(/\bfetch\(|\bprocess\./, within("model", "charts"))).toEqual([]);
});

test.each(["model", "charts"])("src/%s uses nothing of a browser but what it is given", (folder) => {
  // Without a library of types, a global name is one that the compiler cannot find.
  const program = createProgram(
    within(folder).map(({file}) => file),
    {noLib: true, noResolve: true, noEmit: true, allowImportingTsExtensions: true, types: []},
  );
  const globals =
    /Cannot find name '(document|window|globalThis|self|navigator|location|history|localStorage|\w*AnimationFrame|getComputedStyle)'/;
  const wrong = program
    .getSemanticDiagnostics()
    .map(({file, messageText}) => `${file?.fileName}: ${flattenDiagnosticMessageText(messageText, " ")}`)
    .filter((line) => globals.test(line));
  expect([...wrong, ...linesMatching(/\bglobalThis\b/, within(folder))]).toEqual([]);
});

test("src/model names no part of a page", () => {
  expect(linesMatching(/\b(HTML|SVG)\w*Element\b|\bDocument\b/, within("model"))).toEqual([]);
});

test("src/charts names no address", () => {
  const lines = linesMatching(/https?:|["'`]\/(cases|charts|data|claims|sources)\b/, within("charts"));
  expect(lines.filter((line) => !/"http:\/\/(www\.w3\.org|purl\.org\/dc)\//.test(line))).toEqual([]);
});

test("draw.ts alone calls Plot.plot", () => {
  const callers = files.filter(({text}) =>
    /\bPlot\.plot\b|import \{[^}]*\bplot\b[^}]*\} from "@observablehq\/plot"/.test(text),
  );
  expect(callers.map(({file}) => file)).toEqual(["src/charts/draw.ts"]);
});

test("document.ts alone imports a document for where there is no browser", () => {
  const importers = files.filter(({imports}) => imports.some((name) => /^(linkedom|jsdom|happy-dom)/.test(name)));
  expect(importers.map(({file}) => file)).toEqual(["src/charts/document.ts"]);
});

test("pages are addresses: they import no Plot and hold no styles of their own", () => {
  const wrong = within("pages").flatMap(({file, imports}) =>
    imports
      .filter((name) => /^@observablehq|^d3|(?<!components\/styles\/[a-z-]+)\.css$/.test(name))
      .map((name) => `${file} imports ${name}`),
  );
  expect(wrong).toEqual([]);
  expect(linesMatching(/<style|\sstyle=/, within("pages", "layouts", "components"))).toEqual([]);
});

test("every any says why", () => {
  const typed = /(:|<|\bas|\||&|=>|,)\s*any\b(?!\w)/;
  const tests = readdirSync("test", {recursive: true, encoding: "utf8"})
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({file: `test/${path}`, folder: "", text: readFileSync(`test/${path}`, "utf8"), imports: []}));
  const wrong = [...files, ...tests].flatMap(({file, text}) => {
    const lines = text.split("\n");
    return lines.flatMap((line, i) => {
      const code = line.replace(/\/\/.*|^\s*\/?\*.*|"[^"]*"/g, "");
      const explained = /noExplicitAny: \w+/.test(lines[i - 1] ?? "");
      return typed.test(code) && !explained ? [`${file}:${i + 1}: ${line.trim()}`] : [];
    });
  });
  expect(wrong).toEqual([]);
});

test("nothing reads the clock, the locale, the time zone, chance or the network, but for the reader's browser, npm run update and npm run bench", () => {
  // Snippets are code for a reader to paste and run elsewhere.
  const allowed = ["src/bin/bench.ts", "src/bin/update.ts", "src/publish/snippets.ts"];
  const among = files.filter(({folder, file}) => folder !== "client" && !allowed.includes(file));
  const reads = [
    /\bDate\.now\(|\bnew Date\(\s*\)|\bDate\(\s*\)(?!\.)|\bperformance\.now\(/,
    /\.toLocale\w*\(|\bIntl\.\w+\(\s*(\)|undefined)/,
    /\.localeCompare\((?:[^(),]|\([^()]*\))*\)/,
    /\.get(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\(|\.set(FullYear|Month|Date|Hours|Minutes)\(/,
    /\bMath\.random\(|\brandomUUID\(/,
    /\bfetch\(/,
  ];
  expect(reads.flatMap((pattern) => linesMatching(pattern, among))).toEqual([]);
});

test("every chart has one name: its file, its test and its place in the registry", () => {
  expect(new Set(charts.map(({name}) => name)).size).toBe(charts.length);
  for (const {name} of charts) {
    expect(`src/charts/${name}.ts: ${existsSync(`src/charts/${name}.ts`)}`).toBe(`src/charts/${name}.ts: true`);
    expect(`test/charts/${name}.test.ts: ${existsSync(`test/charts/${name}.test.ts`)}`).toBe(
      `test/charts/${name}.test.ts: true`,
    );
  }
  const drawn = within("charts").filter(({text}) => /^export const \w+: Chart</m.test(text));
  const unlisted = drawn.filter(({file}) => !charts.some(({name}) => file === `src/charts/${name}.ts`));
  expect(unlisted.map(({file}) => file)).toEqual([]);
});

test.each([
  ["cases", "src/pages/cases/[case].astro"],
  ["notes", "src/pages/[note].astro"],
])("the texts of %s are checked against the components their page gives them", (folder, page) => {
  const given = /components=\{\{([^}]+)\}\}/.exec(readFileSync(page, "utf8"))?.[1] ?? "";
  expect(given.split(",").map((name) => name.trim())).toEqual(components[folder]);
});

test("every test of a part stands where the part does", () => {
  const strays = readdirSync("test", {recursive: true, encoding: "utf8"})
    .filter((path) => path.endsWith(".test.ts") && path.includes("/") && !path.startsWith("site/"))
    .filter((path) => !existsSync(join("src", dirname(path))));
  expect(strays).toEqual([]);
});
