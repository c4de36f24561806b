import * as Plot from "@observablehq/plot";
import {scaleUtc} from "d3";
import {date, list, number, percent, shortDate, utc} from "../model/format.ts";
import {areEqual, weightsOf} from "../model/index-ranking.ts";
import {indicatorsOf} from "../model/indicators.ts";
import {dash, markColor, names, textColor} from "../model/jurisdiction.ts";
import {gaps, monthEnd, monthMiddle, monthsFrom, monthsShown, timeTicks} from "../model/month.ts";
import type {CodebookField, HashrateShare, Jurisdiction} from "../model/observation.ts";
import {levelsOf, type PolicyMonth} from "../model/panel.ts";
import {restrictionIndex, restrictionIndicators} from "../model/restriction-index.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {period, places, weights} from "./choices.ts";
import {byHand, dodge, element, hatchPattern, text, xAxis} from "./marks.ts";
import {remembered} from "./remembered.ts";
import {textWidth, wrap} from "./text.ts";

export interface Observations {
  panel: readonly PolicyMonth[];
  codebook: readonly CodebookField[];
  shares: readonly HashrateShare[];
  jurisdictions: readonly Jurisdiction[];
}

/** Restriction index above, measured share of hashrate below, on one axis of time: two panels, each with a scale of its own. */
export const restrictionAndShare: Chart<Observations> = {
  name: "restriction-and-share",
  label: "Restriction and measured share",
  reads: {
    panel: "policy-coding/panel",
    codebook: "policy-coding/panel#fields",
    shares: "mining-hashrate-share/hashrate-share",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "panel",
  view: {with: ["CHN", "KAZ", "IRN"], from: "2019-09", to: "2022-06", weights: ["1", "1", "1", "1", "1"]},
  views: [
    {name: "to-today", label: "To 2026, beyond the last measured share", view: {to: "2026-10"}},
    {name: "kazakhstan", label: "Kazakhstan only", view: {with: ["KAZ"], to: "2023-12"}},
    {name: "iran", label: "Iran only", view: {with: ["IRN"]}},
    {name: "sweden-and-eu", label: "Sweden and the EU: no share measured", view: {with: ["SWE", "EU"], to: "2026-10"}},
    {name: "power-only", label: "Only access to power and its price", view: {weights: ["0", "0", "1", "1", "0"]}},
  ],
  related: ["restriction-ranking", "hashrate-share", "instrument-spread"],

  controls({panel, codebook, jurisdictions}) {
    const name = names(jurisdictions);
    const complete = panel.filter((row) => row.restriction_index !== null).map(({jurisdiction}) => jurisdiction);
    const codes = [...new Set(complete)].sort((a, b) => (name(a) < name(b) ? -1 : 1));
    return [places(codes, name, 6), period(panel), weights(indicatorsOf(codebook))];
  },

  title(observations, view) {
    const {named, index, share, first, last, equal} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const [code] = named;
    if (code === undefined) return "No place is chosen: choose one to see its index and its share";
    const shares = share(code);
    const [start, end] = [shares[0], shares.at(-1)];
    const own = `${possessive(name(code))} ${equal ? "restriction index" : "reweighted index"}`;
    const known = index(code);
    const [from, to] = [known[0], known.at(-1)];
    if (from === undefined || to === undefined)
      return `${own} is not complete in any month from ${date(first)} to ${date(last)}`;
    if (start === undefined || end === undefined) {
      const peak = Math.max(...known.map(({value}) => value));
      const what =
        from === to
          ? `is ${number(to.value)} in ${date(to.month)}`
          : peak > Math.max(from.value, to.value)
            ? `peaked at ${number(peak)} and is ${number(to.value)} in ${date(to.month)}`
            : `${moved(from.value, to.value, (value) => number(value))} by ${date(to.month)}`;
      return `${own} ${what}; no share of it is measured`;
    }
    if (monthsFrom(end.month, to.month) > 12)
      return `${own} is ${number(to.value)} in ${date(to.month)}; its share was last measured in ${date(end.month)}`;
    const [then, now] = [start, end].map(({month}) => known.find((each) => each.month === month)?.value);
    const shareMoved = moved(start.value, end.value, (value) => percent(value));
    if (start === end)
      return `${own} and measured share in ${date(end.month)}: ${now === undefined ? "no index" : number(now)} and ${percent(end.value)}`;
    if (now === undefined) return `${possessive(name(code))} measured share ${shareMoved}; the index begins later`;
    const indexMoved =
      then === undefined ? `was ${number(now)} in ${shortDate(end.month)}` : moved(then, now, (value) => number(value));
    return `${own} ${indexMoved}; its measured share ${shareMoved}`;
  },

  subtitle(observations, view) {
    const {first, last, equal} = selection(observations, view);
    return `Restriction index, ${equal ? "equal weights" : "weights as set"}, and share of world Bitcoin hashrate, monthly, ${date(first)} to ${date(last)}`;
  },

  spec(observations, view, width) {
    const {months, named, index, share, zeros, measured} = selection(observations, view);
    const narrow = isNarrow(width);
    const name = names(observations.jurisdictions);
    const {upper, lower, height, marginRight, domain} = layout(observations, view, width);
    const x = scaleUtc(domain, [0, width - marginRight]);
    const lines = (panel: Panel, of: (code: string) => readonly Value[], step: boolean) =>
      named.flatMap((code) => {
        const values = new Map(of(code).map(({month, value}) => [month, panel.y(value)]));
        const points = months.map((month) => ({month, y: values.get(month) ?? Number.NaN}));
        const known = points.filter(({y}) => !Number.isNaN(y));
        const end = known.at(-1);
        return [
          Plot.line(points, {
            x: middle,
            y: "y",
            stroke: markColor(code),
            strokeWidth: 2.25,
            strokeDasharray: dash(code, named),
            curve: step ? "step" : "linear",
          }),
          end === undefined ? null : Plot.dot([end], {x: middle, y: "y", r: 4, fill: markColor(code)}),
        ];
      });
    const unmeasured = named.every((code) => share(code).length === 0);
    const blank = gaps(months, (month) => !unmeasured && measured.has(month) && !zeros.includes(month));
    return {
      width,
      height,
      marginLeft: 0,
      marginRight,
      marginTop: 0,
      marginBottom: 28,
      x: {type: "utc", domain, axis: null},
      y: {type: "identity", axis: null},
      marks: [
        byHand((document) =>
          element(
            document,
            "g",
            {},
            ...(blank.length > 0 ? [hatchPattern(document, "hatch")] : []),
            ...blank.map(({from, to}) =>
              element(document, "rect", {
                x: x(utc(from)),
                width: x(monthEnd(to)) - x(utc(from)),
                y: lower.top,
                height: lower.foot - lower.top,
                fill: "url(#hatch)",
                "fill-opacity": 0.55,
              }),
            ),
            ...[upper, lower].flatMap((panel) => frame(document, panel, width - marginRight)),
          ),
        ),
        lines(upper, index, true),
        lines(lower, share, false),
        byHand((document) => {
          const labels = (panel: Panel, of: (code: string) => readonly Value[], print: (value: number) => string) => {
            const ends = named.flatMap((code) =>
              of(code)
                .slice(-1)
                .map((end) => ({code, ...end})),
            );
            const at = dodge(
              ends.map(({value}) => ({center: panel.y(value), size: 36})),
              panel.top - 12,
              panel.foot + 14,
            );
            return ends.map(({code, value}, i) =>
              text(document, {
                x: width - marginRight + 9,
                y: (at[i] ?? 0) - 3.5,
                lines: [name(code, true), print(value)],
                fill: textColor(code),
                strong: true,
              }),
            );
          };
          return element(
            document,
            "g",
            {},
            ...labels(upper, index, (value) => number(value, 1)),
            ...labels(lower, share, (value) => percent(value)),
            ...(unmeasured
              ? [
                  text(document, {
                    x: 0,
                    y: (lower.top + lower.foot) / 2,
                    lines: wrap(
                      named.length === 0 ? "No place is chosen" : "No share of these places is measured by name",
                      narrow ? 200 : 400,
                    ),
                  }),
                ]
              : []),
          );
        }),
        xAxis({ticks: timeTicks(months, narrow)}),
      ],
    };
  },

  series(observations, view, width) {
    const {named, index, share, zeros} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const {upper, lower} = layout(observations, view, width);
    return named.flatMap((code): Series[] => {
      const both: Series[] = [
        {
          label: `${name(code, true)}, index`,
          color: markColor(code),
          points: index(code).map(({month, value}) => ({
            x: monthMiddle(month),
            y: upper.y(value),
            at: date(month),
            value: number(value, 1),
          })),
        },
        {
          label: `${name(code, true)}, share`,
          color: markColor(code),
          points: share(code).map(({month, value}) => ({
            x: monthMiddle(month),
            y: lower.y(value),
            at: date(month),
            value: percent(value),
            ...(value === 0 && zeros.includes(month) && {note: "published as zero, read as not reported"}),
          })),
        },
      ];
      return both.filter(({points}) => points.length > 0);
    });
  },

  describe(observations, view) {
    const {named, index, share, zeros, lastMeasured, last, equal, weighed} = selection(observations, view);
    if (named.length === 0)
      return "No place is chosen, so nothing is drawn. Choose a place to read its index and its measured share.";
    const name = names(observations.jurisdictions);
    const told = named.slice(0, 3).map((code) => {
      const [known, shares] = [index(code), share(code)];
      const [from, to, start, end] = [known[0], known.at(-1), shares[0], shares.at(-1)];
      const restricted =
        from === undefined || to === undefined
          ? "has no complete index in these months"
          : from === to
            ? `has an index of ${number(to.value, 1)} in ${date(to.month)}`
            : `has an index of ${number(from.value, 1)} in ${date(from.month)} and ${number(to.value, 1)} in ${date(to.month)}`;
      const mined =
        start === undefined || end === undefined
          ? "and no measured share in them"
          : start === end
            ? `and a measured share of ${percent(end.value)} in ${date(end.month)}`
            : `and a measured share of ${percent(start.value)} in ${date(start.month)} and ${percent(end.value)} in ${date(end.month)}`;
      return `${sentence(name(code))} ${restricted}, ${mined}.`;
    });
    return [
      ...told,
      !equal && `Weights: ${weighed}.`,
      zeros.length > 0 &&
        named.includes("CHN") &&
        `China’s zero in ${list(zeros.map((month) => date(month)))} is widely read as unreported, not as none.`,
      last > lastMeasured &&
        named.some((code) => share(code).length > 0) &&
        `No share is published after ${date(lastMeasured)}, so the lower panel is hatched from there.`,
      "Association is not cause: prices, other places’ measures and how miners connect moved in the same months.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {months, named, index, share, first, last} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const cell = (values: readonly Value[], month: string, decimals: number, missing: string) => {
      const found = values.find((each) => each.month === month);
      return found === undefined ? missing : number(found.value, decimals);
    };
    const rows = months
      .map((month) => [
        shortDate(month),
        ...named.flatMap((code) => [
          cell(index(code), month, 1, "not complete"),
          cell(share(code), month, 2, "no data"),
        ]),
      ])
      .reverse();
    return {
      caption: `Restriction index, 0 to 100, and percent of world hashrate, newest first, ${date(first)} to ${date(last)}`,
      columns: [
        {title: "Month", numeric: false},
        ...named.flatMap((code) => [
          {title: `${name(code)}, index`, numeric: true},
          {title: `${name(code)}, share`, numeric: true},
        ]),
      ],
      rows,
      notes: [
        "“Not complete”: an indicator with a weight was not coded.",
        "“No data”: no share was published for the place and month. A share of 0.00 was published as zero: read it as “not reported”.",
      ],
    };
  },

  key(observations, view) {
    const {months, zeros, measured} = selection(observations, view);
    const hatched = months.some((month) => !measured.has(month)) || zeros.length > 0;
    return hatched ? [{mark: "hatch", label: "No share measured, or published as zero and read as not reported"}] : [];
  },

  caveat:
    "Association is not cause: other things moved in the same months. The index treats all steps as even; its weights are a choice. Shares are of a sample of mining pools.",
  reading:
    "The upper panel is how restrictive the rules in force were, the lower one the share of world hashrate that was measured there, on the same axis of time and each on a scale of its own. Only places coded for everything the index is made of are offered. Move the weights to see how far the upper panel depends on them.",
};

interface Value {
  month: string;
  value: number;
}

const selection = remembered(({panel, codebook, shares}: Observations, view: View) => {
  const months = monthsShown(panel, view);
  const [first = "", last = ""] = [months[0], months.at(-1)];
  const set = weightsOf(view.weights);
  const shown = (row: {month: string}) => row.month >= first && row.month <= last;
  const byMonth = (a: Value, b: Value) => (a.month < b.month ? -1 : 1);
  const complete = new Set(panel.filter((row) => row.restriction_index !== null).map(({jurisdiction}) => jurisdiction));
  const named = [...new Set(view.with)].filter((code) => complete.has(code));
  const rows = Map.groupBy(panel.filter(shown), ({jurisdiction}) => jurisdiction);
  const indices = new Map(
    named.map((code) => [
      code,
      (rows.get(code) ?? [])
        .flatMap((row): Value[] => {
          const value = restrictionIndex(levelsOf(row, restrictionIndicators), set);
          return value === null ? [] : [{month: row.month, value}];
        })
        .sort(byMonth),
    ]),
  );
  const own = shares.filter(shown);
  const measuredAt = shares.map(({month}) => month).sort();
  const labels = new Map(indicatorsOf(codebook).map(({name, label}) => [name, label.toLowerCase()]));
  return {
    months,
    first,
    last,
    named,
    equal: areEqual(set),
    weighed: list(
      restrictionIndicators.map((indicator) => `${labels.get(indicator) ?? indicator} ${number(set[indicator])}`),
    ),
    index: (code: string): readonly Value[] => indices.get(code) ?? [],
    share: (code: string): readonly Value[] =>
      own
        .filter(({jurisdiction}) => jurisdiction === code)
        .map(({month, share}) => ({month, value: share}))
        .sort(byMonth),
    /** Months published as zero for a place named. */
    zeros: [
      ...new Set(
        own.filter((row) => row.flag === "published-zero" && named.includes(row.jurisdiction)).map(({month}) => month),
      ),
    ].sort(),
    measured: new Set(measuredAt),
    lastMeasured: measuredAt.at(-1) ?? "",
  };
});

interface Panel {
  heading: string;
  top: number;
  foot: number;
  ticks: readonly number[];
  format: (tick: number) => string;
  y(value: number): number;
}

function layout(observations: Observations, view: View, width: number) {
  const {months, named, share} = selection(observations, view);
  const name = names(observations.jurisdictions);
  const size = isNarrow(width) ? 140 : 150;
  const unmeasured = named.every((code) => share(code).length === 0);
  const highest = Math.max(1, ...named.flatMap((code) => share(code).map(({value}) => value)));
  const step = [20, 10, 5, 2].find((each) => highest >= 2 * each) ?? 1;
  const most = Math.ceil(highest / step) * step;
  const panel = (heading: string, top: number, high: number, every: number, unit: string): Panel => ({
    heading,
    top,
    foot: top + size,
    ticks: every === 0 ? [] : Array.from({length: Math.round(high / every) + 1}, (_, i) => i * every),
    format: (tick) => `${number(tick)}${tick === high ? unit : ""}`,
    y: (value) => top + size - (size * value) / high,
  });
  const labels = named.map((code) => textWidth(name(code, true), 13, true));
  const upper = panel("Restriction index", 44, 100, 25, ", strictest");
  const lower = panel("Measured share of world hashrate", upper.foot + 62, most, unmeasured ? 0 : step, "%");
  return {
    upper,
    lower,
    height: lower.foot + 28,
    marginRight: 14 + Math.ceil(Math.max(44, ...labels)),
    domain: [utc(months[0] ?? ""), monthEnd(months.at(-1) ?? "")] as [Date, Date],
  };
}

/** Heading, grid and baseline of a panel. */
function frame(document: Document, {heading, top, foot, ticks, format, y}: Panel, right: number): SVGElement[] {
  return [
    text(document, {x: 0, y: top - 30, lines: [heading], fill: "var(--ink)", strong: true}),
    ...ticks.flatMap((tick) =>
      tick === 0
        ? []
        : [
            element(document, "line", {x1: 0, x2: right, y1: y(tick), y2: y(tick), stroke: "var(--grid)"}),
            text(document, {x: 0, y: y(tick) - 6, lines: [format(tick)], fill: "var(--ink-3)"}),
          ],
    ),
    element(document, "line", {x1: 0, x2: right, y1: foot, y2: foot, stroke: "var(--axis)"}),
  ];
}

function middle({month}: {month: string}): Date {
  return monthMiddle(month);
}

/** "rose from 0 to 90", "stayed at 60". */
function moved(from: number, to: number, print: (value: number) => string): string {
  if (print(from) === print(to)) return `stayed at ${print(to)}`;
  return `${to > from ? "rose" : "fell"} from ${print(from)} to ${print(to)}`;
}

function sentence(name: string): string {
  return ["United States", "European Union"].includes(name) ? `The ${name}` : name;
}

function possessive(name: string): string {
  return name.endsWith("s") ? `${sentence(name)}’` : `${sentence(name)}’s`;
}
