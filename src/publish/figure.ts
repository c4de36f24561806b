/** A chart as everything a page needs to show it. */
import {type ChartEvent, type KeyItem, type Table, widths} from "../charts/chart.ts";
import {createDocument} from "../charts/document.ts";
import {draw} from "../charts/draw.ts";
import {findChart} from "../charts/registry.ts";
import {describeCorrection} from "../data/correction.ts";
import type {DataPackage, Resource} from "../data/package.ts";
import {address} from "../model/address.ts";
import {date} from "../model/format.ts";
import {merge, type View} from "../model/view.ts";
import {catalog} from "./catalog.ts";
import {shortLicence} from "./licence.ts";
import {observe} from "./observe.ts";

export interface FigureOptions {
  /** Unique on the page; the chart's name unless given. */
  id?: string;
  view?: View;
  /** The version of the package with the figures; the newest unless given. */
  version?: string;
}

export interface Figure {
  id: string;
  name: string;
  title: string;
  subtitle: string;
  /** The two drawings, as SVG text. */
  narrow: string;
  wide: string;
  words: string;
  events: readonly (ChartEvent & {when: string})[];
  key: readonly KeyItem[];
  table: Table;
  source: Source;
  reading: string;
}

export interface Source {
  /** Who published what, e.g. "Cambridge Centre for Alternative Finance, Bitcoin Mining Map". */
  text: string;
  packages: readonly {label: string; address: string; licence: string}[];
  caveat: string;
}

/** Draws a chart by name, wide and narrow, with its words, table and source. Throws for a name that is no chart. */
export function figure(name: string, {id = name, view: asked = {}, version}: FigureOptions = {}): Figure {
  const chart = findChart(name);
  const view = merge(chart.view, asked);
  const {observations, packages, figures} = observe(catalog(), chart, version);
  const title = chart.title(observations, view);
  const words = chart.describe(observations, view);
  const drawing = (size: keyof typeof widths) =>
    draw(chart.spec(observations, view, widths[size]), {
      document: createDocument(),
      id: `${id}-${size}`,
      title,
      description: words,
    }).outerHTML;
  return {
    id,
    name,
    title,
    subtitle: chart.subtitle(observations, view),
    narrow: drawing("narrow"),
    wide: drawing("wide"),
    words,
    events: (chart.events?.(observations, view) ?? []).map((event) => ({...event, when: date(event.date)})),
    key: chart.key?.(observations, view) ?? [],
    table: noteCorrections(chart.table(observations, view), figures),
    source: {
      text: publisherAndTitle(packages[0]),
      packages: packages
        .filter(({name}) => name !== "jurisdictions")
        .map(({name, version, id, descriptor}) => ({
          label: id.replace("@", " "),
          address: address.version(name, version),
          licence: descriptor.licenses.map((licence) => shortLicence(licence)).join(", "),
        })),
      caveat: chart.caveat,
    },
    reading: chart.reading,
  };
}

/** The table with a note for every correction of the resource its figures come from. */
export function noteCorrections(table: Table, figures: Resource): Table {
  if (figures.corrections.length === 0) return table;
  const notes = figures.corrections.map((each) => `Corrected in the data: ${describeCorrection(figures, each)}`);
  return {...table, notes: [...(table.notes ?? []), ...notes]};
}

/** The first source of a package, e.g. "Cambridge Centre for Alternative Finance, Bitcoin Mining Map". */
function publisherAndTitle(dataPackage: DataPackage | undefined): string {
  const source = dataPackage?.descriptor.sources[0];
  if (source === undefined) return "compiled by Mining and the Grid";
  return source.publisher && source.publisher !== source.title ? `${source.publisher}, ${source.title}` : source.title;
}
