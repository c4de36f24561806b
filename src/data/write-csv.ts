/** The CSV text of some records, the header first: a cell is quoted only where it must be. */
export function writeCsv(records: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return records.map((cells) => `${cells.map(cell).join(",")}\n`).join("");
}
