/** What a chart's page shows, as data. */
import {tableCsv, tableJson} from "../charts/table-file.ts";
import type {ChartPage} from "./chart-page.ts";
import {originOf} from "./chart-picture.ts";
import type {Figure} from "./figure.ts";
import type {Absolute} from "./schema-org.ts";

/** The table as CSV. */
export function chartCsv({table}: Figure): string {
  return tableCsv(table);
}

/** The table as JSON. */
export function chartJson(page: ChartPage, {title, subtitle, source, table}: Figure, absolute: Absolute): string {
  const packages = source.packages.map((each) => ({...each, address: absolute(each.address)}));
  const view = page.named && {name: page.named.name, label: page.named.label};
  return tableJson(
    {title, subtitle, chart: page.chart.name, ...(view && {view}), source: {...source, packages}, table},
    originOf(page, absolute),
  );
}
