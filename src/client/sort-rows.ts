/** Sorts the rows of a table: numbers as numbers and dates as dates; empty cells and "no data" stay last. */

export type Way = "ascending" | "descending";

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

/** Sorts the rows of a table by the column of one of its headers. */
export function sortRows(table: HTMLTableElement, header: HTMLTableCellElement, way: Way): void {
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
