import * as Plot from "@observablehq/plot";
import {scaleUtc} from "d3";
import {count, date, fromTo, list, number, percent, shortDate, signed, utc, withUnit} from "../model/format.ts";
import {dash, isDoubtful, markColor, names, starred, textColor} from "../model/jurisdiction.ts";
import {monthEnd, monthMiddle, monthsFrom, monthsShown, timeTicks} from "../model/month.ts";
import type {Act, HashrateShare, Jurisdiction} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {actEvents} from "./act-events.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {choice, linearOrLog, period, places} from "./choices.ts";
import {flagNote} from "./flags.ts";
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
import {tickText, valueScale} from "./marks-scale.ts";
import {remembered} from "./remembered.ts";
import {textWidth, wrap} from "./text.ts";

export interface Observations {
  shares: readonly HashrateShare[];
  acts: readonly Act[];
  jurisdictions: readonly Jurisdiction[];
}

/** The acts marked: the signal, the law, and the two that cut supply in Kazakhstan. */
const marked = ["chn-state-council-call-2021", "chn-notice-1283-2021", "kaz-cut-off-2022"];

/** Share of world hashrate by place, or hashrate itself, month by month: the named places in colour, the rest in grey. */
export const hashrateShare: Chart<Observations> = {
  name: "hashrate-share",
  label: "Share of world hashrate",
  reads: {
    shares: "mining-hashrate-share/hashrate-share",
    acts: "policy-acts/acts",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "shares",
  view: {with: ["CHN", "USA", "KAZ", "RUS"], show: "share", base: "absolute", scale: "linear", align: "none"},
  views: [
    {
      name: "after-the-call",
      label: "Months before and after China’s call",
      view: {from: "2020-11", align: "chn-state-council-call-2021"},
    },
    {name: "kazakhstan", label: "Kazakhstan only", view: {with: ["KAZ"]}},
    {name: "hashrate", label: "Hashrate, not shares", view: {show: "hashrate"}},
    {
      name: "growth",
      label: "Growth of hashrate",
      view: {with: ["USA", "KAZ", "RUS", "CAN"], show: "hashrate", base: "indexed", scale: "log"},
    },
    {
      name: "germany-and-ireland",
      label: "Germany and Ireland, both doubtful",
      view: {with: ["DEU", "IRL"], scale: "log"},
    },
  ],
  related: ["hashrate-by-country", "hashrate-moves", "hashrate-map"],

  controls({shares, acts, jurisdictions}) {
    const name = names(jurisdictions);
    const [from, to] = span(monthsShown(shares, {}));
    const events = marked.flatMap((id) => actEvents(acts, [id], from, to, name).map((event) => ({id, ...event})));
    return [
      places([...new Set(shares.map((d) => d.jurisdiction))], name, 8),
      period(shares),
      choice("show", "Quantity", [
        {value: "share", label: "Share of world hashrate"},
        {value: "hashrate", label: "Hashrate, EH/s"},
      ]),
      choice("base", "Level or growth", [
        {value: "absolute", label: "Level"},
        {value: "indexed", label: "First month = 100"},
      ]),
      linearOrLog,
      choice("align", "Time axis", [
        {value: "none", label: "Calendar"},
        ...events.map(({id, label}) => ({value: id, label: `Months from ${label}`})),
      ]),
    ];
  },

  title(observations, view) {
    const chosen = selection(observations, view);
    const {all, named, months, first, last, zero, indexed, hashrate} = chosen;
    const name = names(observations.jurisdictions);
    const [subject] = named;
    if (subject === undefined) return `No place is chosen: all lines are grey, ${fromTo(first, last)}`;
    if (months.length === 1) return oneMonth(chosen, name);
    if (zero !== undefined) return fromZero(chosen, zero.month, subject, name(subject));
    if (indexed) return growth(chosen, name);
    const [before, after] = [leader(all, first), leader(all, last)];
    if (hashrate || (subject !== before && subject !== after) || !named.includes(before) || !named.includes(after))
      return rise(chosen, subject, name(subject));
    if (before === after) return `${sentence(name(after))} held the largest measured share from first month to last`;
    return `${sentence(name(after))} took the lead that ${name(before)}’s measured miners gave up`;
  },

  subtitle(observations, view) {
    const {first, last, indexed, hashrate, zero} = selection(observations, view);
    const what = hashrate ? "Bitcoin hashrate by place, EH/s" : "Share of world Bitcoin hashrate by place, percent";
    return [
      what,
      indexed && `${date(first)} = 100`,
      `monthly, ${fromTo(first, last)}`,
      zero && `in months from “${zero.label}”`,
    ]
      .filter(Boolean)
      .join(", ");
  },

  spec(observations, view, width) {
    const chosen = selection(observations, view);
    const {months, named, layered, others, of, zero, zeros, values, value, print, unit} = chosen;
    const narrow = isNarrow(width);
    const name = names(observations.jurisdictions);
    const events = this.events?.(observations, view) ?? [];
    const domain = span(months);
    const ends = layered.flatMap((code) =>
      of(code)
        .filter((d) => value(d) !== undefined)
        .slice(-1),
    );
    const labels = ends.map((d) => {
      const shown = starred(name(d.jurisdiction, narrow), d.jurisdiction);
      const early = d.month === months.at(-1) ? "" : `in ${shortDate(d.month)}`;
      return {
        value: value(d) ?? 0,
        lines: narrow ? [shown, early || print(d)] : [`${shown} ${print(d)}`, ...(early ? [early] : [])],
        fill: textColor(d.jurisdiction),
      };
    });
    const marginRight =
      12 + Math.max(60, ...labels.flatMap(({lines}) => lines).map((line) => Math.ceil(textWidth(line, 13, true))));
    const scale = valueScale(values, view.scale);
    // an index starts on the number of its tick
    const marginLeft = chosen.indexed ? 34 : 0;
    const lanes = eventLanes(events, scaleUtc(domain, [marginLeft, width - marginRight]), width);
    const marginTop = (narrow ? discHeight : lanes.height + 4) + 20;
    const line = (code: string) => everyMonth(of(code), months, value);
    const [zeroFrom, zeroTo] = [zeros[0], zeros.at(-1)];
    return {
      width,
      height: marginTop + Math.max(narrow ? 250 : 300, labels.length * 38) + 28,
      marginLeft,
      marginRight,
      marginTop,
      marginBottom: 28,
      x: {type: "utc", domain, axis: null},
      y: {type: scale.type, domain: scale.domain, axis: null},
      marks: [
        zeroFrom !== undefined && zeroTo !== undefined ? hatchedSpan(utc(zeroFrom), monthEnd(zeroTo)) : null,
        yAxis({ticks: scale.ticks, format: tickText, unit}),
        narrow ? eventDiscs(events) : eventRules(events),
        others.map((code) => Plot.line(line(code), {x: middle, y: "y", stroke: "var(--context)", strokeWidth: 1.25})),
        baseline(scale.foot),
        layered.map((code) =>
          Plot.line(line(code), {
            x: middle,
            y: "y",
            stroke: markColor(code),
            strokeWidth: code === "KAZ" ? 3 : 2.25,
            strokeDasharray: dash(code, named),
          }),
        ),
        months.length > 1 ? null : Plot.dot(others.flatMap(of), {x: middle, y: value, r: 3, fill: "var(--context)"}),
        Plot.dot(ends, {x: middle, y: value, r: 4, fill: (d: HashrateShare) => markColor(d.jurisdiction)}),
        endLabels(labels, {dx: 9}),
        zeroFrom !== undefined && hasZeroNote(chosen)
          ? annotation({
              x: (x) => x(utc(zeroFrom)) - (narrow ? 16 : 34),
              y: (y) => y(narrow ? 39 : 33),
              anchor: "end",
              lines: zeroNote(zeros, narrow),
            })
          : null,
        xAxis({ticks: zero === undefined ? timeTicks(months, narrow) : ticksFrom(zero.month, months, narrow)}),
      ],
    };
  },

  series(observations, view) {
    const {named, others, of, zero, value, print} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const heading = (month: string) =>
      zero === undefined ? date(month) : `${date(month)}, month ${signed(monthsFrom(zero.month, month))}`;
    return [...named, ...others].map(
      (code): Series => ({
        label: starred(name(code), code),
        color: named.includes(code) ? markColor(code) : "var(--context)",
        points: of(code).flatMap((d) => {
          const y = value(d);
          return y === undefined ? [] : [{x: middle(d), y, at: heading(d.month), value: print(d), ...flagNote(d)}];
        }),
      }),
    );
  },

  describe(observations, view) {
    const {all, named, of, first, last, zero, value, print, indexed, hashrate} = selection(observations, view);
    const name = names(observations.jurisdictions);
    if (named.length === 0)
      return `No place is chosen, so no line is named: the grey ones are all ${count(new Set(all.map((d) => d.jurisdiction)).size)} entries of the map. Choose a place to read its figures.`;
    const moves = named.slice(0, 2).map((code) => {
      const who = sentence(name(code));
      const [from, to] = [first, last].map((month) => of(code).find((d) => d.month === month));
      if (from === undefined || to === undefined)
        return `${who} has no data in ${date(from === undefined ? first : last)}.`;
      if (first === last) return `${who} reads ${print(from)} in ${date(first)}.`;
      const [before, after] = [value(from), value(to)];
      if (indexed && before === undefined) return `${who} reads zero in ${date(first)}: no index can start there.`;
      return `${who} ${(after ?? 0) < (before ?? 0) ? "falls" : "rises"} from ${print(from)} to ${print(to)}.`;
    });
    const zeros = named.flatMap(of).filter(isPublishedZero);
    const peaking = named.length === 1 ? named[0] : named.find((code) => code === "KAZ");
    const [peak] = peaking === undefined ? [] : of(peaking).toSorted((a, b) => size(b) - size(a));
    const doubtful = named.slice(0, 2).filter(isDoubtful);
    return [
      ...moves,
      zero &&
        `Months are counted from “${zero.label}” in ${date(zero.month)}; other things changed in those months too.`,
      zeros.length > 0 &&
        `${sentence(name(zeros[0]?.jurisdiction ?? ""))} is published as zero in ${list(zeros.map((d) => date(d.month)))}, which is widely read as unreported, not as none.`,
      peak && first !== last && `${sentence(name(peak.jurisdiction))} peaks at ${print(peak)} in ${date(peak.month)}.`,
      doubtful.length > 0 &&
        `${list(doubtful.map((code) => name(code)))} ${doubtful.length > 1 ? "are" : "is"} thought to be inflated by redirected addresses.`,
      hashrate && "The whole network grew and shrank in these months, so hashrate can rise while a share falls.",
    ]
      .filter(Boolean)
      .join(" ");

    function size(row: HashrateShare): number {
      return hashrate ? row.hashrate : row.share;
    }
  },

  table(observations, view) {
    const {all, named, first, last, indexed, hashrate, value, unit} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const codes = indexed ? named : [...new Set(all.map((d) => d.jurisdiction))];
    const months = [...new Set(all.map((d) => d.month))].sort().reverse();
    const cell = new Map(all.map((d) => [`${d.month} ${d.jurisdiction}`, d]));
    const what = indexed ? `Index${unit}` : hashrate ? "EH/s" : "Percent of world hashrate";
    return {
      caption: `${what}, newest first, ${fromTo(first, last)}`,
      columns: [
        {title: "Month", numeric: false},
        ...codes.map((code) => ({title: starred(name(code), code), numeric: true})),
      ],
      rows: months.map((at) => [
        shortDate(at),
        ...codes.map((code) => {
          const row = cell.get(`${at} ${code}`);
          const shown = row && (indexed ? value({...row}) : hashrate ? row.hashrate : row.share);
          if (row === undefined || shown === undefined) return "no data";
          return isPublishedZero(row) ? `${number(shown, 2)} a` : number(shown, 2);
        }),
      ]),
      notes: all.some(isPublishedZero) ? ["a Published as zero. Read it as “not reported”."] : [],
    };
  },

  events(observations, view) {
    const {months, named, zero} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const acts = observations.acts.filter(({id, jurisdiction}) =>
      zero === undefined ? marked.includes(id) && named.includes(jurisdiction) : id === zero.id,
    );
    const ids = acts.map(({id}) => id);
    return actEvents(acts, ids, ...span(months), name);
  },

  key(observations, view) {
    const chosen = selection(observations, view);
    if (chosen.zeros.length === 0 || hasZeroNote(chosen)) return [];
    return [{mark: "hatch", label: "China reads 0: widely taken as unreported, not as none"}];
  },

  caveat:
    "Sample of mining pools, located by internet address. Germany and Ireland are thought to be inflated by redirected addresses.",
  reading:
    "Each line is one place’s share of the computing power that secures Bitcoin, as Cambridge located it from the internet addresses that miners of a few large pools used. A falling share can be a rising hashrate: other places may simply have grown faster.",
};

const selection = remembered(({shares, acts, jurisdictions}: Observations, view: View) => {
  const months = monthsShown(shares, view);
  const [first = "", last = ""] = [months[0], months.at(-1)];
  const all = shares.filter((d) => d.month >= first && d.month <= last);
  const codes = [...new Set(all.map((d) => d.jurisdiction))];
  const named = [...new Set(view.with)].filter((code) => codes.includes(code));
  const [indexed, hashrate] = [view.base === "indexed", view.show === "hashrate"];
  const size = (row: HashrateShare) => (hashrate ? row.hashrate : row.share);
  const start = new Map(all.filter((d) => d.month === first).map((d) => [d.jurisdiction, size(d)]));
  /** What is drawn: the share, the hashrate or the index; undefined where there is no index, or no place on a log scale. */
  const value = (row: HashrateShare): number | undefined => {
    const base = start.get(row.jurisdiction);
    if (indexed && !base) return undefined;
    const drawn = indexed ? (100 * size(row)) / (base ?? 1) : size(row);
    return view.scale === "log" && drawn <= 0 ? undefined : drawn;
  };
  const print = (row: HashrateShare): string => {
    const drawn = indexed ? value(row) : size(row);
    if (drawn === undefined) return "no index";
    return indexed
      ? number(drawn)
      : hashrate
        ? withUnit(drawn, "EH/s", 1)
        : percent(drawn, drawn > 0 && drawn < 0.05 ? 2 : 1);
  };
  const others = indexed ? [] : codes.filter((code) => !named.includes(code));
  const act = acts.find(({id}) => id === view.align && marked.includes(id));
  const [event] = act ? actEvents(acts, [act.id], utc("0001"), utc("9999"), names(jurisdictions)) : [];
  return {
    all,
    months,
    first,
    last,
    named,
    /** The places named, in the order of the rows, the last on top. */
    layered: codes.filter((code) => named.includes(code)),
    /** Places drawn in grey: none beside an index, which could run anywhere. */
    others,
    /** The rows of one place, oldest first. */
    of: (code: string) => all.filter((d) => d.jurisdiction === code).sort((a, b) => (a.month < b.month ? -1 : 1)),
    indexed,
    hashrate,
    value,
    values: all.filter((d) => !indexed || named.includes(d.jurisdiction)).flatMap((d) => value(d) ?? []),
    print,
    /** Follows the top number of the scale. */
    unit: indexed ? `, ${shortDate(first)} = 100` : hashrate ? " EH/s" : "% of world hashrate",
    plain: !indexed && !hashrate && view.scale !== "log",
    /** The act whose month is the zero of the time axis. */
    zero: act && event && {id: act.id, label: event.label, month: event.date.slice(0, 7)},
    /** The months published as zero. */
    zeros: [...new Set(all.filter(isPublishedZero).map((d) => d.month))].sort(),
  };
});

type Selection = ReturnType<typeof selection>;

/** The headline of one month: who of the places named had most. */
function oneMonth({named, of, last, print}: Selection, name: (code: string) => string): string {
  const [top] = named.flatMap(of).sort((a, b) => b.share - a.share);
  if (top === undefined) return `No figure in ${date(last)} for the places chosen`;
  if (named.length === 1) return `${sentence(name(top.jurisdiction))} read ${print(top)} in ${date(last)}`;
  return `${sentence(name(top.jurisdiction))} had most of the places named in ${date(last)}: ${print(top)}`;
}

/** The headline of an aligned view: the subject in the month of the act, and in the last month shown. */
function fromZero(
  {of, last, first, print, indexed, hashrate}: Selection,
  zero: string,
  subject: string,
  name: string,
): string {
  const [from, to] = [of(subject).find((d) => d.month === zero), of(subject).at(-1)];
  if (from === undefined || to === undefined || zero < first)
    return `${sentence(name)} has no figure for ${date(zero)}, the month counted from`;
  const what = `${possessive(name)} ${indexed ? "index" : hashrate ? "measured hashrate" : "measured share"}`;
  if (zero >= last) return `${what} was ${print(from)} in ${date(zero)}, the month counted from`;
  const later = monthsFrom(zero, to.month);
  return `${what} was ${print(from)} in ${date(zero)} and ${print(to)} ${count(later)} month${later > 1 ? "s" : ""} later`;
}

/** The headline of an indexed view: the place that grew most. */
function growth({named, of, first, value, hashrate}: Selection, name: (code: string) => string): string {
  const ends = named.flatMap((code) => of(code).slice(-1)).flatMap((d) => ({code: d.jurisdiction, to: value(d) ?? -1}));
  const [most] = ends.filter(({to}) => to >= 0).sort((a, b) => b.to - a.to);
  const what = hashrate ? "measured hashrate" : "measured share";
  if (most === undefined) return `No place chosen has a ${what} above zero to index from in ${date(first)}`;
  if (most.to < 100) return `Each ${what} named ended below its level of ${date(first)}`;
  const times = most.to / 100;
  const much = times < 2 ? `${percent(most.to - 100, 0)} above` : `${number(times, times < 10 ? 1 : 0)} times`;
  const verb = named.length > 1 ? "grew most, to" : "ended at";
  return `${possessive(name(most.code))} ${what} ${verb} ${much} its level of ${date(first)}`;
}

/** The headline of a view about one place: from where, to what peak, to where. */
function rise({of, print, hashrate}: Selection, code: string, name: string): string {
  const rows = of(code);
  const size = (row: HashrateShare) => (hashrate ? row.hashrate : row.share);
  const [first, last, peak] = [rows[0], rows.at(-1), rows.toSorted((a, b) => size(b) - size(a))[0]];
  if (first === undefined || last === undefined || peak === undefined) return `${sentence(name)}: no data`;
  const what = `${possessive(name)} measured ${hashrate ? "hashrate" : "share"}`;
  if (peak === last) return `${what} rose from ${print(first)} to ${print(last)}`;
  if (peak === first) return `${what} fell from ${print(first)} to ${print(last)}`;
  return `${what} rose from ${print(first)} to ${print(peak)} and ended at ${print(last)}`;
}

function leader(rows: readonly HashrateShare[], at: string): string {
  const [top] = rows.filter((d) => d.month === at && d.jurisdiction !== "OTH").sort((a, b) => b.share - a.share);
  return top?.jurisdiction ?? "OTH";
}

/** One point a month, so that a month without a value breaks the line. */
function everyMonth(
  rows: readonly HashrateShare[],
  months: readonly string[],
  value: (row: HashrateShare) => number | undefined,
): {month: string; y: number}[] {
  const byMonth = new Map(rows.map((row) => [row.month, value(row)]));
  return months.map((month) => ({month, y: byMonth.get(month) ?? Number.NaN}));
}

/** Ticks that count months from a month: "−6", "0", "+6 months". */
function ticksFrom(zero: string, months: readonly string[], narrow: boolean): {at: Date; label: string}[] {
  const stride = Math.ceil(months.length / (narrow ? 18 : 36)) * 3;
  const counted = months.filter((month) => monthsFrom(zero, month) % stride === 0);
  return counted.map((month) => {
    const away = signed(monthsFrom(zero, month));
    return {at: monthMiddle(month), label: month === counted.at(-1) ? `${away} months` : away};
  });
}

function span(months: readonly string[]): [Date, Date] {
  return [utc(months[0] ?? ""), monthEnd(months.at(-1) ?? "")];
}

function middle(row: {month: string}): Date {
  return monthMiddle(row.month);
}

function isPublishedZero({flag}: HashrateShare): boolean {
  return flag === "published-zero";
}

/** Whether the drawing has room for the note on the zero months: to their left, above low lines. Else the key says it. */
function hasZeroNote({months, named, zeros, plain, values}: Selection): boolean {
  return plain && named.includes("CHN") && Math.max(...values) > 40 && months.indexOf(zeros[0] ?? "") > 17;
}

/** What the zero months mean, e.g. "China reads 0 in July and August 2021: widely taken as unreported, not as none". */
function zeroNote(zeros: readonly string[], narrow: boolean): string[] {
  const words = zeros.map((month, i) => (i < zeros.length - 1 ? (date(month).split(" ")[0] ?? "") : date(month)));
  const note = `China reads 0 in ${list(words)}: widely taken as unreported`;
  return narrow ? wrap(note, 146) : wrap(`${note}, not as none`, 275);
}

/** A name at the head of a sentence: "the United States" keeps its article. */
function sentence(name: string): string {
  return name === "United States" ? "The United States" : name;
}

function possessive(name: string): string {
  return name.endsWith("s") ? `${sentence(name)}’` : `${sentence(name)}’s`;
}
