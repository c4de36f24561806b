/** A chart as a bare page for a frame on someone else's: which pages there are, how high they get, and what to paste. */
import {brotliCompressSync, constants} from "node:zlib";
import {widths} from "../charts/chart.ts";
import {pack} from "../charts/points.ts";
import {wrap} from "../charts/text.ts";
import {address} from "../model/address.ts";
import {type ChartPage, chartPage, chartPages} from "./chart-page.ts";
import type {Figure} from "./figure.ts";
import type {Absolute} from "./schema-org.ts";

/** Every page for a frame: one for each page of a chart, and every named view as of every version. */
export function embedPages(): readonly ChartPage[] {
  const pages = chartPages();
  const pinnedViews = pages
    .filter(({state}) => state.version !== undefined)
    .flatMap(({chart, state}) => chart.views.map(({name}) => chartPage(chart, {...state, view: name})));
  return [...pages, ...pinnedViews];
}

/** The frame's width from which it shows the wide drawing: 37.5rem and the padding of embed.css. */
export const wideFrom = 632;
const padding = 32;
/** A drawing grows no larger than this: 27rem and 44rem. */
const largest = {narrow: 432, wide: 704} as const;

/** Past this many bytes of brotli two drawings with their points do not fit an embed of 15 KB: it shows the narrow one at every width. */
const heaviest = 8_900;
const quick = {params: {[constants.BROTLI_PARAM_QUALITY]: 9}};

/** Whether an embed holds the wide drawing too. */
export function hasWide(figure: Pick<Figure, "narrow" | "wide">): boolean {
  const known = fits.get(figure);
  if (known !== undefined) return known;
  const parts = [figure.narrow, figure.wide].map(({svg, points}) => svg + JSON.stringify(pack(points)));
  const found = brotliCompressSync(parts.join(""), quick).length <= heaviest;
  fits.set(figure, found);
  return found;
}

const fits = new WeakMap<Pick<Figure, "narrow" | "wide">, boolean>();

/**
 * How high the page of a frame gets at a width, in CSS pixels. Lines are counted with the estimate of widths that errs
 * on the wide side, so that nothing is cut off: the page is as high as this or a few lines lower.
 */
export function embedHeight(figure: Figure, width: number): number {
  const known = heights.get(figure) ?? new Map<number, number>();
  heights.set(figure, known);
  const height = known.get(width) ?? reckonHeight(figure, width);
  known.set(width, height);
  return height;
}

/** By figure, then by width: the snippets of a page ask for the same hundreds of heights. */
const heights = new WeakMap<Figure, Map<number, number>>();

function reckonHeight(figure: Figure, width: number): number {
  const size = width >= wideFrom && hasWide(figure) ? "wide" : "narrow";
  const inner = width - padding;
  const column = Math.min(inner, 704);
  const lines = (text: string, font: number, strong = false) => wrap(text, column, font, strong).length;
  const [, drawnWidth = 1, drawnHeight = 1] =
    /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(figure[size].svg)?.map(Number) ?? [];
  const wide = width >= wideFrom;
  return Math.ceil(
    2 +
      12 +
      12 +
      1 + // rules and padding
      lines(figure.title, wide ? 20 : 18, true) * (wide ? 26 : 24) +
      2 +
      lines(figure.subtitle, 15) * 21 +
      (figure.key.length > 0 ? 12 + keyLines(figure, inner) * 23 - 4 : 0) +
      (figure[size].points.series.length > 0 ? 12 + 19 * (wide ? 2 : 3) + 8 : 12) + // the readout
      (Math.min(inner, largest[size]) * drawnHeight) / drawnWidth +
      (size === "narrow" && figure.events.length > 0
        ? 12 +
          figure.events.reduce(
            (sum, {label, when}) => sum + 4 + 19 * wrap(`${label.replace("\n", " ")}, ${when}`, inner - 28, 13).length,
            0,
          )
        : 0) +
      12 +
      lines(embedSource(figure), 13) * 19 +
      8 +
      19 * 2, // the links back, in two lines when narrow
  );
}

/** How many lines the key takes: each item is a mark, a gap and its words. */
function keyLines({key}: Figure, width: number): number {
  let [lines, used] = [1, 0];
  for (const {label} of key) {
    const item = 30 + Math.max(...wrap(label, 10_000, 13).map((line) => line.length * 7.8));
    if (used > 0 && used + 16 + item > width) [lines, used] = [lines + 1, item];
    else used += (used > 0 ? 16 : 0) + item;
  }
  return lines;
}

/** The line under the drawing of an embed. */
export function embedSource({source}: Figure): string {
  const packages = source.packages.map(({label, licence}) => `${label}, ${licence}`).join("; ");
  return `Source: ${source.text}. ${packages}. ${source.caveat}`;
}

export interface Frame {
  /** What to paste. It needs no script: its height follows from its width alone. */
  snippet: string;
  /** The size at which it stands 1:1, for those that ask for one. */
  width: number;
  height: number;
}

/** What frames a page of a chart elsewhere. */
export function frame({chart, state}: ChartPage, figure: Figure, absolute: Absolute, title = figure.title): Frame {
  const from = (first: number, last: number) => Array.from({length: last - first + 1}, (_, i) => first + i);
  const height = embedHeight(figure, widths.wide + padding);
  const wide = embedHeight(figure, wideFrom);
  // Below the wide drawing the height grows with the drawing up to its largest: a line no point of which lies above.
  const slope = (embedHeight(figure, 464) - embedHeight(figure, 304)) / 160;
  const offset = Math.ceil(Math.max(...from(288, 464).map((width) => embedHeight(figure, width) - slope * width)));
  const most = Math.max(...from(464, wideFrom - 1).map((width) => embedHeight(figure, width)));
  const narrow = `min(${Math.ceil(Math.max(most, offset + slope * 464))}px,${offset}px + ${number(slope * 100)}cqi)`;
  const style = [
    "width:100%",
    `aspect-ratio:${wideFrom}/${wide}`,
    `min-height:clamp(0px,(${wideFrom}px - 100cqi)*999,${narrow})`,
    `max-height:${Math.max(height, wide)}px`,
    "border:0",
  ].join(";");
  const src = absolute(address.embed(chart.name, state));
  return {
    snippet: `<div style="container-type:inline-size"><iframe title="${quoted(title)}" src="${src}" loading="lazy" style="${style}"></iframe></div>`,
    width: widths.wide + padding,
    height,
  };
}

function number(value: number): string {
  return String(Number(value.toFixed(1)));
}

function quoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
