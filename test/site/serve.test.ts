import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, inject, onTestFinished, test} from "vitest";
import {type ServeOptions, serveFolder} from "../../src/bin/static-server.ts";

async function serve(folder: string, options: ServeOptions = {}) {
  const server = await serveFolder(folder, {port: 42_100, ...options});
  onTestFinished(() => server.close());
  return server.address;
}

test.each([
  ["", "text/html;charset=utf-8"],
  ["cases/", "text/html;charset=utf-8"],
  ["data/mining-hashrate-share/1.1.0/hashrate-share.csv", "text/csv; charset=utf-8"],
  ["data/mining-hashrate-share/1.1.0/hashrate-share.parquet", "application/vnd.apache.parquet"],
  [
    "data/mining-hashrate-share/1.1.0/hashrate-share.xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ],
  ["data/mining-hashrate-share/1.1.0/citation.bib", "application/x-bibtex; charset=utf-8"],
  ["data/mining-hashrate-share/1.1.0/citation.ris", "application/x-research-info-systems; charset=utf-8"],
  ["data/mining-hashrate-share/1.1.0/hashrate-share.json", "application/json"],
  ["data/mining-hashrate-share/1.1.0/datapackage.json", "application/json"],
  ["favicon.svg", "image/svg+xml"],
  ["fonts/inter-latin.woff2", "font/woff2"],
  ["sitemap.xml", "text/xml; charset=utf-8"],
  ["robots.txt", "text/plain; charset=utf-8"],
])("/%s is served as %s", async (path, type) => {
  const response = await fetch((await serve(inject("site"))) + path);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(type);
});

test("an unknown address gets the 404 page", async () => {
  const response = await fetch(`${await serve(inject("site"))}no/such/page/`);
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(await response.text()).toContain("There is no page at this address");
});

test("a site built for a sub-path is served there, and nowhere else", async () => {
  const base = inject("base");
  const address = await serve(inject("subSite"), {base});
  expect(new URL(address).pathname).toBe(base);
  expect((await fetch(address)).status).toBe(200);
  expect((await fetch(`${address}data/`)).status).toBe(200);
  expect((await fetch(address.slice(0, -1))).url).toBe(address);
  expect((await fetch(new URL("/data/", address))).status).toBe(404);
});

test("a taken port leads to the next free one", async () => {
  const first = await serve(inject("site"), {port: 42_200});
  const second = await serve(inject("site"), {port: 42_200});
  expect(Number(new URL(second).port)).toBeGreaterThan(Number(new URL(first).port));
  expect((await fetch(second)).status).toBe(200);
});

test("a site built anew while it is served is the one served", async () => {
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  write("index.html", "old");
  write("404.html", "none");
  write("gone.css", "p {}");
  const address = await serve(folder);
  const read = async (path: string) => (await fetch(address + path)).text();
  expect(await read("")).toBe("old");
  write("index.html", "the new one");
  write("added.css", "b {}");
  rmSync(join(folder, "gone.css"));
  expect([await read(""), await read("added.css"), await read("gone.css")]).toEqual(["the new one", "b {}", "none"]);
});

test("a folder without a site is refused with what to run", async () => {
  const folder = mkdtempSync(join(tmpdir(), "empty-"));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  await expect(serveFolder(folder)).rejects.toThrow(`${folder} holds no site: run npm run build`);
});
