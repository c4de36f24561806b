import type {RenderFunction} from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import {ascending, groups, max, range as steps} from "d3";
import {annualMeans, daysInMonth, isWholeMonth} from "../model/annual.ts";
import {date, fromTo, list, number, percent, range, shortDate, utc, withUnit} from "../model/format.ts";
import type {BitcoinElectricity} from "../model/observation.ts";
import {monthsBetween, monthTicks, yearTicks} from "../model/time.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {linearOrLog, period} from "./choices.ts";
import {baseline, endLabels, text, xAxis, yAxis} from "./marks.ts";
import {tickText, valueScale} from "./marks-scale.ts";
import {textWidth} from "./text.ts";

export interface Observations {
  current: readonly BitcoinElectricity[];
  earlier: readonly BitcoinElectricity[];
}

/** Bitcoin's estimated electricity use by two methods, month by month, with the range of the current one. */
export const bitcoinElectricity: Chart<Observations> = {
  name: "bitcoin-electricity",
  label: "Bitcoin’s electricity use",
  reads: {
    current: "bitcoin-electricity/bitcoin-electricity",
    earlier: "bitcoin-electricity@1.0.0/bitcoin-electricity",
  },
  figures: "current",
  view: {from: "2019-01", scale: "linear"},
  views: [
    {name: "since-2010", label: "Since 2010", view: {from: "2010-07", scale: "log"}},
    {name: "around-the-crackdown", label: "Around China’s crackdown", view: {from: "2020-11", to: "2021-10"}},
    {name: "after-the-map", label: "After the map’s last month", view: {from: "2022-02"}},
  ],
  related: ["hashrate-by-country", "mining-vs-demand", "vintages"],

  controls({current, earlier}) {
    return [period([...current, ...earlier]), linearOrLog];
  },

  title(observations, view) {
    const {months, current, revision, growth} = selection(observations, view);
    const [only] = current;
    if (only !== undefined && months.length === 1)
      return `Bitcoin’s estimated electricity use ran at ${amount(only.best)}\u00a0TWh a year in ${date(only.month)}`;
    if (growth !== undefined) return grown(growth);
    if (revision !== undefined && Math.abs(revision.change) >= 0.5) {
      const {year, before, after, low, high} = revision;
      const verb = revision.change < 0 ? ["took", "off"] : ["added", "to"];
      const finding = `A new method ${verb[0]} ${percent(Math.abs(revision.change), 0)} ${verb[1]} Bitcoin’s estimated electricity use in ${year}`;
      const wider = low !== null && high !== null && high - low > 2 * Math.abs(after - before);
      return wider ? `${finding}. The range is far wider` : finding;
    }
    const peak = current.reduce<BitcoinElectricity | undefined>((a, b) => (a && a.best >= b.best ? a : b), undefined);
    if (peak === undefined) return "No estimate of Bitcoin’s electricity use covers these months";
    return `Bitcoin’s estimated electricity use peaked at ${number(peak.best)}\u00a0TWh a year in ${date(peak.month)}`;
  },

  subtitle(observations, view) {
    const {months} = selection(observations, view);
    return `Estimated use by the Bitcoin network, world, TWh a year at each month’s pace, ${span(months)}`;
  },

  spec(observations, view, width) {
    const {months, current, earlier, revised} = selection(observations, view);
    const narrow = isNarrow(width);
    const domain: [Date, Date] = [utc(months[0] ?? "2019-01"), utc(months.at(-1) ?? "2019-02")];
    const top = max([...current, ...earlier], (d) => Math.max(d.best, d.high ?? 0)) ?? 0;
    const step = [100, 50, 20, 10].find((size) => top >= 2 * size) ?? 5;
    const log = view.scale === "log";
    const scale = log
      ? valueScale(
          [...current, ...earlier].flatMap((d) => [d.low ?? d.best, d.best, d.high ?? d.best]),
          "log",
        )
      : {
          type: "linear" as const,
          domain: [0, Math.max(top, step)],
          ticks: steps(0, Math.max(top, step) + 1e-9, step),
          foot: 0,
        };
    const end = current.at(-1);
    const crest = earlier.reduce<BitcoinElectricity | undefined>((a, b) => (a && a.best >= b.best ? a : b), undefined);
    return {
      width,
      height: 24 + (narrow ? 300 : 380) + 28,
      marginLeft: 0,
      marginRight: narrow ? 90 : 112,
      marginTop: 24,
      marginBottom: 28,
      x: {type: "utc", domain, axis: null},
      y: {type: scale.type, domain: scale.domain, axis: null},
      marks: [
        Plot.areaY(gapped(current, months), {x: month, y1: "low", y2: "high", fill: "var(--context-fill)"}),
        yAxis({ticks: scale.ticks, format: tickText, unit: " TWh a year"}),
        baseline(scale.foot),
        Plot.line(gapped(earlier, months), {
          x: month,
          y: "best",
          stroke: "var(--ink)",
          strokeWidth: 1.75,
          strokeDasharray: "4 3",
        }),
        Plot.line(gapped(current, months), {x: month, y: "best", stroke: "var(--ink-2)", strokeWidth: 2.25}),
        end === undefined ? null : Plot.dot([end], {x: month, y: "best", r: 4, fill: "var(--ink-2)"}),
        end === undefined
          ? null
          : endLabels(
              [
                {
                  value: end.best,
                  lines: [revised ? "Current" : "Earlier", `method ${number(end.best)}`],
                  fill: "var(--ink)",
                },
                ...(end.low === null || end.high === null
                  ? []
                  : [
                      {
                        value: end.high,
                        lines: ["Range", range(number(end.low), number(end.high))],
                        fill: "var(--ink-3)",
                      },
                    ]),
              ],
              {dx: narrow ? 8 : 10},
            ),
        crest === undefined ? null : earlierLabel(crest, narrow),
        xAxis({ticks: ticks(months, narrow)}),
      ],
    };
  },

  key(observations, view) {
    const {current} = selection(observations, view);
    const end = current.at(-1);
    // A range that does not reach the end of its line has no label there.
    return end?.low === null && current.some(({low}) => low !== null)
      ? [{mark: "fill", color: "var(--context-fill)", label: "Range, in months whose bounds are known"}]
      : [];
  },

  series(observations, view) {
    const {current, earlier, revised} = selection(observations, view);
    const methods = [
      {label: revised ? "Current method" : "Method before Aug 2023", color: "var(--ink-2)", rows: current},
      {label: "Method before Aug 2023", color: "var(--ink)", rows: earlier},
    ];
    return methods
      .filter(({rows}) => rows.length > 0)
      .map(
        ({label, color, rows}): Series => ({
          label,
          color,
          points: rows.map((d) => ({
            x: utc(d.month),
            y: d.best,
            at: date(d.month),
            value: withUnit(d.best, "TWh a year", d.best < 1 ? 4 : 1),
            ...(d.low !== null && d.high !== null && {note: `bounds ${bounds(d.low, d.high)}`}),
          })),
        }),
      );
  },

  describe(observations, view) {
    const {months, current, revised, revision, partial, growth} = selection(observations, view);
    if (current.length === 0 && months.length === 0)
      return `No whole month is known here${partial.length > 0 ? `: ${list(partialMonths(partial, revised))} is known in part only` : ""}. A gap is not a zero.`;
    const widest = current.reduce<BitcoinElectricity | undefined>(
      (a, b) => (a && width(a) >= width(b) ? a : b),
      undefined,
    );
    const between =
      revision !== undefined && revision.low !== null && revision.high !== null
        ? `, between bounds of ${number(revision.low, 1)} and ${number(revision.high, 1)}`
        : "";
    return [
      growth !== undefined && `${grown(growth)}, from ${amount(growth.before)} to ${amount(growth.after)} TWh.`,
      revision !== undefined
        ? `For ${revision.year} the method before August 2023 gives ${number(revision.before, 1)} TWh and the current one ${number(revision.after, 1)}${between}.`
        : revised
          ? `No full year of ${span(months)} has figures by both methods.`
          : "This version holds the method before August 2023 alone.",
      widest?.low != null &&
        widest.high !== null &&
        `The bounds lie furthest apart in ${date(widest.month)}: ${number(widest.low)} and ${number(widest.high)} TWh a year.`,
      "The bounds suppose that every miner runs the most efficient machine, or the least efficient one that still pays: a modelled range, not a margin of error.",
      partial.length > 0 && `Partial months are not drawn: ${list(partialMonths(partial, revised))}.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {all, revised, partial, months} = selection(observations, view);
    const rowOf = (rows: readonly BitcoinElectricity[]) => new Map(rows.map((row) => [row.month, row]));
    const [current, earlier] = [rowOf(all.current), rowOf(all.earlier)];
    const cell = (row: BitcoinElectricity | undefined, field: "low" | "best" | "high") => {
      const value = row?.[field] ?? null;
      if (row === undefined || value === null) return "no data";
      return isWholeMonth(row)
        ? number(value, 1)
        : `${number(value, 1)} ${letter(partial.findIndex((p) => p.row === row))}`;
    };
    const listed = [...new Set([...months, ...current.keys(), ...earlier.keys()])].sort().reverse();
    return {
      caption: `TWh a year at the pace of the month, newest first, ${span(listed.toReversed())}`,
      columns: [
        {title: "Month", numeric: false},
        {title: revised ? "Current method" : "Method before Aug 2023", numeric: true},
        {title: "Low", numeric: true},
        {title: "High", numeric: true},
        ...(revised ? [{title: "Method before Aug 2023", numeric: true}] : []),
      ],
      rows: listed.map((at) => [
        shortDate(at),
        cell(current.get(at), "best"),
        cell(current.get(at), "low"),
        cell(current.get(at), "high"),
        ...(revised ? [cell(earlier.get(at), "best")] : []),
      ]),
      notes: partial.map(
        ({row}, i) => `${letter(i)} The mean of ${row.days} of ${daysInMonth(row.month)} days; not drawn.`,
      ),
    };
  },

  caveat:
    "A model’s estimate for Bitcoin alone. Cambridge changed its method on 31 August 2023 and recomputed the past.",
  reading:
    "The height is a pace, not a sum: at a steady pace, a month uses a twelfth of its figure. The two lines are the same quantity by two methods and are never joined. The band belongs to the current method; where bounds by the earlier one are known, the upper is almost the same.",
};

interface Revision {
  year: number;
  /** Annual means of the best estimate by the earlier and the current method, TWh. */
  before: number;
  after: number;
  /** The change in percent of the earlier method's figure. */
  change: number;
  /** Annual means of the current method's bounds, TWh. */
  low: number | null;
  high: number | null;
}

function selection(observations: Observations, view: View) {
  const within = (rows: readonly BitcoinElectricity[]) =>
    rows.filter(
      ({month}) => (!view.from || month >= view.from) && (!view.to || month.slice(0, view.to.length) <= view.to),
    );
  const current = within(observations.current);
  const best = new Map(current.map((row) => [row.month, row.best]));
  // Pinned to the first version, "current" holds the earlier method too: then there is one method to show.
  const revised = observations.earlier.some((row) => (best.get(row.month) ?? row.best) !== row.best);
  const earlier = revised ? within(observations.earlier) : [];
  const whole = {current: current.filter(isWholeMonth), earlier: earlier.filter(isWholeMonth)};
  const drawn = [...whole.current, ...whole.earlier].map((row) => row.month).sort();
  return {
    /** All rows of the view, partial months too. */
    all: {current, earlier},
    /** Whole months only. */
    ...whole,
    /** Every month from the first drawn to the last. */
    months: monthsFromTo(drawn[0], drawn.at(-1)),
    /** Whether the two methods are both there and differ. */
    revised,
    revision: revised ? largestRevision(whole.current, whole.earlier) : undefined,
    growth: drawn.length > 0 ? longGrowth(whole.current) : undefined,
    partial: [...current.map((row) => ({row, method: "current"})), ...earlier.map((row) => ({row, method: "earlier"}))]
      .filter(({row}) => !isWholeMonth(row))
      .sort((a, b) => ascending(a.row.month, b.row.month)),
  };
}

/** The full year whose figure the new method changed most, in TWh. */
function largestRevision(
  current: readonly BitcoinElectricity[],
  earlier: readonly BitcoinElectricity[],
): Revision | undefined {
  const meanOf = (rows: readonly BitcoinElectricity[], field: "low" | "best" | "high") =>
    new Map(annualMeans(rows, (row) => row[field]).map(({year, mean}) => [year, mean]));
  const [low, after, high] = [meanOf(current, "low"), meanOf(current, "best"), meanOf(current, "high")];
  return [...meanOf(earlier, "best")]
    .flatMap(([year, before]): Revision[] => {
      const now = after.get(year) ?? null;
      if (before === null || now === null || before === 0) return [];
      const change = (100 * (now - before)) / before;
      return [{year, before, after: now, change, low: low.get(year) ?? null, high: high.get(year) ?? null}];
    })
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))[0];
}

interface Growth {
  from: number;
  to: number;
  /** Annual means of the best estimate, TWh. */
  before: number;
  after: number;
}

/** From the first full year to the last, where they lie eight years apart at least. */
function longGrowth(rows: readonly BitcoinElectricity[]): Growth | undefined {
  const years = annualMeans(rows, (row) => row.best).flatMap(({year, mean}) => (mean === null ? [] : [{year, mean}]));
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || last.year - first.year < 8 || first.mean <= 0) return undefined;
  return {from: first.year, to: last.year, before: first.mean, after: last.mean};
}

function grown({from, to, before, after}: Growth): string {
  const times = number(Number((after / before).toPrecision(2)));
  return `Bitcoin’s estimated electricity use grew about ${times}-fold from ${from} to ${to}`;
}

/** TWh with as many decimals as small amounts need. */
function amount(value: number): string {
  return number(value, value < 0.01 ? 4 : value < 1 ? 2 : value < 10 ? 1 : 0);
}

function bounds(low: number, high: number): string {
  return `${amount(low)} and ${amount(high)} TWh a year`;
}

/** Names the earlier method above its highest point, kept inside the plot. */
function earlierLabel({month, best}: BitcoinElectricity, narrow: boolean): RenderFunction {
  return (_index, scales, _values, {width, marginRight}, {document}) => {
    const [x, y] = [scales.x as (at: Date) => number, scales.y as (value: number) => number];
    const lines = narrow ? ["Method before", "August 2023"] : ["Method before August 2023"];
    const half = Math.max(...lines.map((line) => textWidth(line, 13, true))) / 2;
    return text(document, {
      x: Math.max(half, Math.min(x(utc(month)), width - marginRight - half)),
      y: y(best) - 9 - 16 * (lines.length - 1),
      lines,
      anchor: "middle",
      strong: true,
      fill: "var(--ink)",
      halo: false,
    });
  };
}

/** Years, or every third month of a span of up to two years. */
function ticks(months: readonly string[], narrow: boolean) {
  if (months.length <= 24) return monthTicks(months.filter((_, i) => i % 3 === 0));
  const years = yearTicks(utc(months[0] ?? ""), utc(months.at(-1) ?? ""));
  return narrow ? years.map(({at, label}) => ({at, label: `’${label.slice(2)}`})) : years;
}

/** One row a month, so that the line breaks where a month is missing. */
function gapped(rows: readonly BitcoinElectricity[], months: readonly string[]) {
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  return months.map((month) => byMonth.get(month) ?? {month, low: null, best: null, high: null});
}

/** Partial months, each with its method where there are two: "January 2023 (earlier method)". */
function partialMonths(partial: readonly {row: BitcoinElectricity; method: string}[], revised: boolean): string[] {
  const methods = groups(partial, ({row}) => row.month);
  return methods.map(([month, [first, second]]) =>
    revised ? `${date(month)} (${second ? "both methods" : `${first?.method} method`})` : date(month),
  );
}

function monthsFromTo(first: string | undefined, last: string | undefined): string[] {
  return first === undefined || last === undefined ? [] : monthsBetween(first, last);
}

function month(row: {month: string}): Date {
  return utc(row.month);
}

function width({low, high}: BitcoinElectricity): number {
  return low === null || high === null ? -1 : high - low;
}

function span(months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)];
  return first === undefined || last === undefined ? "no month" : fromTo(first, last);
}

/** The mark of a footnote: a, b, c. */
function letter(index: number): string {
  return String.fromCharCode(97 + index);
}
