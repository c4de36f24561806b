/** Acts on an axis of time, one row an act in lanes: a mark at each dated change, a line for the state between. */
import type {PlotOptions, RenderFunction} from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import {scaleUtc} from "d3";
import {steps} from "../model/act.ts";
import {shortDate, utc} from "../model/format.ts";
import {monthEnd, monthMiddle} from "../model/month.ts";
import type {Act, Status} from "../model/observation.ts";
import {yearTicks} from "../model/time.ts";
import {type ChartEvent, isNarrow, type KeyItem, type Series} from "./chart.ts";
import {byHand, discHeight, dodge, element, eventDiscs, eventLanes, eventRules, text, xAxis} from "./marks.ts";
import {statuses, statusLines, statusMark, statusWord} from "./marks-status.ts";
import {textWidth} from "./text.ts";

export interface TimelineRow {
  act: Act;
  /** At most 24 characters; the short name of the act unless given. */
  label?: string;
  /** Said at the end of the row where there is room, e.g. "no later act found". */
  end?: string;
  /** What the readout says beside the date. */
  note?: string;
}

export interface TimelineLane {
  title: string;
  /** A CSS colour of the title's text. */
  color: string;
  rows: readonly TimelineRow[];
  /** A line below the rows, e.g. "42 more in the table". */
  note?: string;
}

/** Acts between two moments of the axis. */
export interface Timeline {
  lanes: readonly TimelineLane[];
  from: Date;
  to: Date;
}

/** Where a date stands: a day on its day, a month in its middle, a year in its middle. */
export function datePlace(date: string): Date {
  if (date.length === 10) return utc(date);
  if (date.length === 7) return monthMiddle(date);
  return new Date(Date.UTC(Number(date), 6, 2));
}

interface Mark {
  status: Status;
  date: string;
  at: Date;
}

interface Line {
  from: Date;
  /** Null for a stub: nobody says how long the state went on. */
  to: Date | null;
  status: Status;
  doubtful: boolean;
}

/** Marks in order of date, and the lines between them; a binding act of which no end was found runs to the end of the axis. */
function course(act: Act, edge: Date): {marks: readonly Mark[]; lines: readonly Line[]} {
  const marks = steps(act)
    .map(({state, date}, i, all) => {
      // a step known to the year alone cannot stand before an earlier step of that year
      const earlier = all.slice(0, i).filter((step) => date.length === 4 && step.date.startsWith(date));
      const at = Math.max(...[date, ...earlier.map((step) => step.date)].map((each) => Number(datePlace(each))));
      return {status: state, date, at: new Date(Math.min(at, Number(edge)))};
    })
    .toSorted((a, b) => Number(a.at) - Number(b.at));
  // it binds or did, but no source says from which day
  const bindsUndated =
    (act.status === "in-force" || act.status === "ended") && act.in_force === null && act.enforced === null;
  const lines = marks.flatMap(({at}, i): Line[] => {
    const reached = marks.slice(0, i + 1).map(({status}) => statuses.indexOf(status));
    const furthest = statuses[Math.max(...reached)] ?? "proposed";
    const undated = bindsUndated && (furthest === "announced" || furthest === "adopted");
    const status = undated ? "in-force" : furthest;
    const next = marks[i + 1];
    const once = status === "enforced" && act.in_force === null;
    if (statusLines[status] === undefined) return [];
    if (next !== undefined)
      return once && next.status !== "ended" ? [] : [{from: at, to: next.at, status, doubtful: undated}];
    if (act.end_known === "no-later-act-found") return [{from: at, to: edge, status, doubtful: undated}];
    if (act.end_known === "unknown") return [{from: at, to: null, status, doubtful: true}];
    return status === "proposed" || status === "announced" ? [{from: at, to: null, status, doubtful: false}] : [];
  });
  return {marks, lines};
}

/** Whether any of an act can be seen between two moments. */
export function isShown(act: Act, from: Date, to: Date): boolean {
  const {marks, lines} = course(act, to);
  return (
    marks.some(({date}) => isWithin(date, from, to)) ||
    lines.some((line) => line.from < to && (line.to ?? line.from) > from)
  );
}

function isWithin(date: string, from: Date, to: Date): boolean {
  return datePlace(date) >= from && utc(date) < to;
}

const stub = 22;
const markRoom = 13;

/** The parts of a spec that draw a timeline; `top` units stay free above it, for events. */
export function timelineSpec(timeline: Timeline, width: number, top = 0): PlotOptions {
  const {height, marginLeft, marginRight, marginTop, marginBottom, domain, narrow} = layout(timeline, width, top);
  const years = yearTicks(timeline.from, timeline.to, narrow);
  return {
    width,
    height,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    x: {type: "utc", domain, axis: null},
    marks: [
      Plot.ruleX([...new Set([timeline.from, ...years.map(({at}) => at)])], {
        x: (at: Date) => at,
        stroke: "var(--grid)",
      }),
      timelineMark(timeline, width, top),
      xAxis({ticks: years.length > 0 ? years : [{at: timeline.from, label: String(timeline.from.getUTCFullYear())}]}),
    ],
  };
}

/** The same below events, which fall through the rows as rules; `heading` names them where there is room beside them. */
export function timelineBelow(
  events: readonly ChartEvent[],
  timeline: Timeline,
  width: number,
  heading: string,
): PlotOptions {
  const {marks: [years, ...rest] = [], ...spec} = timelineSpec(timeline, width, timelineTop(events, timeline, width));
  const narrow = isNarrow(width);
  return {
    ...spec,
    marks: [
      years ?? null,
      narrow ? eventDiscs(events) : eventRules(events),
      narrow || events.length === 0 ? null : headed(heading),
      ...rest,
    ],
  };
}

function headed(words: string): RenderFunction {
  return byHand((document) => text(document, {x: 0, y: 12, lines: [words], fill: "var(--ink)", strong: true}));
}

/** The units that events need above a timeline. */
export function timelineTop(events: readonly ChartEvent[], timeline: Timeline, width: number): number {
  if (events.length === 0) return 0;
  if (isNarrow(width)) return discHeight;
  return eventLanes(events, layout(timeline, width, 0).x, width).height + 10;
}

/** What the inspector walks: the dated marks of each act. */
export function timelineSeries(timeline: Timeline, width: number, top = 0): Series[] {
  const {rows} = layout(timeline, width, top);
  return rows.flatMap(({label, note, y, marks}) =>
    marks.length === 0
      ? []
      : [
          {
            label,
            color: "var(--ink)",
            points: marks.map(({status, date, shown}) => ({
              x: shown,
              y,
              at: shortDate(date.slice(0, 7)),
              value: `${statusWord(status)} ${shortDate(date)}`,
              ...(note && {note}),
            })),
          },
        ],
  );
}

/** What the marks and lines mean: those that the timeline has. */
export function timelineKey({lanes, from, to}: Timeline): KeyItem[] {
  const courses = lanes.flatMap(({rows}) => rows.map(({act}) => course(act, to)));
  const seen = new Set(
    courses.flatMap(({marks}) => marks.filter(({date}) => isWithin(date, from, to)).map(({status}) => status)),
  );
  const lines = courses.flatMap((each) => each.lines).filter((line) => (line.to ?? line.from) > from);
  const binding = lines.filter(({status}) => status === "in-force" || status === "enforced");
  const doubtful = binding.some((line) => line.doubtful);
  const proposed = lines.some(({status}) => status === "proposed");
  return [
    ...statuses
      .filter((status) => seen.has(status))
      .map((status): KeyItem => ({mark: status, label: capital(statusWord(status))})),
    ...(binding.some((line) => !line.doubtful) ? [{mark: "bar" as const, label: "Rule in force"}] : []),
    ...(lines.some(({status}) => status === "announced" || status === "adopted")
      ? [{mark: "line" as const, label: "Said or decided, not yet binding"}]
      : []),
    ...(proposed || doubtful
      ? [
          {
            mark: "dashed" as const,
            label: [proposed && "only proposed", doubtful && "broken thick line: start or end not known"]
              .filter(Boolean)
              .join("; "),
          },
        ].map((item) => ({...item, label: capital(item.label)}))
      : []),
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function layout({lanes, from, to}: Timeline, width: number, top: number) {
  const narrow = isNarrow(width);
  const labels = lanes.flatMap(({rows}) => rows.map(labelOf));
  const marginLeft = narrow ? 4 : Math.ceil(Math.max(120, ...labels.map((label) => textWidth(label)))) + 16;
  const marginRight = 8;
  const x = scaleUtc()
    .domain([from, to])
    .rangeRound([marginLeft, width - marginRight]);
  const rowHeight = narrow ? 34 : 22;
  let y = top + 2;
  const titles: {y: number; title: string; color: string}[] = [];
  const notes: {y: number; note: string}[] = [];
  const rows = lanes.flatMap((lane, i) => {
    if (i > 0) y += 8;
    titles.push({y, title: lane.title, color: lane.color});
    y += 26;
    const placed = lane.rows.map((row) => {
      const {marks, lines} = course(row.act, to);
      const seen = marks.filter(({date}) => isWithin(date, from, to));
      const spread = dodge(
        seen.map(({at}) => ({center: x(at), size: markRoom})),
        marginLeft - 4,
        width,
      );
      const middle = y + (narrow ? 24 : 11);
      const result = {
        ...row,
        label: labelOf(row),
        top: y,
        y: middle,
        marks: seen.map((mark, j) => ({...mark, px: spread[j] ?? 0, shown: x.invert(spread[j] ?? 0)})),
        lines: lines.filter((line) => line.from < to && (line.to ?? line.from) >= from),
      };
      y += rowHeight;
      return result;
    });
    if (lane.note !== undefined) {
      notes.push({y: y + 13, note: lane.note});
      y += 20;
    }
    return placed;
  });
  return {
    rows,
    titles,
    notes,
    x,
    narrow,
    domain: [from, to] as [Date, Date],
    height: y + 8 + 28,
    marginLeft,
    marginRight,
    marginTop: top,
    marginBottom: 28,
  };
}

function labelOf({label, act}: TimelineRow): string {
  return label ?? act.short;
}

function timelineMark(timeline: Timeline, width: number, top: number): RenderFunction {
  const {rows, titles, notes, x, narrow, marginLeft, marginRight} = layout(timeline, width, top);
  const right = width - marginRight;
  return byHand((document) => {
    const group = element(document, "g");
    for (const {y, title, color} of titles) {
      group.append(
        element(document, "line", {x1: 0, x2: width, y1: y, y2: y, stroke: "var(--rule)"}),
        text(document, {x: 0, y: y + 18, lines: [title], fill: color, strong: true}),
      );
    }
    for (const {y, note} of notes) group.append(text(document, {x: 0, y, lines: [note], fill: "var(--ink-3)"}));
    for (const {label, end, top: rowTop, y, marks, lines} of rows) {
      group.append(text(document, {x: 0, y: narrow ? rowTop + 13 : y + 4.5, lines: [label], fill: "var(--ink-2)"}));
      let last = marginLeft;
      for (const line of lines) {
        const start = Math.max(marginLeft, x(line.from));
        const finish = Math.min(right, line.to === null ? x(line.from) + (line.doubtful ? 2 : 1) * stub : x(line.to));
        if (finish <= start) continue;
        last = finish;
        group.append(
          element(document, "line", {
            x1: start,
            x2: finish,
            y1: y,
            y2: y,
            stroke: "var(--ink)",
            ...statusLines[line.status],
            ...(line.doubtful && {"stroke-dasharray": "3 3"}),
          }),
        );
      }
      for (const {status, px, date} of marks) {
        if (date.length === 4) group.append(yearBracket(document, date, x, y, marginLeft, right));
        group.append(statusMark(document, {status, x: px, y, size: 13}));
        last = Math.max(last, px + 7);
      }
      if (end !== undefined && last + 6 + textWidth(end) <= width)
        group.append(text(document, {x: last + 6, y: y + 4.5, lines: [end], fill: "var(--ink-3)"}));
    }
    return group;
  });
}

/** A bracket below a mark known to the year alone: it stands somewhere within. */
function yearBracket(
  document: Document,
  date: string,
  x: (at: Date) => number,
  y: number,
  left: number,
  right: number,
): SVGElement {
  const [from, to] = [Math.max(left, x(utc(date))), Math.min(right, x(monthEnd(`${date}-12`)))];
  return element(document, "path", {
    d: `M${from},${y + 6}v3H${to}v-3`,
    fill: "none",
    stroke: "var(--rule-strong)",
  });
}
