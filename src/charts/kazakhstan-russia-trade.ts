import * as Plot from "@observablehq/plot";
import {max, mean, scaleUtc, ticks} from "d3";
import {date, fromTo, list, number, shortDate, utc, withUnit} from "../model/format.ts";
import {markColor, textColor} from "../model/jurisdiction.ts";
import {gaps, monthEnd, monthMiddle, monthsShown, timeTicks} from "../model/month.ts";
import type {Act, RussiaTrade} from "../model/observation.ts";
import {monthTicks} from "../model/time.ts";
import type {View} from "../model/view.ts";
import {actEvents} from "./act-events.ts";
import {type Chart, isNarrow, type KeyItem, type Series} from "./chart.ts";
import {period} from "./choices.ts";
import {baseline, discHeight, eventDiscs, eventLanes, eventRules, hatchedSpan, xAxis, yAxis} from "./marks.ts";
import {type PointLabel, pointLabels} from "./marks-label.ts";
import {textWidth} from "./text.ts";

export interface Observations {
  trade: readonly RussiaTrade[];
  acts: readonly Act[];
}

/** The acts marked: the two that cut miners' supply, and the government's word that Russia would cover the shortfall. */
const marked = ["kaz-rationing-2021", "kaz-russian-power-2021", "kaz-cut-off-2022"];
const cutOff = "kaz-cut-off-2022";

/** Electricity Kazakhstan took from Russia, as bars up, and sent to Russia, as bars down, month by month. */
export const kazakhstanRussiaTrade: Chart<Observations> = {
  name: "kazakhstan-russia-trade",
  label: "Kazakhstan’s power trade with Russia",
  reads: {trade: "kazakhstan-russia-trade/kazakhstan-russia-trade", acts: "policy-acts/acts"},
  figures: "trade",
  view: {},
  views: [
    {name: "the-winter-of-the-cut-off", label: "The winter of the cut-off", view: {from: "2021-10", to: "2022-03"}},
    {name: "after-the-cut-off", label: "After the cut-off", view: {from: "2022-02"}},
    {name: "year-2022", label: "2022 only", view: {from: "2022-01", to: "2022-12"}},
  ],
  related: ["mining-vs-demand", "kazakhstan-mining-load", "hashrate-share"],

  controls({trade}) {
    return [period(trade)];
  },

  title(observations, view) {
    const {rows, peak, rest, first, last} = selection(observations, view);
    if (first === last)
      return `Kazakhstan took ${gwh(peak.imports)} from Russia and sent it ${gwh(peak.exports)} in ${date(last)}`;
    if (rest === undefined) {
      const sorted = rows.map((d) => d.imports).sort((a, b) => a - b);
      return `Kazakhstan’s imports from Russia ran from ${gwh(sorted[0] ?? 0)} to ${gwh(sorted.at(-1) ?? 0)} a month`;
    }
    const times = number(peak.imports / rest, 1);
    return `In ${date(peak.month)} Kazakhstan drew ${gwh(peak.imports)} from Russia, ${times} times the mean of the year’s other months`;
  },

  subtitle(observations, view) {
    const {first, last} = selection(observations, view);
    return `Electricity imported from and exported to Russia, GWh a month, ${fromTo(first, last)}`;
  },

  spec(observations, view, width) {
    const {months, rows, peak, rest, second, first, last} = selection(observations, view);
    const narrow = isNarrow(width);
    const events = this.events?.(observations, view) ?? [];
    const marginLeft = 34;
    const domain: [Date, Date] = [utc(first), monthEnd(last)];
    const x = scaleUtc(domain, [marginLeft, width]);
    const lanes = eventLanes(events, x, width);
    const marginTop = (narrow ? discHeight : lanes.height + 4) + 20;
    const [low, high] = [-(max(rows, (d) => d.exports) ?? 0) - 24, peak.imports + 30];
    const year = peak.month.slice(0, 4);
    const plot = narrow ? 290 : 320;
    const unitAt = marginTop + (plot * (high - (max(ticks(low, high, 5)) ?? 0))) / (high - low);
    const bar = {
      x1: (d: RussiaTrade) => utc(d.month),
      x2: (d: RussiaTrade) => monthEnd(d.month),
      insetLeft: narrow ? 1 : 2,
      insetRight: narrow ? 1 : 2,
      y1: 0,
    };
    return {
      width,
      height: marginTop + plot + 28,
      marginLeft,
      marginRight: 0,
      marginTop,
      marginBottom: 28,
      x: {type: "utc", domain, axis: null},
      y: {domain: [low, high], axis: null},
      marks: [
        yAxis({ticks: ticks(low, high, 5), format: (tick) => number(Math.abs(tick)), unit: " GWh a month"}),
        gaps(months, (month) => rows.some((d) => d.month === month)).map(({from, to}) =>
          hatchedSpan(utc(from), monthEnd(to)),
        ),
        narrow ? eventDiscs(events) : eventRules(events),
        Plot.rect(rows, {...bar, y2: "imports", fill: markColor("KAZ")}),
        Plot.rect(rows, {...bar, y2: (d: RussiaTrade) => -d.exports, fill: "var(--context)"}),
        rest === undefined
          ? null
          : Plot.line(
              [
                {at: utc(year), value: rest},
                {at: monthEnd(`${year}-12`), value: rest},
              ],
              {x: "at", y: "value", stroke: "var(--ink)", strokeWidth: 1.5},
            ),
        baseline(),
        pointLabels(
          [peak, second].flatMap((d): PointLabel[] =>
            d === undefined
              ? []
              : [
                  {
                    x: monthMiddle(d.month),
                    y: d.imports,
                    lines: [number(d.imports)],
                    fill: textColor("KAZ"),
                    anchor: "middle",
                    dy: -6,
                  },
                ],
          ),
          {clearOf: [{left: 0, right: 130, top: unitAt - 18, bottom: unitAt - 2}]},
        ),
        isShort(months)
          ? null
          : pointLabels([
              above(narrow ? ["Imports", "from Russia"] : ["Imports from Russia"], rows, x),
              below(narrow ? ["Exports", "to Russia"] : ["Exports to Russia"], rows, x),
            ]),
        xAxis({
          ticks:
            months.length <= 12
              ? timeTicks(months, narrow)
              : monthTicks(months.filter((month) => (Number(month.slice(5)) - 1) % (narrow ? 6 : 3) === 0)).map(
                  ({at, label}) => ({at: monthMiddle(at.toISOString().slice(0, 7)), label}),
                ),
        }),
      ],
    };
  },

  series(observations, view) {
    const {rows} = selection(observations, view);
    const flows = [
      {label: "Imports from Russia", color: markColor("KAZ"), of: (d: RussiaTrade) => d.imports, up: 1},
      {label: "Exports to Russia", color: "var(--context)", of: (d: RussiaTrade) => d.exports, up: -1},
    ];
    return flows.map(
      ({label, color, of, up}): Series => ({
        label,
        color,
        points: rows
          .toSorted((a, b) => (a.month < b.month ? -1 : 1))
          .map((d) => ({x: monthMiddle(d.month), y: up * of(d), at: date(d.month), value: gwh(of(d))})),
      }),
    );
  },

  describe(observations, view) {
    const {months, rows, peak, rest, second, least} = selection(observations, view);
    const known = new Set(rows.map((d) => d.month));
    const missing = months.filter((month) => !known.has(month));
    const exports =
      least.month === peak.month
        ? `exports fell to ${gwh(least.exports)}, their lowest`
        : `exports were lowest in ${date(least.month)}, at ${gwh(least.exports)}`;
    return [
      `Imports were ${gwh(peak.imports)} in ${date(peak.month)}${rest === undefined ? "" : `, against a mean of ${gwh(rest)} in the year’s other months`}; ${exports}.`,
      second !== undefined &&
        `After miners were cut off in ${date(second.cutOff)} the largest month is ${date(second.month)}, at ${gwh(second.imports)}; when their supply resumed was not found.`,
      missing.length > 0 && `${list(missing.map(date))} ${missing.length > 1 ? "have" : "has"} no data.`,
      "Flows with one neighbour do not show who used the power or why, nor Kazakhstan’s balance over all borders.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {months, rows, first, last} = selection(observations, view);
    const byMonth = new Map(rows.map((d) => [d.month, d]));
    const cell = (value: number | undefined) => (value === undefined ? "no data" : number(value, 1));
    return {
      caption: `GWh a month, newest first, ${fromTo(first, last)}`,
      columns: [
        {title: "Month", numeric: false},
        {title: "Imports from Russia", numeric: true},
        {title: "Exports to Russia", numeric: true},
      ],
      rows: months
        .map((month) => [shortDate(month), cell(byMonth.get(month)?.imports), cell(byMonth.get(month)?.exports)])
        .reverse(),
    };
  },

  events(observations, view) {
    const {first, last} = selection(observations, view);
    return actEvents(observations.acts, marked, utc(first), monthEnd(last));
  },

  key(observations, view) {
    const {months, peak, rest} = selection(observations, view);
    const items: KeyItem[] = isShort(months)
      ? [
          {mark: "fill", label: "Imports from Russia", color: markColor("KAZ")},
          {mark: "fill", label: "Exports to Russia", color: "var(--context)"},
        ]
      : [];
    if (rest !== undefined)
      items.push({mark: "line", label: `Mean imports of the other months of ${peak.month.slice(0, 4)}, ${gwh(rest)}`});
    return items;
  },

  caveat: "Read in a second-hand copy; no independent series was found to check it against.",
  reading:
    "Each bar is one month. Bars above the line are power that came from Russia, bars below it power that went there; both happen in the same month, in different places and hours. Neither alone is a shortage or a surplus.",
};

function selection({trade, acts}: Observations, view: View) {
  const months = monthsShown(trade, view);
  const [first = "", last = ""] = [months[0], months.at(-1)];
  const rows = trade.filter((d) => d.month >= first && d.month <= last);
  const [peak] = rows.toSorted((a, b) => b.imports - a.imports);
  const [least] = rows.toSorted((a, b) => a.exports - b.exports);
  if (peak === undefined || least === undefined) throw new RangeError("no month to show: there are no rows");
  const others = rows.filter((d) => d.month !== peak.month && d.month.slice(0, 4) === peak.month.slice(0, 4));
  const [event] = actEvents(acts, [cutOff], utc(first), monthEnd(last));
  const [later] = rows
    .filter((d) => event !== undefined && d.month > event.date.slice(0, 7))
    .sort((a, b) => b.imports - a.imports);
  return {
    months,
    rows,
    first,
    last,
    /** The month of the largest imports, and of the smallest exports. */
    peak,
    least,
    /** Mean imports of the other months of the peak's year, GWh; undefined unless all eleven are shown. */
    rest: others.length === 11 ? mean(others, (d) => d.imports) : undefined,
    /** The month of the largest imports after the cut-off, where that is not the peak itself. */
    second:
      event === undefined || later === undefined || later.month === peak.month
        ? undefined
        : {...later, cutOff: event.date.slice(0, 7)},
  };
}

/** Whether the bars are so wide that names have no room beside them, and the key holds them. */
function isShort(months: readonly string[]): boolean {
  return months.length <= 14;
}

function gwh(value: number): string {
  return withUnit(value, "GWh");
}

/** A label at the left edge, clear of the bars below it. */
function above(lines: readonly string[], rows: readonly RussiaTrade[], x: (at: Date) => number): PointLabel {
  const top = max(under(lines, rows, x), (d) => d.imports) ?? 0;
  return {...edge(rows), y: top, lines, fill: textColor("KAZ"), dx: 2, dy: -12 - (lines.length - 1) * 16};
}

/** A label at the left edge, clear of the bars above it. */
function below(lines: readonly string[], rows: readonly RussiaTrade[], x: (at: Date) => number): PointLabel {
  const low = max(under(lines, rows, x), (d) => d.exports) ?? 0;
  return {...edge(rows), y: -low, lines, fill: "var(--ink-2)", dx: 2, dy: 17};
}

function edge(rows: readonly RussiaTrade[]): {x: Date} {
  return {x: utc(rows[0]?.month ?? "")};
}

function under(lines: readonly string[], rows: readonly RussiaTrade[], x: (at: Date) => number): RussiaTrade[] {
  const end = x(edge(rows).x) + Math.max(...lines.map((line) => textWidth(line, 13, true)));
  return rows.filter((d) => x(utc(d.month)) < end);
}
