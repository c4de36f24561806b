import {expect, test} from "vitest";
import {hashrateShare} from "../../src/charts/hashrate-share.ts";
import {openCatalog} from "../../src/data/catalog.ts";
import {readingMinutes, referencesOf, wordCount} from "../../src/publish/case.ts";
import {noteCorrections} from "../../src/publish/figure.ts";
import {formats, formatsOf} from "../../src/publish/formats.ts";
import {joinBase} from "../../src/publish/href.ts";
import {shortLicence} from "../../src/publish/licence.ts";
import {observe} from "../../src/publish/observe.ts";

const catalog = openCatalog("data");
const corrected = openCatalog("test/data/fixtures/corrected").resource("acts@1.0.0/acts");

test("joinBase puts exactly one slash between base and address", () => {
  expect([joinBase("/", "/data/"), joinBase("/sub/path/", "/data/"), joinBase("/sub", "/")]).toEqual([
    "/data/",
    "/sub/path/data/",
    "/sub/",
  ]);
});

test("shortLicence names licences as readers know them", () => {
  expect([
    shortLicence({name: "CC-BY-NC-SA-4.0"}),
    shortLicence({name: "CC-BY-4.0"}),
    shortLicence({name: "other-at"}),
  ]).toEqual(["CC BY-NC-SA 4.0", "CC BY 4.0", "attribution required"]);
});

test("wordCount leaves out tags and notes", () => {
  expect(wordCount('## A head\n\nIt drew <Value of="kaz-load" /> at most.[^1]\n\n[^1]: Not counted.\n')).toBe(7);
  expect(readingMinutes("word ".repeat(2300))).toBe(10);
});

test("referencesOf finds the numbers a text prints and the sources it cites, each once", () => {
  const body =
    'It was <Value of="kaz-load" digits={1} /> and <Value of="kaz-load" />, {swe-load|1}, {a-b/c/2021-10,KAZ/share}.[^1]\n\n[^1]: <Cite source="kegoc-2021" />';
  expect(referencesOf(body)).toEqual({
    values: ["kaz-load", "swe-load", "a-b/c/2021-10,KAZ/share"],
    sources: ["kegoc-2021"],
  });
});

test("observe reads the version asked for, else the newest", () => {
  expect(observe(catalog, hashrateShare).figures.address).toBe("mining-hashrate-share@1.1.0/hashrate-share");
  expect(observe(catalog, hashrateShare, "1.0.0").figures.rows).toHaveLength(240);
  expect(() => observe(catalog, hashrateShare, "7.0.0")).toThrow("7.0.0");
});

test("a resource as JSON holds the schema and every row with typed cells", () => {
  const resource = catalog.resource("mining-hashrate-share@1.1.0/hashrate-share");
  const json = JSON.parse(formats["json"]?.write(resource) ?? "");
  expect(json.rows).toEqual(resource.rows);
  expect(json.schema.fields[2]).toMatchObject({name: "share", unit: "percent"});
});

test("a resource as CSV is the file, byte for byte", () => {
  const resource = catalog.resource("mining-hashrate-share@1.1.0/hashrate-share");
  expect(formats["csv"]?.write(resource)).toBe(resource.text);
});

test("a corrected resource as CSV and JSON has the corrected values, and its file stays as published", () => {
  const {csv, json, "published.csv": published, ...others} = formatsOf(corrected);
  expect(csv?.write(corrected)).toContain("kaz-licence,KAZ,licensing,2023-02-06,7\n");
  expect(published?.write(corrected)).toBe(corrected.text);
  const {rows, corrections} = JSON.parse(json?.write(corrected) ?? "");
  expect(rows).toEqual(corrected.rows);
  expect(corrections[0]).toEqual({
    key: "kaz-licence",
    field: "share",
    from: "700",
    to: "7",
    reason: "A share is at most 100 percent; the decimal point was lost.",
    reported: "2026-10-01",
    status: "acknowledged",
  });
  expect(Object.keys(formats)).toEqual(["csv", "json", ...Object.keys(others)]);
});

test("a chart of corrected figures says so below its table, after the chart's own notes", () => {
  const table = {caption: "Acts", columns: [], rows: [], notes: ["a Its own."]};
  const {notes} = noteCorrections(table, corrected);
  expect(notes?.[0]).toBe("a Its own.");
  expect(notes?.[1]).toMatch(/^Corrected in the data: Share of load, kaz-licence: 7, published as 700\./);
  expect(notes).toHaveLength(1 + corrected.corrections.length);
  expect(noteCorrections(table, catalog.resource("mining-hashrate-share@1.1.0/hashrate-share"))).toBe(table);
});
