/** Tables in prose: a frame that scrolls when wide, headed lists of labelled lines on a phone. */
import type {Element, ElementContent, Root} from "hast";

/**
 * A rehype plugin. Every top-level table gains the table's classes, row headings, the label of its column on every cell,
 * the roles that a stacked layout would take away, and a focusable region labelled by the heading before it.
 */
export function scrollTables() {
  return (tree: Root): void => {
    let heading = "Table";
    tree.children = tree.children.map((node) => {
      if (node.type !== "element") return node;
      if (/^h[23]$/.test(node.tagName)) heading = textOf(node);
      if (node.tagName !== "table") return node;
      label(node);
      const region = {className: ["table-scroll", "wide"], tabIndex: 0, role: "region", ariaLabel: `Table: ${heading}`};
      return {type: "element", tagName: "div", properties: region, children: [node]};
    });
  };
}

function label(table: Element): void {
  table.properties = {...table.properties, className: ["table", "table-stack"], role: "table"};
  const [head, body] = ["thead", "tbody"].map((name) => elements(table).find(({tagName}) => tagName === name));
  const columns = head ? elements(elements(head)[0]).map(textOf) : [];
  for (const part of [head, body]) {
    if (part === undefined) continue;
    part.properties.role = "rowgroup";
    for (const row of elements(part)) {
      row.properties.role = "row";
      for (const [i, cell] of elements(row).entries()) {
        if (part === head) Object.assign(cell.properties, {role: "columnheader", scope: "col"});
        else if (i === 0) {
          cell.tagName = "th";
          Object.assign(cell.properties, {role: "rowheader", scope: "row"});
        } else {
          Object.assign(cell.properties, {role: "cell", dataLabel: columns[i]});
          cell.children = [{type: "element", tagName: "span", properties: {}, children: cell.children}];
        }
      }
    }
  }
}

function elements(node: Element | undefined): Element[] {
  return (node?.children ?? []).filter((child): child is Element => child.type === "element");
}

function textOf(node: Element): string {
  return node.children
    .map((child: ElementContent) =>
      child.type === "text" ? child.value : child.type === "element" ? textOf(child) : "",
    )
    .join("");
}
