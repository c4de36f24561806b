/**
 * Tables marked data-sortable: each header becomes a button that sorts the rows by its column, smallest first, and on a
 * second press largest first. Numbers sort as numbers, empty cells stay last. Without script the rows are as published.
 */

function sort(table: HTMLTableElement, header: HTMLTableCellElement): void {
  const sign = header.ariaSort === "ascending" ? -1 : 1;
  const body = table.tBodies[0]!;
  const rows = [...body.rows].map((row) => ({row, text: row.cells[header.cellIndex]!.textContent.replace("†", "")}));
  const numeric = rows.every(({text}) => !Number.isNaN(Number(text)));
  const {compare} = new Intl.Collator("en");
  rows.sort(({text: a}, {text: b}) => {
    if (!a || !b) return Number(!a) - Number(!b);
    return sign * (numeric ? Number(a) - Number(b) : compare(a, b));
  });
  for (const other of table.tHead!.rows[0]!.cells) other.ariaSort = null;
  header.ariaSort = sign < 0 ? "descending" : "ascending";
  body.append(...rows.map(({row}) => row));
}

for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]"))
  for (const header of table.tHead!.rows[0]!.cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(table, header));
    header.append(button);
  }
