import {existsSync, readdirSync, readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {charts} from "../src/charts/registry.ts";

const readme = readFileSync("README.md", "utf8");
const scripts = JSON.parse(readFileSync("package.json", "utf8")).scripts as Record<string, string>;

test("every command the documents name is a script, and every script for editors is named", () => {
  const documents = readme + readFileSync("CONTRIBUTING.md", "utf8");
  const named = new Set(
    [...documents.matchAll(/npm (?:run )?(start|test|[a-z]+)(?=[\s`])/g)]
      .map((match) => match[1] ?? "")
      .filter((name) => !["ci", "run", "and"].includes(name)),
  );
  expect([...named].filter((name) => name !== "9" && scripts[name] === undefined)).toEqual([]);
  expect(
    ["start", "test", "dev", "check", "new", "describe", "release", "update", "pin", "bench"].filter(
      (name) => !named.has(name),
    ),
  ).toEqual([]);
});

test("the tree names every folder of src, content and the top level", () => {
  const tree = /## Where things are\n\n```\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const listed = tree
    .trim()
    .split("\n")
    .map((line) => line.split(/\s/)[0] ?? "");
  expect(listed.filter((path) => !existsSync(path))).toEqual([]);
  const folders = (parent: string) =>
    readdirSync(parent, {withFileTypes: true})
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${parent}/${entry.name}`);
  expect([...folders("src"), ...folders("content")].filter((path) => !listed.includes(path))).toEqual([]);
});

test("the chart list is the registry, in its order", () => {
  const listed = [...readme.matchAll(/^\| \[([a-z-]+)\]\(([^)]+)\) \| (.+) \|$/gm)].map(([, name, path, label]) => ({
    name,
    path,
    label,
  }));
  expect(listed).toEqual(charts.map(({name, label}) => ({name, path: `src/charts/${name}.ts`, label})));
});

test("every link to a file leads somewhere", () => {
  for (const file of ["README.md", "CONTRIBUTING.md"]) {
    const links = [...readFileSync(file, "utf8").matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? "");
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  }
});
