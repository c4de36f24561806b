/** How to cite a version of a Data Package: as a reference, and as reference managers read it. */
import {date} from "../model/format.ts";
import {type CitationFormat, citationFormats, cslJson, printReference} from "./citation-formats.ts";
import {PUBLISHER, releaseDay} from "./formats/facts.ts";
import type {PublishedVersion} from "./formats.ts";
import {type OwnWork, ownBibtex, ownRis} from "./own-work.ts";
import type {ReferenceItem} from "./reference-item.ts";

/**
 * A version in the Citation Style Language. It came out on the day it was released here; the day its provider published
 * the figures is the original date.
 */
export function versionItem({dataPackage, page}: PublishedVersion): ReferenceItem {
  const {name, version, descriptor} = dataPackage;
  const parts = (iso: string) => ({"date-parts": [iso.split("-").map(Number)] as const});
  return {
    id: `${name}-${version}`,
    type: "dataset",
    title: descriptor.title,
    author: descriptor.contributors.map(({title}) => ({literal: title})),
    issued: parts(releaseDay(dataPackage)),
    ...(descriptor.vintage && {"original-date": parts(descriptor.vintage)}),
    version,
    publisher: PUBLISHER,
    language: "en-GB",
    URL: page,
    note: noteOf(dataPackage),
  };
}

/** A version as a reference in the style of the APA, 7th edition: as HTML, with `<i>` and escaped signs alone, or as text. */
export function versionReference(version: PublishedVersion, format: "html" | "text" = "text"): string {
  const item = versionItem(version);
  const key = JSON.stringify([format, item]);
  const text = printed.get(key) ?? printReference(item, format);
  printed.set(key, text);
  return text;
}

/** References printed before: every file of a version has one. */
const printed = new Map<string, string>();

/** The formats of a version's citation, by the extension of its file. */
export const versionCitationFormats = {
  bib: {
    ...citationFormats["bib"]!,
    mediatype: "application/x-bibtex",
    write: (version: PublishedVersion) => ownBibtex(ownWork(version)),
  },
  ris: {
    ...citationFormats["ris"]!,
    mediatype: "application/x-research-info-systems",
    write: (version: PublishedVersion) => ownRis(ownWork(version)),
  },
  json: {
    ...citationFormats["json"]!,
    mediatype: "application/vnd.citationstyles.csl+json",
    write: (version: PublishedVersion) => cslJson([versionItem(version)]),
  },
} as const satisfies Record<string, CitationFormat<PublishedVersion> & {mediatype: string}>;

function ownWork({dataPackage, page}: PublishedVersion): OwnWork {
  const {name, version, descriptor} = dataPackage;
  return {
    type: "DATA",
    id: `${name}-${version}`,
    authors: descriptor.contributors.map(({title}) => title),
    title: descriptor.title,
    howPublished: PUBLISHER,
    edition: version,
    day: releaseDay(dataPackage),
    url: page,
    note: noteOf(dataPackage),
  };
}

/** What has no field of its own in the formats. */
function noteOf({name, version, descriptor: {vintage}}: PublishedVersion["dataPackage"]): string {
  return `Data package ${name}, version ${version}.${vintage ? ` Figures published ${date(vintage)}.` : ""}`;
}
