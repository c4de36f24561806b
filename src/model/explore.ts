/** What a chart's page tells the browser, and what its address says of the view: the difference from the page's own. */
import {type Control, nearestView} from "./control.ts";
import {difference, merge, type View} from "./view.ts";
import {readView, writeView} from "./view-query.ts";

/** What the browser needs to draw a chart anew. */
export interface ExploreConfig {
  chart: string;
  /** The view of the page, whole. */
  view: View;
  controls: readonly Control[];
  /** The version drawn, and what belongs to each that can be drawn. */
  version: string;
  versions: Readonly<Record<string, ExploreVersion>>;
  /** The name of the package with the figures. */
  package: string;
  /** The page of this chart, without a query. */
  page: string;
}

/** One version of the figures. */
export interface ExploreVersion {
  /** The address of the JSON of every resource read, by property of Observations. */
  files: Readonly<Record<string, string>>;
  /** The source line of a figure drawn from it. */
  source: SourceLine;
  /** Notes to its table: the cells corrected in the data. */
  notes: readonly string[];
}

/** The line under a figure. */
export interface SourceLine {
  /** Who published what, e.g. "Cambridge Centre for Alternative Finance, Bitcoin Mining Map". */
  text: string;
  packages: readonly {label: string; address: string; licence: string}[];
  caveat: string;
}

/** The page as built, as far as its address is concerned. */
export type Page = Pick<ExploreConfig, "view" | "controls">;

/** What every control stands at: where the view leaves a part out, the whole period, the last month, the first option. */
export function settings(view: View, controls: readonly Control[]): View {
  return Object.assign({}, view, ...controls.map((control) => setting(view, control)));
}

function setting(view: View, control: Control): View {
  switch (control.kind) {
    case "places":
      return {with: view.with ?? []};
    case "period": {
      const [from = "", to = ""] = [view.from ?? control.months[0], view.to ?? control.months.at(-1)];
      return {from, to};
    }
    case "month":
      return {month: view.month ?? control.months.at(-1) ?? ""};
    case "choice":
      return {[control.part]: view[control.part] ?? control.options[0]?.value ?? ""};
    case "several":
      return {[control.part]: view[control.part] ?? []};
    case "weights":
      return {weights: view.weights ?? control.options.map(() => "1")};
  }
}

/** The view nearest to what a query asks of a page; the page's own for a query that asks for nothing it knows. */
export function viewOf(query: string, page: Page): View {
  return nearestOnPage(readView(query), page);
}

/** The view nearest to the one asked for: parts left out are the page's own. */
export function nearestOnPage(asked: View, {view: built, controls}: Page): View {
  const nearest = merge(built, nearestView(merge(built, asked), controls));
  return merge(built, difference(settings(nearest, controls), settings(built, controls)));
}

/** The query that shows a view on a page, without the question mark; "" for the page's own. */
export function queryOf(view: View, {view: built, controls}: Page): string {
  return writeView(difference(settings(view, controls), settings(built, controls)));
}
