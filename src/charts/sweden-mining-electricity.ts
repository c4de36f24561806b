import type {Claim, ClaimValue} from "../model/claim.ts";
import {count, number} from "../model/format.ts";
import {markColor} from "../model/jurisdiction.ts";
import type {Source} from "../model/observation.ts";
import {byDate, kinds, printBare, printSpan, type Rival, rivals, who} from "../model/rivals.ts";
import {printValue} from "../model/unit.ts";
import type {Chart} from "./chart.ts";
import {boldMeans, rivalPanels, rivalRow, rivalSeries, rivalTable} from "./marks-rivals.ts";

export interface Observations {
  claims: readonly Claim[];
  values: readonly ClaimValue[];
  sources: readonly Source[];
}

const unit = "TWh/yr";

/** The routes to one quantity, by what they count. The last is the outlier: one page gives its share. */
const routes = [
  {
    title: "All crypto mining, over a calendar year",
    short: "All crypto mining",
    picks: ["swe-mining-electricity/5", "swe-mining-electricity/6"],
  },
  {title: "Bitcoin alone, at a yearly rate", short: "Bitcoin alone", picks: ["swe-mining-electricity/1"]},
  {title: "Known capacity, running all year", short: "Known capacity", picks: ["swe-mining-electricity/2"]},
  {
    title: "Share of world hashrate, times world use",
    short: "Share of world use",
    picks: ["swe-mining-electricity/3", "swe-mining-electricity/4"],
  },
  {
    title: "Outlier: another share, from one page",
    short: "Outlier",
    picks: ["swe-mining-electricity/7"],
    outlier: true,
  },
] as const;

/** Every route to the electricity that mining used in Sweden, and the one that does not fit. */
export const swedenMiningElectricity: Chart<Observations> = {
  name: "sweden-mining-electricity",
  label: "Routes to Swedish mining’s electricity",
  reads: {claims: "claims/claims", values: "claims/values", sources: "sources/sources"},
  figures: "values",
  view: {},
  views: [],
  related: ["sweden-prices", "hashrate-share", "electricity-demand-growth"],

  title(observations) {
    const {all, others, official, within, outliers} = selection(observations);
    if (all.length === 0) return "No figure for the electricity of Swedish mining is in this version";
    if (official === undefined) return `Routes to the electricity of Swedish mining lead to ${printSpan(all)}`;
    const rest = outliers.length > 0 ? `; an outlier says ${printBare(outliers[0] as Rival)}` : "";
    return `${capital(count(within.length))} of ${count(others.length)} other routes put Swedish mining in the official ${printSpan([official])}${rest}`;
  },

  subtitle() {
    return "Electricity of crypto mining in Sweden, terawatt-hours a year, by what was counted; band: the range printed";
  },

  spec(observations, _view, width) {
    const {height, mark} = drawn(observations, width);
    return {width, height, margin: 0, marks: [mark]};
  },

  series(observations, _view, width) {
    return rivalSeries(drawn(observations, width).points, (_panel, group) => routes[group]?.short ?? "");
  },

  describe(observations) {
    const {official, below, groups, outliers, all} = selection(observations);
    if (all.length === 0) return "There is no figure for the electricity of Swedish mining in this version.";
    const capacity = groups[2]?.rivals[0];
    const outlier = outliers[0];
    return [
      official &&
        `The figure printed is that of the ${who(official)}: ${printSpan([official])}${official.value.basis ? `, ${official.value.basis}` : ""}.`,
      below.length > 0 &&
        `${capital(count(below.length))} ${below.length === 1 ? "route falls" : "routes fall"} below it, at ${printSpan(below)}.`,
      outlier &&
        capacity &&
        outlier.low > capacity.high &&
        `The outlier of ${printSpan([outlier])} does not fit the capacity known: running all year, that would use ${printValue(capacity.high, unit)}.`,
      "The routes share inputs and are for different years, so their agreement proves less than it seems.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations) {
    const {groups} = selection(observations);
    return rivalTable(groups, observations.sources, "Electricity of crypto mining in Sweden, by route");
  },

  key(observations) {
    const {all} = selection(observations);
    const has = (kind: string) => all.some(({value}) => value.kind === kind);
    const color = markColor("SWE");
    return [
      {mark: "dot", label: "Official", color},
      ...(has("press") ? [{mark: "ring" as const, label: kinds["press"] ?? "", color}] : []),
      ...(has("own-arithmetic")
        ? [{mark: "ring" as const, label: kinds["own-arithmetic"] ?? "", color: "var(--ink-2)"}]
        : []),
      ...(all.some(({low, high}) => low !== high) ? [{mark: "bar" as const, label: "Range given", color}] : []),
    ];
  },

  caveat: "No route is a meter reading. The official range was read in a summary of its release.",
  reading:
    "Each row is one way to reach the same quantity. The band is the official range that this site prints; a mark inside it agrees with it. The dashed mark rests on a share of world hashrate that a single page gives.",
};

/** The one panel of a drawing of this width. */
function drawn(observations: Observations, width: number) {
  const {groups, official, all} = selection(observations);
  const top = Math.max(1, Math.ceil(Math.max(0, ...all.map(({high}) => high)) * 2) / 2);
  return rivalPanels(
    [
      {
        groups: groups.map(({title, outlier, rivals: found}) => ({
          title,
          rows: found.map((rival) => ({
            ...rivalRow(rival, observations.sources, markColor("SWE"), printBare(rival)),
            dashed: outlier,
          })),
        })),
        ticks: Array.from({length: top * 2 + 1}, (_, i) => i / 2),
        format: (tick) => number(tick, Number.isInteger(tick) ? 0 : 1),
        unit: "\u00a0TWh",
        ...(official && {band: [official.low, official.high] as const}),
      },
    ],
    width,
    {foot: boldMeans},
  );
}

function selection(observations: Observations) {
  const groups = routes.map((route) => ({
    title: route.title,
    outlier: "outlier" in route,
    rivals: byDate(rivals(observations, route.picks, unit)),
  }));
  const all = groups.flatMap((group) => group.rivals);
  /** The figure printed, where it is a range. */
  const official = all.find(({printed, low, high}) => printed && low < high);
  const outliers = groups.filter(({outlier}) => outlier).flatMap((group) => group.rivals);
  /** Without what repeats the figure printed: the same count, told by the press. */
  const others = all.filter(({value}) => value !== official?.value && value.basis !== official?.value.basis);
  return {
    groups,
    all,
    official,
    others,
    within: others.filter(({low, high}) => official && low >= official.low && high <= official.high),
    below: others.filter(({high}) => official && high < official.low),
    /** Only while above all other routes. */
    outliers: outliers.filter(({low}) => all.every((other) => outliers.includes(other) || other.high < low)),
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
