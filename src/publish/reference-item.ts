/** What kind of work a source is to the formats that reference managers read. */
import type {Source} from "../model/observation.ts";

interface Work {
  /** Type in the Citation Style Language. */
  csl: string;
  /** Type of entry in BibTeX. */
  bibtex: "article" | "misc" | "techreport";
  /** Type of reference in RIS. */
  ris: string;
  /** What its publisher is to it: the body that wrote it, the paper it stood in, or who put it out. */
  publisher: "author" | "paper" | "publisher";
  /** Printed in square brackets behind the title. */
  genre?: string;
}

/** By the categories of sources/sources/kind. */
export const works: Readonly<Record<string, Work>> = {
  law: {csl: "legislation", bibtex: "misc", ris: "STAT", publisher: "paper"},
  "official-document": {csl: "document", bibtex: "misc", ris: "GEN", publisher: "author"},
  "official-statistics": {csl: "dataset", bibtex: "misc", ris: "DATA", publisher: "author"},
  "press-release": {csl: "webpage", bibtex: "misc", ris: "ELEC", publisher: "author", genre: "Press release"},
  report: {csl: "report", bibtex: "techreport", ris: "RPRT", publisher: "author"},
  academic: {csl: "article", bibtex: "misc", ris: "GEN", publisher: "publisher"},
  dataset: {csl: "dataset", bibtex: "misc", ris: "DATA", publisher: "author"},
  company: {csl: "webpage", bibtex: "misc", ris: "ELEC", publisher: "author"},
  industry: {csl: "webpage", bibtex: "misc", ris: "ELEC", publisher: "author"},
  news: {csl: "article-newspaper", bibtex: "article", ris: "NEWS", publisher: "paper"},
  "trade-press": {csl: "article-magazine", bibtex: "article", ris: "MGZN", publisher: "paper"},
  opinion: {csl: "webpage", bibtex: "misc", ris: "ELEC", publisher: "paper"},
  reference: {csl: "webpage", bibtex: "misc", ris: "ELEC", publisher: "paper"},
  "web-page": {csl: "webpage", bibtex: "misc", ris: "ELEC", publisher: "paper"},
};

/** The work a source is. Throws a RangeError for a kind that has no row above. */
export function workOf(source: Source): Work {
  const work = works[source.kind];
  if (work === undefined)
    throw new RangeError(`source ${source.id}: unknown kind "${source.kind}": one of ${Object.keys(works).join(", ")}`);
  return work;
}

/** A source in the Citation Style Language, as CSL-JSON has it. */
export interface ReferenceItem {
  id: string;
  type: string;
  title: string;
  author?: readonly {literal: string}[];
  "container-title"?: string;
  publisher?: string;
  genre?: string;
  version?: string;
  issued?: {"date-parts": readonly [readonly number[]]};
  /** When the figures came out first, if not with this work. */
  "original-date"?: {"date-parts": readonly [readonly number[]]};
  language: string;
  URL?: string;
  note?: string;
}

/** A source as an item of CSL-JSON. A date is as precise as it is known; what is unknown is left out. */
export function referenceItem(source: Source): ReferenceItem {
  const {csl, publisher, genre} = workOf(source);
  const note = noteOf(source);
  return {
    id: source.id,
    type: csl,
    title: source.title,
    ...(publisher === "author" && {author: [{literal: source.publisher}]}),
    ...(publisher === "paper" && {"container-title": source.publisher}),
    ...(publisher === "publisher" && {publisher: source.publisher}),
    ...(genre && {genre}),
    ...(source.date && {issued: {"date-parts": [source.date.split("-").map(Number)] as const}}),
    language: source.language,
    ...(source.url && {URL: source.url}),
    ...(note && {note}),
  };
}

/** What to know of a source before citing it, above all that a copy was read. */
export function noteOf({copy, note}: Source): string {
  return [copy && "Read as a copy or repost.", note].filter(Boolean).join(" ");
}
