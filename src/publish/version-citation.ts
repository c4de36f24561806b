/** How to cite a version of a Data Package: as a reference, and as reference managers read it. */
import {date} from "../model/format.ts";
import {
  bibtexDate,
  bibtexEntry,
  type CitationFormat,
  citationFormats,
  cslJson,
  escapeTex,
  printReference,
  risDate,
  risEntry,
} from "./citation-formats.ts";
import {PUBLISHER, releaseDay} from "./formats/facts.ts";
import type {PublishedVersion} from "./formats.ts";
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
  return printReference(versionItem(version), format);
}

/** The formats of a version's citation, by the extension of its file. */
export const versionCitationFormats = {
  bib: {...citationFormats["bib"]!, mediatype: "application/x-bibtex", write: bibtex},
  ris: {...citationFormats["ris"]!, mediatype: "application/x-research-info-systems", write: ris},
  json: {
    ...citationFormats["json"]!,
    mediatype: "application/vnd.citationstyles.csl+json",
    write: (version: PublishedVersion) => cslJson([versionItem(version)]),
  },
} as const satisfies Record<string, CitationFormat<PublishedVersion> & {mediatype: string}>;

/** What has no field of its own in the formats. */
function noteOf({name, version, descriptor: {vintage}}: PublishedVersion["dataPackage"]): string {
  return `Data package ${name}, version ${version}.${vintage ? ` Figures published ${date(vintage)}.` : ""}`;
}

function bibtex({dataPackage, page}: PublishedVersion): string {
  const {name, version, descriptor} = dataPackage;
  return bibtexEntry("misc", `${name}-${version}`, {
    author: `{${descriptor.contributors.map(({title}) => `{${escapeTex(title)}}`).join(" and ")}}`,
    title: `{{${escapeTex(descriptor.title)}}}`,
    howpublished: `{${escapeTex(PUBLISHER)}}`,
    ...bibtexDate(releaseDay(dataPackage)),
    language: "{en-GB}",
    url: `{${page}}`,
    note: `{${escapeTex(noteOf(dataPackage))}}`,
  });
}

function ris({dataPackage, page}: PublishedVersion): string {
  const {name, version, descriptor} = dataPackage;
  return risEntry([
    ["TY", "DATA"],
    ["ID", `${name}-${version}`],
    ...descriptor.contributors.map(({title}) => ["AU", title] as const),
    ["TI", descriptor.title],
    ["PB", PUBLISHER],
    ["ET", version],
    ...risDate(releaseDay(dataPackage)),
    ["LA", "en-GB"],
    ["UR", page],
    ["N1", noteOf(dataPackage)],
  ]);
}
