import type {RenderFunction} from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import {ascending, max, scaleUtc, range as steps} from "d3";
import {isWholeMonth} from "../model/annual.ts";
import {decision} from "../model/decision.ts";
import {date, fromTo, list, number, percent, shortDate, utc} from "../model/format.ts";
import {dash, markColor, names, starred, textColor} from "../model/jurisdiction.ts";
import {monthEnd, monthMiddle} from "../model/month.ts";
import type {Act, BitcoinElectricity, HashrateShare, Jurisdiction, Source} from "../model/observation.ts";
import {monthsBetween, yearTicks} from "../model/time.ts";
import type {View} from "../model/view.ts";
import {newestBefore} from "../model/vintage.ts";
import {type Chart, type ChartEvent, isNarrow, type Series} from "./chart.ts";
import {places as choosePlaces} from "./choices.ts";
import {flagNote} from "./flags.ts";
import {baseline, discHeight, dodge, element, eventDiscs, eventLanes, eventRules, text, xAxis, yAxis} from "./marks.ts";
import {pointLabels} from "./marks-label.ts";
import {remembered} from "./remembered.ts";

export interface Observations {
  latest: readonly HashrateShare[];
  earlier: readonly HashrateShare[];
  current: readonly BitcoinElectricity[];
  previous: readonly BitcoinElectricity[];
  acts: readonly Act[];
  jurisdictions: readonly Jurisdiction[];
  sources: readonly Source[];
}

/** The acts marked, by the day they were decided. */
const marked = [
  "chn-notice-1283-2021",
  "swe-agency-call-2021",
  "kaz-cut-off-2022",
  "eu-pow-clause-2022",
  "eu-mica-2023",
];

/** The announcements that date the two releases of the map. */
const releases = {
  earlier: "cambridge-jbs-geographic-shift-2021",
  latest: "cambridge-jbs-surprising-resurgence-2022",
} as const;

/** The same months as published at different dates: Bitcoin's electricity by two methods above, shares of hashrate by two releases of the map below. */
export const vintages: Chart<Observations> = {
  name: "vintages",
  label: "What was known when",
  reads: {
    latest: "mining-hashrate-share/hashrate-share",
    earlier: "mining-hashrate-share@1.0.0/hashrate-share",
    current: "bitcoin-electricity/bitcoin-electricity",
    previous: "bitcoin-electricity@1.0.0/bitcoin-electricity",
    acts: "policy-acts/acts",
    jurisdictions: "jurisdictions/jurisdictions",
    sources: "sources/sources",
  },
  figures: "latest",
  view: {from: "2021-01", with: ["CHN", "USA", "KAZ"]},
  views: [
    {name: "kazakhstan", label: "Kazakhstan only", view: {with: ["KAZ"]}},
    {name: "united-states-and-russia", label: "The United States and Russia", view: {with: ["USA", "RUS"]}},
    {name: "germany-and-ireland", label: "Germany and Ireland, both doubtful", view: {with: ["DEU", "IRL"]}},
  ],
  related: ["hashrate-share", "bitcoin-electricity", "china-share-by-method"],

  controls({latest, earlier, jurisdictions}) {
    const codes = [...new Set([...latest, ...earlier].map((d) => d.jurisdiction))].filter((code) => code !== "OTH");
    return [choosePlaces(codes, names(jurisdictions), 3)];
  },

  title(observations, view) {
    const {surprise, revision, months} = selection(observations, view);
    const name = names(observations.jurisdictions);
    if ((view.with ?? []).length === 0) return `No place is chosen: electricity alone, ${span(months)}`;
    if (surprise !== undefined) {
      const {day, code, read, later} = surprise;
      const [before, after] = [percent(read.share, 0), percent(later.share, 0)];
      return `The newest map on ${date(day)} gave ${name(code)} ${before}; a later one puts that month at ${after}`;
    }
    if (revision !== undefined) {
      const [before, after] = [number(revision.previous), number(revision.current)];
      return `A new method moved the estimate for ${date(revision.month)} from ${before} to ${after}\u00a0TWh a year`;
    }
    return "No month shown here has been published with two different values";
  },

  subtitle(observations, view) {
    const {months} = selection(observations, view);
    return `Bitcoin’s electricity by two methods, and shares of world hashrate by two releases of the map, ${span(months)}`;
  },

  spec(observations, view, width) {
    const {months, places, thick, thin, ends, current, previous, published, zeros} = selection(observations, view);
    const narrow = isNarrow(width);
    const name = names(observations.jurisdictions);
    const events = this.events?.(observations, view) ?? [];
    const [marginLeft, marginRight] = [34, narrow ? 4 : 12];
    const domain: [Date, Date] = [utc(months[0] ?? "2021-01"), monthEnd(months.at(-1) ?? "2021-12")];
    const lanes = eventLanes(events, scaleUtc(domain, [marginLeft, width - marginRight]), width);
    const marginTop = (narrow ? discHeight : lanes.height + 4) + 24;
    const {lower, upper, height} = panels(observations, view, narrow);
    const shareSteps = steps(20, lower.top + 1, 20);
    const electricitySteps = steps(50, upper.top + 1, 50);
    return {
      width,
      height: marginTop + height + 28,
      marginLeft,
      marginRight,
      marginTop,
      marginBottom: 28,
      x: {type: "utc", domain, axis: null},
      y: {domain: [0, height], axis: null},
      marks: [
        yAxis({
          ticks: electricitySteps.map(upper.at),
          format: upper.of,
          unit: narrow ? " TWh a year" : " TWh a year, Bitcoin worldwide",
        }),
        yAxis({ticks: shareSteps.map(lower.at), format: lower.of, unit: "% of world hashrate"}),
        narrow ? eventDiscs(events) : eventRules(events),
        baseline(upper.at(0)),
        baseline(lower.at(0)),
        Plot.line(gapped(previous, months), {
          x: middle,
          y: ({best}) => (best === null ? Number.NaN : upper.at(best)),
          stroke: "var(--ink)",
          strokeWidth: 1.75,
          strokeDasharray: "4 3",
        }),
        Plot.line(gapped(current, months), {
          x: middle,
          y: ({best}) => (best === null ? Number.NaN : upper.at(best)),
          stroke: "var(--ink-2)",
          strokeWidth: 2.25,
        }),
        places.flatMap((code) =>
          [
            {rows: thin, strokeWidth: 1.5},
            {rows: thick, strokeWidth: 3.5},
          ].map(({rows, strokeWidth}) =>
            Plot.line(everyMonth(rows, code, months), {
              x: middle,
              y: ({share}) => lower.at(share),
              stroke: markColor(code),
              strokeWidth,
              strokeDasharray: dash(code, places),
            }),
          ),
        ),
        Plot.dot(
          places.flatMap((code) => thick.filter((row) => row.jurisdiction === code).slice(-1)),
          {
            x: middle,
            y: ({share}) => lower.at(share),
            r: 4.5,
            fill: (row: HashrateShare) => markColor(row.jurisdiction),
          },
        ),
        pointLabels(methodLabels(current, previous, upper.at, narrow)),
        placeLabels(
          ends.map((row) => ({
            at: middle(row),
            y: lower.at(row.share),
            words: `${starred(name(row.jurisdiction, narrow), row.jurisdiction)} ${percent(row.share)}`,
            fill: textColor(row.jurisdiction),
          })),
        ),
        zeros === undefined || !places.includes("CHN") || ends.some(({share}) => share < 8)
          ? null
          : pointLabels([
              {
                x: monthEnd(zeros),
                y: lower.at(0),
                lines: ["China reads 0"],
                fill: "var(--ink-2)",
                strong: false,
                dx: narrow ? 8 : 10,
                dy: -6,
              },
            ]),
        readable(published, domain, narrow),
        xAxis({ticks: yearTicks(...domain, narrow)}),
      ],
    };
  },

  series(observations, view, width) {
    const {places, current, previous, thick, thin} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const {lower, upper} = panels(observations, view, isNarrow(width));
    const electricity = (label: string, color: string, rows: readonly BitcoinElectricity[]): Series => ({
      label,
      color,
      points: rows.map((d) => ({
        x: middle(d),
        y: upper.at(d.best),
        at: date(d.month),
        value: `${number(d.best, 1)}\u00a0TWh a year`,
      })),
    });
    return [
      electricity("Method before Aug 2023", "var(--ink)", previous),
      electricity("Current method", "var(--ink-2)", current),
      ...places.map((code): Series => {
        const shown = new Set(thick.map((row) => row.month));
        const rows = [...thick, ...thin.filter(({month}) => !shown.has(month))]
          .filter((row) => row.jurisdiction === code)
          .sort((a, b) => ascending(a.month, b.month));
        return {
          label: starred(name(code), code),
          color: markColor(code),
          points: rows.map((d) => ({
            x: middle(d),
            y: lower.at(d.share),
            at: date(d.month),
            value: percent(d.share),
            ...(shown.has(d.month) ? {} : {note: "added by the later map"}),
            ...flagNote(d),
          })),
        };
      }),
    ].filter(({points}) => points.length > 0);
  },

  describe(observations, view) {
    const {surprise, revision, compared, changed, places, published} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const shares = (rows: readonly HashrateShare[], month: string) =>
      list(
        places.flatMap((code) => {
          const row = rows.find((each) => each.jurisdiction === code && each.month === month);
          return row === undefined ? [] : [`${name(code)} ${row.share === 0 ? "0%" : percent(row.share)}`];
        }),
      );
    const [first] = published;
    return [
      surprise !== undefined &&
        first !== undefined &&
        `On ${date(surprise.day)} the newest map, published on ${date(first.date)}, ended in ${date(surprise.read.month)}: ${shares(observations.earlier, surprise.read.month)}. The map published since gives for ${date(surprise.later.month)}: ${shares(observations.latest, surprise.later.month)}.`,
      compared > 0 &&
        `${changed === 0 ? "None" : number(changed)} of the ${number(compared)} shares in both maps changed${changed === 0 ? ": the later one only adds months" : ""}.`,
      revision === undefined
        ? "No month shown has electricity by two methods that differ."
        : `The electricity of ${date(revision.month)} is ${number(revision.previous, 1)} TWh a year by the method of the time and ${number(revision.current, 1)} by the current one.`,
      "A published zero for China is widely read as unreported, not as none.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {months, places, published} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const of = (rows: readonly BitcoinElectricity[]) =>
      new Map(rows.filter(isWholeMonth).map((row) => [row.month, row]));
    const [previous, current] = [of(observations.previous), of(observations.current)];
    const share = (rows: readonly HashrateShare[]) =>
      new Map(rows.map((row) => [`${row.month} ${row.jurisdiction}`, row.share]));
    const [earlier, latest] = [share(observations.earlier), share(observations.latest)];
    const [one, two] = published.map((release) => shortDate(release.date));
    const cell = (value: number | undefined, decimals: number) =>
      value === undefined ? "no data" : number(value, decimals);
    return {
      caption: `Electricity in TWh a year at the pace of the month; shares in percent of world hashrate, by the date the map was published; newest first, ${span(months)}`,
      columns: [
        {title: "Month", numeric: false},
        {title: "Electricity, method before Aug 2023", numeric: true},
        {title: "Electricity, current method", numeric: true},
        ...places.flatMap((code) => [
          {title: `${name(code)}, ${one ?? "first map"}`, numeric: true},
          {title: `${name(code)}, ${two ?? "newest map"}`, numeric: true},
        ]),
      ],
      rows: months
        .toReversed()
        .map((month) => [
          shortDate(month),
          cell(previous.get(month)?.best, 1),
          cell(current.get(month)?.best, 1),
          ...places.flatMap((code) => [
            cell(earlier.get(`${month} ${code}`), 2),
            cell(latest.get(`${month} ${code}`), 2),
          ]),
        ]),
      notes: ["Months of which only some days are known are left out of the electricity columns."],
    };
  },

  events(observations, view) {
    const {decisions} = selection(observations, view);
    return decisions;
  },

  key(observations, view) {
    const {published} = selection(observations, view);
    const [one, two] = published;
    if (one === undefined || two === undefined) return [];
    return [
      {mark: "bar", label: `As published on ${date(one.date)}`},
      {mark: "line", label: `Added on ${date(two.date)}`},
      {mark: "dashed", label: "Method before August 2023"},
    ];
  },

  caveat:
    "Electricity by the earlier method is read from copies of August 2022 and January 2023, not from those of each day. Earlier releases of the map are not held.",
  reading:
    "A vertical line is the day an act was decided. The bar at the foot says which map was the newest on that day, of those held here: thick lines are what it showed, thin lines are months that were published only later. Above, the same month has two values: one by the method in use when these acts were decided until August 2023, and one by the method since.",
};

const selection = remembered((observations: Observations, view: View) => {
  const whole = (rows: readonly BitcoinElectricity[]) =>
    rows.filter(
      (row) => isWholeMonth(row) && (!view.from || row.month >= view.from) && (!view.to || row.month <= view.to),
    );
  const within = (rows: readonly HashrateShare[]) =>
    rows.filter(({month}) => (!view.from || month >= view.from) && (!view.to || month <= view.to));
  const [current, previous] = [whole(observations.current), whole(observations.previous)];
  const [latest, earlier] = [within(observations.latest), within(observations.earlier)];
  const known = [...current, ...previous, ...latest, ...earlier].map(({month}) => month).sort();
  const months = known.length === 0 ? [] : monthsBetween(known[0] ?? "", known.at(-1) ?? "");
  const places = (view.with ?? []).filter((code) => [...latest, ...earlier].some((row) => row.jurisdiction === code));
  const end =
    earlier
      .map(({month}) => month)
      .sort()
      .at(-1) ?? "";
  const named = (rows: readonly HashrateShare[]) => rows.filter((row) => places.includes(row.jurisdiction));
  const thin = named(latest).filter(({month}) => month >= end);
  const before = new Map(previous.map((row) => [row.month, row.best]));
  const revisions = current.flatMap(({month, best}) => {
    const old = before.get(month);
    return old === undefined || old === best ? [] : [{month, previous: old, current: best}];
  });
  const old = new Map(observations.earlier.map((row) => [`${row.month} ${row.jurisdiction}`, row.share]));
  const both = observations.latest.filter((row) => old.has(`${row.month} ${row.jurisdiction}`));
  const dated = (id: string) => observations.sources.find((source) => source.id === id)?.date ?? undefined;
  // Pinned to the first version there is one release alone.
  const added = thin.some(({month}) => month > end);
  const published = [
    {date: dated(releases.earlier), rows: observations.earlier},
    ...(added ? [{date: dated(releases.latest), rows: observations.latest}] : []),
  ].flatMap(({date, rows}) => {
    const last = rows
      .map(({month}) => month)
      .sort()
      .at(-1);
    return date === undefined || last === undefined ? [] : [{date, last}];
  });
  const decisions = decided(observations, months);
  const surprise = added ? largestSurprise(observations, decisions, places, published[0]?.date) : undefined;
  return {
    months,
    places,
    current,
    previous,
    thick: named(earlier),
    thin,
    /** The last row of each place. */
    ends: places.flatMap((code) => {
      const row = [...thin, ...named(earlier)]
        .filter(({jurisdiction}) => jurisdiction === code)
        .sort((a, b) => ascending(b.month, a.month))[0];
      return row === undefined ? [] : [row];
    }),
    /** The last month in which China is published as zero. */
    zeros: named([...earlier, ...latest])
      .filter(({jurisdiction, flag}) => jurisdiction === "CHN" && flag === "published-zero")
      .map(({month}) => month)
      .sort()
      .at(-1),
    /** The releases of the map, oldest first, with their last month. */
    published,
    decisions,
    surprise,
    /** The month whose electricity the new method moved most. */
    revision: revisions.sort((a, b) => Math.abs(b.current - b.previous) - Math.abs(a.current - a.previous))[0],
    /** Shares in both maps, and how many of them differ. */
    compared: both.length,
    changed: both.filter((row) => old.get(`${row.month} ${row.jurisdiction}`) !== row.share).length,
  };
});

/** The marked acts decided in these months and dated to the day, in order. */
function decided({acts, jurisdictions}: Observations, months: readonly string[]): ChartEvent[] {
  const name = names(jurisdictions);
  const [first = "", last = ""] = [months[0], months.at(-1)];
  return acts
    .filter(({id}) => marked.includes(id))
    .map((act) => ({
      date: decision(act).date,
      label: `${name(act.jurisdiction, true)}: ${act.short.charAt(0).toLowerCase()}${act.short.slice(1)}`,
    }))
    .filter(({date}) => date.length === 10 && date.slice(0, 7) >= first && date.slice(0, 7) <= last)
    .sort((a, b) => ascending(a.date, b.date));
}

interface Surprise {
  /** The day of the act. */
  day: string;
  code: string;
  /** The newest row of the place that could be read on the day. */
  read: HashrateShare;
  /** What the later map gives for the month of the day. */
  later: HashrateShare;
}

/** On the first marked day with a map to read and the day's month in the later one: the place whose two shares lie furthest apart. */
function largestSurprise(
  {earlier, latest}: Observations,
  decisions: readonly ChartEvent[],
  places: readonly string[],
  published: string | undefined,
): Surprise | undefined {
  if (published === undefined) return undefined;
  const last = earlier
    .map(({month}) => month)
    .sort()
    .at(-1);
  for (const {date: day} of decisions) {
    if (newestBefore([{version: "earlier", vintage: published}], day) === undefined) continue;
    const found = places.flatMap((code): Surprise[] => {
      const read = earlier.find((row) => row.jurisdiction === code && row.month === last);
      const later = latest.find((row) => row.jurisdiction === code && row.month === day.slice(0, 7));
      return read === undefined || later === undefined ? [] : [{day, code, read, later}];
    });
    const gap = ({read, later}: Surprise) => Math.abs(later.share - read.share);
    const most = found.sort((a, b) => gap(b) - gap(a))[0];
    if (most !== undefined) return most;
  }
  return undefined;
}

interface Panel {
  top: number;
  /** A value as a height above the foot of the plot, in drawing units. */
  at: (value: number) => number;
  /** The value at a height, as text. */
  of: (height: number) => string;
}

/** Two panels over a strip: where values stand in a plot whose y scale counts units from its foot. */
function panels(observations: Observations, view: View, narrow: boolean): {lower: Panel; upper: Panel; height: number} {
  const {current, previous, thick, thin} = selection(observations, view);
  const size = narrow ? 150 : 172;
  const strip = 40;
  const panel = (foot: number, top: number): Panel => ({
    top,
    at: (value) => foot + (value / top) * size,
    of: (height) => String(Math.round(((height - foot) / size) * top)),
  });
  const shares = Math.ceil((max([...thick, ...thin], ({share}) => share) ?? 1) / 20) * 20;
  const electricity = Math.ceil((max([...current, ...previous], ({best}) => best) ?? 1) / 50) * 50;
  return {
    lower: panel(strip, Math.max(20, shares)),
    upper: panel(strip + size + 48, Math.max(50, electricity)),
    height: strip + size + 48 + size,
  };
}

/** Names the two methods: the earlier above its highest month, the current below its last ones. */
function methodLabels(
  current: readonly BitcoinElectricity[],
  previous: readonly BitcoinElectricity[],
  at: (value: number) => number,
  narrow: boolean,
) {
  const crest = previous.toSorted((a, b) => b.best - a.best)[0];
  const end = current.at(-1);
  // Below the lowest month that the name stretches over.
  const low = Math.min(...current.slice(narrow ? -15 : -7).map(({best}) => best));
  return [
    ...(crest === undefined
      ? []
      : [
          {
            x: middle(crest),
            y: at(crest.best),
            lines: [narrow ? "Earlier method" : "Method before August 2023"],
            fill: "var(--ink)",
            dx: 6,
            dy: -8,
          },
        ]),
    ...(end === undefined
      ? []
      : [
          {
            x: middle(end),
            y: at(low),
            lines: [`Current method ${number(end.best)}`],
            fill: "var(--ink-2)",
            anchor: "end" as const,
            dy: 20,
          },
        ]),
  ];
}

/** Names to the right of points, dodged so that none touch. */
function placeLabels(labels: readonly {at: Date; y: number; words: string; fill: string}[]): RenderFunction {
  return (_index, {x, y}, _values, _dimensions, {document}) => {
    if (x === undefined || y === undefined) throw new Error("a label needs an x and a y scale");
    const heights = labels.map((label) => Number(y(label.y)));
    const placed = dodge(
      heights.map((center) => ({center, size: 18})),
      0,
      Number(y(40)) + 4,
    );
    const group = element(document, "g");
    for (const [i, {at, words, fill}] of labels.entries())
      group.append(
        text(document, {x: Number(x(at)) + 9, y: (placed[i] ?? 0) + 4.5, lines: [words], fill, strong: true}),
      );
    return group;
  };
}

/** A strip at the foot: from when to when each release of the map was the newest. */
function readable(
  published: readonly {date: string; last: string}[],
  [start, end]: [Date, Date],
  narrow: boolean,
): RenderFunction {
  return (_index, {x}, _values, {height, marginBottom}, {document}) => {
    if (x === undefined) throw new Error("the strip needs an x scale");
    const top = height - marginBottom - 26;
    const group = element(document, "g", {}, text(document, {x: 0, y: top + 14.5, lines: ["Newest map:"]}));
    for (const [i, {date: from, last}] of published.entries()) {
      const until = published[i + 1]?.date;
      const [left, right] = [
        Number(x(new Date(Math.max(utc(from).getTime(), start.getTime())))),
        Number(x(until === undefined ? end : utc(until))),
      ];
      const words = shortDate(last);
      group.append(
        element(document, "rect", {
          x: left,
          y: top,
          width: Math.max(0, right - left),
          height: 20,
          fill: "var(--context-fill)",
          stroke: "var(--rule-strong)",
        }),
        text(document, {
          x: left + 6,
          y: top + 14.5,
          lines: [narrow ? `${words.slice(0, -4)}’${words.slice(-2)}` : `to ${date(last)}`],
          fill: "var(--ink)",
          halo: false,
        }),
      );
    }
    return group;
  };
}

/** One row a month, so that the line breaks where a month is missing. */
function gapped(rows: readonly BitcoinElectricity[], months: readonly string[]) {
  const byMonth = new Map(rows.map((row) => [row.month, row.best]));
  return months.map((month) => ({month, best: byMonth.get(month) ?? null}));
}

function everyMonth(rows: readonly HashrateShare[], code: string, months: readonly string[]) {
  const byMonth = new Map(rows.filter(({jurisdiction}) => jurisdiction === code).map((row) => [row.month, row.share]));
  return months.map((month) => ({month, share: byMonth.get(month) ?? Number.NaN}));
}

function middle(row: {month: string}): Date {
  return monthMiddle(row.month);
}

function span(months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)];
  return first === undefined || last === undefined ? "no month" : fromTo(first, last);
}
