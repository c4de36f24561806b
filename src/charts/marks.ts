/** The marks every chart shares, drawn as the look asks: axes, end labels, event rules, annotations, hatching. */
import type {RenderFunction} from "@observablehq/plot";
import {utc} from "../model/format.ts";
import type {ChartEvent} from "./chart.ts";
import {textWidth, wrap} from "./text.ts";

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element with attributes; children are elements or text. Undefined attributes are left out. */
export function element(
  document: Document,
  name: string,
  attributes: Attributes = {},
  ...children: (Element | string)[]
): SVGElement {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) node.setAttribute(key, String(value));
  }
  for (const child of children) node.append(typeof child === "string" ? document.createTextNode(child) : child);
  return node;
}

/** A mark whose elements are placed in units of the drawing, without a scale of Plot's. */
export function byHand(draw: (document: Document) => SVGElement): RenderFunction {
  return (_index, _scales, _values, _dimensions, {document}) => draw(document);
}

export interface TextOptions {
  x: number;
  y: number;
  /** One entry a line; lines are 16 units apart. */
  lines: readonly string[];
  fill?: string;
  anchor?: "start" | "middle" | "end";
  strong?: boolean;
  size?: number;
  /** A halo in the colour of the page, so that text stands on lines; off on filled shapes. */
  halo?: boolean;
}

/** Paints the stroke of a text first, by our style sheet: checkers of HTML refuse the attribute that says so. */
export const HALO = "halo";

/** Text at a point: `y` is the baseline of the first line. */
export function text(
  document: Document,
  {x, y, lines, fill = "var(--ink-2)", anchor = "start", strong, size, halo = true}: TextOptions,
): SVGElement {
  const attributes = {
    x,
    y,
    fill,
    "text-anchor": anchor,
    "font-weight": strong ? 650 : undefined,
    "font-size": size,
    ...(halo && {stroke: "var(--halo)", "stroke-width": 3, "stroke-linejoin": "round", class: HALO}),
  };
  if (lines.length === 1) return element(document, "text", attributes, lines[0] ?? "");
  const spans = lines.map((line, i) => element(document, "tspan", {x, dy: i === 0 ? undefined : 16}, line));
  return element(document, "text", attributes, ...spans);
}

/** A scale of the drawing as marks receive it. */
type Place = (value: number | Date) => number;

function place(scale: unknown, name: string): Place {
  if (typeof scale !== "function")
    throw new Error(`the drawing has no ${name} scale; draw a mark with that channel first`);
  return scale as Place; // Plot types scale functions by their kind; charts here use continuous x and y
}

/**
 * Horizontal grid lines with their numbers on them at the left. The top number carries the unit; zero has a 1px ink
 * baseline and no number. `format` turns a tick into text, `unit` follows the top one.
 */
export function yAxis({
  ticks,
  format,
  unit,
  zero = true,
}: {
  ticks: readonly number[];
  format: (tick: number) => string;
  unit: string;
  zero?: boolean;
}): RenderFunction {
  const top = Math.max(...ticks);
  return (_index, scales, _values, {width, marginLeft, marginRight}, {document}) => {
    const y = place(scales.y, "y");
    const group = element(document, "g");
    for (const tick of ticks) {
      if (zero && tick === 0) continue;
      const at = y(tick);
      group.append(
        element(document, "line", {x1: marginLeft, x2: width - marginRight, y1: at, y2: at, stroke: "var(--grid)"}),
        text(document, {
          x: 0,
          y: at - 6,
          lines: [tick === top ? `${format(tick)}${unit}` : format(tick)],
          fill: "var(--ink-3)",
        }),
      );
    }
    return group;
  };
}

/** The baseline at `value`, 1px ink; drawn after the lines it carries. */
export function baseline(value = 0): RenderFunction {
  return (_index, scales, _values, {width, marginLeft, marginRight}, {document}) => {
    const at = place(scales.y, "y")(value);
    return element(document, "line", {x1: marginLeft, x2: width - marginRight, y1: at, y2: at, stroke: "var(--axis)"});
  };
}

/**
 * Ticks and labels below a time or number axis. The first and last label are anchored inwards when they would leave the
 * drawing, and a label nearer than 8 units to the one before it is dropped (the last one is kept).
 */
export function xAxis({ticks}: {ticks: readonly {at: Date | number; label: string}[]}): RenderFunction {
  return (_index, scales, _values, {height, marginBottom, width}, {document}) => {
    const x = place(scales.x, "x");
    const y = height - marginBottom;
    const group = element(document, "g");
    const boxes = ticks.map(({at, label}) => {
      const center = x(at);
      const half = textWidth(label) / 2;
      const start = Math.max(0, Math.min(center - half, width - 2 * half));
      return {center, label, start, end: start + 2 * half};
    });
    const kept: typeof boxes = [];
    for (const [i, box] of boxes.entries()) {
      while (i === boxes.length - 1 && kept.length > 1 && (kept.at(-1)?.end ?? 0) + 8 > box.start) kept.pop();
      if (kept.length === 0 || (kept.at(-1)?.end ?? 0) + 8 <= box.start) kept.push(box);
    }
    for (const {center} of boxes)
      group.append(element(document, "line", {x1: center, x2: center, y1: y, y2: y + 5, stroke: "var(--axis)"}));
    for (const {label, start, end} of kept) {
      group.append(
        text(document, {
          x: (start + end) / 2,
          y: y + 19,
          lines: [label],
          fill: "var(--ink-3)",
          anchor: "middle",
          halo: false,
        }),
      );
    }
    return group;
  };
}

export interface EndLabel {
  /** Where the label belongs on the y scale. */
  value: number;
  /** One or two lines: name and last value. */
  lines: readonly string[];
  fill: string;
}

/** Labels to the right of the plot, dodged so that none touch: 18 units apart for one line, 37 for two. */
export function endLabels(labels: readonly EndLabel[], {dx = 8}: {dx?: number} = {}): RenderFunction {
  return (_index, scales, _values, {width, height, marginRight, marginTop, marginBottom}, {document}) => {
    const y = place(scales.y, "y");
    const group = element(document, "g");
    const placed = dodge(
      labels.map((label) => ({center: y(label.value), size: label.lines.length > 1 ? 37 : 18})),
      marginTop - 6,
      height - marginBottom + 6,
    );
    for (const [i, label] of labels.entries()) {
      const first = (placed[i] ?? 0) + 4.5 - (label.lines.length - 1) * 8;
      group.append(
        text(document, {x: width - marginRight + dx, y: first, lines: label.lines, fill: label.fill, strong: true}),
      );
    }
    return group;
  };
}

/**
 * Moves boxes along one axis until none overlap, each as near to its place as order allows, inside `low` to `high` while
 * there is room. Returns the new centres in the order given.
 */
export function dodge(boxes: readonly {center: number; size: number}[], low: number, high: number): number[] {
  const order = boxes.map((box, index) => ({...box, index})).sort((a, b) => a.center - b.center || a.index - b.index);
  const clusters: {first: number; last: number; start: number; size: number}[] = [];
  for (const [i, box] of order.entries()) {
    clusters.push({
      first: i,
      last: i,
      start: Math.min(Math.max(box.center - box.size / 2, low), high - box.size),
      size: box.size,
    });
    for (
      let last = clusters.at(-1), before = clusters.at(-2);
      last && before && before.start + before.size > last.start;
      last = clusters.at(-1), before = clusters.at(-2)
    ) {
      const members = order.slice(before.first, last.last + 1);
      const size = before.size + last.size;
      let offset = 0;
      let sum = 0;
      for (const member of members) {
        sum += member.center - (offset + member.size / 2);
        offset += member.size;
      }
      const start = Math.min(Math.max(sum / members.length, low), Math.max(low, high - size));
      clusters.splice(-2, 2, {first: before.first, last: last.last, start, size});
    }
  }
  const centers: number[] = new Array(boxes.length).fill(0);
  for (const cluster of clusters) {
    let at = cluster.start;
    for (const member of order.slice(cluster.first, cluster.last + 1)) {
      centers[member.index] = at + member.size / 2;
      at += member.size;
    }
  }
  return centers;
}

const lineHeight = 16;

/**
 * Where the labels of events go above a wide plot: a later event starts lower while an earlier label still reaches it,
 * so that no rule crosses a label. `x` places a date. Returns one lane offset (units from the top) a event, and the
 * height that the labels need.
 */
export function eventLanes(
  events: readonly ChartEvent[],
  x: (date: Date) => number,
  width: number,
): {offsets: number[]; height: number} {
  const placed: {end: number; bottom: number}[] = [];
  const offsets = events.map((event) => {
    const at = x(utc(event.date));
    const lines = eventLines(event.label, at, width);
    const {end} = labelSpan(at, lines, width);
    const top = Math.max(0, ...placed.filter((earlier) => earlier.end + 6 > at - 2).map((earlier) => earlier.bottom));
    placed.push({end, bottom: top + lines.length * lineHeight + 2});
    return top;
  });
  return {offsets, height: Math.max(0, ...placed.map(({bottom}) => bottom))};
}

/** The lines of an event's label: broken further where they would leave the drawing at the right and words allow it. */
function eventLines(label: string, at: number, width: number): string[] {
  const lines = label.split("\n");
  const room = width - at - 5;
  if (lines.every((line) => textWidth(line) <= room)) return lines;
  const broken = wrap(label, room);
  return broken.every((line) => textWidth(line) <= room) ? broken : lines;
}

function labelSpan(at: number, lines: readonly string[], width: number): {start: number; end: number; before: boolean} {
  const size = Math.max(...lines.map((line) => textWidth(line)));
  const before = at + 5 + size > width;
  return before ? {start: at - 5 - size, end: at, before} : {start: at, end: at + 5 + size, before};
}

/** Event rules with labels above the plot, for wide drawings. The plot's top margin must hold `eventLanes().height`. */
export function eventRules(events: readonly ChartEvent[]): RenderFunction {
  return (_index, scales, _values, {width, height, marginBottom}, {document}) => {
    const x = place(scales.x, "x");
    const {offsets} = eventLanes(events, x, width);
    const group = element(document, "g");
    for (const [i, event] of events.entries()) {
      const at = x(utc(event.date));
      const top = offsets[i] ?? 0;
      const lines = eventLines(event.label, at, width);
      const {before} = labelSpan(at, lines, width);
      group.append(
        element(document, "line", {
          x1: at,
          x2: at,
          y1: top + 2,
          y2: height - marginBottom,
          stroke: "var(--rule-strong)",
        }),
        text(document, {
          x: before ? at - 5 : at + 5,
          y: top + 12,
          lines,
          anchor: before ? "end" : "start",
          fill: "var(--ink-2)",
        }),
      );
    }
    return group;
  };
}

/** The height narrow drawings keep above the plot for numbered discs. */
export const discHeight = 30;

/** Numbered discs above the plot, for narrow drawings: the list below the drawing says what each number is. */
export function eventDiscs(events: readonly ChartEvent[]): RenderFunction {
  return (_index, scales, _values, {width, height, marginTop, marginBottom}, {document}) => {
    const x = place(scales.x, "x");
    const at = events.map((event) => x(utc(event.date)));
    const centers = dodge(
      at.map((center) => ({center, size: 21})),
      0,
      width,
    );
    const group = element(document, "g");
    for (const [i, center] of centers.entries()) {
      const rule = at[i] ?? 0;
      group.append(
        element(document, "path", {
          d: `M${center},19L${rule},${Math.max(26, marginTop - 2)}V${height - marginBottom}`,
          fill: "none",
          stroke: "var(--rule-strong)",
        }),
        element(document, "circle", {cx: center, cy: 10, r: 9, fill: "var(--ink)"}),
        text(document, {
          x: center,
          y: 14.3,
          lines: [String(i + 1)],
          fill: "var(--paper)",
          anchor: "middle",
          strong: true,
          size: 12,
          halo: false,
        }),
      );
    }
    return group;
  };
}

/** An annotation in ink-2, broken to `width`: `y` is the baseline of its first line. */
export function annotation({
  x,
  y,
  lines,
  anchor = "start",
}: {
  x: (scale: Place) => number;
  y: (scale: Place) => number;
  lines: readonly string[];
  anchor?: "start" | "middle" | "end";
}): RenderFunction {
  return (_index, scales, _values, _dimensions, {document}) =>
    text(document, {x: x(place(scales.x, "x")), y: y(place(scales.y, "y")), lines, anchor, fill: "var(--ink-2)"});
}

/** A soft hatch behind the data from one date to another: nobody measured, or nobody believes, this stretch. */
export function hatchedSpan(from: Date, to: Date): RenderFunction {
  return (_index, scales, _values, {height, marginTop, marginBottom}, {document}) => {
    const x = place(scales.x, "x");
    return element(
      document,
      "g",
      {},
      hatchPattern(document, "hatch"),
      element(document, "rect", {
        x: x(from),
        width: x(to) - x(from),
        y: marginTop,
        height: height - marginTop - marginBottom,
        fill: "url(#hatch)",
        "fill-opacity": 0.55,
      }),
    );
  };
}

/** A hatch pattern to fill with `url(#id)`; draw() renames the id. `gap` 8 is the wide hatch of "not coded". */
export function hatchPattern(document: Document, id: string, gap = 6): SVGElement {
  return element(
    document,
    "pattern",
    {id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"},
    element(document, "line", {x1: 0, x2: 0, y1: 0, y2: gap, stroke: "var(--hatch)", "stroke-width": 1}),
  );
}
