import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path/posix";
import {DuckDBConnection} from "@duckdb/node-api";
import {strFromU8, unzipSync} from "fflate";
import readWorkbook from "read-excel-file/node";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {parse} from "yaml";
import {openCatalog} from "../../src/data/catalog.ts";
import type {Field, FieldType} from "../../src/data/descriptor.ts";
import {type DataPackage, sha256} from "../../src/data/package.ts";
import {archiveName, type Download, writeDownloads} from "../../src/publish/downloads.ts";
import {formatsOf} from "../../src/publish/formats.ts";
import {catalog} from "../published.ts";
import {downloadsOf, pageOf} from "./written.ts";

/** Every kind of cell: text that looks like a formula, months, dates, truth values, missing values, a correction. */
const fixture = openCatalog("test/publish/fixtures/formats");
const readings = fixture.newest("readings");
const versions = [...catalog.packages, readings].map((each) => [each.id, each] as const);

const folder = mkdtempSync(join(tmpdir(), "formats-"));
const written = new Map<string, readonly Download[]>();
let duckdb: DuckDBConnection;

beforeAll(async () => {
  duckdb = await DuckDBConnection.create();
  for (const [id, dataPackage] of versions) {
    const downloads = await downloadsOf(dataPackage);
    written.set(id, downloads);
    for (const {name, bytes} of downloads) {
      const file = pathOf(dataPackage, name);
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, bytes);
    }
  }
});

afterAll(() => rmSync(folder, {recursive: true}));

function pathOf({id}: DataPackage, name: string): string {
  return join(folder, id, name);
}

function read(dataPackage: DataPackage, name: string): Uint8Array {
  const download = written.get(dataPackage.id)?.find((each) => each.name === name);
  if (download === undefined) throw new RangeError(name);
  return download.bytes;
}

/** The rows of a table as its JSON has them. */
function jsonRows(dataPackage: DataPackage, resource: string): Record<string, unknown>[] {
  return JSON.parse(strFromU8(read(dataPackage, `${resource}.json`))).rows;
}

/** What DuckDB answers: dates as ISO text, whole numbers as numbers. */
async function query(sql: string): Promise<Record<string, unknown>[]> {
  const reader = await duckdb.runAndReadAll(sql);
  const bigints = new Set(reader.columnNames().filter((_, i) => String(reader.columnType(i)) === "BIGINT"));
  return reader
    .getRowObjectsJson()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [name, bigints.has(name) && cell !== null ? Number(cell) : cell]),
      ),
    );
}

/** The files in an archive, as text. */
function unpack(dataPackage: DataPackage): Record<string, string> {
  const files = Object.entries(unzipSync(read(dataPackage, archiveName(dataPackage))));
  return Object.fromEntries(files.map(([path, bytes]) => [path, strFromU8(bytes)]));
}

const sqlTypes: Readonly<Record<FieldType, string>> = {
  string: "VARCHAR",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  year: "INTEGER",
  yearmonth: "VARCHAR",
};

describe("tables", () => {
  test.each(versions)("JSON has every row of %s, typed, with the schema and the corrections", (_, each) => {
    for (const {name, rows, descriptor, corrections} of each.resources) {
      const json = JSON.parse(strFromU8(read(each, `${name}.json`)));
      expect(json).toMatchObject({name, schema: descriptor.schema, rows});
      expect(json.corrections.map(({to}: {to: string}) => to)).toEqual(corrections.map(({to}) => to));
    }
  });

  test.each(versions)(
    "DuckDB reads the Parquet files of %s: the types of the fields, the values of the JSON",
    async (_, each) => {
      for (const {name, fields} of each.resources) {
        const table = `read_parquet('${pathOf(each, `${name}.parquet`)}')`;
        const columns = await query(`DESCRIBE SELECT * FROM ${table}`);
        expect(columns.map(({column_name, column_type}) => [column_name, column_type])).toEqual(
          fields.map((field) => [field.name, sqlTypes[field.type]]),
        );
        expect(await query(`SELECT * FROM ${table}`)).toEqual(jsonRows(each, name));
      }
    },
  );

  test.each(versions)("DuckDB reads the CSV files of %s as the JSON says, to the last digit", async (_, each) => {
    for (const {name, fields} of each.resources) {
      const columns = fields.map((field) => `"${field.name}": '${sqlTypes[field.type]}'`).join(", ");
      const never = fields.filter(({missingValues}) => missingValues?.length === 0).map((field) => `'${field.name}'`);
      const options = `header = true, delim = ',', columns = {${columns}}, force_not_null = [${never.join(", ")}]`;
      const rows = await query(`SELECT * FROM read_csv('${pathOf(each, `${name}.csv`)}', ${options})`);
      expect(rows).toEqual(jsonRows(each, name));
      const [guessed] = await query(`SELECT count(*) AS rows FROM '${pathOf(each, `${name}.csv`)}'`);
      expect(guessed).toEqual({rows: rows.length});
    }
  });

  test.each(versions)("Parquet codes the categories of %s by a dictionary", async (_, each) => {
    for (const {name, fields} of each.resources) {
      const file = pathOf(each, `${name}.parquet`);
      const chunks = await query(`SELECT path_in_schema AS field, encodings FROM parquet_metadata('${file}')`);
      for (const field of fields.filter(({categories}) => categories)) {
        const encodings = chunks.filter((chunk) => chunk["field"] === field.name).map((chunk) => chunk["encodings"]);
        for (const encoding of encodings) expect(encoding).toContain("RLE_DICTIONARY");
        expect(encodings.length).toBeGreaterThan(0);
      }
    }
  });

  test.each(versions)("Parquet says of %s what it is: package, version, licence, schema", async (_, each) => {
    for (const {name, descriptor} of each.resources) {
      const file = pathOf(each, `${name}.parquet`);
      const pairs = await query(
        `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${file}')`,
      );
      const facts = Object.fromEntries(pairs.map(({key, value}) => [key, value]));
      expect(facts).toMatchObject({
        package: each.name,
        version: each.version,
        resource: name,
        title: descriptor.title,
        licence: each.descriptor.licenses.map((licence) => licence.name).join(", "),
        page: pageOf(each),
      });
      expect(JSON.parse(facts["schema"] as string)).toEqual(descriptor.schema);
    }
  });

  test("a correction stands in every format but the file as published", async () => {
    const resource = readings.resource("readings");
    expect(Object.keys(formatsOf(resource))).toEqual(["csv", "json", "parquet", "xlsx", "published.csv"]);
    const row = `SELECT load FROM read_parquet('${pathOf(readings, "readings.parquet")}') WHERE station = 'b-2'`;
    expect(await query(row)).toEqual([{load: 7}]);
    expect(strFromU8(read(readings, "readings.csv"))).toContain("\n2021-09,b-2,7,-3,");
    expect(strFromU8(read(readings, "readings.published.csv"))).toBe(resource.text);
    expect(resource.text).toContain("\n2021-09,b-2,700,-3,");
  });
});

describe("workbooks", () => {
  /** The sheets of a table's workbook, by name. */
  async function sheets(each: DataPackage, resource: string) {
    const all = await readWorkbook(Buffer.from(read(each, `${resource}.xlsx`)), {trim: false});
    return Object.fromEntries(all.map(({sheet, data}) => [sheet, data]));
  }

  /** A cell of the JSON as the workbook has it: a real date, or text where a spreadsheet knows no such date. */
  function asInWorkbook({type}: Field, cell: unknown): unknown {
    if (typeof cell !== "string" || (type !== "date" && type !== "yearmonth")) return cell === "" ? null : cell;
    const day = type === "date" ? cell : `${cell}-01`;
    return day < "1900-03-01" ? cell : new Date(`${day}T00:00:00Z`);
  }

  test.each(versions)(
    "a reader finds the rows of %s under one row of headings, with real numbers and dates",
    async (_, each) => {
      for (const {name, fields} of each.resources) {
        const {Data: [title, , , , headings, ...rows] = []} = await sheets(each, name);
        expect(title?.[0]).toContain(each.resource(name).descriptor.title);
        for (const [i, {title, unit}] of fields.entries()) {
          expect(String(headings?.[i])).toContain(unit === undefined ? title : `${title} (${unit})`);
        }
        expect(new Set(headings?.map((heading) => String(heading).toLowerCase())).size).toBe(fields.length);
        expect(rows).toEqual(
          jsonRows(each, name).map((row) => fields.map((field) => asInWorkbook(field, row[field.name]))),
        );
      }
    },
  );

  test.each(versions)(
    "the workbooks of %s open with a cover and hold every note, field and category",
    async (_, each) => {
      const {descriptor, version} = each;
      for (const {name, fields} of each.resources) {
        const found = await sheets(each, name);
        const hasCategories = fields.some(({categories}) => categories);
        expect(Object.keys(found)).toEqual([
          "Cover",
          "Notes",
          "Fields",
          ...(hasCategories ? ["Categories"] : []),
          "Data",
        ]);
        const cover = (found["Cover"] ?? []).flat().join("\n");
        for (const text of [descriptor.title, `Version ${version}`, descriptor.changes, pageOf(each)]) {
          expect(cover).toContain(text);
        }
        for (const {title, path} of descriptor.licenses) expect(cover).toContain(`${title}: ${path}`);
        for (const {title} of [...descriptor.contributors, ...descriptor.sources]) expect(cover).toContain(title);
        const notes = (found["Notes"] ?? []).flat();
        for (const text of [...descriptor.caveats, ...descriptor.goodFor, ...descriptor.notGoodFor]) {
          expect(notes).toContain(text);
        }
        for (const {title, text} of descriptor.misreadings) expect(notes).toContain(`${title}. ${text}`);
        const described = found["Fields"]?.slice(3).map((row) => [row[1], row[4]]);
        expect(described).toEqual(fields.map((field) => [field.name, field.description ?? field.title]));
        const labels = found["Categories"]?.slice(3).map((row) => [row[1], row[2]]) ?? [];
        expect(labels).toEqual(
          fields.flatMap(({categories = []}) => categories.map(({value, label}) => [value, label])),
        );
      }
    },
  );

  test.each(versions)(
    "the workbooks of %s keep the rules: one marked table a sheet, headings frozen, nothing merged or empty",
    (_, each) => {
      for (const {name, rows, fields} of each.resources) {
        const parts = unzipSync(read(each, `${name}.xlsx`));
        const sheetParts = Object.keys(parts).filter((path) => path.startsWith("xl/worksheets/sheet"));
        for (const path of sheetParts) {
          const xml = strFromU8(parts[path]!);
          expect(xml).not.toMatch(/<mergeCell|<f>|<f /);
          const numbers = [...xml.matchAll(/<row r="(\d+)"[^>]*>/g)].map(([, number]) => Number(number));
          expect(numbers).toEqual(numbers.map((_, i) => i + 1));
          expect(xml).not.toMatch(/<row [^>]*><\/row>|<row [^>]*\/>/);
          if (path.endsWith("sheet1.xml")) continue;
          const number = /\d+/.exec(path)?.[0];
          const table = strFromU8(parts[`xl/tables/table${number}.xml`]!);
          const [, first] = /ref="A(\d+):/.exec(table) ?? [];
          expect(xml).toContain(`<pane ySplit="${first}"`);
          expect(xml).toContain("<tableParts");
        }
        const last = sheetParts.length;
        const table = strFromU8(parts[`xl/tables/table${last}.xml`]!);
        expect(table).toMatch(new RegExp(`ref="A5:[A-Z]+${rows.length + 5}"`));
        expect(table.split("<tableColumn ").length - 1).toBe(fields.length);
      }
    },
  );

  test("text that looks like a formula is text, and stays text when it is edited", () => {
    const parts = unzipSync(read(readings, "stations.xlsx"));
    const texts = [...strFromU8(parts["xl/sharedStrings.xml"]!).matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)];
    const data = strFromU8(
      parts[
        `xl/worksheets/sheet${Object.keys(parts).filter((path) => /sheet\d/.test(path) && !path.includes("rels")).length}.xml`
      ]!,
    );
    const styles = strFromU8(parts["xl/styles.xml"]!);
    const formats = [...(/<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? "").matchAll(/<xf ([^>]*)>/g)];
    const [, textFormat] = /numFmtId="(\d+)" formatCode="@"/.exec(styles) ?? [undefined, "49"];
    const formatOf = (text: string) => {
      const index = texts.findIndex(([, found]) => found === text);
      const [, style] = new RegExp(`<c r="\\w+" s="(\\d+)" t="s"><v>${index}</v>`).exec(data) ?? [];
      return /numFmtId="(\d+)"/.exec(formats[Number(style)]?.[1] ?? "")?.[1];
    };
    for (const text of ["=hq", "=cmd|' /C calc'!A0", "@SUM(A1)"])
      expect([text, formatOf(text)]).toEqual([text, textFormat]);
    expect(formatOf("a-1")).toBeUndefined();
  });
});

describe("archives", () => {
  test.each(versions)("the archive of %s lists the right checksum of every file it holds", (_, each) => {
    const {SHA256SUMS: sums = "", ...files} = unpack(each);
    const lines = sums
      .trimEnd()
      .split("\n")
      .map((line) => line.split("  "));
    expect(lines).toEqual(
      Object.keys(files)
        .sort()
        .map((path) => [sha256(new TextEncoder().encode(files[path])), path]),
    );
  });

  test.each(versions)(
    "the archive of %s is a Data Package: the descriptor as released, and every file it names",
    (_, each) => {
      const files = unpack(each);
      expect(files["datapackage.json"]).toBe(each.text);
      for (const {path, bytes, hash} of each.descriptor.resources) {
        const content = new TextEncoder().encode(files[path]);
        expect([path, content.length, `sha256:${sha256(content)}`]).toEqual([path, bytes, hash]);
      }
    },
  );

  test.each(versions)(
    "the archive of %s is an RO-Crate: every part is there, as large and as summed as it says",
    (_, each) => {
      const files = unpack(each);
      const graph: Record<string, unknown>[] = JSON.parse(files["ro-crate-metadata.json"] ?? "")["@graph"];
      const entities = new Map(graph.map((entity) => [entity["@id"], entity]));
      expect(entities.size).toBe(graph.length);
      const root = entities.get("./");
      expect(root).toMatchObject({
        "@type": "Dataset",
        name: each.descriptor.title,
        version: each.version,
        url: pageOf(each),
      });
      expect(entities.get("ro-crate-metadata.json")).toMatchObject({about: {"@id": "./"}});
      const parts = ((root?.["hasPart"] ?? []) as {"@id": string}[]).map((part) => part["@id"]);
      expect([...parts, "ro-crate-metadata.json"].sort()).toEqual(Object.keys(files).sort());
      for (const path of parts.filter((part) => part !== "SHA256SUMS")) {
        const bytes = new TextEncoder().encode(files[path]);
        expect(entities.get(path)).toMatchObject({
          "@type": "File",
          contentSize: String(bytes.length),
          sha256: sha256(bytes),
        });
      }
      const referred = JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/g);
      for (const [, id] of referred) expect(id?.startsWith("https://w3id.org/") || entities.has(id)).toBe(true);
    },
  );

  test.each(versions)(
    "the archive of %s holds Croissant metadata of the same files, fields and categories",
    (_, each) => {
      const files = unpack(each);
      const {distribution, recordSet, ...dataset} = JSON.parse(files["croissant.json"] ?? "");
      const {title, description, licenses} = each.descriptor;
      expect(dataset).toMatchObject({
        name: each.name,
        alternateName: title,
        description,
        version: each.version,
        license: licenses.map(({path}) => path),
      });
      for (const {contentUrl, sha256: hash, contentSize} of distribution) {
        const bytes = new TextEncoder().encode(files[contentUrl]);
        expect([hash, contentSize]).toEqual([sha256(bytes), `${bytes.length} B`]);
      }
      interface RecordSet {
        "@id": string;
        key: object;
        field: {"@id": string; name: string; source: object; references?: {field: {"@id": string}}}[];
        data?: Record<string, unknown>[];
      }
      const sets: RecordSet[] = recordSet;
      const ids = new Set(sets.flatMap(({field}) => field.map((each) => each["@id"])));
      for (const {name, fields, corrections, descriptor} of each.resources) {
        const set = sets.find((candidate) => candidate["@id"] === name);
        expect(set?.field.map((field) => field.name)).toEqual(fields.map((field) => field.name));
        expect(set?.key).toEqual(descriptor.schema.primaryKey.map((field) => ({"@id": `${name}/${field}`})));
        const file = corrections.length > 0 ? `${name}.csv` : descriptor.path;
        for (const field of set?.field ?? []) {
          expect(field.source).toEqual({fileObject: {"@id": file}, extract: {column: field.name}});
          if (field.references) expect(ids).toContain(field.references.field["@id"]);
        }
        for (const field of fields.filter(({categories}) => categories)) {
          const enumeration = sets.find((candidate) => candidate["@id"] === `${name}/${field.name}/categories`);
          expect(enumeration?.data?.map((item) => Object.values(item))).toEqual(
            field.categories?.map(({value, label}) => [value, label]),
          );
        }
      }
    },
  );

  test.each(versions)("the archive of %s says how to cite it, in the words of the descriptor", (_, each) => {
    const {title, description, contributors, keywords, created} = each.descriptor;
    expect(parse(unpack(each)["CITATION.cff"] ?? "")).toMatchObject({
      "cff-version": "1.2.0",
      type: "dataset",
      title,
      abstract: description,
      version: each.version,
      authors: contributors.map((contributor) => ({name: contributor.title})),
      "date-released": created.slice(0, 10),
      url: pageOf(each),
      keywords,
    });
  });

  test.each(versions)("the README of %s names every file, field and key to another package", (_, each) => {
    const files = unpack(each);
    const readme = files["README.md"] ?? "";
    expect(readme).toContain(`version ${each.version}\n`);
    for (const path of Object.keys(files).filter((name) => name !== "README.md")) expect(readme).toContain(path);
    for (const {fields, descriptor} of each.resources) {
      for (const {name} of fields) expect(readme).toContain(`\n- \`${name}\` (`);
      for (const {reference} of descriptor.schema.foreignKeys ?? []) {
        if (reference.package === undefined) continue;
        expect(readme).toContain(`\`${reference.package}\`: <https://example.org/data/`);
      }
    }
  });

  test("signs of Markdown in a text are escaped in the README", () => {
    const readme = unpack(readings)["README.md"] ?? "";
    expect(readme).toContain("- Anything \\*else\\*.");
    expect(readme).toContain("- A caveat with \\<signs> & \\`marks\\`.");
  });

  test("an archive with corrections holds both files, and its metadata read the corrected one", () => {
    const files = unpack(readings);
    expect(files["readings.published.csv"]).toContain(",700,");
    expect(files["readings.csv"]).not.toContain(",700,");
    expect(files["README.md"]).toContain("Load, 2021-09, b-2: 7, published as 700.");
  });
});

test.each(versions)("every file of %s written twice has the same bytes", async (_, each) => {
  const again = await writeDownloads({dataPackage: each, page: pageOf(each)});
  expect(again.map(({name, hash}) => [name, hash])).toEqual(written.get(each.id)?.map(({name, hash}) => [name, hash]));
});

test("a file that holds a date of writing would show: the files of an archive are all of the day of release", () => {
  const bytes = read(readings, archiveName(readings));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The header of the first file: its date in the packed form of ZIP.
  const date = view.getUint16(12, true);
  const [year, month, day] = [(date >> 9) + 1980, (date >> 5) & 15, date & 31];
  expect(`${year}-${month}-${day}`).toBe(readings.descriptor.created.slice(0, 10));
});
