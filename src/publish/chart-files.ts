/** The files beside a chart's page: its picture, its card, its table, its oEmbed and its citation. */
import {chartCard} from "./chart-card.ts";
import {type ChartCitation, chartCitationFormats, pinnedAddress} from "./chart-citation.ts";
import type {ChartPage} from "./chart-page.ts";
import {chartPng, chartSvg} from "./chart-picture.ts";
import {chartCsv, chartJson} from "./chart-table.ts";
import {type Figure, figure} from "./figure.ts";
import {oembed} from "./oembed.ts";
import type {Absolute} from "./schema-org.ts";

type Make = (page: ChartPage, figure: Figure, absolute: Absolute) => string | Promise<Buffer<ArrayBuffer>>;

/** What is made for every page of a chart, by extension. */
const makers = {
  svg: chartSvg,
  png: chartPng,
  "card.png": chartCard,
  csv: (_page, drawn) => chartCsv(drawn),
  json: chartJson,
  "oembed.json": oembed,
  bib: cite("bib"),
  ris: cite("ris"),
  "csl.json": cite("csl.json"),
} as const satisfies Record<string, Make>;

function cite(extension: ChartCitation): Make {
  return (page, _figure, absolute) =>
    chartCitationFormats[extension].write({page, address: absolute(pinnedAddress(page))});
}

export type ChartExtension = keyof typeof makers;

export const chartExtensions = Object.keys(makers) as readonly ChartExtension[];

/** One file of a chart's page. */
export async function chartFile(
  page: ChartPage,
  extension: ChartExtension,
  absolute: Absolute,
): Promise<string | Buffer<ArrayBuffer>> {
  return makers[extension](page, figureOf(page), absolute);
}

/** A file's name once saved: chart, view, package and version, e.g. "hashrate-share_after-the-ban_mining-hashrate-share-1.1.0.csv". */
export function downloadName({chart, state, figures}: ChartPage, extension: ChartExtension): string {
  const parts = [chart.name, ...(state.view === undefined ? [] : [state.view]), `${figures.name}-${figures.version}`];
  return `${parts.join("_")}.${extension}`;
}

function figureOf({chart, state: {version}, view}: ChartPage): Figure {
  return figure(chart.name, {view, ...(version !== undefined && {version})});
}
