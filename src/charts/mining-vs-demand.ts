import type {RenderFunction} from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import {max, min, range as steps, ticks} from "d3";
import {annualMeans, type ByYear, changeOnYear} from "../model/annual.ts";
import {count, list, number, signed} from "../model/format.ts";
import {markColor, textColor} from "../model/jurisdiction.ts";
import type {ElectricitySystem, MiningElectricity} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {element, hatchPattern, text} from "./marks.ts";
import {textWidth} from "./text.ts";

export interface Observations {
  mining: readonly MiningElectricity[];
  system: readonly ElectricitySystem[];
}

const place = "KAZ";

/** Most years drawn below one another. */
const longest = 10;

/** How much estimated mining and reported demand changed on the year before in Kazakhstan, side by side. */
export const miningVsDemand: Chart<Observations> = {
  name: "mining-vs-demand",
  label: "Mining’s rise beside demand’s",
  reads: {
    mining: "mining-electricity/mining-electricity",
    system: "electricity-system/electricity-system",
  },
  figures: "mining",
  view: {from: "2019", to: "2022"},
  views: [
    {name: "before-the-boom", label: "Before the boom", view: {from: "2016", to: "2019"}},
    {name: "after-the-cut-off", label: "After the cut-off", view: {from: "2022", to: "2022"}},
    {name: "since-2021", label: "2021 and since", view: {from: "2021", to: "2025"}},
  ],
  related: ["electricity-demand-growth", "kazakhstan-mining-load", "kazakhstan-russia-trade"],

  controls({system}) {
    const years = system.filter((d) => d.jurisdiction === place && d.demand !== null).map(({year}) => String(year));
    return [{kind: "period", label: "Years", months: years.sort().slice(1).slice(-longest)}];
  },

  title(observations, view) {
    const years = changes(observations, view);
    const both = compared(years);
    if (both !== undefined && years.length > 4)
      return `Of ${count(years.length)} years, only ${both.year} can be compared: mining ${moved(both.mining)}, demand ${moved(both.demand)}`;
    if (both === undefined) {
      const latest = changes(observations, view).findLast((d) => d.demand !== null);
      if (latest?.demand == null) return "No year shown has both mining and demand to compare";
      return `Kazakhstan’s demand ${moved(latest.demand)} in ${latest.year}. No full year of mining stands beside it`;
    }
    const {year, mining, demand, low, high} = both;
    const wide = low !== null && high !== null && high - low > Math.abs(mining) ? ". The range is wide" : "";
    if (mining <= 0 || demand <= 0)
      return `In ${year} estimated mining ${moved(mining)} and Kazakhstan’s demand ${moved(demand)}${wide}`;
    const ratio = mining / demand;
    const comparison = ratio > 1.25 ? "more than" : ratio < 0.8 ? "less than" : "about as much as";
    return `In ${year} estimated mining rose ${comparison} all of Kazakhstan’s demand${wide}`;
  },

  subtitle(observations, view) {
    const years = changes(observations, view);
    return `Change on the year before, TWh: Bitcoin mining’s estimated electricity and all demand, Kazakhstan, ${span(years)}`;
  },

  spec(observations, view, width) {
    const narrow = isNarrow(width);
    const years = changes(observations, view);
    const values = years.flatMap((d) => [0, d.mining, d.low, d.high, d.demand].filter((value) => value !== null));
    const right = max(values) ?? 0;
    const domain: [number, number] = [min(values) ?? 0, right > 0 ? right : 1];
    const grid = ticks(...domain, 4);
    const {rows, height} = layout(years, narrow);
    const bars = rows.filter((row) => row.change !== null);
    return {
      width,
      height: height + 4,
      marginLeft: narrow ? 8 : 232,
      marginRight: narrow ? 30 : 36,
      marginTop,
      marginBottom: 4,
      x: {type: "linear", domain, axis: null},
      y: {type: "identity", axis: null},
      marks: [
        gridLines(grid),
        gaps(rows.filter((row) => row.change === null)),
        Plot.rect(
          bars.filter((row) => row.series === "demand"),
          {x1: 0, x2: "change", y1: "top", y2: "bottom", fill: markColor(place)},
        ),
        Plot.rect(
          bars.filter((row) => row.series === "mining"),
          {
            x1: 0,
            x2: "change",
            y1: "top",
            y2: "bottom",
            fill: "var(--paper)",
            stroke: markColor(place),
            strokeWidth: 1.75,
          },
        ),
        whiskers(bars),
        narrow ? zeroMarks(rows) : zero(),
        labels(rows, years, narrow),
      ],
    };
  },

  series(observations, view, width) {
    const {rows} = layout(changes(observations, view), isNarrow(width));
    const bars = [
      {label: "Mining, estimate", series: "mining"},
      {label: "All demand", series: "demand"},
    ] as const;
    return bars
      .map(
        ({label, series}): Series => ({
          label,
          color: markColor(place),
          points: rows.flatMap((row) =>
            row.series !== series || row.change === null
              ? []
              : [
                  {
                    x: row.change,
                    y: (row.top + row.bottom) / 2,
                    at: String(row.year),
                    value: `${signed(row.change, 1)}\u00a0TWh`,
                    ...(row.low !== null &&
                      row.high !== null && {note: `range ${signed(row.low, 1)} to ${signed(row.high, 1)}\u00a0TWh`}),
                  },
                ],
          ),
        }),
      )
      .filter(({points}) => points.length > 0);
  },

  describe(observations, view) {
    const years = changes(observations, view);
    const both = compared(years);
    if (both === undefined) {
      return [
        "No year shown has both figures.",
        ...years.map((d) =>
          d.demand === null ? `Demand in ${d.year}: no data.` : `Demand ${moved(d.demand)} in ${d.year}.`,
        ),
        "Mining can be compared only where two whole years in a row are estimated.",
      ].join(" ");
    }
    const {year, mining, demand, low, high, levels} = both;
    const rest = demand - mining;
    const without = years.filter((d) => d.mining === null).map((d) => d.year);
    return [
      `Mining’s estimate ${moved(mining)} in ${year}, from ${number(levels.before, 1)} to ${number(levels.after, 1)}, and demand ${moved(demand)}.`,
      low !== null && high !== null
        ? `With Cambridge’s lower bound in both years mining’s change is ${signed(low, 1)}\u00a0TWh, with its upper bound ${signed(high, 1)}; where miners are is known from a sample only.`
        : "This version has no bounds for these years; where miners are is known from a sample only.",
      `Demand includes mining: at face value all other use ${moved(rest)}.`,
      "A similar size is not proof of cause.",
      without.length > 0 &&
        `For ${list(without.map(String))} mining’s change cannot be given: it needs two whole years.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const years = changes(observations, view);
    const cell = (value: number | null) => (value === null ? "no data" : signed(value, 2));
    return {
      caption: `Change on the year before, TWh, Kazakhstan, newest first, ${span(years)}`,
      columns: [
        {title: "Year", numeric: false},
        {title: "Mining, estimate", numeric: true},
        {title: "With lower bounds", numeric: true},
        {title: "With upper bounds", numeric: true},
        {title: "All demand", numeric: true},
        {title: "Months of mining", numeric: true},
      ],
      rows: years
        .toReversed()
        .map((d) => [String(d.year), cell(d.mining), cell(d.low), cell(d.high), cell(d.demand), `${d.months} of 12`]),
      notes: ["A change in mining needs twelve months of this year and of the year before."],
    };
  },

  caveat:
    "Mining is Kazakhstan’s share of hashrate in a sample of pools, times Cambridge’s model of the network. Demand is generation plus net imports, mining and losses included.",
  reading:
    "Each pair of bars sets two changes on the year before side by side. The thin line is the change with Cambridge’s lower bound in both years, and with its upper bound in both. The uncertainty of the shares is unknown and comes on top.",
};

interface YearOfChanges {
  year: number;
  /** Months of the year with an estimate of mining. */
  months: number;
  /** Months of the year before with one. */
  monthsBefore: number;
  /** Changes on the year before, TWh. */
  mining: number | null;
  low: number | null;
  high: number | null;
  demand: number | null;
  /** Mining's annual means, TWh. */
  levels: {before: number | null; after: number | null};
}

function changes({mining, system}: Observations, view: View): YearOfChanges[] {
  const rows = mining.filter((d) => d.jurisdiction === place);
  const means = {
    best: annualMeans(rows, (d) => d.best),
    low: annualMeans(rows, (d) => d.low),
    high: annualMeans(rows, (d) => d.high),
  };
  const byYear = (field: keyof typeof means): ByYear => new Map(means[field].map((d) => [d.year, d.mean]));
  const [best, low, high] = [byYear("best"), byYear("low"), byYear("high")];
  const months = new Map(means.best.map((d) => [d.year, d.months]));
  const demand: ByYear = new Map(system.filter((d) => d.jurisdiction === place).map((d) => [d.year, d.demand]));
  const known = [...best.keys(), ...demand.keys()];
  const from = Math.max(year(view.from) ?? 0, (min(known) ?? 0) + 1);
  const to = Math.min(year(view.to) ?? Number.POSITIVE_INFINITY, max(known) ?? 0);
  return steps(from, to + 1).map((at) => ({
    year: at,
    months: months.get(at) ?? 0,
    monthsBefore: months.get(at - 1) ?? 0,
    mining: changeOnYear(best, at),
    low: changeOnYear(low, at),
    high: changeOnYear(high, at),
    demand: changeOnYear(demand, at),
    levels: {before: best.get(at - 1) ?? null, after: best.get(at) ?? null},
  }));
}

/** The latest year in which both changes are known. */
function compared(years: readonly YearOfChanges[]) {
  for (const d of years.toReversed()) {
    const {mining, demand, levels} = d;
    if (mining === null || demand === null || levels.before === null || levels.after === null) continue;
    return {...d, mining, demand, levels: {before: levels.before, after: levels.after}};
  }
  return undefined;
}

/** One bar, or the gap where it would stand; positions in drawing units. */
interface Row {
  year: number;
  series: "mining" | "demand";
  change: number | null;
  low: number | null;
  high: number | null;
  top: number;
  bottom: number;
  /** Why there is no bar. */
  reason: string;
}

/** Room for the numbers of the scale. */
const marginTop = 26;

/** Where the bars stand: wide, names at the left; narrow, names above their bars. */
function layout(years: readonly YearOfChanges[], narrow: boolean): {rows: Row[]; height: number} {
  const rows: Row[] = [];
  let y = marginTop + 8;
  for (const d of years) {
    if (narrow) y += 18;
    for (const series of ["mining", "demand"] as const) {
      if (narrow) y += 19;
      rows.push({
        year: d.year,
        series,
        change: d[series],
        low: series === "mining" ? d.low : null,
        high: series === "mining" ? d.high : null,
        top: y,
        bottom: y + (narrow ? 14 : 18),
        reason: series === "demand" ? "no data" : missing(d),
      });
      y += narrow ? 18 : 28;
    }
    y += narrow ? 14 : 16;
  }
  return {rows, height: y - (narrow ? 14 : 16)};
}

/** How much of the year, or else of the year before, has an estimate of mining, e.g. "4 of 12 months of 2019". */
function missing({year, months, monthsBefore}: YearOfChanges): string {
  if (months === 0) return `no month of ${year}`;
  return months < 12 ? `${months} of 12 months of ${year}` : `${monthsBefore} of 12 months of ${year - 1}`;
}

/** Vertical grid lines with their numbers above; the last one carries the unit. */
function gridLines(at: readonly number[]): RenderFunction {
  const decimals = at.every(Number.isInteger) ? 0 : 1;
  return (_index, scales, _values, {height, marginTop, marginBottom}, {document}) => {
    const x = scales.x as (value: number) => number;
    return element(
      document,
      "g",
      {},
      ...at.flatMap((tick) => [
        element(document, "line", {
          x1: x(tick),
          x2: x(tick),
          y1: marginTop - 4,
          y2: height - marginBottom,
          stroke: "var(--grid)",
        }),
        text(document, {
          x: Math.max(x(tick), textWidth(signed(tick, decimals)) / 2),
          y: marginTop - 12,
          lines: [tick === at.at(-1) ? `${signed(tick, decimals)} TWh` : signed(tick, decimals)],
          anchor: "middle",
          fill: "var(--ink-3)",
          halo: false,
        }),
      ]),
    );
  };
}

function zero(): RenderFunction {
  return (_index, scales, _values, {height, marginTop, marginBottom}, {document}) => {
    const at = (scales.x as (value: number) => number)(0);
    return element(document, "line", {
      x1: at,
      x2: at,
      y1: marginTop - 4,
      y2: height - marginBottom,
      stroke: "var(--axis)",
    });
  };
}

/** The baseline beside each bar only, so that it crosses no name. */
function zeroMarks(rows: readonly Row[]): RenderFunction {
  return (_index, scales, _values, _dimensions, {document}) => {
    const at = (scales.x as (value: number) => number)(0);
    const d = rows.map(({top, bottom}) => `M${at},${top - 2}V${bottom + 2}`).join("");
    return element(document, "path", {d, stroke: "var(--axis)"});
  };
}

/** A hatch over the whole width where a bar would stand: as long as the plot, so that it reads as no amount. */
function gaps(rows: readonly Row[]): RenderFunction {
  return (_index, scales, _values, {width, marginRight}, {document}) => {
    const x = (scales.x as (value: number) => number)(0);
    return element(
      document,
      "g",
      {},
      hatchPattern(document, "hatch"),
      ...rows.map(({top, bottom}) =>
        element(document, "rect", {
          x,
          y: top,
          width: width - marginRight - x,
          height: bottom - top,
          fill: "url(#hatch)",
          "fill-opacity": 0.55,
        }),
      ),
    );
  };
}

/** Thin lines from the low to the high change, with short ends. */
function whiskers(rows: readonly Row[]): RenderFunction {
  return (_index, scales, _values, _dimensions, {document}) => {
    const x = scales.x as (value: number) => number;
    const group = element(document, "g");
    for (const {low, high, top, bottom} of rows) {
      if (low === null || high === null) continue;
      const y = (top + bottom) / 2;
      const d = `M${x(low)},${y}H${x(high)}M${x(low)},${y - 4}v8M${x(high)},${y - 4}v8`;
      group.append(element(document, "path", {d, fill: "none", stroke: "var(--ink)", "stroke-width": 1.25}));
    }
    return group;
  };
}

/** Years, names and values; the range in words, and why a bar is missing. */
function labels(rows: readonly Row[], years: readonly YearOfChanges[], narrow: boolean): RenderFunction {
  return (_index, scales, _values, {marginLeft}, {document}) => {
    const x = scales.x as (value: number) => number;
    const group = element(document, "g");
    const add = (options: Parameters<typeof text>[1]) => group.append(text(document, options));
    for (const {year} of years) {
      const first = rows.find((row) => row.year === year);
      if (first)
        add({x: 0, y: first.top + (narrow ? -24 : 13.5), lines: [String(year)], strong: true, fill: "var(--ink)"});
    }
    for (const row of rows) {
      const name = row.series === "mining" ? "Mining, estimate" : "All demand";
      const value = row.change === null ? "no data" : signed(row.change, 1);
      const y = narrow ? row.top - 6 : row.top + 13.5;
      const nameX = narrow ? 0 : 50;
      const fill = row.change === null ? "var(--ink-3)" : textColor(place);
      add({x: nameX, y, lines: [name]});
      if (narrow) add({x: nameX + textWidth(name) + 6, y, lines: [value], strong: true, fill});
      else add({x: marginLeft - 16, y, lines: [value], anchor: "end", strong: true, fill});
      const note =
        row.change === null
          ? row.reason
          : row.low === null || row.high === null
            ? undefined
            : `range ${signed(row.low, 1)} to ${signed(row.high, 1)}`;
      if (note === undefined) continue;
      if (narrow) add({x: nameX + textWidth(name) + 6 + textWidth(value, 13, true) + 6, y, lines: [note]});
      else if (row.change === null)
        add({
          x: x(0) + 10,
          y,
          lines: [row.series === "mining" ? `estimated for ${note}${note.startsWith("no") ? "" : " only"}` : note],
          fill: "var(--ink-3)",
        });
      else add({x: x(row.high ?? 0), y: row.top - 2, lines: [note], anchor: "end"});
    }
    return group;
  };
}

function moved(change: number): string {
  return `${change < 0 ? "fell" : "rose"} by ${number(Math.abs(change), 1)}\u00a0TWh`;
}

function year(iso: string | undefined): number | undefined {
  return iso === undefined ? undefined : Number(iso.slice(0, 4));
}

function span(years: readonly YearOfChanges[]): string {
  const [first, last] = [years[0]?.year, years.at(-1)?.year];
  return first === undefined ? "no year" : first === last ? String(first) : `${first} to ${last}`;
}
