import {readFileSync} from "node:fs";
import {join} from "node:path";
import {DuckDBConnection} from "@duckdb/node-api";
import {describe, expect, inject, test} from "vitest";
import {openCatalog} from "../../src/data/catalog.ts";
import {sha256} from "../../src/data/package.ts";
import {filesOf, pagesOf} from "./pages.ts";
import {at, open} from "./reader.ts";

const origin = "https://mining-and-the-grid.example";
const site = inject("site");
const {packages, names} = openCatalog("data");
const versions = packages.map(({id, name, version}) => [id, `/data/${name}/${version}/`] as const);
const pages = new Map(pagesOf(site).map((page) => [page.path, page]));
const read = (path: string) => readFileSync(join(site, path), "utf8");

/** The JSON-LD of a page: there is one. */
function jsonLd(path: string): Record<string, unknown> {
  const scripts = [...pages.get(path)!.document.querySelectorAll('script[type="application/ld+json"]')];
  expect(scripts).toHaveLength(1);
  return JSON.parse(scripts[0]!.textContent ?? "");
}

describe("structured data", () => {
  test.each(versions)("%s describes itself, with the checksums of its files as served", (_, path) => {
    const found = jsonLd(path);
    expect(found).toMatchObject({"@type": "Dataset", "@id": origin + path, url: origin + path});
    for (const {contentUrl, sha256: hash} of found["distribution"] as {contentUrl: string; sha256: string}[])
      expect(sha256(readFileSync(join(site, contentUrl.slice(origin.length))))).toBe(hash);
  });

  test("the page of a package describes its newest version, by that version's address", () => {
    expect(jsonLd("/data/bitcoin-electricity/")).toEqual(jsonLd("/data/bitcoin-electricity/2.0.0/"));
  });

  test("the page of all data describes the catalog and leads to it in DCAT", () => {
    expect(jsonLd("/data/")).toMatchObject({"@type": "DataCatalog"});
    const link = pages.get("/data/")!.document.querySelector('link[rel="describedby"]');
    expect([link?.getAttribute("href"), link?.getAttribute("type")]).toEqual([
      "/data/catalog.jsonld",
      "application/ld+json",
    ]);
    expect(read("data/catalog.jsonld").match(/"@type": "dcat:Dataset"/g)).toHaveLength(packages.length + names.length);
  });

  test.each([
    ["the root of a domain", site, "/", origin],
    ["a sub-path", inject("subSite"), inject("base"), inject("subOrigin")],
  ])(
    "every address of the site in the DCAT catalog, the feed and the manifest is there at %s",
    (_, folder, base, domain) => {
      const files = new Set(filesOf(folder));
      const texts = ["data/catalog.jsonld", "feed.xml"].map((file) => readFileSync(join(folder, file), "utf8"));
      const addresses = texts.flatMap((text) => text.match(/https:\/\/mining[a-z-]*\.example[^"<\s]*/g) ?? []);
      const listed = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")).files.map(
        ({path}: {path: string}) => `${domain}${base}${path}`,
      );
      const missing = [...new Set([...addresses, ...listed])].filter((address) => {
        const {pathname: path, origin: at} = new URL(address);
        const file = path.slice(base.length);
        return (
          at !== domain ||
          !path.startsWith(base) ||
          !files.has(file === "" || file.endsWith("/") ? `${file}index.html` : file)
        );
      });
      expect(missing).toEqual([]);
    },
  );
});

test("every page leads to the feed, and a strict reader of XML reads it", async () => {
  for (const {path, html} of pages.values())
    if (!path.startsWith("/embed/"))
      expect(html, path).toMatch(/<link rel="alternate" href="\/feed\.xml" type="application\/atom\+xml"/);
  const page = await open("/");
  const found = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, "application/xml");
    const texts = (name: string) => [...parsed.querySelectorAll(name)].map((node) => node.textContent);
    const required = ["id", "title", "updated"];
    const isWhole = (node: Element) =>
      required.every((name) => [...node.children].filter(({localName}) => localName === name).length === 1);
    return {
      errors: texts("parsererror"),
      namespace: parsed.documentElement.namespaceURI,
      entries: parsed.querySelectorAll("entry").length,
      whole: [parsed.documentElement, ...parsed.querySelectorAll("entry")].every(isWhole),
      ids: new Set(texts("id")).size,
    };
  }, read("feed.xml"));
  expect(found).toEqual({
    errors: [],
    namespace: "http://www.w3.org/2005/Atom",
    entries: packages.length,
    whole: true,
    ids: packages.length + 1,
  });
});

test("the manifest lists every data file of every version and comparison, sorted, with its size and checksum", () => {
  const {files} = JSON.parse(read("manifest.json")) as {files: {path: string; bytes: number; sha256: string}[]};
  const served = filesOf(site).filter(
    (file) => /^data\/[^/]+\/./.test(file) && !/\.html$|\.card\.png$|\/citation\.\w+$/.test(file),
  );
  expect(files.map(({path}) => path)).toEqual(served.toSorted());
  for (const {path, bytes, sha256: hash} of files) {
    const body = readFileSync(join(site, path));
    expect([path, body.length, sha256(body)]).toEqual([path, bytes, hash]);
  }
});

test("the page of all changes lists every version once, with its reason and a link to what changed", () => {
  const {document} = pages.get("/changes/")!;
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => row.textContent ?? "");
  expect(rows).toHaveLength(packages.length);
  for (const {descriptor} of packages) expect(rows.filter((row) => row.includes(descriptor.changes))).toHaveLength(1);
  expect(document.querySelector('a[href="/data/bitcoin-electricity/1.0.0...2.0.0/"]')).not.toBe(null);
});

describe("code that loads a version", () => {
  const AsyncFunction = (async () => {}).constructor as new (
    ...code: string[]
  ) => (...given: unknown[]) => Promise<void>;

  /** A snippet as printed on the page of a version. */
  function snippet(path: string, label: string): string {
    return pages.get(path)!.document.querySelector(`pre[aria-label="Code for ${label}"]`)?.textContent ?? "";
  }

  /** The rows of the version's tables as its JSON has them. */
  function tables(path: string): {file: string; rows: unknown[]}[] {
    const {resources} = JSON.parse(read(`${path}datapackage.json`)) as {resources: {name: string}[]};
    return resources.map(({name}) => ({file: name, rows: JSON.parse(read(`${path}${name}.json`)).rows}));
  }

  test.each(versions)("the JavaScript on the page of %s loads every row when run", async (_, path) => {
    const shown: unknown[] = [];
    const code = snippet(path, "JavaScript").replaceAll(`${origin}/`, at("/"));
    await new AsyncFunction("console", code)({table: (rows: unknown) => shown.push(rows)});
    expect(shown).toEqual(tables(path).map(({rows}) => rows.slice(0, 5)));
  });

  test.each(versions)("the SQL on the page of %s loads every row in DuckDB", async (_, path) => {
    const duckdb = await DuckDBConnection.create();
    // DuckDB fetches the extension that reads addresses from its own host, so the same files are read from the folder.
    const statements = snippet(path, "DuckDB").replaceAll(`${origin}/`, `${site}/`).split("\n");
    const counts = await Promise.all(statements.map(async (sql) => (await duckdb.runAndReadAll(sql)).currentRowCount));
    expect(counts).toEqual(tables(path).map(({rows}) => rows.length));
    duckdb.closeSync();
  });

  test.each(versions)("the Python and R on the page of %s name the CSV files as served", (_, path) => {
    for (const label of ["Python", "R"])
      expect(snippet(path, label).match(/https:[^"]+/g)).toEqual(
        tables(path).map(({file}) => `${origin}${path}${file}.csv`),
      );
  });
});

test("the side of a version's page prints its reference and offers it for reference managers", () => {
  const path = "/data/bitcoin-electricity/2.0.0/";
  const {document} = pages.get(path)!;
  expect(document.querySelector(".side .reference")?.textContent).toContain(`(Version 2.0.0) [Dataset].`);
  for (const extension of ["bib", "ris", "json"]) {
    expect(document.querySelector(`.side a[href="${path}citation.${extension}"]`)).not.toBe(null);
    expect(read(`${path}citation.${extension}`)).toContain(`${origin}${path}`);
  }
});
