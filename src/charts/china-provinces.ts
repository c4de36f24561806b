import * as Plot from "@observablehq/plot";
import {ascending, extent, scaleUtc} from "d3";
import {date, fromTo, list, number, percent, shortDate, utc} from "../model/format.ts";
import {names} from "../model/jurisdiction.ts";
import {gaps, monthEnd, monthMiddle, monthsShown, timeTicks} from "../model/month.ts";
import type {Act, Jurisdiction, ProvinceShare} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {actEvents, keyDate} from "./act-events.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {period, places} from "./choices.ts";
import {flagNote} from "./flags.ts";
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
import {valueScale} from "./marks-scale.ts";

export interface Observations {
  shares: readonly ProvinceShare[];
  acts: readonly Act[];
  jurisdictions: readonly Jurisdiction[];
}

/** The province whose own order came first, then the national call, then the national order. */
const subject = "CN-NM";
const ownOrder = "cn-nm-order-2021";
const nationalCall = "chn-state-council-call-2021";
const nationalOrder = "chn-notice-1283-2021";

/** The season in which a province’s share is high: hydropower in the wet one, coal in the dry one. */
const season: Record<string, string> = {"CN-SC": "wet season", "CN-XJ": "dry season"};

/** How named provinces look, in the order named: none has a colour of its own, so the first takes China’s, the rest ink. */
const looks = [
  {stroke: "var(--j-chn)", fill: "var(--j-chn-text)", width: 3, dash: "none"},
  {stroke: "var(--ink)", fill: "var(--ink)", width: 2.25, dash: "none"},
  {stroke: "var(--ink-2)", fill: "var(--ink-2)", width: 2.25, dash: "6 3"},
  {stroke: "var(--ink-2)", fill: "var(--ink-2)", width: 1.75, dash: "none"},
] as const;

/** Share of Chinese hashrate by province, month by month: at most four named, the rest in grey. */
export const chinaProvinces: Chart<Observations> = {
  name: "china-provinces",
  label: "Chinese hashrate by province",
  reads: {
    shares: "china-province-share/province-share",
    acts: "policy-acts/acts",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "shares",
  view: {with: ["CN-NM", "CN-SC", "CN-XJ"]},
  views: [
    {name: "sichuan-and-xinjiang", label: "Sichuan and Xinjiang: two seasons", view: {with: ["CN-SC", "CN-XJ"]}},
    {name: "xinjiang", label: "Xinjiang only", view: {with: ["CN-XJ"]}},
    {name: "yunnan", label: "Yunnan only", view: {with: ["CN-YN"]}},
    {name: "the-year-before", label: "2020, the year before the orders", view: {from: "2020-01", to: "2020-12"}},
  ],
  related: ["hashrate-share", "china-share-by-method", "hashrate-moves"],

  controls({shares, jurisdictions}) {
    const codes = [...new Set(shares.map((d) => d.province))].filter((code) => code !== "OTH");
    return [places(codes, names(jurisdictions), looks.length), period(shares)];
  },

  title(observations, view) {
    const {months, measured, named, name, of} = selection(observations, view);
    const [first = "", last = ""] = [months[0], months.at(-1)];
    if (measured.length === 0) return `No province has a measured share from ${fromTo(first, last)}`;
    if ((view.with ?? []).length === 0) return "No province is chosen: every line is grey until one is";
    if (first === last) {
      const [top] = named.flatMap(of).sort((a, b) => b.share - a.share);
      return top === undefined
        ? `No province chosen has a measured share in ${date(last)}`
        : `${name(top.province)} read ${percent(top.share)} of Chinese hashrate in ${date(last)}${named.length > 1 ? ", most of those named" : ""}`;
    }
    const {high, low} = fall(observations, view) ?? {};
    if (high !== undefined && low !== undefined) {
      return `${name(subject)} fell from ${percent(high.share)} to ${percent(low.share)} of measured Chinese hashrate before any national order`;
    }
    const [code] = named;
    const [least, most] = extent(of(code ?? ""), (d) => d.share);
    if (code === undefined || least === undefined || most === undefined)
      return "None of the provinces asked for has a measured share here";
    return `${name(code)} held between ${percent(least)} and ${percent(most)} of measured Chinese hashrate`;
  },

  subtitle(observations, view) {
    const {measured} = selection(observations, view);
    const {months} = selection(observations, view);
    const [first = months[0] ?? "", last = months.at(-1) ?? ""] = extent(measured, (d) => d.month);
    return `Share of Chinese Bitcoin hashrate by province, percent, monthly, ${fromTo(first, last)}`;
  },

  spec(observations, view, width) {
    const {months, named, others, measured, of, name} = selection(observations, view);
    const narrow = isNarrow(width);
    const events = this.events?.(observations, view) ?? [];
    const [marginLeft, marginRight] = [26, narrow ? 112 : 160];
    const domain = span(months);
    const lanes = eventLanes(events, scaleUtc(domain, [marginLeft, width - marginRight]), width);
    const marginTop = (narrow ? discHeight : lanes.height + 4) + 20;
    const scale = valueScale(
      measured.map((d) => d.share),
      view.scale,
    );
    const series = (code: string) => {
      const shares = new Map(of(code).map((d) => [d.month, d.share]));
      return months.map((month) => ({month, share: shares.get(month) ?? null}));
    };
    const point = {x: (d: {month: string}) => monthMiddle(d.month), y: "share"};
    const lines = named
      .map((code, i) => ({code, rows: of(code), look: looks[i] ?? looks[0]}))
      .filter(({rows}) => rows.length > 0);
    const ends = lines.flatMap(({rows, look}) => rows.slice(-1).map((row) => ({...row, look})));
    const low = fall(observations, view)?.low;
    return {
      width,
      height: marginTop + (narrow ? 260 : 310) + 28,
      marginLeft,
      marginRight,
      marginTop,
      marginBottom: 28,
      x: {type: "utc", domain, axis: null},
      y: {domain: scale.domain, axis: null},
      marks: [
        gaps(months, (month) => measured.some((d) => d.month === month)).map(({from, to}) =>
          hatchedSpan(utc(from), monthEnd(to)),
        ),
        yAxis({ticks: scale.ticks, format: String, unit: "% of Chinese hashrate"}),
        narrow ? eventDiscs(events) : eventRules(events),
        others.map((code) => Plot.line(series(code), {...point, stroke: "var(--context)", strokeWidth: 1.25})),
        months.length > 1
          ? null
          : Plot.dot(
              measured.filter((d) => others.includes(d.province)),
              {...point, r: 3, fill: "var(--context)"},
            ),
        baseline(),
        lines
          .map(({code, look}) =>
            Plot.line(series(code), {
              ...point,
              stroke: look.stroke,
              strokeWidth: look.width,
              strokeDasharray: look.dash,
            }),
          )
          .reverse(),
        Plot.dot(ends, {...point, r: 4, fill: (d: (typeof ends)[number]) => d.look.stroke}),
        pointLabels(
          lines.flatMap(({code, rows, look}) => peakLabel(rows, narrow ? undefined : season[code], look.fill)),
          {clearOf: [{left: 0, right: 160, top: 0, bottom: marginTop}]},
        ),
        endLabels(
          ends.map(({province, share, look}) => ({
            value: share,
            lines: narrow
              ? [name(province), percent(share)]
              : [
                  `${name(province)} ${percent(share)}`,
                  ...(low?.province === province ? [`${percent(low.share)} in ${date(low.month)}`] : []),
                ],
            fill: look.fill,
          })),
          {dx: narrow ? 9 : 10},
        ),
        xAxis({ticks: timeTicks(months, narrow)}),
      ],
    };
  },

  series(observations, view) {
    const {codes, named, others, rows, name} = selection(observations, view);
    return [...named.filter((code) => codes.includes(code)), ...others].map((code): Series => {
      const look = looks[named.indexOf(code)];
      return {
        label: name(code),
        color: look?.stroke ?? "var(--context)",
        points: rows
          .filter((d) => d.province === code && d.flag !== "published-zero")
          .sort((a, b) => ascending(a.month, b.month))
          .map((d) => ({
            x: monthMiddle(d.month),
            y: d.share,
            at: date(d.month),
            value: percent(d.share),
            ...flagNote(d),
          })),
      };
    });
  },

  describe(observations, view) {
    const {months, named, measured, zeros, name, of} = selection(observations, view);
    const found = fall(observations, view);
    const ranges = named
      .filter((code) => found === undefined || code !== subject)
      .flatMap((code) => {
        const [least, most] = extent(of(code), (d) => d.share);
        if (least === undefined || most === undefined) return [];
        if (months.length === 1) return `${name(code)} reads ${percent(most)}`;
        return `${name(code)} between ${percent(least)} and ${percent(most)}`;
      });
    const absent = named.filter((code) => of(code).length === 0).map((code) => name(code));
    const missing = months.filter((month) => !measured.some((d) => d.month === month) && !zeros.includes(month));
    return [
      found &&
        `${name(subject)}’s measured share of Chinese hashrate was ${percent(found.high.share)} in ${date(found.high.month)}, ${percent(found.ordered.share)} in ${date(found.ordered.month)}, the month of its own order, and ${percent(found.low.share)} in ${date(found.low.month)}, when a national body called for a crackdown; the national order came on ${date(found.national)}.`,
      ranges.length > 0 && `${ranges.join(", ").replace(" between", " moves between")}.`,
      absent.length > 0 && `${list(absent)} ${absent.length > 1 ? "have" : "has"} no data in these months.`,
      missing.length > 0 && `${list(missing.map(date))} ${missing.length > 1 ? "have" : "has"} no data.`,
      zeros.length > 0 &&
        `${list(zeros.map(date))}, published as zero for every province, ${zeros.length > 1 ? "are" : "is"} not drawn.`,
      found === undefined
        ? "Shares move with the seasons as well as with policy."
        : `Shares move with the seasons too: the lowest month of ${name(subject)} before its order was ${date(found.before.month)}, at ${percent(found.before.share)}.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {months, codes, rows, zeros, name} = selection(observations, view);
    const cells = new Map(rows.map((d) => [`${d.month} ${d.province}`, d]));
    return {
      caption: `Percent of Chinese hashrate, newest first, ${fromTo(months[0] ?? "", months.at(-1) ?? "")}`,
      columns: [{title: "Month", numeric: false}, ...codes.map((code) => ({title: name(code), numeric: true}))],
      rows: months
        .map((month) => [
          shortDate(month),
          ...codes.map((code) => {
            const row = cells.get(`${month} ${code}`);
            if (row === undefined) return "no data";
            return row.flag === "published-zero" ? `${number(row.share, 2)} a` : number(row.share, 2);
          }),
        ])
        .reverse(),
      notes: zeros.length > 0 ? ["a Published as zero for every province. Read it as “not reported”."] : [],
    };
  },

  events({acts, jurisdictions, ...rest}, view) {
    const [from, to] = span(monthsShown(rest.shares, view));
    const name = names(jurisdictions);
    return [ownOrder, nationalCall].flatMap((id) =>
      actEvents(acts, [id], from, to).map(({date, label}) => ({
        date,
        label: `${name(act(acts, id).jurisdiction)}:\n${label.charAt(0).toLowerCase()}${label.slice(1)}`,
      })),
    );
  },

  key(observations, view) {
    const {others} = selection(observations, view);
    return others.length > 0 ? [{mark: "line", label: "Other provinces", color: "var(--context)"}] : [];
  },

  caveat:
    "Shares of China’s hashrate, not the world’s: a sample of mining pools, located by internet address. No second copy confirms the province figures.",
  reading:
    "Each line is one province’s share of the hashrate that Cambridge placed in China; a month’s mean stands in the middle of the month. Sichuan gains in the wet season, when hydropower is plentiful, and Xinjiang in the dry one: compare a month with the same month a year before. Hatched months have no measured share.",
};

function selection({shares, jurisdictions}: Observations, view: View) {
  const months = monthsShown(shares, view);
  const shown = new Set(months);
  const rows = shares.filter((d) => shown.has(d.month));
  const measured = rows.filter((d) => d.flag !== "published-zero");
  const codes = [...new Set(rows.map((d) => d.province))];
  const places = new Set(jurisdictions.map(({code}) => code));
  const named = (view.with ?? []).filter((code) => places.has(code)).slice(0, looks.length);
  const byCode = names(jurisdictions);
  return {
    months,
    rows,
    measured,
    codes,
    named,
    others: codes.filter((code) => !named.includes(code)),
    /** Months published as zero throughout. */
    zeros: months.filter((month) => !measured.some((d) => d.month === month) && rows.some((d) => d.month === month)),
    name: (code: string) => (code === "OTH" ? "Other provinces" : byCode(code)),
    /** The measured shares of one province, oldest first. */
    of: (code: string) => measured.filter((d) => d.province === code).toSorted((a, b) => ascending(a.month, b.month)),
  };
}

/**
 * The subject’s largest share up to its own order and its share in the month of the national call, with the month of its
 * order, its smallest share before that, and the date of the national order. Undefined unless the subject is named, all
 * months are shown, its share fell by more than half, and the national order came later.
 */
function fall(observations: Observations, view: View) {
  const {named, of} = selection(observations, view);
  const [own, call, national] = [ownOrder, nationalCall, nationalOrder].map((id) =>
    keyDate(act(observations.acts, id)),
  );
  if (own === undefined || call === undefined || national === undefined || !named.includes(subject)) return undefined;
  const rows = of(subject);
  const earlier = rows.filter((d) => d.month < own.slice(0, 7)).toSorted((a, b) => a.share - b.share);
  const [before, high] = [earlier[0], earlier.at(-1)];
  const ordered = rows.find((d) => d.month === own.slice(0, 7));
  const low = rows.find((d) => d.month === call.slice(0, 7));
  if (before === undefined || high === undefined || ordered === undefined || low === undefined) return undefined;
  if (low.share >= high.share / 2 || national.slice(0, 7) <= low.month) return undefined;
  return {before, high, ordered, low, national};
}

function act(acts: readonly Act[], id: string): Act {
  const found = acts.find((candidate) => candidate.id === id);
  if (found === undefined) throw new RangeError(`unknown act: ${id}; see data/policy-acts`);
  return found;
}

function span(months: readonly string[]): [Date, Date] {
  return [utc(months[0] ?? ""), monthEnd(months.at(-1) ?? "")];
}

/** The largest share of a line, above it, with the season it falls in; none where the line ends there. */
function peakLabel(rows: readonly ProvinceShare[], note: string | undefined, fill: string): PointLabel[] {
  const [peak] = rows.toSorted((a, b) => b.share - a.share);
  if (peak === undefined || peak === rows.at(-1)) return [];
  const lines = note === undefined ? [percent(peak.share)] : [percent(peak.share), note];
  return [{x: monthMiddle(peak.month), y: peak.share, lines, fill, anchor: "middle", dy: -9 - 16 * (lines.length - 1)}];
}
