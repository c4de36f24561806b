import * as Plot from "@observablehq/plot";
import {groups, max, scaleUtc} from "d3";
import {date, list, percent, shortDate, utc} from "../model/format.ts";
import {dash, isDoubtful, markColor, names, textColor} from "../model/jurisdiction.ts";
import {monthEnd, monthMiddle, monthsShown} from "../model/month.ts";
import type {Act, HashrateShare, Jurisdiction} from "../model/observation.ts";
import {yearTicks} from "../model/time.ts";
import type {View} from "../model/view.ts";
import {actEvents} from "./act-events.ts";
import {type Chart, isNarrow} from "./chart.ts";
import {
  annotation,
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
import {textWidth, wrap} from "./text.ts";

export interface Observations {
  shares: readonly HashrateShare[];
  acts: readonly Act[];
  jurisdictions: readonly Jurisdiction[];
}

/** The acts marked: the signal, the law, and the two that cut supply in Kazakhstan. */
const marked = ["chn-state-council-call-2021", "chn-notice-1283-2021", "kaz-cut-off-2022"];

/** Share of world hashrate by place, month by month: the named places in colour, the rest in grey. */
export const hashrateShare: Chart<Observations> = {
  name: "hashrate-share",
  label: "Share of world hashrate",
  reads: {
    shares: "mining-hashrate-share/hashrate-share",
    acts: "policy-acts/acts",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "shares",
  view: {with: ["CHN", "USA", "KAZ", "RUS"]},
  views: [],

  title(observations, view) {
    const {all, first, last} = selection(observations, view);
    const [before, after] = [leader(all, first), leader(all, last)];
    const name = names(observations.jurisdictions);
    const [subject] = selection(observations, view).named;
    if (subject !== undefined && subject !== before && subject !== after) return rise(all, subject, name(subject));
    if (before === after) return `${sentence(name(after))} held the largest measured share from first month to last`;
    return `${sentence(name(after))} took the lead that ${name(before)}’s measured miners gave up`;
  },

  subtitle(observations, view) {
    const {first, last} = selection(observations, view);
    return `Share of world Bitcoin hashrate by place, percent, monthly, ${date(first)} to ${date(last)}`;
  },

  spec(observations, view, width) {
    const {all, months, named, first, last} = selection(observations, view);
    const narrow = isNarrow(width);
    const name = names(observations.jurisdictions);
    const events = this.events?.(observations, view) ?? [];
    const domain: [Date, Date] = [utc(first), monthEnd(last)];
    const context = all.filter((d) => !named.includes(d.jurisdiction));
    const lines = all.filter((d) => named.includes(d.jurisdiction));
    const ends = lines.filter((d) => d.month === last);
    const labels = ends.map((d) => {
      const [shown, code] = [name(d.jurisdiction, narrow), d.jurisdiction];
      return {
        value: d.share,
        lines: narrow ? [shown, percent(d.share)] : [`${starred(shown, code)} ${percent(d.share)}`],
        fill: textColor(code),
      };
    });
    const marginRight =
      12 + Math.max(60, ...labels.flatMap(({lines}) => lines).map((line) => Math.ceil(textWidth(line, 13, true))));
    const top = Math.ceil((max(all, (d) => d.share) ?? 0) / 20) * 20;
    const lanes = eventLanes(events, scaleUtc(domain, [0, width - marginRight]), width);
    const marginTop = (narrow ? discHeight : lanes.height + 4) + 20;
    const zeros = [...new Set(all.filter((d) => d.flag === "published-zero").map((d) => d.month))].sort();
    const [zeroFrom, zeroTo] = [zeros[0], zeros.at(-1)];
    return {
      width,
      height: marginTop + (narrow ? 250 : 300) + 28,
      marginLeft: 0,
      marginRight,
      marginTop,
      marginBottom: 28,
      x: {type: "utc", domain, axis: null},
      y: {domain: [0, top], axis: null},
      marks: [
        zeroFrom !== undefined && zeroTo !== undefined ? hatchedSpan(utc(zeroFrom), monthEnd(zeroTo)) : null,
        yAxis({ticks: [20, 40, 60, 80].filter((tick) => tick <= top), format: String, unit: "% of world hashrate"}),
        narrow ? eventDiscs(events) : eventRules(events),
        groups(context, (d) => d.jurisdiction).map(([, rows]) =>
          Plot.line(everyMonth(rows, months), {x: middle, y: "share", stroke: "var(--context)", strokeWidth: 1.25}),
        ),
        baseline(),
        groups(lines, (d) => d.jurisdiction).map(([code, rows]) =>
          Plot.line(everyMonth(rows, months), {
            x: middle,
            y: "share",
            stroke: markColor(code),
            strokeWidth: code === "KAZ" ? 3 : 2.25,
            strokeDasharray: dash(code),
          }),
        ),
        Plot.dot(ends, {x: middle, y: "share", r: 4, fill: (d: HashrateShare) => markColor(d.jurisdiction)}),
        endLabels(labels, {dx: 9}),
        zeroFrom !== undefined && named.includes("CHN") && top > 40
          ? annotation({
              x: (x) => x(utc(zeroFrom)) - (narrow ? 16 : 34),
              y: (y) => y(narrow ? 39 : 33),
              anchor: "end",
              lines: zeroNote(zeros, narrow),
            })
          : null,
        xAxis({ticks: yearTicks(...domain, narrow)}),
      ],
    };
  },

  describe(observations, view) {
    const {all, named, first, last} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const share = (code: string, at: string) => all.find((d) => d.jurisdiction === code && d.month === at)?.share;
    const moves = named.slice(0, 2).map((code) => {
      const [from, to] = [share(code, first), share(code, last)];
      if (from === undefined || to === undefined)
        return `${sentence(name(code))} has no data in ${date(from === undefined ? first : last)}.`;
      return `${sentence(name(code))} ${to < from ? "falls" : "rises"} from ${percent(from)} to ${percent(to)}.`;
    });
    const zeros = all.filter((d) => d.flag === "published-zero" && named.includes(d.jurisdiction));
    const peak = named.includes("KAZ")
      ? all.filter((d) => d.jurisdiction === "KAZ").sort((a, b) => b.share - a.share)[0]
      : undefined;
    return [
      ...moves,
      zeros.length > 0 &&
        `${sentence(name(zeros[0]?.jurisdiction ?? ""))} is published as zero in ${list(zeros.map((d) => date(d.month)))}, which is widely read as unreported, not as none.`,
      peak && `Kazakhstan peaks at ${percent(peak.share)} in ${date(peak.month)}.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {all, first, last} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const codes = [...new Set(all.map((d) => d.jurisdiction))];
    const months = [...new Set(all.map((d) => d.month))].sort().reverse();
    const cell = new Map(all.map((d) => [`${d.month} ${d.jurisdiction}`, d]));
    return {
      caption: `Percent of world hashrate, newest first, ${date(first)} to ${date(last)}`,
      columns: [
        {title: "Month", numeric: false},
        ...codes.map((code) => ({title: starred(name(code), code), numeric: true})),
      ],
      rows: months.map((at) => [
        shortDate(at),
        ...codes.map((code) => {
          const row = cell.get(`${at} ${code}`);
          if (row === undefined) return "no data";
          return row.flag === "published-zero" ? `${row.share.toFixed(2)} a` : row.share.toFixed(2);
        }),
      ]),
      notes: all.some((d) => d.flag === "published-zero") ? ["a Published as zero. Read it as “not reported”."] : [],
    };
  },

  events(observations, view) {
    const {first, last, named} = selection(observations, view);
    const acts = observations.acts.filter(({id, jurisdiction}) => marked.includes(id) && named.includes(jurisdiction));
    const ids = acts.map(({id}) => id);
    return actEvents(acts, ids, utc(first), monthEnd(last), names(observations.jurisdictions));
  },

  caveat:
    "Sample of mining pools, located by internet address. Germany and Ireland are thought to be inflated by redirected addresses.",
  reading:
    "Each line is one place’s share of the computing power that secures Bitcoin, as Cambridge located it from the internet addresses that miners of a few large pools used. A falling share can be a rising hashrate: other places may simply have grown faster.",
};

function selection({shares}: Observations, view: View) {
  const months = monthsShown(shares, view);
  const [first = "", last = ""] = [months[0], months.at(-1)];
  const all = shares.filter((d) => d.month >= first && d.month <= last);
  const known = new Set(all.map((d) => d.jurisdiction));
  return {all, months, named: (view.with ?? []).filter((code) => known.has(code)), first, last};
}

/** The headline of a view about one place that never led: from where, to what peak, to where. */
function rise(all: readonly HashrateShare[], code: string, name: string): string {
  const rows = all.filter((d) => d.jurisdiction === code);
  const [first, last, peak] = [rows[0], rows.at(-1), rows.toSorted((a, b) => b.share - a.share)[0]];
  if (first === undefined || last === undefined || peak === undefined) return `${sentence(name)}: no data`;
  if (peak === last)
    return `${sentence(name)}’s measured share rose from ${percent(first.share)} to ${percent(last.share)}`;
  if (peak === first)
    return `${sentence(name)}’s measured share fell from ${percent(first.share)} to ${percent(last.share)}`;
  return `${sentence(name)}’s measured share went from ${percent(first.share)} to ${percent(peak.share)} at its peak and ${percent(last.share)}`;
}

function leader(rows: readonly HashrateShare[], at: string): string {
  const [top] = rows.filter((d) => d.month === at && d.jurisdiction !== "OTH").sort((a, b) => b.share - a.share);
  return top?.jurisdiction ?? "OTH";
}

/** One point a month, so that a month without a row breaks the line. */
function everyMonth(rows: readonly HashrateShare[], months: readonly string[]): {month: string; share: number}[] {
  const byMonth = new Map(rows.map((row) => [row.month, row.share]));
  return months.map((month) => ({month, share: byMonth.get(month) ?? Number.NaN}));
}

function middle(row: {month: string}): Date {
  return monthMiddle(row.month);
}

/** What the zero months mean, e.g. "China reads 0 in July and August 2021: widely taken as unreported, not as none". */
function zeroNote(zeros: readonly string[], narrow: boolean): string[] {
  const words = zeros.map((month, i) => (i < zeros.length - 1 ? (date(month).split(" ")[0] ?? "") : date(month)));
  return wrap(`China reads 0 in ${list(words)}: widely taken as unreported, not as none`, narrow ? 162 : 275);
}

function starred(name: string, code: string): string {
  return isDoubtful(code) ? `${name}*` : name;
}

/** A name at the head of a sentence: "the United States" keeps its article. */
function sentence(name: string): string {
  return name === "United States" ? "The United States" : name;
}
