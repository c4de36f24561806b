/** The table of a view as a file: CSV, and JSON with all that is needed to cite it. */
import {writeCsv} from "../data/write-csv.ts";
import type {SourceLine} from "../model/explore.ts";
import type {Table} from "./chart.ts";
import type {Origin} from "./picture-file.ts";
import {plainTable, tableRecords} from "./plain-table.ts";

/** What a file says of the table it holds. */
export interface Tabled {
  title: string;
  subtitle: string;
  /** The name of the chart. */
  chart: string;
  /** What of the chart is shown, where it is not the chart's own view. */
  view?: object;
  /** Packages by their whole addresses. */
  source: SourceLine;
  table: Table;
}

/** UTF-8, a header and one record a row, nothing else. */
export function tableCsv(table: Table): string {
  return writeCsv(tableRecords(plainTable(table)));
}

/** One row a line. */
export function tableJson({title, subtitle, chart, view, source, table}: Tabled, {url, publisher}: Origin): string {
  const {columns, rows} = plainTable(table);
  const head = {
    title,
    subtitle,
    chart,
    ...(view && {view}),
    address: url,
    publisher,
    source: source.text,
    packages: source.packages.map(({label, licence, address}) => {
      const [name, version] = label.split(" ");
      return {name, version, licence, address};
    }),
    caveat: source.caveat,
    caption: table.caption,
    notes: table.notes ?? [],
    columns,
  };
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [\n${lines}\n  ]\n}\n`;
}
