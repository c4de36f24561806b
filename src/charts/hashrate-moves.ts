import * as Plot from "@observablehq/plot";
import {extent} from "d3";
import {date, list, number, percent, shortDate, signed} from "../model/format.ts";
import {monthsApart} from "../model/hashrate.ts";
import {dash, isDoubtful, markColor, names, starred, textColor} from "../model/jurisdiction.ts";
import {monthsOf} from "../model/month.ts";
import type {HashrateShare, Jurisdiction} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type KeyItem, type Series} from "./chart.ts";
import {period, places} from "./choices.ts";
import {flagNote} from "./flags.ts";
import {byHand, dodge, element, text} from "./marks.ts";
import {textWidth} from "./text.ts";

export interface Observations {
  shares: readonly HashrateShare[];
  jurisdictions: readonly Jurisdiction[];
}

/** Shares of all listed places in three months: a slope from the first to the second and on to the last. */
export const hashrateMoves: Chart<Observations> = {
  name: "hashrate-moves",
  label: "Where measured hashrate moved",
  reads: {shares: "mining-hashrate-share/hashrate-share", jurisdictions: "jurisdictions/jurisdictions"},
  figures: "shares",
  view: {with: ["USA", "CHN", "KAZ", "RUS"], from: "2021-04", month: "2021-08", to: "2022-01"},
  views: [
    {name: "since-2019", label: "Since September 2019", view: {from: "2019-09", month: "2021-04", to: "2022-01"}},
    {name: "after-the-return", label: "After China’s return", view: {from: "2021-08", month: "2021-09", to: "2022-01"}},
    {name: "before-the-call", label: "Before China’s call", view: {from: "2019-09", month: "2020-10", to: "2021-05"}},
    {
      name: "after-kazakhstans-peak",
      label: "After Kazakhstan’s peak",
      view: {with: ["KAZ", "USA", "CHN", "RUS"], from: "2021-10", month: "2021-11"},
    },
  ],
  related: ["hashrate-share", "hashrate-map", "hashrate-by-country"],

  controls({shares, jurisdictions}) {
    const codes = [...new Set(shares.map((d) => d.jurisdiction))].filter((code) => code !== "OTH");
    return [
      places(codes, names(jurisdictions), 8),
      period(shares),
      {kind: "month", label: "Month between", months: monthsOf(shares)},
    ];
  },

  title(observations, view) {
    const {changes, months, rows} = selection(observations, view);
    const name = names(observations.jurisdictions);
    if (view.with?.length === 0) return `No place is chosen: all are grey, ${list(months.map(date))}`;
    const [only] = months;
    if (only !== undefined && months.length === 1 && rows.length > 0) {
      const [top] = rows.toSorted((a, b) => b.share - a.share);
      return `${sentence(name(top?.jurisdiction ?? ""))} had most in ${date(only)}, ${percent(top?.share ?? 0)}. One month shows no move`;
    }
    const own = changes.filter(({code}) => view.with?.includes(code) ?? true);
    const [loser, gainer] = [own.at(-1), own[0]];
    if (loser === undefined || gainer === undefined) return "No place has measured shares in the first and last month";
    const points = (change: number) => number(Math.abs(change), Math.abs(change) < 1 ? 1 : 0);
    const most = own.length < changes.length ? "most of those named" : "most";
    if (loser === gainer)
      return `${sentence(name(loser.code))} ${loser.change < 0 ? "lost" : "gained"} ${points(loser.change)} points of measured share`;
    if (loser.change >= 0)
      return `${sentence(name(gainer.code))} gained ${most}: ${points(gainer.change)} points of measured share`;
    if (gainer.change <= 0)
      return `${sentence(name(loser.code))} lost ${most}: ${points(loser.change)} points of measured share`;
    return `${sentence(name(loser.code))} lost ${points(loser.change)} points of measured share; ${inside(name(gainer.code))} gained ${points(gainer.change)}`;
  },

  subtitle(observations, view) {
    return `Share of world Bitcoin hashrate by place, percent, ${list(selection(observations, view).months.map(date))}`;
  },

  spec(observations, view, width) {
    const {months, first, middle, last, rows, places, named} = selection(observations, view);
    const narrow = isNarrow(width);
    const name = names(observations.jurisdictions);
    const columns = layout(months, width, narrow);
    const top = Math.max(10, Math.ceil(Math.max(...rows.map((d) => d.share)) / 10) * 10);
    const cell = (code: string, at: string) => rows.find((d) => d.jurisdiction === code && d.month === at);
    const segments = places.flatMap((code) =>
      (first === last
        ? []
        : middle === undefined
          ? [{from: cell(code, first), to: cell(code, last), x1: columns.first, x2: columns.last}]
          : [
              {from: cell(code, first), to: cell(code, middle), x1: columns.first, x2: columns.in},
              {from: cell(code, middle), to: cell(code, last), x1: columns.out, x2: columns.last},
            ]
      ).flatMap(({from, to, x1, x2}) => (from && to ? [{code, from, to, x1, x2}] : [])),
    );
    // grey lines first, so that the places named lie on top
    segments.sort((a, b) => Number(named.includes(a.code)) - Number(named.includes(b.code)));
    const dots = rows.flatMap((row) =>
      row.month === last
        ? [{row, x: columns.last}]
        : row.month === first
          ? [{row, x: columns.first}]
          : [columns.in, columns.out].map((x) => ({row, x})),
    );
    const color = (code: string) => (named.includes(code) ? markColor(code) : "var(--context)");
    // a narrow drawing labels the places in grey once, at their end
    const ofMonth = (at: string, namedOnly = false) =>
      rows.filter((d) => d.month === at && (!namedOnly || named.includes(d.jurisdiction)));
    const value = (row: HashrateShare) =>
      isPublishedZero(row) ? "0" : narrow ? number(row.share, 1) : percent(row.share);
    const both = (row: HashrateShare, short = false) =>
      `${starred(name(row.jurisdiction, short), row.jurisdiction)} ${value(row)}`;
    const style = (row: HashrateShare) => ({
      strong: named.includes(row.jurisdiction),
      fill: named.includes(row.jurisdiction) ? textColor(row.jurisdiction) : "var(--ink-3)",
    });
    return {
      width,
      height: 34 + (narrow ? 430 : 450) + 44,
      marginLeft: 0,
      marginRight: 0,
      marginTop: 34,
      marginBottom: 44,
      x: {type: "linear", domain: [0, width], range: [0, width], axis: null},
      y: {domain: [0, top], axis: null},
      r: {type: "identity"},
      marks: [
        columnRules(columns),
        ...segments.map((segment) =>
          Plot.link([segment], {
            x1: "x1",
            x2: "x2",
            y1: segment.from.share,
            y2: segment.to.share,
            stroke: color(segment.code),
            strokeWidth: named.includes(segment.code) ? 2.25 : 1.25,
            strokeDasharray: isPublishedZero(segment.from) || isPublishedZero(segment.to) ? "2 3" : dash(segment.code),
          }),
        ),
        ...(narrow && middle !== undefined ? ofMonth(middle) : [])
          .filter((d) => !named.includes(d.jurisdiction))
          .map((row) =>
            Plot.link([row], {
              x1: columns.in,
              x2: columns.out,
              y1: "share",
              y2: "share",
              stroke: "var(--context)",
              strokeWidth: 1.25,
              strokeDasharray: dash(row.jurisdiction),
            }),
          ),
        Plot.dot(
          dots.filter(({row}) => row.share !== 0),
          {
            x: "x",
            y: (d) => d.row.share,
            r: (d) => (named.includes(d.row.jurisdiction) ? 3.5 : 2.5),
            fill: (d) => color(d.row.jurisdiction),
          },
        ),
        Plot.dot(
          dots.filter(({row}) => row.share === 0),
          {
            x: "x",
            y: (d) => d.row.share,
            r: 3.5,
            fill: "var(--paper)",
            stroke: (d) => color(d.row.jurisdiction),
            strokeWidth: 1.5,
          },
        ),
        labelColumn(
          (first === last ? [] : ofMonth(first, narrow)).map((row) => ({
            row,
            ...style(row),
            words: narrow ? value(row) : both(row),
          })),
          {
            points: [columns.first],
            x: columns.first - 14,
            anchor: "end",
          },
        ),
        labelColumn(
          (middle === undefined ? [] : ofMonth(middle, narrow)).map((row) => ({
            row,
            ...style(row),
            words: narrow ? value(row) : both(row, true),
          })),
          {points: [columns.in, columns.out], x: (columns.in + columns.out) / 2, anchor: "middle"},
        ),
        labelColumn(
          ofMonth(last).map((row) => ({row, ...style(row), words: both(row, narrow)})),
          {points: [columns.last], x: columns.last + 14, anchor: "start"},
        ),
        heads(months, columns, narrow),
      ],
    };
  },

  series(observations, view, width) {
    const {months, first, last, rows, places, named} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const columns = layout(months, width, isNarrow(width));
    const x = (at: string) => (at === last ? columns.last : at === first ? columns.first : columns.in);
    const order = [...named, ...places.filter((code) => !named.includes(code))];
    return order
      .map(
        (code): Series => ({
          label: starred(name(code), code),
          color: named.includes(code) ? markColor(code) : "var(--context)",
          points: rows
            .filter((d) => d.jurisdiction === code)
            .sort((a, b) => (a.month < b.month ? -1 : 1))
            .map((d) => ({x: x(d.month), y: d.share, at: date(d.month), value: percent(d.share), ...flagNote(d)})),
        }),
      )
      .filter(({points}) => points.length > 0);
  },

  describe(observations, view) {
    const {months, first, middle, last, rows, changes, absent, zeros} = selection(observations, view);
    const name = names(observations.jurisdictions);
    if (first === last && rows.length > 0) {
      const top = rows.toSorted((a, b) => b.share - a.share).slice(0, 3);
      return `One month is chosen, so there is no line to follow: in ${date(last)} ${list(top.map((d) => `${inside(name(d.jurisdiction))} had ${percent(d.share)}`))}. Choose another first or last month to see moves.`;
    }
    const [loser, gainer] = [changes.at(-1), changes[0]];
    if (loser === undefined || gainer === undefined)
      return "No place has a row in both the first and the last month. An absence is not a zero.";
    const reading = (code: string, at: string) => {
      const row = rows.find((d) => d.jurisdiction === code && d.month === at);
      if (row === undefined) return "no data";
      return isPublishedZero(row) ? "a published zero" : percent(row.share);
    };
    const high = changes
      .filter(({code}) => code !== loser.code && code !== gainer.code)
      .map(({code}) => ({code, at: rows.filter((d) => d.jurisdiction === code)}))
      .map(({code, at}) => ({code, row: at.find((d) => d.month === middle), end: at.find((d) => d.month === last)}))
      .flatMap(({code, row, end}) =>
        row && end && row.share > end.share ? [{code, from: row.share, to: end.share}] : [],
      )
      .sort((a, b) => b.from - b.to - (a.from - a.to))[0];
    const later = months.slice(1);
    return [
      `${sentence(name(loser.code))} goes from ${reading(loser.code, first)} in ${date(first)} to ${list(later.map((at) => `${reading(loser.code, at)} in ${date(at)}`))}; ${inside(name(gainer.code))} from ${reading(gainer.code, first)} to ${list(later.map((at) => reading(gainer.code, at)))}.`,
      high &&
        middle &&
        `${sentence(name(high.code))} falls back most from ${date(middle)}, from ${percent(high.from)} to ${percent(high.to)}.`,
      zeros.length > 0 &&
        `Shares of a month add up to 100: if the zero of ${list([...new Set(zeros.map((d) => name(d.jurisdiction)))])} hid miners, as is widely believed, every other share of ${list([...new Set(zeros.map((d) => date(d.month)))])} is too high.`,
      absent.length > 0 &&
        `No row for ${list(absent.map(({code, at}) => `${name(code)} in ${date(at)}`))}: not measured by name, which is not zero.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {months, first, last, all} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const value = (code: string, at: string) => all.find((d) => d.jurisdiction === code && d.month === at);
    const codes = [...new Set(all.map((d) => d.jurisdiction))].sort(
      (a, b) =>
        Number(a === "OTH") - Number(b === "OTH") || (value(b, last)?.share ?? -1) - (value(a, last)?.share ?? -1),
    );
    const zero = all.some(isPublishedZero);
    return {
      caption: `Percent of world hashrate, largest in ${date(last)} first`,
      columns: [
        {title: "Place", numeric: false},
        ...months.map((at) => ({title: shortDate(at), numeric: true})),
        {title: "Change, points", numeric: true},
      ],
      rows: codes.map((code) => {
        const [from, to] = [value(code, first), value(code, last)];
        return [
          starred(code === "OTH" ? "All other places" : name(code), code),
          ...months.map((at) => {
            const row = value(code, at);
            if (row === undefined) return "no data";
            return isPublishedZero(row) ? `${number(row.share, 2)} a` : number(row.share, 2);
          }),
          from && to ? signed(to.share - from.share, 2) : "no data",
        ];
      }),
      notes: [
        ...(zero ? ["a Published as zero. Read it as “not reported”."] : []),
        ...(codes.some(isDoubtful) ? ["* Thought to be inflated by redirected addresses."] : []),
      ],
    };
  },

  key(observations, view) {
    const {places, zeros, named} = selection(observations, view);
    const starredPlaces = places.some(isDoubtful);
    const items: KeyItem[] = [];
    if (zeros.length > 0) items.push({mark: "ring", label: "Published as zero: read “not reported”"});
    if (starredPlaces || zeros.length > 0) {
      const what = [
        ...(starredPlaces ? ["starred places"] : []),
        ...(zeros.length > 0 ? ["to and from a published zero"] : []),
      ];
      items.push({mark: "dashed", label: `Doubtful: ${what.join(", ")}`});
    }
    if (named.length < places.length) items.push({mark: "line", label: "Other listed places", color: "var(--context)"});
    return items;
  },

  caveat:
    "Sample of mining pools, located by internet address. Germany* and Ireland* are thought to be inflated by redirected addresses.",
  reading:
    "Follow a line from month to month: its slope is the change of one place’s share, in percentage points. The months stand apart as far as they lie apart, but what happened between them is left out. A falling share can be a rising hashrate, because the world total changed too.",
};

function selection({shares}: Observations, view: View) {
  const [earliest = "", latest = ""] = extent(shares, (d) => d.month);
  const within = (at: string) => (at < earliest ? earliest : at > latest ? latest : at);
  const [first, last] = [within(view.from ?? earliest), within(view.to ?? latest)];
  const known = [...new Set(shares.map((d) => d.month))].sort();
  const between = known.filter((at) => at > first && at < last);
  const middle = view.month && between.includes(view.month) ? view.month : between[Math.floor(between.length / 2)];
  const months = [...new Set([first, ...(middle === undefined ? [] : [middle]), last])].filter((at) => at !== "");
  const all = shares.filter((d) => months.includes(d.month));
  const rows = all.filter((d) => d.jurisdiction !== "OTH");
  const places = [...new Set(shares.map((d) => d.jurisdiction))].filter((code) => code !== "OTH");
  const value = (code: string, at: string) => rows.find((d) => d.jurisdiction === code && d.month === at)?.share;
  return {
    /** First, middle and last month; two where none lies between, one where the first is the last. */
    months,
    first,
    middle,
    last,
    all,
    /** Rows of the three months without "other". */
    rows,
    places,
    named: (view.with ?? []).filter((code) => places.includes(code)),
    zeros: rows.filter(isPublishedZero),
    absent: places.flatMap((code) => months.filter((at) => value(code, at) === undefined).map((at) => ({code, at}))),
    /** Change of share from first to last month, in points, largest gain first. */
    changes: places
      .flatMap((code) => {
        const [from, to] = [value(code, first), value(code, last)];
        return from === undefined || to === undefined ? [] : [{code, change: to - from}];
      })
      .sort((a, b) => b.change - a.change),
  };
}

/** Where the columns of dots stand, in drawing units: a middle month has a gutter for its values. */
interface Columns {
  first: number;
  in: number;
  out: number;
  last: number;
}

function layout(months: readonly string[], width: number, narrow: boolean): Columns {
  const [first = "", middle = "", last = ""] = months;
  const [left, right, gutter] = narrow ? [46, width - 130, 62] : [152, width - 166, 140];
  if (months.length < 3) return {first: months.length < 2 ? right : left, in: right, out: right, last: right};
  const part = monthsApart(first, middle) / monthsApart(first, last);
  const start = left + (right - left - gutter) * Math.min(0.65, Math.max(0.35, part));
  return {first: left, in: start, out: start + gutter, last: right};
}

/** Faint rules under the columns of dots, and zero at the foot of the slopes. */
function columnRules(columns: Columns): Plot.RenderFunction {
  return (_index, scales, _values, {height, marginTop, marginBottom}, {document}) => {
    const zero = (scales.y as (value: number) => number)(0);
    const group = element(document, "g", {stroke: "var(--grid)"});
    for (const x of new Set(Object.values(columns)))
      group.append(element(document, "line", {x1: x, x2: x, y1: marginTop - 6, y2: height - marginBottom}));
    for (const [x1, x2] of [
      [columns.first, columns.in],
      [columns.out, columns.last],
    ])
      group.append(element(document, "line", {x1, x2, y1: zero, y2: zero, stroke: "var(--axis)"}));
    return group;
  };
}

/** The months above their columns. */
function heads(months: readonly string[], columns: Columns, narrow: boolean): Plot.RenderFunction {
  return byHand((document) => {
    const group = element(document, "g");
    const places = [
      {x: narrow ? 0 : columns.first, anchor: narrow ? ("start" as const) : ("end" as const)},
      {x: (columns.in + columns.out) / 2, anchor: "middle" as const},
      {x: columns.last, anchor: "start" as const},
    ].filter((_, i) => i === 2 || i < months.length - 1);
    for (const [i, at] of months.entries()) {
      const {x, anchor} = places[i] ?? {x: 0, anchor: "start"};
      group.append(
        text(document, {
          x,
          y: 14,
          lines: [narrow ? shortDate(at) : date(at)],
          anchor,
          strong: true,
          fill: "var(--ink)",
        }),
      );
    }
    return group;
  });
}

interface ColumnLabel {
  row: HashrateShare;
  words: string;
  strong: boolean;
  fill: string;
}

/** Labels of one month, dodged, each with a thin leader to its dots when it had to move; a zero is outlined. */
function labelColumn(
  labels: readonly ColumnLabel[],
  {points, x, anchor}: {points: readonly number[]; x: number; anchor: "start" | "middle" | "end"},
): Plot.RenderFunction {
  return (_index, scales, _values, {height, marginTop}, {document}) => {
    const y = scales.y as (value: number) => number;
    const group = element(document, "g");
    const centers = dodge(
      labels.map(({row}) => ({center: y(row.share), size: 18})),
      marginTop - 6,
      height - 4,
    );
    for (const [i, {row, words, strong, fill}] of labels.entries()) {
      const [at, center, half] = [y(row.share), centers[i] ?? 0, textWidth(words, 13, strong) / 2];
      for (const point of points) {
        const side = Math.sign(x - point);
        const edge = anchor === "middle" ? x - side * Math.max(half, 16) : x - side * 2;
        group.append(
          element(document, "line", {
            x1: point + side * 4,
            y1: at,
            x2: edge,
            y2: center,
            stroke: "var(--rule-strong)",
            "stroke-width": 0.75,
          }),
        );
      }
      if (isPublishedZero(row)) {
        const [start, end] =
          anchor === "middle"
            ? [x - half - 3, x + half + 3]
            : anchor === "end"
              ? [x - 2 * half - 4, x + 4]
              : [x - 4, x + 2 * half + 4];
        group.append(
          element(document, "rect", {
            x: start,
            y: center - 8.5,
            width: end - start,
            height: 17,
            fill: "var(--paper)",
            stroke: fill,
            "stroke-width": 1.25,
          }),
        );
      }
      group.append(text(document, {x, y: center + 4.5, lines: [words], anchor, strong, fill, halo: false}));
    }
    return group;
  };
}

function isPublishedZero(row: HashrateShare): boolean {
  return row.flag === "published-zero";
}

/** A name at the head of a sentence, and inside one: "the United States" keeps its article. */
function sentence(name: string): string {
  return name === "United States" ? "The United States" : name;
}

function inside(name: string): string {
  return name === "United States" ? "the United States" : name;
}
