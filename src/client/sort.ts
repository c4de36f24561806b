/**
 * Tables marked data-sortable: each header becomes a button that sorts the rows by its column, smallest first, and on a
 * second press largest first. Numbers sort as numbers and dates as dates, empty cells and "no data" stay last. Without
 * script the rows are as published.
 */

/** A column and the way it is sorted. */
interface Order {
  title: string;
  way: "ascending" | "descending";
}

const missing = new Set(["", "no data", "–"]);
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** What a cell counts as: a number without its unit or the mark of a note, or a day; undefined for other words. */
function value(text: string): number | undefined {
  if (!Number.isNaN(Number(text))) return Number(text);
  const [, day = "1", month, year] = /^(?:(\d{1,2}) )?([A-Z][a-z]{2,8}) (\d{4})$/.exec(text) ?? [];
  const at = month === undefined ? -1 : months.indexOf(month.slice(0, 3));
  if (at >= 0) return Date.UTC(Number(year), at, Number(day));
  const [, number] = /^([+−-]?[\d,]*\.?\d+)(?:[%*]?|[\s][^\d]*)$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number.replaceAll(",", "").replace("−", "-"));
}

function sort(table: HTMLTableElement, header: HTMLTableCellElement, way: Order["way"]): void {
  const sign = way === "descending" ? -1 : 1;
  const body = table.tBodies[0]!;
  const rows = [...body.rows].map((row) => {
    const text = row.cells[header.cellIndex]!.textContent.replace("†", "").trim();
    return {row, text: missing.has(text) ? "" : text, number: value(text) ?? Number.NaN};
  });
  const numeric = rows.every(({text, number}) => !text || !Number.isNaN(number));
  const {compare} = new Intl.Collator("en");
  rows.sort((a, b) => {
    if (!a.text || !b.text) return Number(!a.text) - Number(!b.text);
    return sign * (numeric ? a.number - b.number : compare(a.text, b.text));
  });
  for (const other of table.tHead!.rows[0]!.cells) other.ariaSort = null;
  header.ariaSort = way;
  body.append(...rows.map(({row}) => row));
}

/** The order a reader gave a table, if any. */
export function sortedBy(table: HTMLTableElement): Order | undefined {
  const header = [...table.tHead!.rows[0]!.cells].find(({ariaSort}) => ariaSort);
  return header && {title: header.textContent, way: header.ariaSort as Order["way"]};
}

/** Makes the headers of a table buttons, and gives it an order where it has that column. */
export function sortable(table: HTMLTableElement, order?: Order): void {
  for (const header of table.tHead!.rows[0]!.cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () =>
      sort(table, header, header.ariaSort === "ascending" ? "descending" : "ascending"),
    );
    header.append(button);
    if (order?.title === header.textContent) sort(table, header, order.way);
  }
}

for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) sortable(table);
