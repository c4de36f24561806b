import {rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, onTestFinished, test} from "vitest";
import {build, copyProject} from "./build.ts";

function project(): string {
  const folder = copyProject();
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

test("a text that names a chart that is not there stops the build with one line, and no stack", async () => {
  const folder = project();
  writeFileSync(
    join(folder, "content/notes/bad.mdx"),
    '---\ntitle: Bad\nlede: Bad.\n---\n\nSee <Value of="no-such-claim" />.\n',
  );
  writeFileSync(
    join(folder, "content/cases/bad.mdx"),
    '---\nquestion: Bad?\n---\n\n<Figure chart="hashrate-shar" />\n',
  );
  const {status, output} = await build(folder);
  expect(status).toBe(1);
  expect(output).toContain("2 faults in data and texts");
  expect(output).toContain('content/cases/bad.mdx:5: unknown chart "hashrate-shar": did you mean "hashrate-share"?');
  expect(output).toContain('content/notes/bad.mdx:6: unknown claim "no-such-claim": one of ');
  expect(output).not.toMatch(/^\s+at /m);
});

test("a cell that breaks its descriptor stops the build with file, line and remedy", async () => {
  const folder = project();
  const file = "data/sweden-power-prices/1.0.0/sweden-power-prices.csv";
  writeFileSync(join(folder, file), "month,zone,price\n2016-01,SE9,1\n");
  const {status, output} = await build(folder);
  expect(status).toBe(1);
  expect(output).toContain(file);
  expect(output).not.toMatch(/^\s+at /m);
});
