import * as Plot from "@observablehq/plot";
import {ascending, scaleUtc, ticks} from "d3";
import {annualMeans} from "../model/annual.ts";
import {date, fromTo, list, number, percent, shortDate, utc, withUnit} from "../model/format.ts";
import {markColor, textColor} from "../model/jurisdiction.ts";
import {gaps, monthEnd, monthMiddle, monthsShown, timeTicks} from "../model/month.ts";
import type {Act, PowerPrice} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {actEvents, keyDate} from "./act-events.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {period} from "./choices.ts";
import {
  baseline,
  discHeight,
  endLabels,
  eventDiscs,
  eventLanes,
  eventRules,
  hatchedSpan,
  xAxis,
  yAxis,
} from "./marks.ts";
import {type PointLabel, pointLabels} from "./marks-label.ts";
import {textWidth} from "./text.ts";

export interface Observations {
  prices: readonly PowerPrice[];
  acts: readonly Act[];
}

/** The acts marked: the tax relief begins, the two agencies’ call, the relief ends. */
const marked = ["swe-data-hall-relief-2017", "swe-agency-call-2021", "swe-relief-abolition-2023"];
const call = "swe-agency-call-2021";

/** The bidding zones from north to south: the north, where the mines are, in Sweden’s colour, the south in ink. */
const zones = [
  {zone: "SE1", place: "Luleå", stroke: markColor("SWE"), fill: textColor("SWE"), width: 3, dash: "none"},
  {zone: "SE2", place: "Sundsvall", stroke: markColor("SWE"), fill: textColor("SWE"), width: 1.5, dash: "none"},
  {zone: "SE3", place: "Stockholm", stroke: "var(--ink-3)", fill: "var(--ink-3)", width: 1.75, dash: "none"},
  {zone: "SE4", place: "Malmö", stroke: "var(--ink)", fill: "var(--ink)", width: 1.75, dash: "none"},
] as const;
const [north, , , south] = zones;

/** Monthly mean day-ahead price in Sweden’s four bidding zones: the north against the south. */
export const swedenPrices: Chart<Observations> = {
  name: "sweden-prices",
  label: "Power prices in Sweden’s four zones",
  reads: {prices: "sweden-power-prices/sweden-power-prices", acts: "policy-acts/acts"},
  figures: "prices",
  view: {with: ["SE1", "SE2", "SE3", "SE4"], from: "2020-01"},
  views: [
    {name: "since-2016", label: "Since 2016", view: {from: "2016-01"}},
    {name: "north", label: "The two northern zones", view: {with: ["SE1", "SE2"]}},
    {name: "south", label: "The two southern zones", view: {with: ["SE3", "SE4"]}},
    {name: "after-the-relief", label: "After the tax relief ended", view: {from: "2023-07"}},
  ],
  related: ["sweden-mining-electricity", "electricity-demand-growth", "hashrate-share"],

  controls({prices}) {
    const known = new Set(prices.map(({zone}) => zone));
    const options = zones
      .filter(({zone}) => known.has(zone))
      .map(({zone, place}) => ({value: zone, label: `${zone} ${place}`}));
    return [{kind: "places", label: "Zones", options, most: zones.length}, period(prices)];
  },

  title(observations, view) {
    const {year, opening, peak, rows, shown, first, last} = selection(observations, view);
    if (shown.length === 0) return `No zone is chosen, so there is no price to show, ${fromTo(first, last)}`;
    if (first === last || shown.length < zones.length) return extremes(rows);
    if (year !== undefined && opening !== undefined && more(opening) < 10 && more(year) > 50) {
      return `Power in Sweden’s far south cost ${percent(more(opening), 0)} more than in the north in ${opening.name}, and ${percent(more(year), 0)} more in ${year.name}`;
    }
    const gap = year && 100 * (1 - year.north / year.south);
    if (gap !== undefined && gap > 0 && peak !== undefined && year !== undefined && peak.price > 2 * year.north) {
      return `Power in Sweden’s north cost ${percent(gap, 0)} less than in the far south in ${year.name}, but spiked in ${date(peak.month)}`;
    }
    return extremes(rows);
  },

  subtitle(observations, view) {
    const {first, last} = selection(observations, view);
    return `Mean day-ahead price by bidding zone, EUR/MWh, monthly, ${fromTo(first, last)}`;
  },

  spec(observations, view, width) {
    const {months, shown, rows, of, peak, dearest, first, last} = selection(observations, view);
    const narrow = isNarrow(width);
    const events = this.events?.(observations, view) ?? [];
    const ends = shown.flatMap((look) =>
      of(look.zone)
        .slice(-1)
        .map((row) => ({...row, look})),
    );
    const labels = ends.map(({zone, price, look}) => ({
      value: price,
      lines: [narrow ? `${zone} ${number(price)}` : `${zone} ${look.place} ${number(price)}`],
      fill: look.fill,
    }));
    const longest = Math.max(0, ...labels.flatMap(({lines}) => lines).map((line) => textWidth(line, 13, true)));
    const [marginLeft, marginRight] = [34, Math.max(narrow ? 72 : 142, Math.ceil(longest) + 10)];
    const domain: [Date, Date] = [utc(first), monthEnd(last)];
    const lanes = eventLanes(events, scaleUtc(domain, [marginLeft, width - marginRight]), width);
    const marginTop = (narrow ? discHeight : lanes.height + 4) + 20;
    const [low, high] = [Math.min(0, ...rows.map((d) => d.price)), Math.max(0, ...rows.map((d) => d.price))];
    const plot = narrow ? 270 : 320;
    const heights = ends.map(({price}) => marginTop + (plot * (high + 12 - price)) / (high + 12 - low));
    const series = (zone: string) => {
      const prices = new Map(of(zone).map((d) => [d.month, d.price]));
      return months.map((month) => ({month, price: prices.get(month) ?? null}));
    };
    const point = {x: (d: {month: string}) => monthMiddle(d.month), y: "price"};
    return {
      width,
      height: marginTop + plot + 28,
      marginLeft,
      marginRight,
      marginTop,
      marginBottom: 28,
      x: {type: "utc", domain, axis: null},
      y: {domain: [low, high + 12], axis: null},
      marks: [
        gaps(months, (month) => rows.some((d) => d.month === month)).map(({from, to}) =>
          hatchedSpan(utc(from), monthEnd(to)),
        ),
        yAxis({ticks: ticks(low, high + 12, 4), format: (tick) => number(tick), unit: " EUR/MWh"}),
        narrow ? eventDiscs(events) : eventRules(events),
        baseline(),
        shown
          .map(({zone, stroke, width: strokeWidth, dash}) =>
            Plot.line(series(zone), {...point, stroke, strokeWidth, strokeDasharray: dash}),
          )
          .reverse(),
        Plot.dot(
          [peak, dearest].filter((d) => d !== undefined),
          {...point, r: 4, fill: (d: PowerPrice) => (d.zone === north.zone ? north.stroke : south.stroke)},
        ),
        // in a short span the lines lie so wide that a label would cross them
        pointLabels(
          [
            ...(peak === undefined || months.length <= 24 ? [] : [beside(peak, north.fill, narrow, "North")]),
            ...(dearest === undefined || months.length <= 24 ? [] : [before(dearest, south.fill, narrow, "Far south")]),
          ],
          {
            clearOf: [
              {
                left: width - marginRight,
                right: width,
                top: Math.min(...heights) - 40,
                bottom: Math.max(...heights) + 40,
              },
            ],
          },
        ),
        endLabels(labels, {dx: narrow ? 9 : 10}),
        xAxis({ticks: timeTicks(months, narrow)}),
      ],
    };
  },

  series(observations, view) {
    const {shown, of} = selection(observations, view);
    return shown.map(
      ({zone, place, stroke}): Series => ({
        label: `${zone} ${place}`,
        color: stroke,
        points: of(zone).map((d) => ({
          x: monthMiddle(d.month),
          y: d.price,
          at: date(d.month),
          value: withUnit(d.price, "EUR/MWh", 1),
        })),
      }),
    );
  },

  describe(observations, view) {
    const {months, rows, shown, of, peak, dearest, year, opening, first, last} = selection(observations, view);
    if (shown.length === 0) return "No zone is chosen. Choose one or more of the four to see what power cost there.";
    const price = (value: number) => withUnit(value, "EUR/MWh");
    const absent = shown.filter(({zone}) => of(zone).length === 0).map(({zone}) => zone);
    const missing = months.filter((month) =>
      shown.some(({zone}) => of(zone).length > 0 && !of(zone).some((d) => d.month === month)),
    );
    return [
      (first === last || shown.length < zones.length) && `${extremes(rows)}.`,
      year &&
        `In ${year.name}, the year of the two agencies’ call, the mean price was ${price(year.north)} in the far north (${north.zone}) and ${price(year.south)} in the far south (${south.zone}).`,
      opening &&
        year &&
        more(opening) < 10 &&
        `In ${opening.name}, the first year shown, the far south paid ${percent(more(opening), 0)} more.`,
      peak && `The north’s dearest month is ${date(peak.month)}, at ${price(peak.price)}.`,
      dearest &&
        `The far south’s ${peak === undefined ? "dearest month is" : "is"} ${date(dearest.month)}, at ${price(dearest.price)}.`,
      absent.length > 0 && `${list(absent)} ${absent.length > 1 ? "have" : "has"} no data in these months.`,
      missing.length > 0 && `Data are missing for ${list(missing.map(date))}.`,
      "These are market prices without tax, grid fees or long contracts, so not what a mine paid; nothing here shows an effect of mining on price.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {months, shown, of, first, last} = selection(observations, view);
    const columns = (shown.length > 0 ? shown : zones).map(({zone, place}) => ({
      title: `${zone} ${place}`,
      prices: new Map(of(zone).map((d) => [d.month, d.price])),
    }));
    return {
      caption: `EUR/MWh, newest first, ${fromTo(first, last)}`,
      columns: [{title: "Month", numeric: false}, ...columns.map(({title}) => ({title, numeric: true}))],
      rows: months
        .map((month) => [
          shortDate(month),
          ...columns.map(({prices}) => {
            const price = prices.get(month);
            return price === undefined ? "no data" : number(price, 1);
          }),
        ])
        .reverse(),
    };
  },

  events(observations, view) {
    const {first, last} = selection(observations, view);
    return actEvents(observations.acts, marked, utc(first), monthEnd(last));
  },

  caveat:
    "Data: ENTSO-E Transparency Platform, averaged by us; only monthly means are published here. Day-ahead prices without taxes and grid fees.",
  reading:
    "Each line is one bidding zone, from Luleå in the north (SE1) to Malmö in the south (SE4); a month’s mean stands in the middle of the month. The two northern zones nearly always share one price, so their lines lie on each other.",
};

/** The mean price of one year in the far north and the far south, EUR/MWh. */
interface Year {
  name: string;
  north: number;
  south: number;
}

function selection({prices, acts}: Observations, view: View) {
  const months = monthsShown(prices, view);
  const [first = "", last = ""] = [months[0], months.at(-1)];
  const asked = view.with ?? zones.map(({zone}) => zone);
  const rows = prices.filter((d) => asked.includes(d.zone) && d.month >= first && d.month <= last);
  const of = (zone: string) => rows.filter((d) => d.zone === zone).toSorted((a, b) => ascending(a.month, b.month));
  const dearest = (zone: string) => of(zone).toSorted((a, b) => b.price - a.price)[0];
  const event = acts.find(({id}) => id === call);
  const means = (zone: string) => new Map(annualMeans(of(zone), (d) => d.price).map(({year, mean}) => [year, mean]));
  const [northern, southern] = [means(north.zone), means(south.zone)];
  const year = (name: string): Year | undefined => {
    const [northMean, southMean] = [northern.get(Number(name)) ?? null, southern.get(Number(name)) ?? null];
    return northMean === null || southMean === null ? undefined : {name, north: northMean, south: southMean};
  };
  return {
    months,
    rows,
    first,
    last,
    /** The zones asked for, from north to south. */
    shown: zones.filter(({zone}) => asked.includes(zone)),
    /** The prices of one zone, oldest first. */
    of,
    /** The dearest month of the far north and of the far south. */
    peak: dearest(north.zone),
    dearest: dearest(south.zone),
    /** The mean prices of the year of the call and of the first year shown, EUR/MWh; undefined unless whole. */
    year: event && year(keyDate(event).slice(0, 4)),
    opening: year(first.slice(0, 4)),
  };
}

/** The headline of some zones, or of a short span: the cheapest and the dearest month. */
function extremes(rows: readonly PowerPrice[]): string {
  const sorted = rows.toSorted((a, b) => a.price - b.price);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return "No price is known for these zones and months";
  const price = (row: PowerPrice) => `${withUnit(row.price, "EUR/MWh", 1)} in ${row.zone}`;
  if (low.month === high.month)
    return low === high
      ? `Power cost ${price(low)} in ${date(low.month)}`
      : `Power cost from ${price(low)} to ${price(high)} in ${date(low.month)}`;
  return `Power cost from ${price(low)} (${shortDate(low.month)}) to ${price(high)} (${shortDate(high.month)})`;
}

/** How much more the far south’s price was than the far north’s, percent. */
function more(year: Year): number {
  return 100 * (year.south / year.north - 1);
}

/** A label to the right of a peak. */
function beside({month, zone, price}: PowerPrice, fill: string, narrow: boolean, who: string): PointLabel {
  const lines = narrow ? [`${zone} ${number(price)}`] : [`${who} (${zone}) ${number(price)}, ${date(month)}`];
  return {x: monthMiddle(month), y: price, lines, fill, dx: 9, dy: 4.5};
}

/** A label to the left of a peak. */
function before(row: PowerPrice, fill: string, narrow: boolean, who: string): PointLabel {
  return {...beside(row, fill, narrow, who), anchor: "end", dx: -9};
}
