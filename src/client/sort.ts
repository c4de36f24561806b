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
  const problem = document.createElement("p");
  problem.role = "alert";
  problem.textContent = "What sorts could not be fetched: is the connection lost? Press again to retry.";
  for (const header of table.tHead!.rows[0]!.cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", async () => {
      problem.remove();
      try {
        const {sortRows} = await import("./sort-rows.ts");
        sortRows(table, header, header.ariaSort === "ascending" ? "descending" : "ascending");
      } catch {
        table.before(problem);
      }
    });
    header.append(button);
  }
}

for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) sortable(table);
