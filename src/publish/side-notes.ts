/** Markdown footnotes as side notes: each note stands right after the paragraph that refers to it. */
import type {Element, ElementContent, Root, RootContent} from "hast";

/**
 * A rehype plugin. A paragraph with footnote references becomes `div.noted` holding the paragraph and one `aside.note`
 * a reference, numbered in order, in one grid: in the margin when wide, below the paragraph when narrow. The section of
 * footnotes that Markdown puts at the end is removed. A note referred to from anything but a top-level paragraph or
 * list throws, naming it.
 */
export function sideNotes() {
  return (tree: Root): void => {
    const notes = takeNotes(tree);
    if (notes.size === 0) return;
    const placed = new Set<string>();
    tree.children = tree.children.map((node) => withNotes(node, notes, placed));
    const lost = [...notes.keys()].filter((id) => !placed.has(id));
    if (lost.length > 0)
      throw new Error(`footnote ${lost.join(", ")}: refer to it from a paragraph or list, not from inside a component`);
  };
}

function takeNotes(tree: Root): Map<string, ElementContent[]> {
  const at = tree.children.findIndex((node) => isElement(node) && node.properties["dataFootnotes"] !== undefined);
  const section = tree.children[at];
  if (!section || !isElement(section)) return new Map();
  tree.children.splice(at, 1);
  const items =
    section.children
      .filter(isElement)
      .find(({tagName}) => tagName === "ol")
      ?.children.filter(isElement) ?? [];
  return new Map(
    items.map((item) => [String(item.properties["id"]).replace(/^.*fn-/, ""), item.children.flatMap(paragraphContent)]),
  );
}

/** The content of a note without its paragraph and without the link back. */
function paragraphContent(node: ElementContent): ElementContent[] {
  if (!isElement(node)) return node.type === "text" && node.value.trim() === "" ? [] : [node];
  const content = node.tagName === "p" ? node.children : [node];
  const kept = content.filter((child) => !(isElement(child) && child.properties["dataFootnoteBackref"] !== undefined));
  const last = kept.at(-1);
  if (last?.type === "text") last.value = last.value.trimEnd();
  return kept;
}

function withNotes(node: RootContent, notes: Map<string, ElementContent[]>, placed: Set<string>): RootContent {
  if (!isElement(node) || !["p", "ul", "ol", "blockquote"].includes(node.tagName)) return node;
  const asides: Element[] = [];
  visit(node, (reference) => {
    const link = reference.children.find(isElement);
    const id = String(link?.properties["href"] ?? "").replace(/^.*fn-/, "");
    const content = notes.get(id);
    if (!link || !content) return;
    placed.add(id);
    const number = String(placed.size);
    reference.properties = {className: ["note-reference"]};
    link.properties = {href: `#note-${number}`, id: `note-reference-${number}`, ariaLabel: `Note ${number}`};
    link.children = [{type: "text", value: number}];
    asides.push(
      element("div", {className: ["note"], id: `note-${number}`, role: "note"}, [
        element("span", {className: ["note-number"]}, [{type: "text", value: number}]),
        element("p", {}, content),
      ]),
    );
  });
  if (asides.length === 0) return node;
  return element("div", {className: ["noted"]}, [node, element("div", {className: ["notes"]}, asides)]);
}

function visit(node: Element, found: (reference: Element) => void): void {
  for (const child of node.children.filter(isElement)) {
    const link = child.tagName === "sup" ? child.children.find(isElement) : undefined;
    if (link?.properties["dataFootnoteRef"] !== undefined) found(child);
    else visit(child, found);
  }
}

function element(tagName: string, properties: Element["properties"], children: ElementContent[]): Element {
  return {type: "element", tagName, properties, children};
}

function isElement(node: {type: string}): node is Element {
  return node.type === "element";
}
