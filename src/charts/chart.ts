/** What a chart is. One chart is one file of this folder, listed in registry.ts under the same name. */
import type {PlotOptions} from "@observablehq/plot";
import type {Control} from "../model/control.ts";
import type {Status} from "../model/observation.ts";
import type {View} from "../model/view.ts";

/** The two drawings of every chart, in drawing units; text is 13 units in both. */
export const widths = {narrow: 328, wide: 704} as const;

/** Whether a drawing of this width stacks its labels and numbers its events. */
export function isNarrow(width: number): boolean {
  return width < 600;
}

/** A dated mark on a time axis. `date` is as precise as known: "2021", "2021-10" or "2021-10-14". */
export interface ChartEvent {
  date: string;
  /** At most 24 characters; "\n" starts a second line. */
  label: string;
}

/** A shape, dash or fill that a key explains. */
export type KeyShape = "line" | "dashed" | "fill" | "outline" | "hatch" | "dot" | "ring" | "bar" | "inset";

/** One line of a key: only where a shape, dash or fill, or the mark of an act's state, needs words. */
export interface KeyItem {
  mark: KeyShape | Status;
  label: string;
  /** A CSS colour; ink if left out. */
  color?: string;
}

/** The same data as text: cells are formatted, numbers are right-aligned. */
export interface Table {
  caption: string;
  columns: readonly {title: string; numeric: boolean}[];
  rows: readonly (readonly string[])[];
  /** Footnotes to cells, e.g. "a Published as 0.00". */
  notes?: readonly string[];
}

/** The class of a column's head: over numbers, over cells of so many words that they want lines of some length, or none. */
export function headClass({columns, rows}: Table, column: number): "numeric" | "wordy" | "" {
  if (columns[column]?.numeric) return column > 0 ? "numeric" : ""; // the first column heads its rows
  return rows.some((row) => (row[column] ?? "").length > 28) ? "wordy" : "";
}

/** What a reader's pointer and keys walk: the points of one line, row of dots or set of bars, in drawing order. */
export interface Series {
  /** At most 24 characters, e.g. "Kazakhstan". */
  label: string;
  /** A CSS colour, as its mark has. */
  color: string;
  points: readonly Point[];
}

export interface Point {
  /**
   * Where the mark stands: values of the spec's x and y scales, or units of the drawing where the spec has no such scale
   * (a map). A band's point stands in its middle.
   */
  x: Date | number | string;
  y: Date | number | string;
  /** The facet of a faceted spec. */
  fx?: string | number;
  fy?: string | number;
  /** What heads the readout, e.g. "October 2021": points of all series with the same `at` are read together. */
  at: string;
  /** With its unit: "18.1%". */
  value: string;
  /** Its flag or source where it has one, e.g. "published as zero, read as not reported": with label and value at most 84 characters. */
  note?: string;
}

/** A view worth a page of its own, with a picture and a citation. */
export interface NamedView {
  /** Its address under the chart's; never "v". */
  name: string;
  /** What a menu calls it, e.g. "Kazakhstan and Sweden only". */
  label: string;
  view: View;
}

/** `Observations` names the rows the chart reads: one property a resource, each an array of that resource's rows. */
export interface Chart<Observations> {
  /** The name of file, address and test. */
  name: string;
  /** What a gallery or a menu calls it: a noun phrase. */
  label: string;
  /** The resource behind each property of Observations, "package/resource", "package@1.0.0/resource" where a version is meant, "package/resource#fields" for its schema. */
  reads: {readonly [Property in keyof Observations]: string};
  /** The property of Observations that holds the figures; its package is cited first and versions the chart. */
  figures: keyof Observations & string;
  /** The oldest version of that package it can be drawn from; the first there is unless given. */
  since?: string;
  /** The view shown when nothing is asked for. */
  view: View;
  /** At least three for a chart with controls. */
  views: readonly NamedView[];
  /** What a reader can choose, with the options these observations have. The data version is offered beside them. */
  controls?(observations: Observations): readonly Control[];
  /** What the inspector walks in a drawing of this width; every mark of a value is one of its points. */
  series?(observations: Observations, view: View, width: number): readonly Series[];
  /** Names of the charts to read next, the nearest first. */
  related?: readonly string[];
  /** Computed: a finding with a verb, at most 100 characters, true of the drawn data. */
  title(observations: Observations, view: View): string;
  /** What is measured, unit, place, period; no verb. */
  subtitle(observations: Observations, view: View): string;
  /** Data in, Plot options out; touches nothing. Width is one of `widths`. */
  spec(observations: Observations, view: View, width: number): PlotOptions;
  /** "In words": two or three sentences computed from the data, figures first, then the caveat that matters. */
  describe(observations: Observations, view: View): string;
  table(observations: Observations, view: View): Table;
  /** Events drawn as labelled rules when wide, as numbered discs with a list below when narrow. */
  events?(observations: Observations, view: View): readonly ChartEvent[];
  key?(observations: Observations, view: View): readonly KeyItem[];
  /** What a reader must know of these figures, ending the source line: one or two sentences. */
  caveat: string;
  /** How to read the drawing, two or three sentences for the chart page. */
  reading: string;
}

/** Any chart of the registry. Each observes rows of its own; publish/observe.ts hands every chart exactly those it names. */
// biome-ignore lint/suspicious/noExplicitAny: a method that takes its own observations cannot be called with all kinds of them
export type AnyChart = Chart<any>;
