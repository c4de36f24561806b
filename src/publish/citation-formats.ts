/**
 * Sources as reference managers read them, and as a reference is printed. The library prints the reference; BibTeX and
 * RIS are written here, because its writers lose Cyrillic letters, leave % and & as they are, cut ids to twenty
 * letters and break long addresses. Nothing here reads the clock: no date of access is made up.
 */
import {Cite, plugins} from "@citation-js/core";
import "@citation-js/plugin-csl";
import type {Source} from "../model/observation.ts";
import {noteOf, type ReferenceItem, referenceItem, workOf} from "./reference-item.ts";

/** A format of citations of works of some kind. */
export interface CitationFormat<Work> {
  label: string;
  /** Whom it serves, for a list of downloads. */
  use: string;
  write: (work: Work) => string;
}

/** The formats of one source and of the whole list, by file extension. */
export const citationFormats: Readonly<Record<string, CitationFormat<readonly Source[]>>> = {
  bib: {label: "BibTeX", use: "LaTeX, JabRef", write: (sources) => sources.map(bibtex).join("\n")},
  ris: {label: "RIS", use: "EndNote, Mendeley", write: (sources) => sources.map(ris).join("")},
  json: {
    label: "CSL-JSON",
    use: "Zotero, Pandoc",
    write: (sources) => cslJson(sources.map(referenceItem)),
  },
};

const style = "apa-without-access";
const {styles} = plugins.config.get("@csl");
// Behind "n.d." the style asks for a date of access, which nobody wrote down, and leaves its word "Retrieved" alone.
styles.set(style, styles.get("apa").replace('<text term="retrieved" text-case="capitalize-first"/>', ""));

/** A source as a reference in the style of the APA, 7th edition, as HTML: text, `<i>` and escaped signs alone. */
export function reference(source: Source): string {
  return printReference(referenceItem(source));
}

/** The same for any work, as HTML or as plain text. */
export function printReference(item: ReferenceItem, format: "html" | "text" = "html"): string {
  const printed = new Cite(asPrinted(item)).format("bibliography", {template: style, lang: "en-US", format});
  const entry = format === "text" ? printed : /class="csl-entry">([\s\S]*?)<\/div>/.exec(printed)?.[1];
  if (entry === undefined) throw new Error(`${item.id}: the library gave no reference but ${printed}`);
  return entry.trim();
}

/** Names and titles keep their capitals: the style would write "The Block" for "the block". */
function asPrinted(item: ReferenceItem): ReferenceItem {
  const keep = (text: string) => `<span class="nocase">${text}</span>`;
  const container = item["container-title"];
  return {...item, title: keep(item.title), ...(container && {"container-title": keep(container)})};
}

/** Works as CSL-JSON, one a line. */
export function cslJson(items: readonly ReferenceItem[]): string {
  return `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(",\n")}\n]\n`;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** One entry of BibTeX in UTF-8. The id is the key; months are the macros every style knows. */
function bibtex(source: Source): string {
  const {bibtex: type, publisher} = workOf(source);
  const name = `{${escapeTex(source.publisher)}}`;
  const note = noteOf(source);
  return bibtexEntry(type, source.id, {
    author: publisher === "author" ? `{${name}}` : undefined,
    title: `{{${escapeTex(source.title)}}}`, // the inner braces keep its capitals
    journal: type === "article" ? name : undefined,
    institution: type === "techreport" ? name : undefined,
    howpublished: type === "misc" && publisher !== "author" ? name : undefined,
    ...bibtexDate(source.date),
    language: `{${source.language}}`,
    url: source.url ? `{${source.url.replaceAll("{", "%7B").replaceAll("}", "%7D")}}` : undefined,
    note: note ? `{${escapeTex(note)}}` : undefined,
  });
}

/** Fields of BibTeX by name; a value carries its own braces, and one that is absent or empty is left out. */
type BibtexFields = Readonly<Record<string, string | undefined>>;

/** One entry of BibTeX. */
export function bibtexEntry(type: string, id: string, fields: BibtexFields): string {
  const lines = Object.entries(fields).flatMap(([field, value]) => (value ? [`  ${field} = ${value}`] : []));
  return `@${type}{${id},\n${lines.join(",\n")}\n}\n`;
}

/** A date as precise as it is known, e.g. `2021-10`, in the fields of BibTeX. */
export function bibtexDate(date: string | null): BibtexFields {
  const [year, month, day] = date?.split("-") ?? [];
  return {
    year: year && `{${year}}`,
    month: month && months[Number(month) - 1],
    day: day && `{${Number(day)}}`,
  };
}

const texSigns: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Text in which no sign is taken for TeX. */
export function escapeTex(text: string): string {
  return text.replaceAll(/[\\{}&%$#_~^]/g, (sign) => texSigns[sign] ?? `\\${sign}`);
}

/** One reference of RIS. */
function ris(source: Source): string {
  const {ris: type, publisher, genre} = workOf(source);
  return risEntry([
    ["TY", type],
    ["ID", source.id],
    ["AU", publisher === "author" ? source.publisher : undefined],
    ["TI", source.title],
    ["T2", publisher === "paper" ? source.publisher : undefined],
    ["PB", publisher === "publisher" ? source.publisher : undefined],
    ["M3", genre],
    ...risDate(source.date),
    ["LA", source.language],
    ["UR", source.url],
    ["N1", noteOf(source)],
  ]);
}

/** Tags of RIS with their values; one that is absent or empty is left out. */
type RisTags = readonly (readonly [string, string | null | undefined])[];

/** One reference of RIS: a tag a line, values unbroken, lines ended by carriage return and line feed as RIS asks. */
export function risEntry(tags: RisTags): string {
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : []));
  return `${[...lines, "ER  - "].join("\r\n")}\r\n`;
}

/** A date as precise as it is known in the tags of RIS. */
export function risDate(date: string | null): RisTags {
  const [year, month = "", day = ""] = date?.split("-") ?? [];
  return [
    ["PY", year],
    ["DA", month && `${year}/${month}/${day}/`],
  ];
}
