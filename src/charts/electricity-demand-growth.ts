import type {RenderFunction} from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import {max, mean, min, range as steps} from "d3";
import {type ByYear, growthOnYear} from "../model/annual.ts";
import {count, list, number, percent} from "../model/format.ts";
import {markColor, names, textColor} from "../model/jurisdiction.ts";
import type {ElectricitySystem, Jurisdiction} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {places as choosePlaces} from "./choices.ts";
import {baseline, element, text, xAxis, yAxis} from "./marks.ts";

export interface Observations {
  system: readonly ElectricitySystem[];
  jurisdictions: readonly Jurisdiction[];
}

/** Most panels drawn. */
const most = 6;

/** How fast electricity demand grew from year to year, one panel a place on one scale. */
export const electricityDemandGrowth: Chart<Observations> = {
  name: "electricity-demand-growth",
  label: "Growth of electricity demand",
  reads: {
    system: "electricity-system/electricity-system",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "system",
  view: {with: ["KAZ", "SWE", "CHN"], from: "2016"},
  views: [
    {name: "kazakhstan-and-sweden", label: "Kazakhstan and Sweden only", view: {with: ["KAZ", "SWE"]}},
    {name: "kazakhstan", label: "Kazakhstan only", view: {with: ["KAZ"]}},
    {name: "china", label: "China only", view: {with: ["CHN"]}},
    {name: "after-2021", label: "After the year of the crackdown", view: {from: "2022"}},
  ],
  related: ["mining-vs-demand", "sweden-prices", "kazakhstan-russia-trade"],

  controls({system, jurisdictions}) {
    const name = names(jurisdictions);
    const codes = [...new Set(system.map((d) => d.jurisdiction))].sort((a, b) => (name(a) < name(b) ? -1 : 1));
    const years = [...new Set(system.map((d) => String(d.year)))].sort().slice(1);
    return [choosePlaces(codes, name, most), {kind: "period", label: "Years", months: years}];
  },

  title(observations, view) {
    const {places, years} = selection(observations, view);
    const fastest = places.map(({name, rows}) => ({name, row: peak(rows)}));
    const [first] = fastest;
    if ((view.with ?? []).length === 0) return "No place is chosen, so there is no demand to show";
    if (first === undefined) return "No demand is known for these places and years";
    if (years.length === 1) {
      const [top = first] = fastest.toSorted((a, b) => b.row.growth - a.row.growth);
      const verb = top.row.growth < 0 ? "fell" : "grew";
      const rank = fastest.length === 1 ? "" : top.row.growth < 0 ? " least" : " most";
      return `In ${years[0]} demand ${verb}${rank} in ${inside(top.name)}, by ${percent(Math.abs(top.row.growth))}`;
    }
    if (first.row.growth <= 0) return `${sentence(first.name)}’s demand grew in none of these years`;
    const {year, growth} = first.row;
    if (fastest.length === 1 || fastest.length > 3 || fastest.map(({name}) => name).join("").length > 40)
      return `${possessive(first.name)} demand grew fastest in ${year}, by ${percent(growth)}`;
    if (fastest.every(({row}) => row.year === year)) {
      const all = fastest.length === 2 ? "both" : `all ${count(fastest.length)}`;
      return `Demand grew fastest in ${year} in ${all}: ${list(fastest.map(({name, row}) => `${name} ${percent(row.growth)}`))}`;
    }
    return `Demand grew fastest in ${list(fastest.map(({name, row}) => `${name} in ${row.year}`))}`;
  },

  subtitle(observations, view) {
    const {places, years} = selection(observations, view);
    return `Electricity demand, change on the year before in percent, ${list(places.map(({name}) => name))}, ${years[0] ?? "no"} to ${years.at(-1) ?? "year"}`;
  },

  spec(observations, view, width) {
    const {places, years} = selection(observations, view);
    const stacked = isNarrow(width) || places.length > 4;
    const rows = places.flatMap((place) => place.rows);
    const [first = 0, last = 0] = [years[0], years.at(-1)];
    const domain = [Math.min(0, round(min(rows, growth) ?? 0, Math.floor)), round(max(rows, growth) ?? 1, Math.ceil)];
    const labelled = stacked
      ? years
      : years.filter((year) => [first, ...places.map((place) => peak(place.rows).year), last].includes(year));
    const panel = stacked ? 150 : 250;
    const gap = places.length < 2 ? 0 : stacked ? 0.34 : 0.09;
    const room = years.length > 6 ? 26 : 38; // beside wide bars the number of a peak comes near those of the axis
    const gutter = ((last - first + 1) * room) / ((stacked ? width : width / Math.max(1, places.length)) - room);
    const facet = stacked ? "fy" : "fx";
    const columns = {[facet]: "jurisdiction", x1: left, x2: right, y1: 0, y2: "growth"} as const;
    return {
      width,
      height: 40 + (stacked ? panel * places.length + panel * gap * (places.length - 1) : panel) + 26,
      marginLeft: 0,
      marginRight: 0,
      marginTop: 40,
      marginBottom: 26,
      x: {type: "linear", domain: [first - 0.5 - gutter, last + 0.5], axis: null},
      y: {domain, axis: null},
      [facet]: {domain: places.map(({code}) => code), axis: null, paddingInner: gap, paddingOuter: 0},
      marks: [
        yAxis({ticks: steps(domain[0] ?? 0, (domain[1] ?? 0) + 1, 5), format: number, unit: "%"}),
        Plot.rect(
          rows.filter((d) => !d.carried),
          {...columns, fill: color},
        ),
        Plot.rect(
          rows.filter((d) => d.carried),
          {
            ...columns,
            fill: "var(--paper)",
            stroke: color,
            strokeWidth: 1.75,
            inset: 1,
          },
        ),
        baseline(),
        Plot.dot(places, {
          [facet]: "code",
          x: (place: Place) => peak(place.rows).year,
          y: (place: Place) => peak(place.rows).growth,
          render: panelLabels(places),
        }),
        xAxis({ticks: labelled.map((year) => ({at: year, label: tickLabel(year, stacked)}))}),
      ],
    };
  },

  series(observations, view, width) {
    const {places} = selection(observations, view);
    const facet = isNarrow(width) || places.length > 4 ? "fy" : "fx";
    return places.map(
      ({code, name, rows}): Series => ({
        label: name,
        color: markColor(code),
        points: rows.map((d) => ({
          x: d.year,
          y: d.growth,
          [facet]: code,
          at: String(d.year),
          value: percent(d.growth),
          ...(d.carried && {note: "partly carried forward from the year before"}),
        })),
      }),
    );
  },

  describe(observations, view) {
    const {places, years, missing} = selection(observations, view);
    const [first] = places;
    if ((view.with ?? []).length === 0)
      return `No place is chosen. Choose up to ${count(most)} to see how their demand grew from year to year.`;
    if (first === undefined) return `No demand is known. ${absent(missing)}`.trim();
    const {year} = peak(first.rows);
    const at = places.flatMap(({name, rows}) => {
      const row = rows.find((d) => d.year === year);
      return row === undefined ? [] : [`${percent(row.growth)} (${name})`];
    });
    const before = first.rows.filter((d) => d.year < year && d.year >= year - 5);
    const others = first.rows.filter((d) => d.year !== year);
    const next = others.length > 0 ? peak(others) : undefined;
    const carried = places.flatMap(({name, rows}) =>
      rows.filter((d) => d.carried).map((row) => `${name}’s ${row.year}`),
    );
    const gaps = places.flatMap(({name, rows}) => {
      const lacking = years.filter((at) => !rows.some((d) => d.year === at));
      return lacking.length > 0 ? [`${name} has no data for ${list(lacking.map(String))}.`] : [];
    });
    return [
      `Growth in ${year} was ${list(at)}.`,
      before.length > 1 &&
        `In the ${count(before.length)} years before, ${first.name}’s growth averaged ${percent(mean(before, growth) ?? 0)}.`,
      next && `Its next fastest year was ${next.year}, with ${percent(next.growth)}.`,
      "A year’s total shows neither what used the power nor a winter peak or a region short of it, so it does not measure mining.",
      carried.length > 0 &&
        `${list(carried)} ${carried.length > 1 ? "are" : "is"} partly carried forward from the year before.`,
      ...gaps,
      absent(missing),
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {places, years, missing} = selection(observations, view);
    const columns = [...places, ...missing.map((name) => ({name, rows: [] as Growth[]}))];
    return {
      caption: `Growth of electricity demand on the year before, percent, newest first`,
      columns: [{title: "Year", numeric: false}, ...columns.map(({name}) => ({title: name, numeric: true}))],
      rows: years.toReversed().map((year) => [
        String(year),
        ...columns.map(({rows}) => {
          const row = rows.find((d) => d.year === year);
          if (row === undefined) return "no data";
          return row.carried ? `${number(row.growth, 1)} a` : number(row.growth, 1);
        }),
      ]),
      notes: places.some(({rows}) => rows.some((d) => d.carried))
        ? ["a Net imports repeat those of the year before exactly, so this figure is partly carried forward."]
        : [],
    };
  },

  key(observations, view) {
    const {places} = selection(observations, view);
    return places.some(({rows}) => rows.some((d) => d.carried))
      ? [{mark: "outline", label: "Partly carried forward from the year before"}]
      : [];
  },

  caveat:
    "Demand is generation plus net imports, so grid losses and the plants’ own use are in it. The latest year is the least settled.",
  reading:
    "Each bar is one year’s demand against the year before, on one scale for all places; a bar below the line is a fall. A percent of a large system is more power than a percent of a small one.",
};

/** The growth of one place in one year, in percent. */
interface Growth {
  jurisdiction: string;
  year: number;
  growth: number;
  /** Whether the provider carried a part of the latest figure forward from the year before. */
  carried: boolean;
}

interface Place {
  code: string;
  name: string;
  rows: readonly Growth[];
}

function selection({system, jurisdictions}: Observations, view: View) {
  const name = names(jurisdictions);
  const [from, to] = [Number(view.from?.slice(0, 4) ?? 0), Number(view.to?.slice(0, 4) ?? 9999)];
  const known = new Set(jurisdictions.map(({code}) => code));
  const asked = (view.with ?? []).filter((code) => known.has(code)).slice(0, most);
  const all = asked.map((code): Place => {
    const rows = system.filter((d) => d.jurisdiction === code);
    const demand: ByYear = new Map(rows.map((d) => [d.year, d.demand]));
    const latest = Math.max(...demand.keys());
    return {
      code,
      name: name(code),
      rows: rows
        .filter(({year}) => year >= from && year <= to)
        .flatMap((row) => {
          const growth = growthOnYear(demand, row.year);
          if (growth === null) return [];
          return [{jurisdiction: code, year: row.year, growth, carried: isCarried(row, latest)}];
        }),
    };
  });
  const places = all.filter(({rows}) => rows.length > 0);
  const drawn = places.flatMap(({rows}) => rows.map(({year}) => year));
  return {
    places,
    /** Every year from the first drawn to the last. */
    years: drawn.length > 0 ? steps(Math.min(...drawn), Math.max(...drawn) + 1) : [],
    /** Names of places asked for that have no growth to show. */
    missing: all.filter(({rows}) => rows.length === 0).map(({name}) => name),
  };
}

/** The year of fastest growth, the earlier of equals; `rows` holds one at least. */
function peak(rows: readonly Growth[]): Growth {
  return rows.reduce((a, b) => (b.growth > a.growth ? b : a));
}

/**
 * Whether this is the latest year and its net imports repeat the year before exactly: the sign that they were carried
 * forward. Earlier years and small fuels can repeat by chance.
 */
function isCarried(row: ElectricitySystem, latest: number): boolean {
  return row.year === latest && (row.repeated?.split(" ").includes("net_imports") ?? false);
}

function absent(missing: readonly string[]): string {
  return missing.length > 0 ? `There is no data for ${list(missing)}.` : "";
}

/** The name above each panel, and the figure above its highest bar. */
function panelLabels(places: readonly Place[]): RenderFunction {
  return (index, scales, _values, {marginTop}, {document}) => {
    const [x, y] = [scales.x as (value: number) => number, scales.y as (value: number) => number];
    const group = element(document, "g");
    for (const place of index.map((i) => places[i])) {
      if (place === undefined) continue;
      const {year, growth} = peak(place.rows);
      const fill = textColor(place.code);
      group.append(
        text(document, {x: 0, y: marginTop - 25, lines: [place.name], strong: true, fill}),
        text(document, {
          x: x(year),
          y: y(Math.max(0, growth)) - 6,
          lines: [percent(growth)],
          anchor: "middle",
          strong: true,
          fill,
        }),
      );
    }
    return group;
  };
}

/** A name at the head of a sentence and inside one: "the United States" keeps its article. */
function sentence(name: string): string {
  return name === "United States" ? "The United States" : name;
}

function inside(name: string): string {
  return name === "United States" ? "the United States" : name;
}

function possessive(name: string): string {
  return name.endsWith("s") ? `${sentence(name)}’` : `${sentence(name)}’s`;
}

function growth(row: Growth): number {
  return row.growth;
}

function color(row: Growth): string {
  return markColor(row.jurisdiction);
}

function left({year}: Growth): number {
  return year - 0.38;
}

function right({year}: Growth): number {
  return year + 0.38;
}

/** To a multiple of five, up or down. */
function round(value: number, way: (value: number) => number): number {
  return way(value / 5) * 5;
}

function tickLabel(year: number, stacked: boolean): string {
  return stacked ? `’${String(year).slice(2)}` : String(year);
}
