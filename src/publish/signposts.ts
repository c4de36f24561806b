/** Links in the head of a version's page that lead machines to what belongs to it: https://signposting.org/FAIR/ */
import {DESCRIPTOR} from "../data/package.ts";
import type {Download} from "./downloads.ts";
import type {PublishedVersion} from "./formats.ts";
import {versionCitationFormats} from "./version-citation.ts";

export interface Signpost {
  rel: "cite-as" | "describedby" | "item" | "license" | "type" | "author";
  href: string;
  /** The media type of what it leads to. */
  type?: string;
}

/** The signposts of a version: level 1 of the FAIR profile. A contributor without an address of its own has none. */
export function signposts({dataPackage, page}: PublishedVersion, downloads: readonly Download[]): Signpost[] {
  const {contributors, licenses} = dataPackage.descriptor;
  const to = (file: string) => new URL(file, page).href;
  return [
    {rel: "cite-as", href: page},
    {rel: "type", href: "https://schema.org/AboutPage"},
    {rel: "type", href: "https://schema.org/Dataset"},
    ...contributors.flatMap(({path}): Signpost[] => (path ? [{rel: "author", href: path}] : [])),
    ...licenses.map(({path}): Signpost => ({rel: "license", href: path})),
    ...downloads.map(({name, mediatype}): Signpost => {
      return {rel: name === DESCRIPTOR ? "describedby" : "item", href: to(name), type: mediatype};
    }),
    ...Object.entries(versionCitationFormats).map(([extension, {mediatype}]): Signpost => {
      return {rel: "describedby", href: to(`citation.${extension}`), type: mediatype};
    }),
  ];
}
