/**
 * Sources as reference managers read them, and as a reference is printed. The library prints the reference; BibTeX and
 * RIS are written here, because its writers lose Cyrillic letters, leave % and & as they are, cut ids to twenty
 * letters and break long addresses. Nothing here reads the clock: no date of access is made up.
 */
import {Cite, plugins} from "@citation-js/core";
import "@citation-js/plugin-csl";
import type {Source} from "../model/observation.ts";
import {noteOf, type ReferenceItem, referenceItem, workOf} from "./reference-item.ts";

export interface CitationFormat {
  label: string;
  /** Whom it serves, for a list of downloads. */
  use: string;
  write: (sources: readonly Source[]) => string;
}

/** The formats of one source and of the whole list, by file extension. */
export const citationFormats: Readonly<Record<string, CitationFormat>> = {
  bib: {label: "BibTeX", use: "LaTeX, JabRef", write: (sources) => sources.map(bibtex).join("\n")},
  ris: {label: "RIS", use: "EndNote, Mendeley", write: (sources) => sources.map(ris).join("")},
  json: {
    label: "CSL-JSON",
    use: "Zotero, Pandoc",
    write: (sources) => `[\n${sources.map((source) => `  ${JSON.stringify(referenceItem(source))}`).join(",\n")}\n]\n`,
  },
};

const style = "apa-without-access";
const {styles} = plugins.config.get("@csl");
// Behind "n.d." the style asks for a date of access, which nobody wrote down, and leaves its word "Retrieved" alone.
styles.set(style, styles.get("apa").replace('<text term="retrieved" text-case="capitalize-first"/>', ""));

/** A source as a reference in the style of the APA, 7th edition, as HTML: text, `<i>` and escaped signs alone. */
export function reference(source: Source): string {
  const item = referenceItem(source);
  const html = new Cite(asPrinted(item)).format("bibliography", {template: style, lang: "en-US", format: "html"});
  const entry = /class="csl-entry">([\s\S]*?)<\/div>/.exec(html)?.[1];
  if (entry === undefined) throw new Error(`source ${source.id}: the library gave no reference but ${html}`);
  return entry.trim();
}

/** Names and titles keep their capitals: the style would write "The Block" for "the block". */
function asPrinted(item: ReferenceItem): ReferenceItem {
  const keep = (text: string) => `<span class="nocase">${text}</span>`;
  const container = item["container-title"];
  return {...item, title: keep(item.title), ...(container && {"container-title": keep(container)})};
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** One entry of BibTeX in UTF-8. The id is the key; months are the macros every style knows. */
function bibtex(source: Source): string {
  const {bibtex: type, publisher} = workOf(source);
  const [year, month, day] = source.date?.split("-") ?? [];
  const name = `{${escapeTex(source.publisher)}}`;
  const note = noteOf(source);
  const fields: Readonly<Record<string, string | undefined>> = {
    author: publisher === "author" ? `{${name}}` : undefined,
    title: `{{${escapeTex(source.title)}}}`, // the inner braces keep its capitals
    journal: type === "article" ? name : undefined,
    institution: type === "techreport" ? name : undefined,
    howpublished: type === "misc" && publisher !== "author" ? name : undefined,
    year: year && `{${year}}`,
    month: month && months[Number(month) - 1],
    day: day && `{${Number(day)}}`,
    language: `{${source.language}}`,
    url: source.url ? `{${source.url.replaceAll("{", "%7B").replaceAll("}", "%7D")}}` : undefined,
    note: note ? `{${escapeTex(note)}}` : undefined,
  };
  const lines = Object.entries(fields).flatMap(([field, value]) => (value ? [`  ${field} = ${value}`] : []));
  return `@${type}{${source.id},\n${lines.join(",\n")}\n}\n`;
}

const texSigns: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

function escapeTex(text: string): string {
  return text.replaceAll(/[\\{}&%$#_~^]/g, (sign) => texSigns[sign] ?? `\\${sign}`);
}

/** One reference of RIS: a tag a line, values unbroken, lines ended by carriage return and line feed as RIS asks. */
function ris(source: Source): string {
  const {ris: type, publisher, genre} = workOf(source);
  const [year, month = "", day = ""] = source.date?.split("-") ?? [];
  const tags: readonly (readonly [string, string | null | undefined])[] = [
    ["TY", type],
    ["ID", source.id],
    ["AU", publisher === "author" ? source.publisher : undefined],
    ["TI", source.title],
    ["T2", publisher === "paper" ? source.publisher : undefined],
    ["PB", publisher === "publisher" ? source.publisher : undefined],
    ["M3", genre],
    ["PY", year],
    ["DA", month && `${year}/${month}/${day}/`],
    ["LA", source.language],
    ["UR", source.url],
    ["N1", noteOf(source)],
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : []));
  return `${[...lines, "ER  - "].join("\r\n")}\r\n`;
}
