/** What a chart's page shows, as data: the table in CSV, and with its words and sources in JSON. */
import {plainTable, tableRecords} from "../charts/plain-table.ts";
import {writeCsv} from "../data/csv.ts";
import type {ChartPage} from "./chart-page.ts";
import {pageUrl} from "./chart-picture.ts";
import type {Figure} from "./figure.ts";
import {PUBLISHER} from "./formats/facts.ts";
import type {Absolute} from "./schema-org.ts";

/** The table as CSV: UTF-8, a header and one record a row, nothing else. */
export function chartCsv({table}: Figure): string {
  return writeCsv(tableRecords(plainTable(table)));
}

/** The table as JSON, one row a line, with all that is needed to cite it. */
export function chartJson(page: ChartPage, figure: Figure, absolute: Absolute): string {
  const {columns, rows} = plainTable(figure.table);
  const head = {
    title: figure.title,
    subtitle: figure.subtitle,
    chart: page.chart.name,
    ...(page.named && {view: {name: page.named.name, label: page.named.label}}),
    address: pageUrl(page, absolute),
    publisher: PUBLISHER,
    source: figure.source.text,
    packages: figure.source.packages.map(({label, licence, address}) => {
      const [name, version] = label.split(" ");
      return {name, version, licence, address: absolute(address)};
    }),
    caveat: figure.source.caveat,
    caption: figure.table.caption,
    notes: figure.table.notes ?? [],
    columns,
  };
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [\n${lines}\n  ]\n}\n`;
}
