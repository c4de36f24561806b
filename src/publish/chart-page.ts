/** What a page of a chart shows: the newest, a named view, or the chart as drawn from one version of its figures. */
import type {AnyChart, NamedView} from "../charts/chart.ts";
import {charts} from "../charts/registry.ts";
import type {DataPackage} from "../data/package.ts";
import {address, type ChartState} from "../model/address.ts";
import type {Control} from "../model/control.ts";
import type {ExploreConfig, ExploreVersion} from "../model/explore.ts";
import {merge, type View} from "../model/view.ts";
import {catalog} from "./catalog.ts";
import {correctionNotes, sourceOf} from "./figure.ts";
import {href} from "./href.ts";
import {FIELDS, observe, withoutFields} from "./observe.ts";
import {pinsOf, versionsOf} from "./pins.ts";

export interface ChartPage {
  chart: AnyChart;
  state: ChartState;
  /** The whole view shown. */
  view: View;
  /** The named view, where the page is one. */
  named?: NamedView;
  /** The package with the figures, in the version drawn. */
  figures: DataPackage;
  /** Every version the chart can be drawn from, newest first. */
  versions: readonly DataPackage[];
}

/** Every page of every chart, in the order of the registry: the newest first, then its named views, then its versions. */
export function chartPages(): readonly ChartPage[] {
  return charts.flatMap((chart) => [
    chartPage(chart),
    ...chart.views.map((named) => chartPage(chart, {view: named.name})),
    ...versionsOf(catalog(), chart).versions.map((version) => chartPage(chart, {version})),
  ]);
}

/** One page of a chart. Throws for a view or a version that the chart does not have. */
export function chartPage(chart: AnyChart, state: ChartState = {}): ChartPage {
  const {name, versions} = versionsOf(catalog(), chart);
  const named = chart.views.find((each) => each.name === state.view);
  if (state.view !== undefined && named === undefined)
    throw new RangeError(
      `${chart.name} has no view "${state.view}": ${chart.views.map((each) => each.name).join(", ")}`,
    );
  const version = state.version ?? versions.at(-1) ?? "";
  return {
    chart,
    state,
    view: merge(chart.view, named?.view ?? {}),
    ...(named && {named}),
    figures: catalog().get(name, version),
    versions: versions.map((each) => catalog().get(name, each)).toReversed(),
  };
}

/** What the script of a page needs to draw its chart anew; undefined for a chart without controls. */
export function exploreConfig({chart, state, view, figures, versions}: ChartPage): ExploreConfig | undefined {
  const {observations} = observe(catalog(), chart, state.version, pinsOf(chart.name, state.version));
  const controls = chart.controls?.(observations) ?? [];
  if (controls.length === 0) return undefined;
  const data: Control = {
    kind: "choice",
    part: "data",
    label: "Data version",
    options: versions.map(({version}, i) => ({value: version, label: i === 0 ? `${version}, newest` : version})),
  };
  return {
    chart: chart.name,
    view,
    controls: state.version === undefined && versions.length > 1 ? [...controls, data] : controls,
    version: figures.version,
    versions: Object.fromEntries(
      (state.version === undefined ? versions : [figures]).map(({version}) => [
        version,
        versionOf(chart, version, state.version === undefined && version === figures.version),
      ]),
    ),
    package: figures.name,
    page: href(address.chart(chart.name, state)),
  };
}

/** Where the JSON of each resource read stands, and what is said of the figures; the newest page reads the newest of everything. */
export function versionOf(chart: AnyChart, version: string, newest: boolean): ExploreVersion {
  const pins = newest ? {} : pinsOf(chart.name, version);
  const {packages, figures} = observe(catalog(), chart, version, pins);
  const source = sourceOf(chart, packages);
  return {
    files: Object.fromEntries(
      Object.entries<string>(chart.reads).map(([property, target]) => {
        const [id = "", resource = ""] = withoutFields(target).split("/");
        const [name = "", pinned] = id.split("@");
        const ofFigures = property === chart.figures || id === String(chart.reads[chart.figures]).split("/")[0];
        const found = pinned ?? (ofFigures ? version : (pins[name] ?? catalog().newest(name).version));
        const fields = target.endsWith(FIELDS) ? FIELDS : "";
        return [property, `${href(address.file(name, found, `${resource}.json`))}${fields}`];
      }),
    ),
    source: {...source, packages: source.packages.map((each) => ({...each, address: href(each.address)}))},
    notes: correctionNotes(figures),
  };
}
