/**
 * The HTML of a case study as Typst markup: calls of the functions in case.typ, every text a string. Elements print by
 * name. One that is not named here, or whose words were not printed, is an error: what stands on the page stands on paper.
 */
import {type Colours, heightOf, standalone} from "../../charts/standalone.ts";

/** What is for a screen alone: navigation, controls, the narrow drawings with their list of events, the link to the PDF. */
const forScreen =
  "nav, .contents, .figure-actions, .drawing-narrow, .figure-events, .case-dates > li:has(> a), script, template, [hidden]";

interface Page {
  /** The address of the page, e.g. "https://…/cases/sweden/". */
  readonly address: string;
  readonly colours: Colours;
  /** Ids that can be linked to on paper. */
  readonly targets: ReadonlySet<string>;
  /** Texts and drawings that are not yet printed. */
  readonly left: Set<Node>;
  /** Whether the line ends with a space, or has not begun: another space adds nothing. */
  spaced: boolean;
}

type Print = (element: Element, page: Page) => string;

/** The article of a page as Typst markup. Throws an Error that names the first element not printed. */
export function caseMarkup(document: Document, address: string, colours: Colours): string {
  const article = find(document, "main > article");
  for (const element of article.querySelectorAll(forScreen)) element.remove();
  const targets = new Set([...article.querySelectorAll("h2, h3, .note, .figure")].map(({id}) => id));
  const page: Page = {address, colours, targets, left: new Set(printable(article)), spaced: true};
  const brand = find(document, ".masthead .brand");
  const markup = [
    `#masthead(${drawing(find(brand, "svg"), page)}, ${string(brand.textContent?.trim())})`,
    ...parts(article, page),
  ].join("\n\n");
  for (const node of page.left) throw notPrinted(isElement(node) ? node : (node.parentElement ?? article));
  return markup;
}

/** Every text with words, every drawing, and whatever else shows something without words. */
function printable(node: Node): Node[] {
  if (node.nodeName === "#text") return node.textContent?.trim() ? [node] : [];
  if (isElement(node) && node.matches("svg, img, video, audio, canvas, iframe, object, embed, math")) return [node];
  return [...node.childNodes].flatMap(printable);
}

// ---- Blocks --------------------------------------------------------------------------------------------------------

const blocks: Readonly<Record<string, Print>> = {
  "header.case-head": caseHead,
  "div.case-body": (element, page) => parts(element, page).join("\n\n"),
  "div.prose": (element, page) => parts(element, page).join("\n\n"),
  p: (element, page) => `#paragraph[${line(element, page)}]`,
  h2: (element, page) => `#section(${string(element.id)})[${line(element, page)}]`,
  h3: (element, page) => `#subsection(${string(element.id)})[${line(element, page)}]`,
  ul: (element, page) => `#listing[${list(element, page)}]`,
  ol: (element, page) => `#listing[${list(element, page)}]`,
  "ul.source-list": sourceList,
  "div.noted": noted,
  "div.callout": (element, page) => `#callout[${flow(element, page)}]`,
  "figure.figure": figure,
  "div.table-scroll.wide": (element, page) => table(find(element, "table"), page),
};

function parts(element: Element, page: Page): string[] {
  return [...element.children].map((child) => byName(blocks, child, page));
}

function caseHead(head: Element, page: Page): string {
  const swatch = head.querySelector(".case-place > .swatch");
  const code = swatch?.getAttribute("data-place")?.toLowerCase();
  const colour = page.colours[`j-${code}`] ?? page.colours["ink"] ?? "";
  return `#case-head(
  ${swatch === null ? "none" : `rgb(${string(colour)})`},
  [${line(find(head, ".case-place"), page)}],
  [${line(find(head, "h1"), page)}],
  [${line(find(head, ".case-answer > p"), page)}],
  (${arguments_(head.querySelectorAll(".case-dates > li"), line, page)}),
  (${string(page.address)}, ${string(withoutScheme(page.address))}),
  (${[...head.querySelectorAll(".key-number")].map((number) => `${keyNumber(number, page)},`).join("\n")}),
)`;
}

function keyNumber(element: Element, page: Page): string {
  const notes = [...element.querySelectorAll("dd:not(.key-figure)")].map((note) => line(note, page));
  return `key-number([${line(find(element, ".key-figure"), page)}], [${line(find(element, "dt"), page)}], [${notes.join("#linebreak()")}])`;
}

function noted(element: Element, page: Page): string {
  const notes = [...element.querySelectorAll(".note")].map(
    (note) =>
      `note(${string(note.id)}, [${line(find(note, ".note-number"), page)}], [${line(find(note, "p"), page)}]),`,
  );
  const [block] = element.children;
  return `#noted([${block ? byName(blocks, block, page) : ""}],\n${notes.join("\n")})`;
}

function figure(element: Element, page: Page): string {
  const title = find(element, ".figure-title > a");
  const svg = find(element, ".drawing-wide > svg");
  return `#chart(
  ${string(element.id)},
  ${target(title, page)},
  [${line(title, page)}],
  [${line(find(element, ".figure-subtitle"), page)}],
  (${arguments_(element.querySelectorAll(".figure-key > li"), line, page)}),
  ${drawing(svg, page)},
  ${string(find(svg, "desc").textContent)},
  [${line(find(element, ".figure-words"), page)}],
  [${line(find(element, ".figure-source"), page)}],
)`;
}

function table(element: Element, page: Page): string {
  const header = [...element.querySelectorAll("thead th")];
  const columns = header.map((_, i) => element.querySelectorAll(`tr > :nth-child(${i + 1})`));
  return `#data-table(
  (${columns.map((cells) => `${columnWidth(cells)},`).join("")}),
  (${header.map((cell) => (cell.classList.contains("numeric") ? "right," : "left,")).join("")}),
  (${arguments_(header, line, page)}),
  ${arguments_(element.querySelectorAll("tbody td, tbody th"), line, page)}
)`;
}

/** A column of short cells is as wide as they are; the others share the rest by the length of their texts. */
function columnWidth(cells: Iterable<Element>): string {
  const lengths = [...cells].map(({textContent}) => textContent?.length ?? 0);
  return Math.max(...lengths) <= 18 ? "auto" : `${lengths.reduce((sum, length) => sum + length, 0)}fr`;
}

/** The sources, and with them the licences, which stand last in the footer of every page. */
function sourceList(element: Element, page: Page): string {
  const licences = line(find(element.ownerDocument, ".footer p:last-child"), page);
  return `#source-list([${licences}], ${arguments_(element.children, line, page)})`;
}

function list(element: Element, page: Page): string {
  return `#${element.localName === "ol" ? "enum" : "list"}(${arguments_(element.children, flow, page)})`;
}

/** Words, paragraphs and lists within a block, as in an item or a callout. */
function flow(element: Element, page: Page): string {
  page.spaced = true;
  return [...element.childNodes]
    .map((node) => {
      if (!isElement(node) || !["p", "ul", "ol"].includes(node.localName)) return inline(node, page);
      const block = node.localName === "p" ? byName(flowed, node, page) : list(node, page);
      page.spaced = true;
      return block;
    })
    .join("");
}

const flowed: Readonly<Record<string, Print>> = {
  p: (element, page) => `#line[${line(element, page)}]`,
  "p.callout-title": (element, page) => `#callout-title[${line(element, page)}]`,
};

/** Each element printed, as arguments of a function. */
function arguments_(elements: Iterable<Element>, print: Print, page: Page): string {
  return [...elements].map((element) => `[${print(element, page)}],`).join("\n");
}

// ---- Words ---------------------------------------------------------------------------------------------------------

const words: Readonly<Record<string, Print>> = {
  a: (element, page) => {
    const print = element.closest(".note, .figure-source, .source-list") ? "quiet" : "linked";
    return `#${print}(${target(element, page)})[${inside(element, page)}]`;
  },
  "a.cite": (element, page) => `#cited(${target(element, page)})[${inside(element, page)}]`,
  "a.value": (element, page) => {
    const long = element.closest("td") !== null && (element.textContent ?? "").length > 16; // may break in a narrow cell
    return `#${long ? "sourced" : "value"}(${target(element, page)})[${inside(element, page)}]`;
  },
  br: () => "#linebreak()",
  code: (element, page) => `#mono[${inside(element, page)}]`,
  em: (element, page) => `#emph[${inside(element, page)}]`,
  span: inside,
  "span.unit": (element, page) => `#unit[${inside(element, page)}]`,
  strong: (element, page) => `#strong[${inside(element, page)}]`,
  sub: (element, page) => `#sub[${inside(element, page)}]`,
  sup: (element, page) => `#super[${inside(element, page)}]`,
  "sup.note-reference": (element, page) => {
    const link = find(element, "a");
    return `#reference(${target(link, page)})[${inside(link, page)}]`;
  },
  svg: (element, page) => {
    const name = element.getAttribute("aria-hidden") === "true" ? null : element.getAttribute("aria-label");
    page.spaced = false;
    return `#inline-drawing(${drawing(element, page)}, ${name === null ? "none" : string(name)}, ${heightOf(element)})`;
  },
  time: inside,
};

/** The words of an element as a line of its own. */
function line(element: Element, page: Page): string {
  page.spaced = true;
  return inside(element, page);
}

function inside(element: Element, page: Page): string {
  return [...element.childNodes].map((node) => inline(node, page)).join("");
}

function inline(node: Node, page: Page): string {
  if (isElement(node)) return byName(words, node, page);
  if (node.nodeName !== "#text") return "";
  page.left.delete(node);
  let text = (node.textContent ?? "").replaceAll(/[ \t\r\n]+/g, " ");
  if (page.spaced) text = text.replace(/^ /, "");
  if (text === "") return "";
  page.spaced = text.endsWith(" ");
  return `#${string(text)}`;
}

/** Where a link leads: a place in the document, or an address in full. */
function target(link: Element, page: Page): string {
  const href = link.getAttribute("href") ?? "";
  const inPage = href.startsWith("#") && page.targets.has(href.slice(1));
  return inPage ? `label(${string(href.slice(1))})` : string(new URL(href, page.address).href);
}

function drawing(svg: Element, page: Page): string {
  page.left.delete(svg);
  return string(standalone(svg, page.colours));
}

// ---- Elements and strings ------------------------------------------------------------------------------------------

/** Prints an element by its name with classes, e.g. "sup.note-reference", or by its bare name. */
function byName(prints: Readonly<Record<string, Print>>, element: Element, page: Page): string {
  const print = prints[[element.localName, ...element.classList].join(".")] ?? prints[element.localName];
  if (print === undefined) throw notPrinted(element);
  return print(element, page);
}

function notPrinted(element: Element): Error {
  const classes = element.getAttribute("class");
  const name = classes ? `${element.localName} class="${classes}"` : element.localName;
  const words = element.textContent?.trim().replaceAll(/\s+/g, " ").slice(0, 60);
  return new Error(
    `<${name}> has no printed form${words ? ` ("${words}")` : ""}: name it in src/publish/pdf/markup.ts`,
  );
}

function find(within: ParentNode, selector: string): Element {
  const found = within.querySelector(selector);
  if (found === null) throw new Error(`a case study without ${selector}: src/publish/pdf/markup.ts prints one`);
  return found;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** An address as it is printed. */
export function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, "");
}

/** A text as a Typst string. */
export function string(text: string | null | undefined): string {
  return `"${(text ?? "").replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
