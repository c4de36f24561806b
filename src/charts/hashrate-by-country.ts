import * as Plot from "@observablehq/plot";
import {extent, range as steps} from "d3";
import {count, date, fromTo, list, number, percent, shortDate, utc, withUnit} from "../model/format.ts";
import {dip, monthsApart, returnFromZero, worldHashrate} from "../model/hashrate.ts";
import {isDoubtful, markColor, names, starred, textColor} from "../model/jurisdiction.ts";
import {monthEnd, monthMiddle} from "../model/month.ts";
import type {HashrateShare, Jurisdiction} from "../model/observation.ts";
import {monthsBetween, monthTicks} from "../model/time.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {period, places} from "./choices.ts";
import {flagNote} from "./flags.ts";
import {annotation, baseline, element, endLabels, text, xAxis, yAxis} from "./marks.ts";
import {remembered} from "./remembered.ts";
import {textWidth} from "./text.ts";

export interface Observations {
  shares: readonly HashrateShare[];
  jurisdictions: readonly Jurisdiction[];
}

/** Measured hashrate in EH/s, stacked: up to three places in colour from the baseline up, all others as one quiet area. */
export const hashrateByCountry: Chart<Observations> = {
  name: "hashrate-by-country",
  label: "Hashrate by place, in EH/s",
  reads: {shares: "mining-hashrate-share/hashrate-share", jurisdictions: "jurisdictions/jurisdictions"},
  figures: "shares",
  view: {with: ["CHN", "KAZ", "USA"], from: "2021-01", to: "2022-01"},
  views: [
    {name: "since-2019", label: "Since September 2019", view: {from: "2019-09"}},
    {name: "kazakhstan", label: "Kazakhstan only", view: {with: ["KAZ"]}},
    {name: "after-the-return", label: "After China’s return", view: {from: "2021-09"}},
    {
      name: "germany-and-ireland",
      label: "Germany and Ireland, both doubtful",
      view: {with: ["DEU", "IRL"], to: "2021-12"},
    },
  ],
  related: ["hashrate-share", "hashrate-moves", "bitcoin-electricity"],

  controls({shares, jurisdictions}) {
    const codes = [...new Set(shares.map((d) => d.jurisdiction))].filter((code) => code !== "OTH");
    return [places(codes, names(jurisdictions), most), period(shares)];
  },

  title(observations, view) {
    const {totals, fall, zeros, named, months: shown} = selection(observations, view);
    const [first, last] = [totals[0], totals.at(-1)];
    if (first === undefined || last === undefined) return "No measured hashrate covers these months";
    const verb = last.hashrate < first.hashrate ? "fell" : "rose";
    const world =
      first === last
        ? `World hashrate was ${number(last.hashrate)}\u00a0EH/s in ${date(last.month)}`
        : `World hashrate ${verb} from ${number(first.hashrate)} to ${number(last.hashrate)}\u00a0EH/s`;
    if (named.length === 0) return `No place is chosen: ${world.charAt(0).toLowerCase()}${world.slice(1)}`;
    if (fall === undefined || zeros[0] === undefined) return namedAndWorld(named, observations, view) ?? world;
    const name = names(observations.jurisdictions)(zeros[0].jurisdiction);
    if (shown.length > 24) return `${world}, though ${name}’s measured part fell to zero on the way`;
    const finding = `${name}’s measured mining fell to zero in ${months(monthsApart(fall.level.month, fall.zero))}`;
    if (fall.regained === undefined) return `${finding}. The world total was not back by ${date(last.month)}`;
    return `${finding}. ${capital(months(monthsApart(fall.zero, fall.regained)))} later the world total was back`;
  },

  subtitle(observations, view) {
    return `Bitcoin hashrate by location, exahashes per second (EH/s), monthly means, ${spanOf(selection(observations, view).months)}`;
  },

  spec(observations, view, width) {
    const {bands, months, totals, fall, zeros} = selection(observations, view);
    const narrow = isNarrow(width);
    const name = names(observations.jurisdictions);
    const domain = span(months);
    const [alone] = months.length === 1 ? months : [];
    const highest = Math.max(1, ...totals.map(({hashrate}) => hashrate));
    const step = [50, 20, 10, 5].find((size) => highest >= 2 * size) ?? 1;
    const top = Math.ceil(highest / step) * step;
    const last = months.at(-1);
    const labels = bands.flatMap(({code, points}) => {
      const end = points.at(-1);
      if (end === undefined || end.low === null || end.high === null) return [];
      const value = number(end.high - end.low, 1);
      const label = code === rest ? (narrow ? "All other" : "All other places") : starred(name(code, narrow), code);
      return [
        {
          value: (end.low + end.high) / 2,
          lines: narrow ? [label, value] : [`${label} ${value}`],
          fill: textColor(code === rest ? "OTH" : code),
        },
      ];
    });
    const longest = Math.max(...labels.flatMap(({lines}) => lines).map((line) => textWidth(line, 13, true)));
    return {
      width,
      height: 24 + (narrow ? 270 : 330) + 46,
      marginLeft: 34,
      marginRight: Math.max(narrow ? 92 : 152, Math.ceil(longest) + 10),
      marginTop: 24,
      marginBottom: 46,
      x: {type: "utc", domain, axis: null},
      y: {domain: [0, top], axis: null},
      marks: [
        yAxis({ticks: steps(0, top + 1, step), format: String, unit: " EH/s"}),
        ...bands.map(({code, points}) =>
          alone === undefined
            ? Plot.areaY(points, {x: month, y1: "low", y2: "high", ...paint(code)})
            : Plot.rect(points, {x1: utc(alone), x2: monthEnd(alone), y1: "low", y2: "high", ...paint(code)}),
        ),
        ...bands.map(({code, points}) =>
          Plot.line(points, {
            x: month,
            y: "high",
            stroke: code === rest ? "var(--context)" : "var(--paper)",
            strokeWidth: 1.5,
          }),
        ),
        baseline(),
        fall === undefined ? null : levelLine(fall.level, fall.regained ?? last ?? fall.zero),
        fall === undefined || last === undefined
          ? null
          : annotation({
              x: (x) => x(utc(fall.regained === undefined ? last : previousMonth(fall.regained))),
              y: (y) => y(fall.level.hashrate) - (narrow ? 24 : 8),
              anchor: "end",
              lines: narrow ? levelWords(fall, last) : [levelWords(fall, last).join(" ")],
            }),
        endLabels(labels, {dx: 10}),
        xAxis({ticks: alone ? [{at: monthMiddle(alone), label: shortDate(alone)}] : monthTicks(ticked(months))}),
        zeros[0] === undefined
          ? null
          : zeroBracket(zeros, `${name(zeros[0].jurisdiction)} reads 0`, alone === undefined ? utc : monthMiddle),
      ],
    };
  },

  series(observations, view) {
    const {all, bands, months} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const row = (code: string, at: string) => all.find((d) => d.jurisdiction === code && d.month === at);
    return bands.map(
      ({code, points}): Series => ({
        label: code === rest ? "All other places" : starred(name(code), code),
        color: code === rest ? "var(--context)" : markColor(code),
        points: points.flatMap(({month: at, low, high}) =>
          low === null || high === null
            ? []
            : [
                {
                  x: months.length === 1 ? monthMiddle(at) : utc(at),
                  y: high,
                  at: date(at),
                  value: withUnit(high - low, "EH/s", 1),
                  ...flagNote({flag: row(code, at)?.flag ?? null}),
                },
              ],
        ),
      }),
    );
  },

  describe(observations, view) {
    const {rows, months, named, fall, zeros, absent, incomplete} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const [first, last, subject] = [months[0], months.at(-1), named[0]];
    if ((view.with ?? []).length === 0)
      return "No place is chosen, so all hashrate is one quiet area. Choose up to three places to see their parts of it.";
    if (first === undefined || last === undefined || subject === undefined)
      return "No month of this view has figures for the places named. An absence is not a zero.";
    const value = (at: string) => rows.find((d) => d.jurisdiction === subject && d.month === at)?.hashrate;
    const reading = (at: string) => {
      const hashrate = value(at);
      return `${hashrate === undefined ? "no data" : `${number(hashrate, 1)}\u00a0EH/s`} in ${date(at)}`;
    };
    const subjectZeros = zeros.filter((d) => d.jurisdiction === subject).map((d) => d.month);
    const back = subjectZeros.length > 0 ? returnFromZero(rows, subject) : undefined;
    return [
      `${sentence(name(subject))} reads ${list([
        ...(first === last ? [] : [reading(first)]),
        ...(subjectZeros.length > 0 && first !== last ? [`a published zero in ${monthList(subjectZeros)}`] : []),
        reading(last),
      ])}.`,
      fall &&
        (fall.regained === undefined
          ? `The world total of ${date(fall.level.month)}, ${number(fall.level.hashrate, 1)}\u00a0EH/s, was not regained by ${date(last)}.`
          : `The world total of ${date(fall.level.month)}, ${number(fall.level.hashrate, 1)}\u00a0EH/s, was regained in ${date(fall.regained)}.`),
      back &&
        back.lostElsewhere > 0 &&
        `When ${name(subject)} is back in ${date(back.month)}, the rest of the world loses ${number(back.lostElsewhere, 1)}\u00a0EH/s net, ${percent((100 * back.lostElsewhere) / back.gained, 0)} of what ${name(subject)} gains: that part looks like relabelling, not like new machines.`,
      named.some(isDoubtful) &&
        `${list(named.filter(isDoubtful).map((code) => name(code)))} ${named.filter(isDoubtful).length > 1 ? "are" : "is"} thought to be inflated by redirected addresses.`,
      zeros.length > 0 && "The published zero is widely read as hidden mining, not as none.",
      absent.length > 0 &&
        `No row for ${list(absent.map((code) => name(code)))}: not measured by name, which is not zero.`,
      incomplete.length > 0 && `No complete figures for ${list(incomplete.map(date))}: the areas have a gap there.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {all, complete, months, named} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const cell = new Map(all.map((d) => [`${d.month} ${d.jurisdiction}`, d]));
    const totals = new Map(worldHashrate(all).map((d) => [d.month, d.hashrate]));
    return {
      caption: `EH/s, newest first, ${spanOf(months)}`,
      columns: [
        {title: "Month", numeric: false},
        ...named.map((code) => ({title: starred(name(code), code), numeric: true})),
        {title: "All other places", numeric: true},
        {title: "World", numeric: true},
      ],
      rows: months.toReversed().map((at) => {
        const own = named.map((code) => cell.get(`${at} ${code}`));
        const total = complete.has(at) ? totals.get(at) : undefined;
        const sum = own.reduce((value, row) => value + (row?.hashrate ?? 0), 0);
        return [
          shortDate(at),
          ...own.map((row) =>
            row === undefined
              ? "no data"
              : row.flag === "published-zero"
                ? `${number(row.hashrate, 2)} a`
                : number(row.hashrate, 2),
          ),
          total === undefined ? "no data" : number(total - sum, 2),
          total === undefined ? "no data" : number(total, 2),
        ];
      }),
      notes: all.some((d) => d.flag === "published-zero" && named.includes(d.jurisdiction))
        ? ["a Published as zero. Read it as “not reported”."]
        : [],
    };
  },

  key(observations, view) {
    const doubtful = selection(observations, view).named.filter(isDoubtful);
    const color = markColor(doubtful[0] ?? "");
    return doubtful.length === 0
      ? []
      : [{mark: "dashed", label: "Dotted edge, starred: thought to be inflated by redirected addresses", color}];
  },

  caveat:
    "Sample of mining pools, located by internet address, scaled up to the network’s hashrate. An address can be redirected without a machine moving.",
  reading:
    "The height of a band is one place’s hashrate, the height of all bands the world’s. “All other places” holds the six other countries Cambridge lists as well as those it does not. The dotted line carries the highest world total before the first published zero forward to the month that reached it again.",
};

/** The band of every place that is not named, and how many can be. */
const rest = "rest";
const most = 3;

interface Point {
  month: string;
  /** Lower and upper edge of a band, EH/s; null where the month is incomplete. */
  low: number | null;
  high: number | null;
}

const selection = remembered(({shares}: Observations, view: View) => {
  const all = shares.filter(
    ({month}) => (!view.from || month >= view.from) && (!view.to || month.slice(0, view.to.length) <= view.to),
  );
  const [first = "1", last = "0"] = extent(all, (d) => d.month);
  const months = first > last ? [] : monthsBetween(first, last);
  const known = new Set(all.map((d) => d.jurisdiction));
  const asked = (view.with ?? []).slice(0, most);
  const named = asked.filter((code) => known.has(code));
  const places = new Map(
    months.map((at) => [at, new Set(all.filter((d) => d.month === at).map((d) => d.jurisdiction))]),
  );
  const complete = new Set(months.filter((at) => places.get(at)?.size === known.size));
  const rows = all.filter((d) => complete.has(d.month));
  const totals = worldHashrate(rows);
  const zeros = rows.filter((d) => d.flag === "published-zero" && named.includes(d.jurisdiction));
  return {
    all,
    /** Rows of the months in which no place is missing: only these add up to the world. */
    rows,
    complete,
    incomplete: months.filter((at) => !complete.has(at)),
    months,
    named,
    absent: asked.filter((code) => !known.has(code)),
    totals,
    zeros,
    fall: zeros[0] && dip(totals, zeros[0].month),
    bands: stack(rows, named, months),
  };
});

/** Bands from the baseline up: the named places, then the rest. */
function stack(
  rows: readonly HashrateShare[],
  named: readonly string[],
  months: readonly string[],
): {code: string; points: Point[]}[] {
  const totals = new Map(worldHashrate(rows).map((d) => [d.month, d.hashrate]));
  const value = new Map(rows.map((d) => [`${d.month} ${d.jurisdiction}`, d.hashrate]));
  const edge = new Map(months.map((at) => [at, 0]));
  return [...named, rest].map((code) => ({
    code,
    points: months.map((at): Point => {
      const [low, total] = [edge.get(at) ?? 0, totals.get(at)];
      if (total === undefined) return {month: at, low: null, high: null};
      const high = code === rest ? total : low + (value.get(`${at} ${code}`) ?? 0);
      edge.set(at, high);
      return {month: at, low, high};
    }),
  }));
}

/** The fill of a band; a doubtful one is pale and has a dotted edge. */
function paint(code: string) {
  if (code === rest) return {fill: "var(--context-fill)"};
  if (!isDoubtful(code)) return {fill: markColor(code)};
  return {fill: markColor(code), fillOpacity: 0.45, stroke: markColor(code), strokeDasharray: "2 3"};
}

/** From the first month to the last; a single month is as wide as it lasts. */
function span(months: readonly string[]): [Date, Date] {
  const [first = "2021-01", last = "2022-01"] = [months[0], months.at(-1)];
  return [utc(first), first === last ? monthEnd(last) : utc(last)];
}

/** A dotted line at the level to regain, from its month to the month that regained it. */
function levelLine(level: {month: string; hashrate: number}, to: string): Plot.RenderFunction {
  return (_index, scales, _values, _dimensions, {document}) => {
    const [x, y] = [scales.x as (at: Date) => number, scales.y as (value: number) => number];
    const at = y(level.hashrate);
    return element(document, "line", {
      x1: x(utc(level.month)),
      x2: x(utc(to)),
      y1: at,
      y2: at,
      stroke: "var(--ink)",
      "stroke-width": 1.25,
      "stroke-dasharray": "2 2.5",
    });
  };
}

/** A bracket below the axis under the months published as zero, with words: an area of no height shows nothing. */
function zeroBracket(
  zeros: readonly HashrateShare[],
  words: string,
  stands: (month: string) => Date,
): Plot.RenderFunction {
  return (_index, scales, _values, {width, height, marginBottom}, {document}) => {
    const x = scales.x as (at: Date) => number;
    const [first = "", last = ""] = extent(zeros, (d) => d.month);
    const [from, to, top] = [x(stands(first)) - 3, x(stands(last)) + 3, height - marginBottom + 5];
    const fill = textColor(zeros[0]?.jurisdiction ?? "");
    const half = textWidth(words, 13, true) / 2;
    return element(
      document,
      "g",
      {},
      element(document, "path", {
        d: `M${from},${top}v5H${to}v-5M${(from + to) / 2},${top + 5}v15`,
        fill: "none",
        stroke: fill,
        "stroke-width": 1.5,
      }),
      text(document, {
        x: Math.max(half, Math.min((from + to) / 2, width - half)),
        y: height - 7,
        lines: [words],
        anchor: "middle",
        fill,
        strong: true,
        halo: false,
      }),
    );
  };
}

/** Two lines that say what the dotted line is. */
function levelWords({level, regained}: {level: {month: string}; regained: string | undefined}, last: string): string[] {
  return [
    `${date(level.month)} level,`,
    regained === undefined
      ? `not regained by ${date(last).split(" ")[0]}`
      : `regained in ${date(regained).split(" ")[0]}`,
  ];
}

/** The first and last month and, in between, each January, or in a short span every fourth month. */
function ticked(months: readonly string[]): string[] {
  const short = months.length <= 18;
  return months.filter((at, i) => i === 0 || i === months.length - 1 || (short ? i % 4 === 0 : at.endsWith("-01")));
}

function previousMonth(at: string): string {
  return new Date(utc(at).getTime() - 24 * 3600 * 1000).toISOString().slice(0, 7);
}

function month(row: {month: string}): Date {
  return utc(row.month);
}

function months(value: number): string {
  return `${count(value)} ${value === 1 ? "month" : "months"}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function spanOf(months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)];
  return first === undefined || last === undefined ? "no month" : fromTo(first, last);
}

/** Months in running text: "July and August 2021", "December 2021 and January 2022". */
function monthList(months: readonly string[]): string {
  const years = new Set(months.map((at) => at.slice(0, 4)));
  if (years.size > 1) return list(months.map(date));
  return `${list(months.map((at) => date(at).split(" ")[0] ?? ""))} ${[...years].join("")}`;
}

/** What one or two places and the world went from and to; undefined for more places or fewer months. */
function namedAndWorld(named: readonly string[], observations: Observations, view: View): string | undefined {
  const {rows, totals} = selection(observations, view);
  const [first, last] = [totals[0], totals.at(-1)];
  if (named.length > 2 || first === undefined || last === undefined || first === last) return undefined;
  const of = (at: string) =>
    rows.reduce((sum, d) => (d.month === at && named.includes(d.jurisdiction) ? sum + d.hashrate : sum), 0);
  const [from, to] = [of(first.month), of(last.month)];
  const name = names(observations.jurisdictions);
  const who = capital(list(named.map((code) => (code === "USA" ? `the ${name(code)}` : name(code)))));
  const subject = named.length === 1 ? `${who}${who.endsWith("s") ? "’" : "’s"} measured part` : `${who} together`;
  const digits = Math.min(from, to) < 10 ? 1 : 0;
  return `${subject} went from ${number(from, digits)} to ${number(to, digits)}\u00a0EH/s, the world’s from ${number(first.hashrate)} to ${number(last.hashrate)}`;
}

/** A name at the head of a sentence: "the United States" keeps its article. */
function sentence(name: string): string {
  return name === "United States" ? "The United States" : name;
}
