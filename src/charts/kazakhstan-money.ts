import type {Claim, ClaimValue} from "../model/claim.ts";
import {number, percent, span} from "../model/format.ts";
import {markColor} from "../model/jurisdiction.ts";
import type {Source} from "../model/observation.ts";
import {basis, printBare, printSpan, type Rival, rivals, who} from "../model/rivals.ts";
import {printValue} from "../model/unit.ts";
import type {Chart} from "./chart.ts";
import {boldMeans, type RivalPanel, rivalPanels, rivalRow, rivalSeries, rivalTable} from "./marks-rivals.ts";

export interface Observations {
  claims: readonly Claim[];
  values: readonly ClaimValue[];
  sources: readonly Source[];
}

/** Money promised and money that came, by what was counted; each panel has one currency and one scale. */
const money = [
  {
    title: "Tax a year, US dollars",
    unit: "USD",
    groups: [
      {title: "Expected", short: "Tax expected a year", picks: ["kaz-tax-per-year-forecast"], expected: true},
      {title: "Collected, all taxes", short: "Tax collected a year", picks: ["kaz-tax-per-year-collected"]},
      {title: "Collected, the fee on power alone", short: "Fee on power, dollars", picks: ["kaz-fee-income-2022-usd"]},
    ],
  },
  {
    title: "Sums over several years, US dollars",
    unit: "USD",
    groups: [
      {
        title: "Tax expected over five years",
        short: "Five years’ tax expected",
        picks: ["kaz-tax-forecast-five-years"],
        expected: true,
      },
      {
        title: "Economic effect expected over five years",
        short: "Economic effect",
        picks: ["kaz-economic-effect-five-years"],
        expected: true,
      },
      {title: "Tax collected over three years", short: "Three years’ tax", picks: ["kaz-tax-three-years"]},
    ],
  },
  {
    title: "Income from the fee on power, tenge",
    unit: "KZT",
    groups: [
      {
        title: "Collected",
        short: "Fee on power, tenge",
        picks: ["kaz-fee-income-2022-q1", "kaz-fee-income-2022", "kaz-fee-income-2023"],
        byPeriod: true,
      },
    ],
  },
] as const;

/** What mining was to bring Kazakhstan's budget, beside what it brought. */
export const kazakhstanMoney: Chart<Observations> = {
  name: "kazakhstan-money",
  label: "Kazakhstan’s income from mining",
  reads: {claims: "claims/claims", values: "claims/values", sources: "sources/sources"},
  figures: "values",
  view: {},
  views: [],
  related: ["kazakhstan-mining-load", "mining-vs-demand", "hashrate-share"],

  title(observations) {
    const {expected, collected} = selection(observations);
    if (expected === undefined || collected === undefined)
      return "Tax expected and tax collected cannot be compared in this version";
    const part = (100 * collected.low) / expected.low;
    return part < 100
      ? `Mining brought ${printValue(collected.low, "USD")} of tax a year, ${percent(part, 0)} of the ${printValue(expected.low, "USD")} the industry forecast`
      : `Mining brought ${printValue(collected.low, "USD")} of tax a year, as much as the industry forecast`;
  },

  subtitle() {
    return "Budget income from mining in Kazakhstan, as expected and as collected, by what was counted and currency";
  },

  spec(observations, _view, width) {
    const {height, mark} = drawn(observations, width);
    return {width, height, margin: 0, marks: [mark]};
  },

  series(observations, _view, width) {
    return rivalSeries(drawn(observations, width).points, (panel, group) => money[panel]?.groups[group]?.short ?? "");
  },

  describe(observations) {
    const {expected, collected, misread, sum, panels} = selection(observations);
    const fees = panels.at(-1)?.groups[0]?.rivals ?? [];
    const [quarter, , later] = fees;
    return [
      expected &&
        collected &&
        `In 2021 the industry spoke of taxes that come to ${printValue(expected.low, "USD")} a year; ${printValue(collected.low, "USD")} a year was collected${sum ? `, by the one page that gives a sum` : ""}.`,
      misread.length > 0 &&
        `The larger figures called tax, ${printSpan(misread)}, repeat the industry’s figure for the whole economic effect.`,
      quarter &&
        later &&
        `The fee on power brought ${printValue(quarter.low, "KZT")} over ${span(quarter.claim.period)}, and ${printValue(later.low, "KZT")} over ${span(later.claim.period)}.`,
      "Raids, cut-offs and the price of Bitcoin moved in the same years, so the gap does not show that the fee failed.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations) {
    const {panels} = selection(observations);
    return rivalTable(
      panels.flatMap(({title, groups}) =>
        groups.map((group) => ({title: `${title}: ${group.title.toLowerCase()}`, rivals: group.rivals})),
      ),
      observations.sources,
      "Budget income from mining in Kazakhstan, expected and collected",
    );
  },

  key() {
    const color = markColor("KAZ");
    return [
      {mark: "dot", label: "Collected", color},
      {mark: "ring", label: "Expected", color},
    ];
  },

  caveat:
    "The sum over three years is known from one secondary page. Dollars are as the sources convert them; dollars and tenge are never on one scale.",
  reading:
    "Each panel has a currency and a scale of its own. A filled mark is money that came in, a hollow one money that was expected. Years are not the same in both, so compare the yearly figures in the first panel rather than the sums in the second.",
};

interface Panel {
  title: string;
  unit: string;
  groups: readonly {title: string; expected: boolean; byPeriod: boolean; rivals: readonly Rival[]}[];
}

function selection(observations: Observations) {
  const panels: Panel[] = money.map(({title, unit, groups}) => ({
    title,
    unit,
    groups: groups.map((group) => ({
      title: group.title,
      expected: "expected" in group,
      byPeriod: "byPeriod" in group,
      rivals: rivals(observations, group.picks, unit),
    })),
  }));
  const of = (panel: number, group: number) => panels[panel]?.groups[group]?.rivals ?? [];
  return {
    panels,
    /** The yearly figures compared, as the site prints them. */
    expected: of(0, 0).find(({printed}) => printed),
    collected: of(0, 1).find(({printed}) => printed),
    sum: of(1, 2)[0],
    /** Figures for the tax of five years that are not the one printed. */
    misread: of(1, 0).filter(({printed, value}) => !printed && /effect, not tax/.test(value.note ?? "")),
  };
}

/** The panels of a drawing of this width. */
function drawn(observations: Observations, width: number) {
  const {panels} = selection(observations);
  return rivalPanels(
    panels.map((each) => panel(each, observations.sources)),
    width,
    {foot: boldMeans},
  );
}

function panel({title, unit, groups}: Panel, sources: readonly Source[]): RivalPanel {
  const top = Math.max(0, ...groups.flatMap((group) => group.rivals.map(({high}) => high)));
  const step = tidyStep(top);
  return {
    title,
    groups: groups.map((group) => ({
      title: group.title,
      rows: group.rivals.map((rival) => ({
        ...rivalRow(rival, sources, markColor("KAZ"), figure(rival)),
        ...(group.byPeriod && {label: `${span(rival.claim.period)} (${who(rival)})`, when: undefined}),
        ...(!group.byPeriod && rival.value.kind !== "own-arithmetic" && {label: `${who(rival)}: ${counted(rival)}`}),
        color: markColor("KAZ"),
        filled: !group.expected,
        dashed: group.expected,
      })),
    })),
    ticks: Array.from({length: Math.max(1, Math.ceil(top / step)) + 1}, (_, i) => i * step),
    format: (tick) => (tick === 0 ? "0" : `${unit === "USD" ? "$" : ""}${short(tick)}`),
  };
}

/** "$34.6 million", "over $300 million"; tenge without the word, which stands in the heading. */
function figure(rival: Rival): string {
  const bare = printBare(rival);
  if (rival.unit !== "USD") return bare;
  return rival.hedge === null ? `$${bare}` : `${rival.hedge} $${bare.slice(rival.hedge.length + 1)}`;
}

/** The basis inside a label, without the hedge that stands beside the mark. */
function counted(rival: Rival): string {
  const words = basis(rival) ?? "basis not stated";
  return words.charAt(0).toLowerCase() + words.slice(1).replace(/, stated as .*$/, "");
}

/** "1.5bn", "200m": for ticks. */
function short(value: number): string {
  const billions = value >= 1e9;
  const scaled = value / (billions ? 1e9 : 1e6);
  return `${number(scaled, Number.isInteger(scaled) ? 0 : 1)}${billions ? "bn" : "m"}`;
}

/** A round step that divides a scale to `top` into three to six. */
function tidyStep(top: number): number {
  if (top <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(top / 3));
  const times = [1, 2, 5, 10].find((candidate) => top / (candidate * power) <= 6) ?? 10;
  return times * power;
}
