import {count, date, list} from "../model/format.ts";
import {indicatorsOf, levelIn, levelWord, printLevel, stricter} from "../model/indicators.ts";
import {markColor, names} from "../model/jurisdiction.ts";
import {monthsOf} from "../model/month.ts";
import type {CodebookField, Jurisdiction} from "../model/observation.ts";
import type {PanelLevel, PolicyMonth} from "../model/panel.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {choice, places} from "./choices.ts";
import {byHand, element, text} from "./marks.ts";
import {type LevelCell, levelCells, levelKey} from "./marks-level.ts";
import {remembered} from "./remembered.ts";
import {textWidth} from "./text.ts";

export interface Observations {
  panel: readonly PolicyMonth[];
  codebook: readonly CodebookField[];
  jurisdictions: readonly Jurisdiction[];
}

/** Not an indicator: the highest level among the kinds of measure named here. */
const highest = {
  value: "highest",
  label: "Highest of prohibition, entry, access and price",
  of: ["prohibition", "entry_control", "power_access", "power_price"],
};

/** The strictest level of one indicator in each year, of every place coded or those chosen, the strictest and earliest first. */
export const policyHeatmap: Chart<Observations> = {
  name: "policy-heatmap",
  label: "Strictest level, year by year",
  reads: {
    panel: "policy-coding/panel",
    codebook: "policy-coding/panel#fields",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "panel",
  view: {show: "prohibition", from: "2018"},
  views: [
    {name: "access-to-power", label: "Access to power", view: {show: "power-access"}},
    {name: "price-of-power", label: "Price of power", view: {show: "power-price"}},
    {name: "entry-control", label: "Entry control", view: {show: "entry-control"}},
    {name: "recognition", label: "Legal recognition", view: {show: "recognition"}},
    {name: "highest", label: "Highest of four kinds of measure", view: {show: highest.value}},
  ],
  related: ["policy-matrix", "instrument-spread", "restriction-and-share"],

  controls({panel, codebook, jurisdictions}) {
    const years = yearsOf(panel);
    const name = names(jurisdictions);
    const codes = [...new Set(panel.map(({jurisdiction}) => jurisdiction))].sort((a, b) =>
      name(a) < name(b) ? -1 : 1,
    );
    return [
      {...places(codes, name, 6), label: "Only these places"},
      choice("show", "Indicator", [
        ...indicatorsOf(codebook).map(({name, label}) => ({value: hyphened(name), label})),
        {value: highest.value, label: highest.label},
      ]),
      {kind: "period", label: "Years", months: years},
    ];
  },

  title(observations, view) {
    const chosen = selection(observations, view);
    const {rows, last, group, label} = chosen;
    const [only] = rows;
    if (only !== undefined && rows.length === 1) {
      const level = only.cells.at(-1)?.level;
      const stands = level === undefined ? "is not coded" : `stands at ${printLevel(level)}`;
      return `${names(observations.jurisdictions)(only.code)} ${stands} for ${label} in ${last}`;
    }
    const levels = rows.flatMap(({cells}) => cells.at(-1)?.level ?? []);
    if (levels.length === 0) return `No place is coded for ${label} in ${last}`;
    const [top] = levels.toSorted(stricter);
    if (top === undefined || top.level === 0)
      return `All ${count(levels.length)} places coded for ${label} stand at 0 in ${last}`;
    const reached = levels.filter(({level}) => level === top.level).length;
    const none = levels.filter(({level}) => level === 0).length;
    const all = `${capital(count(reached))} of ${count(levels.length)} places coded ${reached > 1 ? "reach" : "reaches"} level ${top.level} of ${group === "supports" ? `support by ${label}` : label} in ${last}`;
    const rest = none === 0 ? "" : `; ${count(none)} ${none > 1 ? "stand" : "stands"} at 0`;
    return `${all}${rest}`.length > 100 ? all : `${all}${rest}`;
  },

  subtitle(observations, view) {
    const {years, last, until, title} = selection(observations, view);
    const period = years.length > 1 ? `${years[0]} to ${last}` : last;
    return `${title}: strictest level at the end of any month in each year, ${period}${until.startsWith(last) && !until.endsWith("-12") ? `, the last up to ${date(until)}` : ""}`;
  },

  spec(observations, view, width) {
    const {rows, years, group} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const {x, y, cell, height, top} = layout(observations, view, width);
    const narrow = isNarrow(width);
    const stride = cell < 34 ? 2 : 1;
    const cells = rows.flatMap((row, i) =>
      row.cells.map(({level}, j): LevelCell => ({x: x(j), y: y(i), width: cell - 2, height, level})),
    );
    return {
      width,
      height: top + Math.max(1, rows.length) * (height + 2) + 2,
      margin: 0,
      marks: [
        byHand((document) =>
          element(
            document,
            "g",
            {},
            ...years.flatMap((year, j) =>
              (years.length - 1 - j) % stride > 0
                ? []
                : [
                    text(document, {
                      x: Math.min(x(j) + cell / 2 - 1, width - textWidth(narrow || cell < 34 ? "’00" : year) / 2),
                      y: 13,
                      lines: [narrow || cell < 34 ? `’${year.slice(2)}` : year],
                      anchor: "middle",
                      fill: "var(--ink-3)",
                      halo: false,
                    }),
                  ],
            ),
            ...rows.map(({code}, i) =>
              text(document, {
                x: 0,
                y: y(i) + height / 2 + 4.5,
                lines: [name(code, narrow)],
                fill: "var(--ink)",
                halo: false,
              }),
            ),
            rows.length === 0
              ? text(document, {x: 0, y: top + 15, lines: ["Nothing coded in these years"], halo: false})
              : levelCells(document, cells, group),
          ),
        ),
      ],
    };
  },

  series(observations, view, width) {
    const {rows, word} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const {x, y, cell, height} = layout(observations, view, width);
    return rows.map(
      ({code, cells}, i): Series => ({
        label: name(code),
        color: markColor(code),
        points: cells.map(({year, level, from}, j) => ({
          x: x(j) + cell / 2 - 1,
          y: y(i) + height / 2,
          at: year,
          value: level === undefined ? "no data" : printLevel(level),
          note:
            level === undefined
              ? "not coded, which is not zero"
              : [word(level.level), ...from].filter(Boolean).join(": "),
        })),
      }),
    );
  },

  describe(observations, view) {
    const {rows, years, last, uncoded, mixed} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const [first] = rows;
    if (first === undefined)
      return "No place is coded for this indicator in these years: the acts found do not show whether such a measure held.";
    const hatched = rows.flatMap(({cells}) => cells.filter(({level}) => level === undefined)).length;
    const leading = rows.slice(0, 3).filter(({strictest}) => strictest.level > 0);
    return [
      leading.length === 0
        ? `No place coded is above level 0 in ${years.length > 1 ? "these years" : last}.`
        : `The strictest, and the first year shown at that level: ${list(leading.map(({code, strictest, since}) => `${name(code)} (${printLevel(strictest)}, ${since})`))}. Rows are sorted by how strict, then how early.`,
      mixed &&
        "It mixes steps of different ladders: a 3 says that some measure stands on its own top step, not that the measures weigh the same.",
      hatched > 0 &&
        `${capital(count(hatched))} of the years shown ${hatched > 1 ? "are" : "is"} hatched: not coded, which is not zero.`,
      uncoded.length > 0 &&
        (uncoded.length > 8
          ? `${capital(count(uncoded.length))} more places of the coding are not coded for it at all.`
          : `Not coded for it at all: ${list(uncoded.map((code) => name(code)))}.`),
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {rows, years, title, mixed} = selection(observations, view);
    const name = names(observations.jurisdictions);
    return {
      caption: `${title}: strictest level of each year, the strictest and earliest place first`,
      columns: [{title: "Place", numeric: false}, ...years.map((year) => ({title: year, numeric: false}))],
      rows:
        rows.length === 0
          ? [["No place is coded", ...years.map(() => "not coded")]]
          : rows.map(({code, cells}) => [
              name(code),
              ...cells.map(({level, from}) =>
                level === undefined
                  ? "not coded"
                  : [printLevel(level), ...(mixed && level.level > 0 ? from : [])].join(": "),
              ),
            ]),
      notes: ["“In part”: in part of the place, or for some miners.", "“Not coded” is not zero."],
    };
  },

  key(observations, view) {
    const {group, word} = selection(observations, view);
    return levelKey(group, word);
  },

  caveat:
    "Blank is not zero: the acts do not show whether such a measure held. Levels follow what binds, not what worked, and a measure of a few days within a month leaves no trace.",
  reading:
    "Each row is a place, each column a year, each cell the strictest level that held at the end of any month of that year. More ink is stricter; a small block holds in part of the place or for some miners only; an outlined zero is no measure; a hatched cell was not coded.",
};

interface Cell {
  year: string;
  level: PanelLevel | undefined;
  /** Printed words of the indicators it comes from, where several are read. */
  from: readonly string[];
}

const selection = remembered(({panel, codebook}: Observations, view: View) => {
  const all = yearsOf(panel);
  const within = all.filter((year) => year >= (view.from ?? "").slice(0, 4) && year <= (view.to ?? "9999").slice(0, 4));
  const years = within.length > 0 ? within : all;
  const indicators = indicatorsOf(codebook);
  const mixed = view.show === highest.value;
  const one = indicators.find(({name}) => hyphened(name) === view.show) ?? indicators[0];
  const read = mixed ? indicators.filter(({name}) => highest.of.includes(name)) : one === undefined ? [] : [one];
  const asked = panel.filter(({jurisdiction}) => view.with?.includes(jurisdiction) ?? true);
  const byPlace = Map.groupBy(asked, ({jurisdiction}) => jurisdiction);
  const coded = [...byPlace].map(([code, own]) => {
    const byYear = Map.groupBy(own, ({month}) => month.slice(0, 4));
    const cells = years.map((year): Cell => {
      const found = (byYear.get(year) ?? []).flatMap((row) =>
        read.flatMap(({name, label}) => {
          const level = levelIn(row, name);
          return level === undefined ? [] : [{label, level}];
        }),
      );
      const [top] = found.toSorted((a, b) => stricter(a.level, b.level));
      const same = found.filter(({level}) => top !== undefined && stricter(level, top.level) === 0);
      const from =
        mixed && top !== undefined && top.level.level > 0
          ? [...new Set(same.map(({label}) => label.toLowerCase()))]
          : [];
      return {year, level: top?.level, from: from.length > 1 ? [`${count(from.length)} kinds`] : from};
    });
    const [strictest] = cells.flatMap(({level}) => level ?? []).sort(stricter);
    const since = cells.find(
      ({level}) => level !== undefined && strictest !== undefined && stricter(level, strictest) === 0,
    );
    return {
      code,
      cells,
      strictest,
      since: since?.year ?? "",
      sum: cells.reduce((total, {level}) => total + (level?.level ?? 0), 0),
    };
  });
  const rows = coded.flatMap(({strictest, ...rest}) => (strictest === undefined ? [] : [{...rest, strictest}]));
  rows.sort(
    (a, b) =>
      stricter(a.strictest, b.strictest) ||
      (a.strictest.level > 0 ? Number(a.since) - Number(b.since) : 0) ||
      b.sum - a.sum ||
      Number(a.since) - Number(b.since) ||
      (a.code < b.code ? -1 : 1),
  );
  return {
    years,
    last: years.at(-1) ?? "",
    /** The last month of the panel. */
    until: monthsOf(panel).at(-1) ?? "",
    group: one?.group === "supports" && !mixed ? "supports" : "restricts",
    mixed,
    title: mixed ? highest.label : (one?.label ?? ""),
    label: mixed ? "some measure" : (one?.label ?? "").toLowerCase(),
    word: (level: number) => (mixed || one === undefined ? "" : levelWord(one, level)),
    rows,
    uncoded: coded.filter(({strictest}) => strictest === undefined).map(({code}) => code),
  } as const;
});

function layout(observations: Observations, view: View, width: number) {
  const {rows, years} = selection(observations, view);
  const name = names(observations.jurisdictions);
  const gutter = 10 + Math.max(60, ...rows.map(({code}) => textWidth(name(code, isNarrow(width)))));
  const cell = Math.min(72, (width - gutter) / years.length);
  const height = 20;
  const top = 22;
  return {
    x: (year: number) => gutter + year * cell + 1,
    y: (row: number) => top + row * (height + 2),
    cell,
    height,
    top,
  };
}

/** Every year from the first month to the last. */
function yearsOf(panel: readonly PolicyMonth[]): string[] {
  const years = panel.map(({month}) => Number(month.slice(0, 4)));
  if (years.length === 0) return [];
  const [first, last] = years.reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [9999, 0]);
  return Array.from({length: last - first + 1}, (_, i) => String(first + i));
}

/** A name as an address writes it. */
function hyphened(name: string): string {
  return name.replaceAll("_", "-");
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
