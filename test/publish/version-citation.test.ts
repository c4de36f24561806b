import {Cite} from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import {expect, test} from "vitest";
import {parse} from "yaml";
import {citationCff} from "../../src/publish/formats/citation-cff.ts";
import {croissant} from "../../src/publish/formats/croissant.ts";
import {readme} from "../../src/publish/formats/readme.ts";
import type {PublishedVersion} from "../../src/publish/formats.ts";
import {versionCitationFormats, versionItem, versionReference} from "../../src/publish/version-citation.ts";
import {catalog} from "../published.ts";

const {packages} = catalog;
const versions = packages.map((dataPackage): [string, PublishedVersion] => [
  dataPackage.id,
  {dataPackage, page: `https://example.org/data/${dataPackage.name}/${dataPackage.version}/`},
]);

/** What a reader of a format finds in it. */
function read(text: string): Record<string, unknown> {
  const {data} = new Cite(text);
  expect(data).toHaveLength(1);
  return data[0]!;
}

test("a version is cited by contributors, day of release, day of its figures, version, publisher and address", () => {
  const version = Object.fromEntries(versions)["bitcoin-electricity@2.0.0"]!;
  const authors =
    "Cambridge Centre for Alternative Finance, University of Cambridge Judge Business School & Mining and the Grid";
  expect(versionReference(version)).toBe(
    `${authors}. (2026). Electricity consumption of the Bitcoin network (Version 2.0.0) [Dataset]. Mining and the Grid. https://example.org/data/bitcoin-electricity/2.0.0/ (Original work published 2023)`,
  );
  expect(versionReference(version, "html")).toContain("<i>Electricity consumption of the Bitcoin network</i>");
});

test.each(versions)("BibTeX, RIS and CSL-JSON of %s name the same work", (_, version) => {
  const {title, author, URL, issued} = versionItem(version);
  const bibtex = read(versionCitationFormats.bib.write(version));
  expect(bibtex).toMatchObject({title, URL, issued});
  // The reader takes the name of a body for a family name, whole.
  expect(bibtex["author"]).toEqual(author?.map(({literal}) => ({family: literal})));
  const ris = read(versionCitationFormats.ris.write(version));
  expect(ris).toMatchObject({title, URL});
  expect(ris["author"]).toHaveLength(author?.length ?? 0);
  expect(JSON.stringify(ris["issued"])).toContain(String(issued?.["date-parts"][0][0]));
  for (const text of [versionCitationFormats.bib.write(version), versionCitationFormats.ris.write(version)])
    expect(text).toContain(`version ${version.dataPackage.version}`);
  expect(JSON.parse(versionCitationFormats.json.write(version))).toEqual([versionItem(version)]);
});

test.each(versions)("the files in the archive of %s cite it with the same words, names and day", (_, version) => {
  const {author, issued, version: number, URL} = versionItem(version);
  expect(JSON.parse(croissant(version, [])).citeAs).toBe(versionReference(version));
  expect(readme(version, [])).toContain(`version ${number}`);
  const cff = parse(citationCff(version));
  expect(cff.authors.map(({name}: {name: string}) => name)).toEqual(author?.map(({literal}) => literal));
  expect(cff["date-released"].split("-").map(Number)).toEqual(issued?.["date-parts"][0]);
  expect([cff.version, cff.url]).toEqual([number, URL]);
});

test("a title with the signs of TeX and RIS stays one field", () => {
  const [, {dataPackage, page}] = versions[0]!;
  const descriptor = {...dataPackage.descriptor, title: "Load & price, 50% {of} $1"};
  const odd = {dataPackage: {...dataPackage, descriptor}, page};
  expect(versionCitationFormats.bib.write(odd)).toContain("title = {{Load \\& price, 50\\% \\{of\\} \\$1}},\n");
  expect(versionCitationFormats.ris.write(odd)).toContain("\r\nTI  - Load & price, 50% {of} $1\r\n");
});
