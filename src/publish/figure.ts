/** A chart as everything a page needs to show it. */
import type {Chart, ChartEvent, KeyItem, Table} from "../charts/chart.ts";
import {compose} from "../charts/compose.ts";
import {createDocument} from "../charts/document.ts";
import type {Points} from "../charts/points.ts";
import {findChart} from "../charts/registry.ts";
import {describeCorrection} from "../data/correction.ts";
import type {DataPackage, Resource} from "../data/package.ts";
import {address} from "../model/address.ts";
import type {SourceLine} from "../model/explore.ts";
import {date} from "../model/format.ts";
import type {View} from "../model/view.ts";
import {catalog} from "./catalog.ts";
import {shortLicence} from "./licence.ts";
import {observe} from "./observe.ts";
import {pinsOf} from "./pins.ts";

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
  /** The two drawings, as SVG text, each with the points its inspector reads. */
  narrow: Drawn;
  wide: Drawn;
  words: string;
  events: readonly (ChartEvent & {when: string})[];
  key: readonly KeyItem[];
  table: Table;
  source: SourceLine;
  reading: string;
}

export interface Drawn {
  svg: string;
  points: Points;
}

const drawn = new Map<string, Figure>();

/**
 * A chart by name, drawn wide and narrow, with its words, table and source: once a build, however many pages and files
 * show it. With a version, the other packages it reads are those content/pins.yaml names for that version. Throws for a
 * name that is no chart.
 */
export function figure(name: string, {id = name, view = {}, version}: FigureOptions = {}): Figure {
  const key = JSON.stringify([name, id, view, version]);
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const made = drawFigure(name, {id, view, ...(version !== undefined && {version})});
  drawn.set(key, made);
  return made;
}

function drawFigure(
  name: string,
  {id, view, version}: FigureOptions & Required<Pick<FigureOptions, "id" | "view">>,
): Figure {
  const chart = findChart(name);
  const {observations, packages, figures} = observe(catalog(), chart, version, pinsOf(name, version));
  const options = {document: createDocument(), id, notes: correctionNotes(figures)};
  const {narrow, wide, events, ...told} = compose(chart, observations, view, options);
  return {
    ...told,
    id,
    name,
    narrow: {svg: narrow.svg.outerHTML, points: narrow.points},
    wide: {svg: wide.svg.outerHTML, points: wide.points},
    events: events.map((event) => ({...event, when: date(event.date)})),
    source: sourceOf(chart, packages),
    reading: chart.reading,
  };
}

/** The line under a figure: who published the figures, every package read but the list of places, and the caveat. */
export function sourceOf({caveat}: Pick<Chart<unknown>, "caveat">, packages: readonly DataPackage[]): SourceLine {
  return {
    text: publisherAndTitle(packages[0]),
    packages: packages
      .filter(({name}) => name !== "jurisdictions")
      .map(({name, version, id, descriptor}) => ({
        label: id.replace("@", " "),
        address: address.version(name, version),
        licence: descriptor.licenses.map((licence) => shortLicence(licence)).join(", "),
      })),
    caveat,
  };
}

/** A note for every correction of a resource. */
export function correctionNotes(figures: Resource): readonly string[] {
  return figures.corrections.map((each) => `Corrected in the data: ${describeCorrection(figures, each)}`);
}

/** Who stands behind a package: its first source, e.g. "Cambridge …, Bitcoin Mining Map"; ourselves where that has no publisher. */
function publisherAndTitle(dataPackage: DataPackage | undefined): string {
  const source = dataPackage?.descriptor.sources[0];
  if (source === undefined) return "compiled by Mining and the Grid";
  const {publisher, title} = source;
  if (!publisher) return `compiled by Mining and the Grid from ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  return publisher === title ? title : `${publisher}, ${title}`;
}
