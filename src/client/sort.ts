/**
 * Tables marked data-sortable: each header becomes a button that sorts the rows by its column, smallest first, and on a
 * second press largest first. What sorts is fetched at the first press. Without script the rows are as published.
 */
import type {Way} from "./sort-rows.ts";

/** A column and the way it is sorted. */
interface Order {
  title: string;
  way: Way;
}

/** The order a reader gave a table, if any. */
export function sortedBy(table: HTMLTableElement): Order | undefined {
  const header = [...table.tHead!.rows[0]!.cells].find(({ariaSort}) => ariaSort);
  return header && {title: header.textContent, way: header.ariaSort as Way};
}

/** Makes the headers of a table buttons. */
export function sortable(table: HTMLTableElement): void {
  for (const header of table.tHead!.rows[0]!.cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", async () => {
      table.parentElement!.querySelector("[role=alert]")?.remove();
      try {
        const {sortRows} = await import("./sort-rows.ts");
        sortRows(table, header, header.ariaSort === "ascending" ? "descending" : "ascending");
      } catch {
        const words = "What sorts could not be fetched. Press again to retry.";
        table.insertAdjacentHTML("beforebegin", `<p role="alert">${words}</p>`);
      }
    });
    header.append(button);
  }
}

for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) sortable(table);
