import {spawn} from "node:child_process";
import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:net";
import {join} from "node:path";
import {expect, onTestFinished, test} from "vitest";
import {astro, copyProject, environment} from "./build.ts";

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const {port} = server.address() as {port: number};
      server.close(() => resolve(port));
    });
  });
}

/** The text of a page as soon as it holds some words; what it holds last when it never does. */
async function pageWith(words: string, url: string): Promise<string> {
  let html = "";
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    html = await fetch(url).then(
      (response) => response.text(),
      () => "",
    );
    if (html.includes(words)) return html;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return html;
}

test("the editing server shows a change of the data at once, and names a fault that comes with one", async () => {
  const project = copyProject();
  rmSync(join(project, "data/SHA256SUMS")); // a draft may change; a released version may not
  const port = await freePort();
  const child = spawn(process.execPath, [astro, "dev", "--port", String(port)], {
    cwd: project,
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  onTestFinished(async () => {
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.kill();
    await ended;
    rmSync(project, {recursive: true, force: true});
  });

  const page = `http://localhost:${port}/data/sweden-power-prices/1.0.0/`;
  expect(await pageWith("Electricity prices in Sweden", page)).toContain("Electricity prices in Sweden");
  const descriptor = join(project, "data/sweden-power-prices/1.0.0/datapackage.json");
  const text = readFileSync(descriptor, "utf8");
  writeFileSync(descriptor, text.replace("Electricity prices in Sweden", "What power costs in Sweden"));
  expect(await pageWith("What power costs in Sweden", page)).toContain("What power costs in Sweden");

  writeFileSync(descriptor, text.replace('"$schema"', '"$shema"'));
  await expect.poll(() => output, {timeout: 20_000}).toContain("data/sweden-power-prices/1.0.0/datapackage.json:");
}, 90_000);
