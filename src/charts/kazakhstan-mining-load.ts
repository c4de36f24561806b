import type {Claim, ClaimValue} from "../model/claim.ts";
import {count, list, number} from "../model/format.ts";
import {markColor} from "../model/jurisdiction.ts";
import type {Source} from "../model/observation.ts";
import {basis, byDate, printBare, type Rival, rivals, who} from "../model/rivals.ts";
import {printValue} from "../model/unit.ts";
import {type Chart, isNarrow} from "./chart.ts";
import {boldMeans, rivalPanels, rivalRow, rivalSeries, rivalTable} from "./marks-rivals.ts";

export interface Observations {
  claims: readonly Claim[];
  values: readonly ClaimValue[];
  sources: readonly Source[];
}

/** What was counted, and the claims that say how much. Our own sums of these figures are left out. */
const counted = [
  {title: "Unregistered miners only", short: "Unregistered miners", picks: ["kaz-unregistered-load-2021"]},
  {title: "Registered miners only", short: "Registered miners", picks: ["kaz-registered-load-2021"]},
  {title: "All mining", short: "All mining", picks: ["kaz-all-mining-load-2021"]},
  {
    title: "Bitcoin mining capacity, by an industry index",
    short: "Bitcoin capacity",
    picks: [
      "kaz-mining-capacity-2020",
      "kaz-mining-capacity-2021-01",
      "kaz-mining-capacity-2021-10",
      "kaz-mining-capacity-2023-05",
    ],
  },
  {
    title: "The whole abnormal rise in demand",
    short: "Whole abnormal rise",
    picks: ["kaz-abnormal-growth-load-2021/1"],
  },
  {
    title: "Load removed, or said to be",
    short: "Load removed",
    picks: ["kaz-curtailed-registered-2022-02", "kaz-raids-load-2022-02", "kaz-raids-consumption-fall-2022-03"],
    byBasis: true,
  },
] as const;

/** The part of the raids that was not force. */
const restrained = "kaz-raids-self-restriction-2022-02/1";

/** What officials, industry and press said mining drew in Kazakhstan, by what they were counting. */
export const kazakhstanMiningLoad: Chart<Observations> = {
  name: "kazakhstan-mining-load",
  label: "Kazakhstan’s mining load, as claimed",
  reads: {claims: "claims/claims", values: "claims/values", sources: "sources/sources"},
  figures: "values",
  view: {},
  views: [],
  related: ["mining-vs-demand", "kazakhstan-money", "kazakhstan-russia-trade"],

  title(observations) {
    const {unregistered} = selection(observations);
    if (unregistered.length === 0) return "No figure for the load of unregistered miners is in this version";
    const speakers = [
      unregistered.some(({value}) => value.kind === "official") && "officials",
      unregistered.some(({value}) => value.kind === "industry") && "industry",
    ].filter((words) => words !== false);
    const [low, high] = ends(unregistered);
    const names = speakers.length === 0 ? "reports" : list(speakers);
    const figures =
      low === high ? `at ${printValue(low, "MW", 0)}` : `anywhere from ${number(low)} to ${printValue(high, "MW", 0)}`;
    return `${capital(names)} put unregistered load ${figures}`;
  },

  subtitle() {
    return "Load of crypto mining in Kazakhstan as claimed, megawatts, by what was counted, who said it and when";
  },

  spec(observations, _view, width) {
    const {height, mark} = drawn(observations, width);
    return {width, height, margin: 0, marks: [mark]};
  },

  series(observations, _view, width) {
    return rivalSeries(drawn(observations, width).points, (_panel, group) => counted[group]?.short ?? "");
  },

  describe(observations) {
    const {unregistered, groups, all, selfRestraint} = selection(observations);
    const lowest = unregistered.toSorted((a, b) => a.low - b.low)[0];
    const highest = unregistered.toSorted((a, b) => b.high - a.high)[0];
    const shared = mostShared(groups.slice(0, 5));
    const raids = all.find(({claim}) => claim.id === selfRestraint?.claim.id.replace("self-restriction", "load"));
    return [
      lowest && highest
        ? `For unregistered miners alone the figures, none of them known to be metered, run from ${printBare(lowest, 0)} (${inside(who(lowest))}) ${highest.hedge?.startsWith("up to") ? "" : "to "}${printBare(highest, 0)}\u00a0MW (${inside(who(highest))}).`
        : "There is no figure for unregistered miners in this version.",
      shared &&
        `One figure, ${printValue(shared.figure, "MW", 0)}, is given for ${count(shared.titles.length)} different things: ${list(shared.titles.map(inside))}.`,
      raids &&
        selfRestraint &&
        `Of the ${printValue(raids.high, "MW", 0)} stopped in the raids, ${printValue(selfRestraint.high, "MW", 0)} was self-restriction.`,
      "The headings count different things, so the figures are shown side by side and never averaged.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations) {
    const {groups} = selection(observations);
    return rivalTable(groups, observations.sources, "Mining load in Kazakhstan as claimed, by what was counted");
  },

  key(observations) {
    const {all} = selection(observations);
    const color = markColor("KAZ");
    return [
      {mark: "dot", label: "Official", color},
      {mark: "ring", label: "Industry or press", color},
      ...(all.some(({low, high}) => low !== high) ? [{mark: "bar" as const, label: "Range given", color}] : []),
    ];
  },

  caveat: "Read in press reports and official pages, many of them hedged: “up to”, “over”, “about”.",
  reading:
    "Each row is one statement: who made it, when, and how much it says. Compare only rows under one heading, since the headings count different things. A bar is a range that the source itself gives. A date in the list is when the statement was made, or for the industry index the month it is about.",
};

/** The one panel of a drawing of this width. */
function drawn(observations: Observations, width: number) {
  const {groups, top} = selection(observations);
  return rivalPanels(
    [
      {
        groups: groups.map(({title, rivals: all, byBasis}) => ({
          title,
          rows: all.map((rival) => ({
            ...rivalRow(rival, observations.sources, markColor("KAZ"), printBare(rival, 0)),
            ...(byBasis && {label: `${basis(rival) ?? "Basis not stated"} (${who(rival)})`}),
          })),
        })),
        ticks: isNarrow(width) || top <= 1500 ? steps(top, 500) : steps(top, 250),
        format: (tick) => number(tick),
        unit: "\u00a0MW",
      },
    ],
    width,
    {foot: boldMeans},
  );
}

function selection(observations: Observations) {
  const groups = counted.map((group) => ({
    title: group.title,
    byBasis: "byBasis" in group,
    rivals: byDate(rivals(observations, group.picks, "MW").filter(({value}) => value.kind !== "own-arithmetic")),
  }));
  const all = groups.flatMap((group) => group.rivals);
  return {
    groups,
    all,
    unregistered: groups[0]?.rivals ?? [],
    selfRestraint: rivals(observations, [restrained], "MW")[0],
    /** The end of the scale, MW. */
    top: Math.max(500, Math.ceil(ends(all)[1] / 500) * 500),
  };
}

function ends(all: readonly Rival[]): [low: number, high: number] {
  return [Math.min(...all.map(({low}) => low)), Math.max(0, ...all.map(({high}) => high))];
}

/** The figure that stands, alone or as the top of a range, under most headings; undefined unless under two. */
function mostShared(groups: readonly {title: string; rivals: readonly Rival[]}[]) {
  const figures = [...new Set(groups.flatMap((group) => group.rivals.map(({high}) => high)))];
  return figures
    .map((figure) => ({
      figure,
      titles: groups.filter((group) => group.rivals.some(({high}) => high === figure)).map(({title}) => title),
    }))
    .filter(({titles}) => titles.length > 1)
    .toSorted((a, b) => b.titles.length - a.titles.length)[0];
}

function steps(top: number, step: number): number[] {
  return Array.from({length: Math.floor(top / step) + 1}, (_, i) => i * step);
}

/** A heading inside a sentence. */
function inside(words: string): string {
  return /^[A-Z][a-z]/.test(words) && !/^(Dordzhiev|Kazakh|Bitcoin)/.test(words)
    ? words.charAt(0).toLowerCase() + words.slice(1)
    : words;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
