import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, inject, test} from "vitest";
import {openCatalog} from "../../src/data/catalog.ts";
import {sha256} from "../../src/data/package.ts";
import {number} from "../../src/model/format.ts";
import {writeDownloads} from "../../src/publish/downloads.ts";

const site = inject("site");
const {packages} = openCatalog("data");
const versions = packages.map((each) => [each.id, each] as const);

function published(...path: string[]): string {
  return readFileSync(join(site, "data", ...path), "utf8");
}

test.each(versions)(
  "every file of %s is published, byte for byte, and on its page with size and checksum",
  async (_, each) => {
    const {name, version} = each;
    const html = published(name, version, "index.html");
    const page = `https://mining-and-the-grid.example/data/${name}/${version}/`;
    for (const download of await writeDownloads({dataPackage: each, page})) {
      const bytes = readFileSync(join(site, "data", name, version, download.name));
      expect([download.name, sha256(bytes)]).toEqual([download.name, download.hash]);
      const row = html
        .split("<tr>")
        .slice(1)
        .find((text) => text.includes(`/${download.name}"`));
      expect(row).toContain(`title="sha256:${download.hash}"`);
      expect(row).toContain(`${number(bytes.length)} bytes`);
    }
  },
);

test.each(versions)("the descriptor and every CSV file of %s are published as released", (_, each) => {
  const {name, version, file, resources} = each;
  expect(published(name, version, "datapackage.json")).toBe(readFileSync(file, "utf8"));
  for (const resource of resources) {
    expect(published(name, version, resource.descriptor.path)).toBe(readFileSync(resource.file, "utf8"));
    expect(published(name, version, `${resource.name}.csv`)).toBe(resource.correctedText);
  }
});

test.each(versions)("the paths in the descriptor of %s lead to published files", (_, {name, version, descriptor}) => {
  for (const {path, schema} of descriptor.resources) {
    expect(existsSync(join(site, "data", name, version, String(path)))).toBe(true);
    for (const {reference} of schema.foreignKeys ?? []) {
      const {package: other} = reference as {package?: string};
      if (other !== undefined) expect(existsSync(join(site, "data", name, version, other))).toBe(true);
    }
  }
});

test.each(versions)(
  "the JSON of every resource of %s holds its typed rows, its schema and its corrections",
  (_, each) => {
    for (const {name, rows, descriptor, corrections} of each.resources) {
      expect(JSON.parse(published(each.name, each.version, `${name}.json`))).toEqual({
        name,
        schema: descriptor.schema,
        rows,
        corrections: corrections.map(({row: _, file: __, line: ___, ...correction}) => correction),
      });
    }
  },
);

test.each(versions)(
  "the page of %s offers every file, names every field and prints every row, of a long table the first 1,200",
  (_, each) => {
    const html = published(each.name, each.version, "index.html");
    for (const resource of each.resources) {
      for (const extension of ["csv", "json", "parquet", "xlsx"])
        expect(html).toContain(`${resource.name}.${extension}"`);
      for (const {name} of resource.fields) expect(html).toContain(`<code>${name}</code>`);
    }
    const printed = each.resources.reduce((sum, {rows}) => sum + Math.min(rows.length, 1200), 0);
    expect(html.split("<tr").length - 1).toBeGreaterThanOrEqual(printed);
  },
);

test("every package has a page that shows its newest version", () => {
  for (const name of new Set(packages.map((each) => each.name))) {
    expect(published(name, "index.html")).toContain("Newest version");
  }
});
