import * as Plot from "@observablehq/plot";
import {scaleLinear} from "d3";
import type {Claim, ClaimValue} from "../model/claim.ts";
import {date, monthOf, number, percent, span, utc} from "../model/format.ts";
import {markColor, textColor} from "../model/jurisdiction.ts";
import {monthEnd} from "../model/month.ts";
import type {Source} from "../model/observation.ts";
import {printSpan, type Rival, rivals, who} from "../model/rivals.ts";
import {yearTicks} from "../model/time.ts";
import {type Chart, isNarrow, type Series, type Table} from "./chart.ts";
import {annotation, baseline, element, hatchedSpan, xAxis, yAxis} from "./marks.ts";
import {type PointLabel, pointLabels} from "./marks-label.ts";
import {rivalReading, rivalTable} from "./marks-rivals.ts";
import {wrap} from "./text.ts";

export interface Observations {
  claims: readonly Claim[];
  values: readonly ClaimValue[];
  sources: readonly Source[];
}

/** The methods, each with its figures: a sample of pools by location, models since, and who runs the pool. */
const methods = {
  sample: {
    title: "Cambridge: a sample of pools, by where miners connect",
    picks: [
      "chn-share-2020-04/2",
      "chn-share-2021-04/2",
      "chn-share-2021-05/2",
      "chn-share-2021-06/2",
      "chn-share-2021-07/1",
      "chn-share-2021-09/1",
      "chn-share-2022-01/1",
    ],
  },
  model: {
    title: "Later estimates of location, by data firms",
    picks: [
      "chn-share-2025-q2/1",
      "chn-share-2025-q3/1",
      "chn-share-2025-late/1",
      "chn-share-2025-late/2",
      "chn-share-2026-01/1",
    ],
  },
  pools: {
    title: "Who runs the pool, wherever its miners stand",
    picks: ["chn-share-2020-04/3", "chn-pools-share-2024-09/1"],
  },
} as const;

/** China's share of world hashrate as three kinds of method give it. Points only: no two methods are joined. */
export const chinaShareByMethod: Chart<Observations> = {
  name: "china-share-by-method",
  label: "China’s share, by method",
  reads: {claims: "claims/claims", values: "claims/values", sources: "sources/sources"},
  figures: "values",
  view: {},
  views: [],
  related: ["hashrate-share", "china-provinces", "vintages"],

  title(observations) {
    const {last, model} = selection(observations);
    if (last === undefined && model.length === 0) return "No figure for China’s share of hashrate is in this version";
    if (last === undefined)
      return `Data firms put ${printSpan(model, 0)} of hashrate in China, by methods of their own`;
    const measured = `Cambridge last put ${printSpan([last], 1)} of hashrate in China`;
    return model.length === 0
      ? measured
      : `${measured}; data firms since say ${printSpan(model, 0).replace("–", " to ")}, by other methods`;
  },

  subtitle(observations) {
    const {from, to} = selection(observations);
    return `China’s share of world Bitcoin hashrate, percent, as each method gives it, ${from.getUTCFullYear()} to ${to.getUTCFullYear()}`;
  },

  spec(observations, _view, width) {
    const {sample, model, pools, last, zeros, silence, from, to, top} = selection(observations);
    const narrow = isNarrow(width);
    const [marginLeft, marginRight] = narrow ? [24, 46] : [0, 112];
    const color = markColor("CHN");
    const x = scaleLinear([from, to], [marginLeft, width - marginRight]);
    const point = {x: middle, y: "high"};
    const [single, ranges] = [model.filter(({low, high}) => low === high), model.filter(({low, high}) => low < high)];
    const shift = narrow ? 7 : 9;
    return {
      width,
      height: 24 + (narrow ? 280 : 320) + 28,
      marginLeft,
      marginRight,
      marginTop: 24,
      marginBottom: 28,
      x: {type: "utc", domain: [from, to], axis: null},
      y: {domain: [0, top], axis: null},
      marks: [
        silence && hatchedSpan(silence.from, silence.to),
        yAxis({
          ticks: Array.from({length: top / 20}, (_, i) => (i + 1) * 20),
          format: String,
          unit: "% of world hashrate",
        }),
        baseline(),
        rangeBars(ranges, shift, color),
        Plot.dot(sample, {
          ...point,
          r: 5,
          fill: (d: Rival) => (d.high === 0 ? "var(--paper)" : color),
          stroke: color,
          strokeWidth: 1.75,
        }),
        Plot.dot(single, {...point, r: 4.25, fill: "var(--paper)", stroke: color, strokeWidth: 1.75}),
        Plot.dot(pools, {
          ...point,
          r: 5,
          symbol: "diamond2",
          fill: "var(--paper)",
          stroke: "var(--ink-2)",
          strokeWidth: 1.75,
        }),
        pointLabels(labels({sample, model, pools, last, zeros}, narrow)),
        silence &&
          annotation({
            x: () => (x(silence.from) + x(silence.to)) / 2,
            y: (y) => y(narrow ? 34 : 36),
            anchor: "middle",
            lines: wrap("no estimate of location found", x(silence.to) - x(silence.from) - 8),
          }),
        xAxis({ticks: yearTicks(from, to, narrow)}),
      ],
    };
  },

  series(observations) {
    const {sample, model, pools} = selection(observations);
    const kinds = [
      {label: "Cambridge’s sample", color: markColor("CHN"), all: sample},
      {label: "Data firms’ estimates", color: markColor("CHN"), all: model},
      {label: "Who runs the pool", color: "var(--ink-2)", all: pools},
    ];
    return kinds
      .filter(({all}) => all.length > 0)
      .map(
        ({label, color, all}): Series => ({
          label,
          color,
          points: all.map((rival) => {
            const {at, note, value} = rivalReading(rival, observations.sources);
            const zero = rival.high === 0 ? "; widely taken as unreported" : "";
            return {
              x: middle(rival),
              y: rival.high,
              at: span(rival.claim.period),
              value,
              note: `${at}; ${note}${zero}`,
            };
          }),
        }),
      );
  },

  describe(observations) {
    const {sample, model, pools, last, zeros} = selection(observations);
    const first = sample[0];
    return [
      first && last && first !== last
        ? `Cambridge’s sample of pools put China at ${printSpan([first], 1)} in ${span(first.claim.period)} and ${printSpan([last], 1)} in ${span(last.claim.period)}, its last month.`
        : "Cambridge’s figures are not in this version.",
      zeros.length > 0 &&
        `It read zero for ${zeros.map(({claim}) => months(claim.period)).join(" and ")}, which Cambridge and others take as masked locations, not as none.`,
      model.length > 0
        ? `Data firms give ${printSpan(model, 1)} from ${model[0]?.claim.period.slice(0, 4)} on, by methods that no page we saw explains in full.`
        : "No later estimate is in this version.",
      pools.length > 0 &&
        `Counting who runs the pool gives ${printSpan(pools, 1)}, which says nothing about where machines stand.`,
      "The methods measure different things, so no rise or fall can be read from one to the next.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations): Table {
    const {sample, model, pools} = selection(observations);
    const table = rivalTable(
      [
        {title: methods.sample.title, rivals: sample},
        {title: methods.model.title, rivals: model},
        {title: methods.pools.title, rivals: pools},
      ],
      observations.sources,
      "China’s share of world hashrate, by method and the time it is about",
    );
    const periods = [sample, model, pools].flatMap((all) =>
      all.length === 0 ? ["no data"] : all.map(({claim}) => span(claim.period)),
    );
    return {
      ...table,
      columns: [{title: "Method", numeric: false}, {title: "About", numeric: false}, ...table.columns.slice(1)],
      rows: table.rows.map(([method = "", ...cells], i) => [method, periods[i] ?? "no data", ...cells]),
    };
  },

  key() {
    return [
      {mark: "dot", label: "Cambridge’s sample, by location", color: markColor("CHN")},
      {mark: "ring", label: "Data firms’ estimates of location", color: markColor("CHN")},
      {mark: "ring", label: "Diamond: who runs the pool", color: "var(--ink-2)"},
    ];
  },

  caveat: "Cambridge’s map ends in January 2022. Later figures were read in reports of them.",
  reading:
    "Each mark is one figure at the time it is about. Marks of different methods are never joined: a filled mark is Cambridge’s sample of pools, a hollow one a data firm’s estimate, a diamond counts who runs the pool. A bar is a range.",
};

function selection(observations: Observations) {
  const of = (picks: readonly string[]) =>
    rivals(observations, picks, "percent").toSorted((a, b) => middle(a).getTime() - middle(b).getTime());
  const [sample, model, pools] = [of(methods.sample.picks), of(methods.model.picks), of(methods.pools.picks)];
  const all = [...sample, ...model, ...pools];
  const years = all.map((rival) => middle(rival).getUTCFullYear());
  const [last, next] = [sample.at(-1), model[0]];
  return {
    sample,
    model,
    pools,
    last,
    zeros: sample.filter(({high}) => high === 0),
    /** From the end of Cambridge's map to the first later estimate. */
    silence: last && next && {from: bounds(last)[1], to: bounds(next)[0]},
    // at least a year wide, also without figures
    from: utc(String(Math.min(...years, 2022))),
    to: monthEnd(monthOf(new Date(Math.max(utc("2023").getTime(), ...all.map((rival) => bounds(rival)[1].getTime()))))),
    top: Math.max(20, Math.ceil(Math.max(0, ...all.map(({high}) => high)) / 20) * 20),
  };
}

/** The first and last moment that a figure is about. */
function bounds({claim}: Rival): [from: Date, to: Date] {
  const [first = "", last = first] = claim.period.split("/");
  return [utc(first), last.length === 4 ? utc(String(Number(last) + 1)) : monthEnd(last.slice(0, 7))];
}

function middle(rival: Rival): Date {
  const [from, to] = bounds(rival);
  return new Date((from.getTime() + to.getTime()) / 2);
}

/** "July and August 2021" for two months, else the period. */
function months(period: string): string {
  const [first = "", last = first] = period.split("/");
  return first.slice(0, 4) === last.slice(0, 4) && first !== last
    ? `${(date(first).split(" ")[0] ?? "").trim()} and ${date(last)}`
    : span(period);
}

type Parts = Pick<ReturnType<typeof selection>, "sample" | "model" | "pools" | "last" | "zeros">;

function labels({sample, model, pools, last, zeros}: Parts, narrow: boolean): PointLabel[] {
  const fill = textColor("CHN");
  const at = (rival: Rival) => ({x: middle(rival), y: rival.high});
  const first = sample[0];
  const [index, firm] = [model.filter(({low, high}) => low === high), model.find(({low, high}) => low < high)];
  const latest = index.at(-1);
  return [
    ...(first
      ? [
          {
            ...at(first),
            lines: [percent(first.high), narrow ? "Cambridge" : "Cambridge, by location"],
            fill,
            dx: 9,
            dy: 16,
          },
        ]
      : []),
    ...(last && last !== first
      ? [{...at(last), lines: [percent(last.high), months(last.claim.period)], fill, dx: 9, dy: -2}]
      : []),
    ...zeros.map((zero) => ({
      ...at(zero),
      lines: [
        narrow ? "Reads 0: taken as unreported" : `Reads 0 in ${months(zero.claim.period)}: widely taken as unreported`,
      ],
      fill: "var(--ink-2)",
      strong: false,
      dx: 10,
      dy: -6,
    })),
    ...pools.map((pool) => {
      const late = narrow && pool !== pools[0];
      return {
        ...at(pool),
        lines: [narrow ? printSpan([pool], 1) : `${printSpan([pool], 1)} by who runs the pool`, name(pool)],
        fill: "var(--ink-2)",
        anchor: late ? ("end" as const) : ("start" as const),
        dx: late ? -10 : 10,
        dy: 4.5,
      };
    }),
    ...(firm
      ? [
          narrow
            ? {...at(firm), lines: [spread(firm)], fill, anchor: "end" as const, dx: 0, dy: 0}
            : {...at(firm), lines: [name(firm), spread(firm)], fill, dx: 22, dy: -12},
        ]
      : []),
    ...(latest
      ? [
          narrow
            ? {...at(latest), lines: [percent(latest.high)], fill, dx: 8, dy: 8}
            : {...at(latest), lines: [name(latest), percent(latest.high)], fill, dx: 11, dy: 12},
        ]
      : []),
  ];
}

/** Outlined bars from low to high, `dx` beside their time so that none hides a point. */
function rangeBars(ranges: readonly Rival[], dx: number, stroke: string): Plot.RenderFunction {
  return (_index, {x, y}, _values, _dimensions, {document}) => {
    if (x === undefined || y === undefined) throw new Error("a range needs an x and a y scale");
    const bars = ranges.map((rival) => {
      const [top, bottom] = [Number(y(rival.high)), Number(y(rival.low))];
      return element(document, "rect", {
        x: Number(x(middle(rival))) + dx - 4,
        y: top,
        width: 8,
        height: bottom - top,
        rx: 3,
        fill: "var(--paper)",
        stroke,
        "stroke-width": 1.75,
      });
    });
    return element(document, "g", {}, ...bars);
  };
}

function spread({low, high}: Rival): string {
  return `${number(low)}–${percent(high, 0)}`;
}

/** Who says so, without through whom. */
function name(rival: Rival): string {
  return who(rival).split(",")[0] ?? "";
}
