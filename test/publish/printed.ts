/** Reads a PDF and the page it was printed from, to compare them. */
import {getDocumentProxy} from "unpdf";
import {readDocument} from "../../src/charts/document.ts";

export interface Tag {
  role: string;
  alt?: string;
  children: Tag[];
}

export interface Printed {
  pages: number;
  title: string;
  author: string;
  language: string;
  created: string;
  tagged: boolean;
  /** The words of each page, in the order they are written. */
  texts: string[];
  /** Every tag of the document, in reading order, parents first. */
  tags: Tag[];
  /** Every link: an address, or "page" for a place in the document. */
  links: string[];
}

/** What a PDF says of itself and prints. */
export async function readPdf(bytes: Uint8Array): Promise<Printed> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  const info = (await pdf.getMetadata()).info as Record<string, string>;
  const texts: string[] = [];
  const tags: Tag[] = [];
  const links: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const {items} = await page.getTextContent();
    texts.push(joined(items.filter((item) => "str" in item)));
    collect((await page.getStructTree()) as Partial<Tag>, tags);
    for (const {url, dest} of await page.getAnnotations()) links.push(dest ? "page" : url);
  }
  return {
    pages: pdf.numPages,
    title: info["Title"] ?? "",
    author: info["Author"] ?? "",
    language: info["Language"] ?? "",
    created: info["CreationDate"] ?? "",
    tagged: (await pdf.getMarkInfo())?.Marked ?? false,
    texts,
    tags,
    links,
  };
}

/** A run of text on a page: where its baseline starts (x, y at places 4 and 5), how wide it is. */
interface Run {
  str: string;
  hasEOL: boolean;
  width: number;
  height: number;
  transform: number[];
}

/** Runs that touch belong to one word; a run that starts elsewhere, as the next tick of an axis does, is a word of its own. */
function joined(runs: readonly Run[]): string {
  let text = "";
  let end: {x: number; y: number} | undefined;
  for (const {str, hasEOL, width, height, transform} of runs) {
    const [x = 0, y = 0] = [transform[4], transform[5]];
    if (end && str && (Math.abs(y - end.y) > height || Math.abs(x - end.x) > height)) text += " ";
    text += str + (hasEOL ? "\n" : "");
    if (str) end = {x: x + width, y};
  }
  return text;
}

function collect(node: Partial<Tag>, tags: Tag[]): void {
  if (node.role === undefined) return;
  tags.push(node as Tag);
  for (const child of node.children ?? []) collect(child, tags);
}

/** Words and figures, free of spaces, hyphens and marks, which lines and fonts tear apart. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** How often each word occurs, by word. */
export function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words.toSorted()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The parts of a case's page that are for paper too, read straight from its HTML. */
export function readPage(html: string) {
  const document = readDocument(html);
  const address = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "";
  const article = document.querySelector("main > article")!;
  const screen = "nav, details, .figure-actions, .drawing-narrow, .figure-events, .case-dates a, script";
  for (const element of article.querySelectorAll(screen)) element.remove();
  const drawings = [...article.querySelectorAll(".drawing-wide > svg")];
  const drawn = drawings.flatMap((svg) => [...svg.querySelectorAll("text")]).flatMap(textsOf);
  const alternatives = drawings.map((svg) => svg.querySelector("desc")?.textContent ?? "");
  for (const svg of article.querySelectorAll("svg")) svg.remove();
  const blocks = [...article.querySelectorAll("h1, h2, h3, p, dt, dd, li, th, td")].filter(
    (block) => block.querySelector("p, li") === null,
  );
  const numbered = [...article.querySelectorAll("ol")].flatMap((list) =>
    [...list.children].map((_, i) => String(i + 1)),
  );
  const sections = [...article.querySelectorAll("h2")].map((_, i) => String(i + 1));
  const links = [...article.querySelectorAll("a[href]")].map((link) => link.getAttribute("href") ?? "");
  return {
    address,
    title: document.querySelector("h1")?.textContent?.trim() ?? "",
    texts: textsOf(article),
    blocks: blocks.map((block) => block.textContent?.trim() ?? ""),
    brand: document.querySelector(".brand")?.textContent?.trim() ?? "",
    licences: document.querySelector(".footer p:last-child")?.textContent ?? "",
    drawn,
    /** The header row of each table, which is printed anew on every page the table reaches. */
    headers: [...article.querySelectorAll("thead")].map((header) => textsOf(header).join(" ")),
    alternatives,
    /** Numbers that the style sheet prints: of sections and of ordered lists. */
    counters: [...sections, ...numbered],
    /** Where the links lead, in full; "page" for a note. */
    links: links.map((href) => (href.startsWith("#") ? "page" : new URL(href, address).href)),
  };
}

function textsOf(node: Node): string[] {
  return node.nodeName === "#text" ? [node.textContent ?? ""] : [...node.childNodes].flatMap(textsOf);
}

/** Where page and paper differ, one line each: words on one and not on the other, and blocks whose words lost their order. */
export function differences(page: ReturnType<typeof readPage>, printed: Printed): string[] {
  const foot = `${page.title} ${withoutScheme(page.address)}`;
  const pages = printed.texts.map((_, i) => `${foot} ${i + 1} ${printed.pages}`);
  const paper = wordsOf(printed.texts.join("\n")).join(" ");
  const again = [...new Set(page.headers)].flatMap((header) => {
    const times = paper.split(wordsOf(header).join(" ")).length - 1;
    return Array<string>(Math.max(0, times - page.headers.filter((other) => other === header).length)).fill(header);
  });
  const expected = tally(
    wordsOf(
      [page.brand, withoutScheme(page.address), page.licences, page.texts, page.drawn, page.counters, pages, again]
        .flat()
        .join("\n"),
    ),
  );
  const found = tally(wordsOf(printed.texts.join("\n")));
  const counts = [...new Set([...expected.keys(), ...found.keys()])].flatMap((word) => {
    const [onPage, onPaper] = [expected.get(word) ?? 0, found.get(word) ?? 0];
    return onPage === onPaper ? [] : [`"${word}": ${onPage} on the page, ${onPaper} on paper`];
  });
  const torn = page.blocks.filter((block) => !inOrder(wordsOf(block), paper)).map((block) => `out of order: ${block}`);
  return [...counts, ...torn];
}

/** Whether the words stand on paper one after the other, torn apart once at most, as by the end of a page. */
function inOrder(words: readonly string[], paper: string): boolean {
  const has = (part: readonly string[]) => paper.includes(part.join(" "));
  return has(words) || words.some((_, i) => has(words.slice(0, i)) && has(words.slice(i)));
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, "");
}
