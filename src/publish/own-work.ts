/** A work published here, a chart or a version of data, as reference managers read it. */
import {bibtexDate, bibtexEntry, escapeTex, risDate, risEntry} from "./citation-formats.ts";
import {PUBLISHER} from "./formats/facts.ts";

export interface OwnWork {
  /** Its type in RIS. */
  type: "CHART" | "DATA";
  id: string;
  authors: readonly string[];
  title: string;
  /** How it was published, as BibTeX prints it. */
  howPublished: string;
  /** The version, as RIS names an edition. */
  edition: string;
  /** The day it was released, `YYYY-MM-DD`. */
  day: string;
  /** The whole address that keeps what it shows. */
  url: string;
  /** What has no field of its own in the formats. */
  note: string;
}

/** The work as an entry of BibTeX. */
export function ownBibtex({id, authors, title, howPublished, day, url, note}: OwnWork): string {
  return bibtexEntry("misc", id, {
    author: `{${authors.map((author) => `{${escapeTex(author)}}`).join(" and ")}}`,
    title: `{{${escapeTex(title)}}}`,
    howpublished: `{${escapeTex(howPublished)}}`,
    ...bibtexDate(day),
    language: "{en-GB}",
    url: `{${url}}`,
    note: `{${escapeTex(note)}}`,
  });
}

/** The work as a reference of RIS. */
export function ownRis({type, id, authors, title, edition, day, url, note}: OwnWork): string {
  return risEntry([
    ["TY", type],
    ["ID", id],
    ...authors.map((author) => ["AU", author] as const),
    ["TI", title],
    ["PB", PUBLISHER],
    ["ET", edition],
    ...risDate(day),
    ["LA", "en-GB"],
    ["UR", url],
    ["N1", note],
  ]);
}
