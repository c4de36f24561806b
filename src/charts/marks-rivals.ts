/** Dots and ranges: rival figures in rows, grouped by what was counted, each panel on a scale of its own. */
import type {RenderFunction} from "@observablehq/plot";
import {groups, scaleLinear} from "d3";
import {date} from "../model/format.ts";
import type {Source} from "../model/observation.ts";
import {basis, kinds, printStated, printWhen, type Rival, typeset, when, who} from "../model/rivals.ts";
import {isNarrow, type Series, type Table} from "./chart.ts";
import {byHand, element, text} from "./marks.ts";
import {textWidth, wrap} from "./text.ts";

export interface RivalRow {
  label: string;
  /** When it was said; left out where it does not matter. */
  when?: string | undefined;
  low: number;
  high: number;
  /** Printed beside the mark. */
  figure: string;
  filled: boolean;
  /** Forecast or doubtful. */
  dashed?: boolean;
  color: string;
  /** The figure the site prints: set in bold. */
  strong: boolean;
  /** What a pointer or a key reads of the mark. */
  read: {at: string; value: string; note: string};
}

export interface RivalGroup {
  /** What was counted; left out where the panel says it. */
  title?: string;
  rows: readonly RivalRow[];
}

export interface RivalPanel {
  title?: string;
  /** The measure, where panels differ in it. */
  detail?: string;
  /** What it comes to, in large type, e.g. "About 17% more". */
  result?: string;
  groups: readonly RivalGroup[];
  /** Ascending, with zero at one end; the scale runs from first to last. */
  ticks: readonly number[];
  format: (tick: number) => string;
  /** Follows the last tick, e.g. " MW". */
  unit?: string;
  /** A soft band behind the rows from one value to another. */
  band?: readonly [low: number, high: number];
}

const line = 16;
const gap = 28;
const columnGap = 32;

/** Where the mark of a row stands, in drawing units. */
export interface RivalPoint {
  /** Index of the panel and of the group in it. */
  panel: number;
  group: number;
  row: RivalRow;
  x: number;
  y: number;
}

/**
 * Panels of rows, below one another, or with `beside` next to one another in a wide drawing. In a narrow drawing, and
 * beside one another, labels stand above their marks. Returns the mark, the height it needs from the top, and where each
 * row's figure stands: a range at its upper end.
 */
export function rivalPanels(
  panels: readonly RivalPanel[],
  width: number,
  {beside = false, foot}: {beside?: boolean; foot?: string} = {},
): {height: number; mark: RenderFunction; points: readonly RivalPoint[]} {
  const narrow = isNarrow(width);
  const columns = beside && !narrow;
  const room = columns ? (width - columnGap * (panels.length - 1)) / panels.length : width;
  const stacked = narrow || columns;
  const heads = panels.map((panel) => headHeight(panel, room));
  const head = Math.max(...heads);
  let height = 0;
  const placed = panels.map((panel, i) => {
    const top = columns ? 0 : height + (i > 0 ? gap : 0);
    const header = columns ? head : (heads[i] ?? 0);
    const bottom = top + header + axisHeight + bodyHeight(panel, room, stacked);
    height = Math.max(height, bottom);
    return {panel, x: columns ? i * (room + columnGap) : 0, y: top, header};
  });
  const footLines = foot === undefined ? [] : wrap(foot, width);
  const footTop = height + 26;
  return {
    height: footLines.length > 0 ? footTop + (footLines.length - 1) * line + 8 : height + 4,
    points: placed.flatMap(({panel, x, y, header}, i) =>
      panelPoints(panel, {x, y, room, header, stacked}).map((point) => ({...point, panel: i})),
    ),
    mark: byHand((document) => {
      const group = element(document, "g");
      for (const {panel, x, y, header} of placed)
        group.append(drawPanel(document, panel, {x, y, room, header, stacked}));
      if (footLines.length > 0)
        group.append(text(document, {x: 0, y: footTop, lines: footLines, fill: "var(--ink-3)"}));
      return group;
    }),
  };
}

const axisHeight = 24;
const titleHeight = 30;
/** The wide columns: labels, then dates up to 12 before the scale. */
const scaleStart = 320;
const dateRoom = 74;

interface Head {
  title: string[];
  detail: string[];
  result: string[];
}

function head({title, detail, result}: RivalPanel, room: number): Head {
  return {
    title: title === undefined ? [] : wrap(title, room, 13, true),
    detail: detail === undefined ? [] : wrap(detail, room),
    result: result === undefined ? [] : wrap(result, room, 20, true),
  };
}

function headHeight(panel: RivalPanel, room: number): number {
  const {title, detail, result} = head(panel, room);
  const lines = title.length + detail.length;
  return lines + result.length === 0 ? 0 : lines * line + result.length * 26 + 10;
}

/** The lines of a label, clear of the date: at the right edge when stacked, else before the scale. */
function labelLines(row: RivalRow, room: number, stacked: boolean): string[] {
  return wrap(row.label, (stacked ? room - 8 : scaleStart - 22) - (row.when === undefined ? 0 : dateRoom));
}

function rowHeight(row: RivalRow, room: number, stacked: boolean): number {
  return labelLines(row, room, stacked).length * line + (stacked ? 24 : 10);
}

function bodyHeight({groups}: RivalPanel, room: number, stacked: boolean): number {
  return groups.reduce(
    (height, {title, rows}, i) =>
      height +
      (title === undefined ? 0 : titleLines(title, room).length * line + titleHeight - line) +
      (rows.length === 0 ? line + 10 : rows.reduce((sum, row) => sum + rowHeight(row, room, stacked), 0)) +
      (i < groups.length - 1 ? 6 : 0),
    0,
  );
}

function titleLines(title: string, room: number): string[] {
  return wrap(title, room, 13, true);
}

interface Box {
  x: number;
  y: number;
  room: number;
  /** The height kept for the header. */
  header: number;
  stacked: boolean;
}

function drawPanel(document: Document, panel: RivalPanel, {x, y, room, header, stacked}: Box): SVGElement {
  const group = element(document, "g");
  const {title, detail, result} = head(panel, room);
  let at = y + 11;
  for (const [lines, options, step] of [
    [title, {strong: true, fill: "var(--ink)"}, line],
    [detail, {fill: "var(--ink-2)"}, line],
    [result, {strong: true, fill: "var(--ink)", size: 20}, 26],
  ] as const) {
    for (const words of lines) {
      group.append(text(document, {x, y: step === line ? at : at + 10, lines: [words], ...options}));
      at += step;
    }
  }
  const top = y + header;
  const bottom = top + axisHeight + bodyHeight(panel, room, stacked);
  const scale = scaleOf(panel, x + (stacked ? 6 : scaleStart), x + room);
  if (panel.band !== undefined) {
    const [low, high] = panel.band;
    group.append(
      element(document, "rect", {
        x: scale(low),
        width: scale(high) - scale(low),
        y: top + axisHeight - 6,
        height: bottom - top - axisHeight + 6,
        fill: "var(--context-fill)",
        "fill-opacity": 0.55,
      }),
    );
  }
  group.append(axis(document, panel, scale, {top, bottom, right: x + room, stacked}));
  let rowTop = top + axisHeight;
  for (const [i, {title: counted, rows}] of panel.groups.entries()) {
    if (i > 0) {
      rowTop += 6;
      group.append(element(document, "line", {x1: x, x2: x + room, y1: rowTop, y2: rowTop, stroke: "var(--rule)"}));
    }
    if (counted !== undefined) {
      const lines = titleLines(counted, room);
      group.append(text(document, {x, y: rowTop + 19, lines, strong: true, fill: "var(--ink)"}));
      rowTop += lines.length * line + titleHeight - line;
    }
    if (rows.length === 0) {
      group.append(text(document, {x, y: rowTop + 16, lines: ["no figure in this version"], fill: "var(--ink-3)"}));
      rowTop += line + 10;
    }
    for (const row of rows) {
      group.append(drawRow(document, row, scale, {x, y: rowTop, room, stacked}));
      rowTop += rowHeight(row, room, stacked);
    }
  }
  return group;
}

/** Where the figures of a panel stand, by the same steps as its rows are drawn. */
function panelPoints(panel: RivalPanel, {x, y, room, header, stacked}: Box): Omit<RivalPoint, "panel">[] {
  const scale = scaleOf(panel, x + (stacked ? 6 : scaleStart), x + room);
  let top = y + header + axisHeight;
  return panel.groups.flatMap(({title, rows}, group) => {
    if (group > 0) top += 6;
    if (title !== undefined) top += titleLines(title, room).length * line + titleHeight - line;
    if (rows.length === 0) top += line + 10;
    return rows.map((row) => {
      const middle = markMiddle(row, top, room, stacked);
      top += rowHeight(row, room, stacked);
      return {group, row, x: scale(row.high > 0 ? row.high : row.low), y: middle};
    });
  });
}

/** The height of a row's mark, where the row starts at `y`. */
function markMiddle(row: RivalRow, y: number, room: number, stacked: boolean): number {
  if (stacked) return y + rowHeight(row, room, stacked) - 11;
  return y + 11.5 + ((labelLines(row, room, stacked).length - 1) * line) / 2;
}

/** The points of panels as series, one a group that has rows; `label` names each in at most 24 characters. */
export function rivalSeries(
  points: readonly RivalPoint[],
  label: (panel: number, group: number) => string,
): readonly Series[] {
  return groups(
    points,
    ({panel}) => panel,
    ({group}) => group,
  ).flatMap(([panel, all]) =>
    all.map(([group, rows]) => ({
      label: label(panel, group),
      color: rows[0]?.row.color ?? "var(--ink)",
      points: rows.map(({row, x, y}) => ({x, y, ...row.read})),
    })),
  );
}

/** The scale of a panel, short enough that every figure printed beside its mark stays inside. */
function scaleOf(
  {ticks, groups, format, unit = ""}: RivalPanel,
  start: number,
  end: number,
): (value: number) => number {
  const [first = 0, last = 1] = [ticks[0], ticks.at(-1)];
  const ends = groups
    .flatMap(({rows}) => rows)
    .filter(({high}) => high > 0)
    .map(({high, figure, strong}) => {
      const room = end - start - 13 - textWidth(figure, 13, strong);
      return start + room / ((high - first) / (last - first));
    });
  const label = textWidth(format(last)) / 2 + textWidth(unit);
  return scaleLinear([first, last], [start, Math.min(end - label, ...ends)]);
}

function axis(
  document: Document,
  {ticks, format, unit = ""}: RivalPanel,
  scale: (value: number) => number,
  {top, bottom, right, stacked}: {top: number; bottom: number; right: number; stacked: boolean},
): SVGElement {
  const group = element(document, "g");
  let free = right;
  for (const tick of ticks.toReversed()) {
    const at = scale(tick);
    if (tick === 0 ? !stacked : true)
      group.append(
        element(document, "line", {
          x1: at,
          x2: at,
          y1: top + axisHeight - 6,
          y2: bottom,
          stroke: tick === 0 ? "var(--axis)" : "var(--grid)",
        }),
      );
    const bare = format(tick);
    const label = tick === ticks.at(-1) ? `${bare}${unit}` : bare;
    const size = textWidth(label);
    const start = Math.min(at - (tick === ticks[0] && stacked ? 6 : textWidth(bare) / 2), free - size);
    if (start < at - size) continue; // no room beside the next label
    group.append(text(document, {x: start, y: top + 11, lines: [label], fill: "var(--ink-3)"}));
    free = start - 8;
  }
  return group;
}

function drawRow(
  document: Document,
  row: RivalRow,
  scale: (value: number) => number,
  {x, y, room, stacked}: {x: number; y: number; room: number; stacked: boolean},
): SVGElement {
  const group = element(document, "g");
  const lines = labelLines(row, room, stacked);
  group.append(text(document, {x, y: y + 16, lines, fill: "var(--ink)"}));
  if (row.when !== undefined) {
    const place = stacked ? {x: x + room, y: y + 16} : {x: scale(0) - 12, y: y + 16 + ((lines.length - 1) * line) / 2};
    group.append(text(document, {...place, lines: [row.when], anchor: "end", fill: "var(--ink-3)"}));
  }
  const middle = markMiddle(row, y, room, stacked);
  group.append(...drawMark(document, row, scale, middle, stacked));
  return group;
}

function drawMark(
  document: Document,
  {low, high, figure, filled, dashed, color, strong}: RivalRow,
  scale: (value: number) => number,
  y: number,
  stacked: boolean,
): SVGElement[] {
  const [zero, from, to] = [scale(0), scale(low), scale(high)];
  const paint = filled
    ? {fill: color}
    : {fill: "var(--paper)", stroke: color, "stroke-width": 1.75, "stroke-dasharray": dashed ? "2.6 1.8" : undefined};
  const near = high > 0 ? from : to;
  return [
    ...(stacked ? [element(document, "line", {x1: zero, x2: zero, y1: y - 6, y2: y + 6, stroke: "var(--axis)"})] : []),
    element(document, "line", {
      x1: zero,
      x2: near,
      y1: y,
      y2: y,
      stroke: "var(--rule-strong)",
      "stroke-dasharray": "1 3",
    }),
    low === high
      ? element(document, "circle", {cx: to, cy: y, r: filled ? 5 : 4.25, ...paint})
      : element(document, "rect", {x: from, y: y - 4, width: Math.max(to - from, 2), height: 8, rx: 3, ...paint}),
    text(document, {
      x: high > 0 || low === 0 ? to + 10 : from - 10,
      y: y + 4.5,
      lines: [figure],
      anchor: high > 0 || low === 0 ? "start" : "end",
      strong,
      fill: strong ? "var(--ink)" : "var(--ink-2)",
    }),
  ];
}

/** What bold means, for the foot of a drawing. */
export const boldMeans = "In bold: what this site prints. Where it prints a range, every figure inside it is bold.";

/** Rival figures as a table, a row a figure, with who publishes each source and when. */
export function rivalTable(
  groups: readonly {title: string; rivals: readonly Rival[]}[],
  sources: readonly Source[],
  caption: string,
): Table {
  return {
    caption,
    columns: [
      {title: "What was counted", numeric: false},
      {title: "Figure", numeric: true},
      {title: "Who says so", numeric: false},
      {title: "Kind", numeric: false},
      {title: "Said", numeric: false},
      {title: "Basis", numeric: false},
      {title: "Printed here", numeric: false},
      {title: "Source", numeric: false},
    ],
    rows: groups.flatMap(({title, rivals}) =>
      rivals.length === 0
        ? [[title, "no data", ...Array<string>(6).fill("no data")]]
        : rivals.map((rival) => [
            title,
            printStated(rival),
            who(rival),
            kinds[rival.value.kind] ?? rival.value.kind,
            said(rival),
            [basis(rival) ?? "Not stated", rival.value.note && typeset(rival.value.note)].filter(Boolean).join(". "),
            rival.printed ? "yes" : "no",
            sourcesOf(rival, sources),
          ]),
    ),
  };
}

/** Who publishes the sources of a figure, and when: "CoinDesk, 26 November 2021; …". */
function sourcesOf({value}: Rival, sources: readonly Source[]): string {
  return [value.source, ...(value.also?.split(" ") ?? [])]
    .map((id) => {
      const source = sources.find((candidate) => candidate.id === id);
      return source === undefined
        ? id
        : [source.publisher, source.date && date(source.date)].filter(Boolean).join(", ");
    })
    .join("; ");
}

/** The day or month a figure was stated; our own were worked out on theirs. */
function said(rival: Rival): string {
  const stated = rival.value.as_of ?? when(rival);
  return stated === null ? "undated" : date(stated);
}

/** What a reader's pointer or key reads of a figure: who says so and when, the figure as stated, and its sources. */
export function rivalReading(rival: Rival, sources: readonly Source[]): RivalRow["read"] {
  const stated = when(rival);
  return {
    at: [who(rival), stated && date(stated)].filter(Boolean).join(", "),
    value: printStated(rival),
    note: [basis(rival), `source: ${sourcesOf(rival, sources)}`].filter(Boolean).join("; "),
  };
}

/** A figure as a row: official ones filled, all others hollow, our arithmetic in ink. */
export function rivalRow(rival: Rival, sources: readonly Source[], color: string, figure: string): RivalRow {
  const own = rival.value.kind === "own-arithmetic";
  return {
    label: own ? `Our arithmetic: ${basis(rival) ?? ""}` : who(rival),
    ...(own ? {} : {when: printWhen(rival)}),
    low: rival.low,
    high: rival.high,
    figure,
    filled: rival.value.kind === "official",
    color: own ? "var(--ink-2)" : color,
    strong: rival.printed,
    read: rivalReading(rival, sources),
  };
}
