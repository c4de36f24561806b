import {count, date, list, number} from "../model/format.ts";
import {indicatorsOf, levelIn, levelWord, printLevel} from "../model/indicators.ts";
import {markColor, names} from "../model/jurisdiction.ts";
import {monthsOf} from "../model/month.ts";
import type {CodebookField, Jurisdiction} from "../model/observation.ts";
import type {PolicyMonth} from "../model/panel.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {choice, places} from "./choices.ts";
import {byHand, element, text} from "./marks.ts";
import {type LevelCell, levelCells, levelKey} from "./marks-level.ts";
import {remembered} from "./remembered.ts";
import {textWidth, wrap} from "./text.ts";

export interface Observations {
  panel: readonly PolicyMonth[];
  codebook: readonly CodebookField[];
  jurisdictions: readonly Jurisdiction[];
}

/** The level of every indicator of one group at each place named, at the end of one month. */
export const policyMatrix: Chart<Observations> = {
  name: "policy-matrix",
  label: "Levels of policy at a date",
  reads: {
    panel: "policy-coding/panel",
    codebook: "policy-coding/panel#fields",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "panel",
  view: {
    show: "restricts",
    with: ["CHN", "KAZ", "SWE", "EU", "IRN", "RUS", "NOR", "CA-QC", "US-NY", "US-TX", "PRY", "VEN"],
  },
  views: [
    {name: "end-of-2020", label: "End of 2020, before China’s call", view: {month: "2020-12"}},
    {name: "end-of-2022", label: "End of 2022, after the shift", view: {month: "2022-12"}},
    {name: "end-of-2024", label: "End of 2024", view: {month: "2024-12"}},
    {name: "support", label: "What supports mining", view: {show: "supports"}},
    {
      name: "three-cases",
      label: "Kazakhstan, Sweden and the EU, China",
      view: {with: ["KAZ", "SWE", "EU", "CHN"]},
    },
  ],
  related: ["policy-heatmap", "instrument-spread", "restriction-ranking"],

  controls({panel, jurisdictions}) {
    const name = names(jurisdictions);
    const codes = [...new Set(panel.map((row) => row.jurisdiction))].sort((a, b) => (name(a) < name(b) ? -1 : 1));
    return [
      {kind: "month", label: "Month", months: monthsOf(panel)},
      places(codes, name, 40),
      choice("show", "Indicators", [
        {value: "restricts", label: "What restricts"},
        {value: "supports", label: "What supports"},
      ]),
    ];
  },

  title(observations, view) {
    const {rows, cells, indicators, month, group} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const coded = cells.filter(({level}) => level !== undefined);
    const kind = group === "restricts" ? "restrictive" : "supportive";
    const [only] = rows;
    if (only === undefined) return "No place is chosen: choose one to see its levels";
    if (coded.length === 0)
      return `Nothing ${kind} is coded for ${rows.length > 1 ? "these places" : name(only)} in ${date(month)}`;
    const highest = Math.max(...coded.map(({level}) => level?.level ?? 0));
    const top = coded.filter(({level}) => level?.level === highest);
    if (highest === 0) return `Every ${kind} indicator coded stands at 0 in ${date(month)}`;
    if (rows.length === 1)
      return `${sentence(name(only))} is at level ${highest} in ${count(top.length)} of ${count(indicators.length)} ${kind} indicators in ${date(month)}`;
    const reached = new Set(top.map(({code}) => code)).size;
    const most = commonest(top.map(({indicator}) => indicator.label));
    const what = most.length === 0 ? "" : `, most often in ${list(most.map(lower))}`;
    const support = group === "supports" ? " of support" : "";
    const who =
      reached === rows.length
        ? `all ${count(reached)} places reach`
        : `${count(reached)} of ${count(rows.length)} places ${reached > 1 ? "reach" : "reaches"}`;
    return `In ${date(month)} ${who} level ${highest}${support}${what}`;
  },

  subtitle(observations, view) {
    const {month, group} = selection(observations, view);
    const what = group === "restricts" ? "restricts" : "supports";
    return `Level of each indicator of what ${what} mining, in force at the end of ${date(month)}`;
  },

  spec(observations, view, width) {
    const {rows, cells, group} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const {at, heads, size, top, height, label, foot} = layout(observations, view, width);
    const drawn = cells.map(({code, indicator, level}): LevelCell => {
      const {x, y, width: across} = at(code, indicator.name);
      return {x: x - across / 2, y: y - height / 2, width: across, height, level};
    });
    return {
      width,
      height: foot,
      margin: 0,
      marks: [
        byHand((document) =>
          element(
            document,
            "g",
            {},
            ...heads.flatMap(({x, middle, lines, y, rule}) => [
              ...(rule > top - 12
                ? []
                : [element(document, "line", {x1: x, x2: x, y1: rule, y2: top - 4, stroke: "var(--rule-strong)"})]),
              text(document, {x: middle, y, lines, anchor: "middle", fill: "var(--ink)", strong: true, size}),
            ]),
            ...rows.map((code) =>
              text(document, {
                x: 0,
                y: label(code),
                lines: [name(code)],
                fill: "var(--ink)",
                halo: false,
              }),
            ),
            rows.length === 0
              ? text(document, {x: 0, y: top + 18, lines: ["No place is chosen"], halo: false})
              : levelCells(document, drawn, group),
          ),
        ),
      ],
    };
  },

  series(observations, view, width) {
    const {rows, cells, month} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const {at} = layout(observations, view, width);
    return rows.map(
      (code): Series => ({
        label: name(code),
        color: markColor(code),
        points: cells
          .filter((cell) => cell.code === code)
          .map(({indicator, level}) => ({
            x: at(code, indicator.name).x,
            y: at(code, indicator.name).y,
            at: `${indicator.label}, ${date(month)}`,
            value: level === undefined ? "no data" : printLevel(level),
            note: level === undefined ? "not coded, which is not zero" : levelWord(indicator, level.level),
          })),
      }),
    );
  },

  describe(observations, view) {
    const {rows, cells, month, group} = selection(observations, view);
    if (rows.length === 0) return "No place is chosen, so no level is shown. Choose a place to read its levels.";
    const name = names(observations.jurisdictions);
    const of = (level: number | undefined) => cells.filter((cell) => cell.level?.level === level);
    const coded = cells.length - of(undefined).length;
    const highest = Math.max(0, ...cells.map(({level}) => level?.level ?? 0));
    const leading = [...Map.groupBy(of(highest), ({code}) => code)]
      .sort(([, a], [, b]) => b.length - a.length)
      .slice(0, 2)
      .map(([code, own]) => `${name(code)} (${list(own.map(({indicator}) => lower(indicator.label)))})`);
    const kind = group === "restricts" ? "restrictive" : "supportive";
    return [
      `Of ${number(cells.length)} cells ${number(coded)} are coded at the end of ${date(month)}: ${list([3, 2, 1, 0].map((level) => `${number(of(level).length)} at level ${level}`))}.`,
      highest > 0 && `Level ${highest} holds above all in ${list(leading)}.`,
      coded < cells.length &&
        `${capital(count(cells.length - coded))} ${cells.length - coded > 1 ? "are" : "is"} hatched: the acts found do not show whether such a measure held, which is not zero.`,
      `A step of one ${kind} indicator is no step of another, so there is no total.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {rows, cells, indicators, month} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const cell = (code: string, indicator: string) => {
      const found = cells.find((each) => each.code === code && each.indicator.name === indicator);
      return found?.level === undefined ? "not coded" : printLevel(found.level);
    };
    return {
      caption: `Levels, 0 to 3, in force at the end of ${date(month)}`,
      columns: [{title: "Place", numeric: false}, ...indicators.map(({label}) => ({title: label, numeric: false}))],
      rows:
        rows.length === 0
          ? [["No place is chosen", ...indicators.map(() => "–")]]
          : rows.map((code) => [name(code), ...indicators.map((indicator) => cell(code, indicator.name))]),
      notes: ["“In part”: in part of the place, or for some miners.", "“Not coded” is not zero."],
    };
  },

  key(observations, view) {
    const {group} = selection(observations, view);
    const ends: Readonly<Record<number, string>> =
      group === "restricts" ? {3: "strictest", 0: "none"} : {3: "most supportive", 0: "none"};
    return levelKey(group, (level) => ends[level] ?? "");
  },

  caveat:
    "Blank is not zero, and levels follow what binds, not what worked. Only for China, Kazakhstan, Sweden and the EU were all measures searched for.",
  reading:
    "Each row is a place, each column an indicator of the codebook. The digit is the level in force at the end of the month; a small block holds in part of the place or for some miners only; a hatched cell was not coded. Read down a column: steps of different indicators cannot be compared or added.",
};

const selection = remembered(({panel, codebook}: Observations, view: View) => {
  const group = view.show === "supports" ? "supports" : "restricts";
  const months = monthsOf(panel);
  const month = view.month !== undefined && months.includes(view.month) ? view.month : (months.at(-1) ?? "");
  const known = new Set(panel.map(({jurisdiction}) => jurisdiction));
  const rows = [...new Set(view.with)].filter((code) => known.has(code));
  const indicators = indicatorsOf(codebook).filter((indicator) => indicator.group === group);
  const at = new Map(panel.filter((row) => row.month === month).map((row) => [row.jurisdiction, row]));
  const cells = rows.flatMap((code) =>
    indicators.map((indicator) => ({code, indicator, level: levelIn(at.get(code), indicator.name)})),
  );
  return {group, month, rows, indicators, cells} as const;
});

/**
 * Where heads and cells stand. Heads stand in two rows, every second one higher, where their words need the room; narrow,
 * a place's name stands above its cells.
 */
function layout(observations: Observations, view: View, width: number) {
  const {rows, indicators} = selection(observations, view);
  const narrow = isNarrow(width);
  const name = names(observations.jurisdictions);
  const gutter = narrow ? 0 : 14 + Math.max(40, ...rows.map((code) => textWidth(name(code))));
  const pitch = Math.min(narrow ? 110 : 96, (width - gutter) / Math.max(1, indicators.length));
  const size = narrow ? 11 : 12;
  const x = (i: number) => gutter + (i + 0.5) * pitch;
  const lines = indicators.map(({label}) => wrap(label, 84, size, true));
  const half = (i: number) => Math.max(...(lines[i] ?? []).map((line) => textWidth(line, size, true))) / 2;
  const staggered = indicators.some((_, i) => 2 * half(i) > pitch - 4);
  const tall = Math.max(1, ...lines.map(({length}) => length)) * 16;
  const top = (staggered ? 2 : 1) * tall + 12;
  const heads = lines.map((own, i) => {
    const bottom = staggered && i % 2 === 0 ? tall : top - 12;
    // the first and last head may be wider than their columns
    const middle = Math.min(Math.max(x(i), half(i)), width - half(i));
    return {x: x(i), middle, lines: own, y: bottom - (own.length - 1) * 16 - 3, rule: bottom + 2};
  });
  const [height, step] = narrow ? [28, 54] : [28, 33];
  const y = (code: string) => top + rows.indexOf(code) * step + (narrow ? 17 : 0);
  return {
    heads,
    size,
    top,
    height,
    label: (code: string) => (narrow ? y(code) - 5 : y(code) + height / 2 + 4.5),
    at: (code: string, indicator: string) => ({
      x: x(indicators.findIndex((each) => each.name === indicator)),
      y: y(code) + height / 2,
      width: narrow ? pitch - 4 : Math.min(64, pitch - 10),
    }),
    foot: top + Math.max(1, rows.length) * step + 2,
  };
}

/** The most frequent word, or two of equal frequency; none where more are equal, or where no word comes twice. */
function commonest(words: readonly string[]): string[] {
  const counts = [...Map.groupBy(words, (word) => word)].map(([word, all]) => ({word, times: all.length}));
  const most = Math.max(...counts.map(({times}) => times));
  const found = counts.filter(({times}) => times === most).map(({word}) => word);
  return most > 1 && found.length < 3 ? found : [];
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A name at the head of a sentence. */
function sentence(name: string): string {
  return ["United States", "European Union"].includes(name) ? `The ${name}` : name;
}
