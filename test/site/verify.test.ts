import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {expect, inject, onTestFinished, test} from "vitest";
import {serveFolder} from "../../src/bin/static-server.ts";
import {sha256} from "../../src/data/package.ts";
import {filesOf, pagesOf} from "./pages.ts";
import {at, open} from "./reader.ts";

const site = inject("site");
const shares = join(site, "data/mining-hashrate-share/1.0.0/hashrate-share.csv");

interface Given {
  name: string;
  buffer: Buffer;
}

/** What the page says of files. */
async function verdicts(page: Page, ...files: Given[]): Promise<string[]> {
  await page.setInputFiles(
    ".verify input",
    files.map((file) => ({...file, mimeType: "application/octet-stream"})),
  );
  await page.waitForFunction(
    (count) => document.querySelectorAll(".verify-results code").length === count,
    files.length,
  );
  return page.locator(".verify-results p").allTextContents();
}

test("a file as published is named with its package and version, whatever its own name, and links there", async () => {
  const page = await open("/verify/");
  const buffer = readFileSync(shares);
  const [said] = await verdicts(page, {name: "my download.csv", buffer});
  expect(said).toBe(
    `my download.csv is hashrate-share.csv of mining-hashrate-share 1.0.0, byte for byte.sha256:${sha256(buffer)}`,
  );
  expect(await page.locator(".verify-results a").getAttribute("href")).toBe(at("/data/mining-hashrate-share/1.0.0/"));
});

test("one altered byte is not recognised, and the page says where files of that name are from", async () => {
  const buffer = Buffer.from(readFileSync(shares));
  buffer[buffer.length - 3]! ^= 1;
  const [said] = await verdicts(await open("/verify/"), {name: "hashrate-share.csv", buffer});
  expect(said).toContain("hashrate-share.csv is none of the files published here: no file has its checksum.");
  expect(said).toContain("a file of mining-hashrate-share 1.0.0, mining-hashrate-share 1.1.0, but its bytes differ.");
});

test("every kind of file is recognised, what changed between versions too, and a stranger is not", async () => {
  const folder = "data/bitcoin-electricity";
  const names = ["json", "parquet", "xlsx"].map((extension) => `2.0.0/bitcoin-electricity.${extension}`);
  const paths = [...names, "2.0.0/datapackage.json", "2.0.0/bitcoin-electricity-2.0.0.zip", "1.0.0...2.0.0.csv"];
  const known = paths.map((path) => ({name: path, buffer: readFileSync(join(site, folder, path))}));
  const found = await verdicts(await open("/verify/"), ...known, {name: "empty.csv", buffer: Buffer.alloc(0)});
  for (const [i, path] of paths.entries())
    expect(found[i]).toContain(`of bitcoin-electricity ${path.split(/\/|\.csv$/)[0]}, byte for byte.`);
  expect(found.at(-1)).toMatch(/^empty\.csv is none of the files published here: no file has its checksum\.sha256:/);
});

test("a file dropped anywhere on the page is checked, and the browser stays", async () => {
  const page = await open("/verify/");
  const before = page.url();
  const transfer = await page.evaluateHandle(
    (text) => {
      const given = new DataTransfer();
      given.items.add(new File([text], "dropped.csv"));
      return given;
    },
    readFileSync(shares, "utf8"),
  );
  await page.dispatchEvent("h1", "dragover", {dataTransfer: transfer});
  expect(await page.locator(".verify-over").count()).toBe(1);
  await page.dispatchEvent("h1", "drop", {dataTransfer: transfer});
  await page.waitForSelector('.verify-results [data-found="true"]');
  expect(await page.locator(".verify-over").count()).toBe(0);
  expect(page.url()).toBe(before);
});

test("under a sub-path the manifest and the links are those of that path", async () => {
  const base = inject("base");
  const sub = await serveFolder(inject("subSite"), {port: 42_750, base});
  onTestFinished(() => sub.close());
  const page = await open(`${sub.address}verify/`);
  expect((await verdicts(page, {name: "a.csv", buffer: readFileSync(shares)}))[0]).toContain("byte for byte");
  expect(await page.locator(".verify-results a").getAttribute("href")).toContain(`${base}data/mining-hashrate-share/`);
});

test("a manifest that does not load is said, and the next try asks again", async () => {
  const page = await open("/verify/");
  await page.route("**/manifest.json", (route) => route.abort());
  const choose = () =>
    page.setInputFiles(".verify input", {name: "a", mimeType: "text/csv", buffer: readFileSync(shares)});
  await choose();
  await page.waitForFunction(() =>
    document.querySelector(".verify-results")?.textContent?.includes("could not be loaded"),
  );
  await page.unroute("**/manifest.json");
  await choose();
  await page.waitForSelector('.verify-results [data-found="true"]');
});

test("without script there is no control, and the page says how to do it and where the manifest is", async () => {
  const page = await open("/verify/", {javaScriptEnabled: false});
  expect(await page.locator("main input").count()).toBe(0);
  expect(await page.locator("main").textContent()).toContain("sha256sum hashrate-share.csv");
  expect(await page.locator('main a[href="/manifest.json"]').count()).toBe(1);
});

test("its script weighs at most 3 KB and is loaded by this page alone", () => {
  const scripts = filesOf(site).filter((file) => /^_astro\/verify\..*\.js$/.test(file));
  expect(scripts).toHaveLength(1);
  expect(statSync(join(site, scripts[0]!)).size).toBeLessThanOrEqual(3072);
  const loading = pagesOf(site).filter(({html}) => html.includes(scripts[0]!));
  expect(loading.map(({path}) => path)).toEqual(["/verify/"]);
});
