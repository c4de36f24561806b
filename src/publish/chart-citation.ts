/** How to cite a chart: always as drawn from one version, at the address that keeps its numbers. */
import {address} from "../model/address.ts";
import {date} from "../model/format.ts";
import {writeView} from "../model/view-query.ts";
import {catalog} from "./catalog.ts";
import type {ChartPage} from "./chart-page.ts";
import {type CitationFormat, citationFormats, cslJson, printReference} from "./citation-formats.ts";
import {PUBLISHER, releaseDay} from "./formats/facts.ts";
import {observe} from "./observe.ts";
import {type OwnWork, ownBibtex, ownRis} from "./own-work.ts";
import {pinsOf} from "./pins.ts";
import type {ReferenceItem} from "./reference-item.ts";

/** The address, from the root, that keeps what a page shows: the version drawn, with a named view as its query. */
export function pinnedAddress({chart, figures, named}: ChartPage): string {
  const query = writeView(named?.view ?? {});
  return `${address.chart(chart.name, {version: figures.version})}${query && `?${query}`}`;
}

/** The finding a page shows. */
export function titleOf({chart, state, view}: ChartPage): string {
  const {observations} = observe(catalog(), chart, state.version, pinsOf(chart.name, state.version));
  return chart.title(observations, view);
}

/** A page of a chart and the whole address that keeps what it shows: pinnedAddress on the site. */
export interface PublishedChart {
  page: ChartPage;
  address: string;
}

function ownWork({page, address: url}: PublishedChart): OwnWork {
  const {chart, figures, named} = page;
  const {vintage} = figures.descriptor;
  return {
    type: "CHART",
    id: [chart.name, named?.name, figures.version].filter(Boolean).join("-"),
    authors: [PUBLISHER],
    title: titleOf(page),
    howPublished: "Chart",
    edition: `${figures.name} ${figures.version}`,
    day: releaseDay(figures),
    url,
    note: `Drawn from ${figures.name}, version ${figures.version}.${vintage ? ` Figures published ${date(vintage)}.` : ""}`,
  };
}

/** A chart in the Citation Style Language. */
export function chartItem(chart: PublishedChart): ReferenceItem {
  const {id, title, edition, day, url, note} = ownWork(chart);
  const {figures} = chart.page;
  return {
    id,
    type: "graphic",
    title,
    author: [{literal: PUBLISHER}],
    genre: `Chart, drawn from ${edition}`,
    issued: {"date-parts": [day.split("-").map(Number)] as const},
    version: figures.version,
    language: "en-GB",
    URL: url,
    note,
  };
}

/** A chart as a reference in the style of the APA, 7th edition: as HTML, with `<i>` and escaped signs alone, or as text. */
export function chartReference(chart: PublishedChart, format: "html" | "text" = "text"): string {
  return printReference(chartItem(chart), format);
}

export type ChartCitation = "bib" | "ris" | "csl.json";

/** The formats of a chart's citation, by the extension of its file; ".json" alone is the chart's data. */
export const chartCitationFormats: Readonly<Record<ChartCitation, CitationFormat<PublishedChart>>> = {
  bib: {...citationFormats["bib"]!, write: (chart) => ownBibtex(ownWork(chart))},
  ris: {...citationFormats["ris"]!, write: (chart) => ownRis(ownWork(chart))},
  "csl.json": {...citationFormats["json"]!, write: (chart) => cslJson([chartItem(chart)])},
};
