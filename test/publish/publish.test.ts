import {expect, test} from "vitest";
import type {AnyChart} from "../../src/charts/chart.ts";
import {compose} from "../../src/charts/compose.ts";
import {createDocument} from "../../src/charts/document.ts";
import {hashrateShare} from "../../src/charts/hashrate-share.ts";
import {openCatalog} from "../../src/data/catalog.ts";
import {readingMinutes, referencesOf, wordCount} from "../../src/publish/case.ts";
import {correctionNotes} from "../../src/publish/figure.ts";
import {joinBase} from "../../src/publish/href.ts";
import {shortLicence} from "../../src/publish/licence.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";

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

test("a chart of corrected figures says so below its table, after the chart's own notes", () => {
  const {observations} = observe(catalog, hashrateShare);
  const own = hashrateShare.table(observations, hashrateShare.view).notes ?? [];
  const tabled = (notes: readonly string[]) =>
    compose(hashrateShare, observations, {}, {document: createDocument(), id: "t", notes}).table.notes;
  const corrections = correctionNotes(corrected);
  expect(corrections).toHaveLength(corrected.corrections.length);
  expect(corrections[0]).toMatch(/^Corrected in the data: Share of load, kaz-licence: 7, published as 700\./);
  expect(own.length).toBeGreaterThan(0);
  expect(tabled(corrections)).toEqual([...own, ...corrections]);
  expect(tabled([])).toEqual(own);
});

test("a chart that reads the fields of a resource is given its schema", () => {
  const chart = {
    ...hashrateShare,
    reads: {...hashrateShare.reads, codes: "mining-hashrate-share/hashrate-share#fields"},
  };
  const {observations} = observe(catalog, chart as unknown as AnyChart);
  expect((observations as {codes: {name: string}[]}).codes.map(({name}) => name)).toContain("share");
});
