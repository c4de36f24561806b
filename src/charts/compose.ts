/** A view of a chart, drawn and told: the same at build and in the browser. */
import {merge, type View} from "../model/view.ts";
import {type AnyChart, type ChartEvent, type KeyItem, type Table, widths} from "./chart.ts";
import {draw} from "./draw.ts";
import {locate, type Points} from "./points.ts";

export interface ComposeOptions {
  document: Document;
  /** Unique on the page; the drawings are `<id>-narrow` and `<id>-wide`. */
  id: string;
  /** What is known of the figures beside what the chart says, e.g. corrections: below the table. */
  notes?: readonly string[];
}

export type Size = keyof typeof widths;

export interface Drawing {
  svg: SVGSVGElement;
  /** What the inspector reads; without points where the chart names none. */
  points: Points;
}

export interface Composition {
  title: string;
  subtitle: string;
  /** Each drawing is made when it is first asked for: a spread of a composition asks for both. */
  readonly narrow: Drawing;
  readonly wide: Drawing;
  words: string;
  events: readonly ChartEvent[];
  key: readonly KeyItem[];
  /** Made when it is first asked for, too. */
  readonly table: Table;
}

/** A chart's view, what is not asked for being the chart's default, with its drawings, words and table. */
export function compose(
  chart: AnyChart,
  observations: unknown,
  asked: View,
  {document, id, notes = []}: ComposeOptions,
): Composition {
  const view = merge(chart.view, asked);
  const title = chart.title(observations, view);
  const words = chart.describe(observations, view);
  const drawn: {[Name in Size]?: Drawing} = {};
  let table: Table | undefined;
  const drawing = (size: Size): Drawing => {
    const width = widths[size];
    const svg = draw(chart.spec(observations, view, width), {
      document,
      id: `${id}-${size}`,
      title,
      description: words,
    });
    return {svg, points: locate(svg, chart.series?.(observations, view, width) ?? [])};
  };
  return {
    title,
    subtitle: chart.subtitle(observations, view),
    get narrow() {
      drawn.narrow ??= drawing("narrow");
      return drawn.narrow;
    },
    get wide() {
      drawn.wide ??= drawing("wide");
      return drawn.wide;
    },
    words,
    events: chart.events?.(observations, view) ?? [],
    key: chart.key?.(observations, view) ?? [],
    get table() {
      table ??= withNotes(chart.table(observations, view), notes);
      return table;
    },
  };
}

function withNotes(table: Table, notes: readonly string[]): Table {
  return notes.length === 0 ? table : {...table, notes: [...(table.notes ?? []), ...notes]};
}
