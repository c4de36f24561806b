/** Tables in prose get a frame of their own that scrolls, so that no page scrolls sideways. */
import type {Element, Root} from "hast";

/** A rehype plugin: every top-level table gains the table's class and a focusable, labelled region around it. */
export function scrollTables() {
  return (tree: Root): void => {
    let heading = "Table";
    tree.children = tree.children.map((node) => {
      if (node.type !== "element") return node;
      if (/^h[23]$/.test(node.tagName)) heading = textOf(node);
      if (node.tagName !== "table") return node;
      const table: Element = {...node, properties: {...node.properties, className: ["table"]}};
      return {
        type: "element",
        tagName: "div",
        properties: {className: ["table-scroll", "wide"], tabIndex: 0, role: "region", ariaLabel: `Table: ${heading}`},
        children: [table],
      };
    });
  };
}

function textOf(node: Element): string {
  return node.children
    .map((child) => (child.type === "text" ? child.value : child.type === "element" ? textOf(child) : ""))
    .join("");
}
