import {count, date, list, number} from "../model/format.ts";
import {areEqual, indexRanking, type Ranked, weightsOf} from "../model/index-ranking.ts";
import {indicatorsOf} from "../model/indicators.ts";
import {markColor, names} from "../model/jurisdiction.ts";
import {monthsOf} from "../model/month.ts";
import type {CodebookField, Jurisdiction} from "../model/observation.ts";
import type {PolicyMonth} from "../model/panel.ts";
import {restrictionIndicators} from "../model/restriction-index.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {weights} from "./choices.ts";
import {byHand, element, text} from "./marks.ts";
import {remembered} from "./remembered.ts";
import {textWidth} from "./text.ts";

export interface Observations {
  panel: readonly PolicyMonth[];
  codebook: readonly CodebookField[];
  jurisdictions: readonly Jurisdiction[];
}

/** The places whose restriction index is complete in one month, ranked with weights that a reader sets. */
export const restrictionRanking: Chart<Observations> = {
  name: "restriction-ranking",
  label: "Ranking by restriction",
  reads: {
    panel: "policy-coding/panel",
    codebook: "policy-coding/panel#fields",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "panel",
  view: {weights: ["1", "1", "1", "1", "1"]},
  views: [
    {name: "power-only", label: "Only access to power and its price", view: {weights: ["0", "0", "1", "1", "0"]}},
    {name: "law-only", label: "Without enforcement", view: {weights: ["1", "1", "1", "1", "0"]}},
    {name: "bans-count-most", label: "Prohibition counts five times", view: {weights: ["5", "1", "1", "1", "1"]}},
    {name: "end-of-2021", label: "End of 2021", view: {month: "2021-12"}},
  ],
  related: ["restriction-and-share", "policy-matrix", "policy-heatmap"],

  controls({panel, codebook}) {
    return [weights(indicatorsOf(codebook)), {kind: "month", label: "Month", months: monthsOf(panel)}];
  },

  title(observations, view) {
    const {ranking, month, equal} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const [first] = ranking;
    if (first === undefined) return `No place has a complete restriction index in ${date(month)}`;
    const leaders = ranking.filter(({rank}) => rank === 1).map(({jurisdiction}) => name(jurisdiction));
    const lead = leaders.length > 2 ? `${capital(count(leaders.length))} places` : sentence(list(leaders));
    const verb = leaders.length > 1 ? "share the top" : ranking.length > 1 ? "ranks first" : "alone is ranked";
    const of = `of ${count(ranking.length)} places complete in ${date(month)}`;
    if (equal) return `${lead} ${verb} at ${number(first.index, 1)} ${ranking.length > 1 ? of : `in ${date(month)}`}`;
    const moved = ranking.filter(hasMoved).length;
    const added = ranking.filter((each) => each.equal === null).length;
    const change = [
      moved === 0 ? "no rank moves" : `${count(moved)} ${moved > 1 ? "ranks move" : "rank moves"}`,
      ...(added > 0 ? [`${count(added)} ${added > 1 ? "places join" : "place joins"}`] : []),
    ];
    return `${lead} ${verb} at ${number(first.index, 1)} with these weights: ${list(change)}`;
  },

  subtitle(observations, view) {
    const {month, equal} = selection(observations, view);
    return `Restriction index, none to strictest, at the end of ${date(month)}, ${equal ? "all five indicators of equal weight" : "weights as set"}`;
  },

  spec(observations, view, width) {
    const {ranking, equal} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const {x, y, gutter, height, top} = layout(observations, view, width);
    const narrow = isNarrow(width);
    return {
      width,
      height,
      margin: 0,
      marks: [
        byHand((document) =>
          element(
            document,
            "g",
            {},
            ...[0, 25, 50, 75, 100].flatMap((tick) => [
              element(document, "line", {
                x1: x(tick),
                x2: x(tick),
                y1: top - 6,
                y2: height - 4,
                stroke: tick === 0 ? "var(--axis)" : "var(--grid)",
              }),
              text(document, {
                x: x(tick),
                y: top - 11,
                lines: [number(tick)],
                anchor: "middle",
                fill: "var(--ink-3)",
                halo: false,
              }),
            ]),
            ...ranking.flatMap((each, i) => {
              const {jurisdiction, index, rank} = each;
              const color = markColor(jurisdiction);
              const old = equal ? null : each.equal;
              return [
                text(document, {x: 0, y: y(i) + 4.5, lines: [number(rank)], fill: "var(--ink-3)", halo: false}),
                text(document, {
                  x: 26,
                  y: y(i) + 4.5,
                  lines: [name(jurisdiction, narrow)],
                  fill: "var(--ink)",
                  strong: true,
                  halo: false,
                }),
                element(document, "line", {
                  x1: x(0),
                  x2: x(index),
                  y1: y(i),
                  y2: y(i),
                  stroke: color,
                  "stroke-width": 1.25,
                  "stroke-dasharray": "1 3",
                }),
                ...(old === null
                  ? []
                  : [
                      element(document, "line", {
                        x1: x(old.index),
                        x2: x(index),
                        y1: y(i),
                        y2: y(i),
                        stroke: color,
                        "stroke-width": 2.25,
                      }),
                      element(document, "circle", {
                        cx: x(old.index),
                        cy: y(i),
                        r: 5,
                        fill: "var(--paper)",
                        stroke: color,
                        "stroke-width": 1.75,
                      }),
                    ]),
                element(document, "circle", {cx: x(index), cy: y(i), r: 5.5, fill: color}),
                text(document, {
                  x: width,
                  y: y(i) + 4.5,
                  lines: [printed(each, equal, narrow)],
                  anchor: "end",
                  fill: "var(--ink)",
                  halo: false,
                }),
              ];
            }),
            ...(ranking.length === 0 ? [text(document, {x: gutter, y: top + 20, lines: ["No complete index"]})] : []),
          ),
        ),
      ],
    };
  },

  series(observations, view, width) {
    const {ranking, equal, month} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const {x, y} = layout(observations, view, width);
    return ranking.map((each, i): Series => {
      const old =
        equal || each.equal === null
          ? []
          : [
              {
                x: x(each.equal.index),
                y: y(i),
                at: `Equal weights, ${date(month)}`,
                value: number(each.equal.index, 1),
                note: `rank ${each.equal.rank}`,
              },
            ];
      return {
        label: name(each.jurisdiction),
        color: markColor(each.jurisdiction),
        points: [
          {
            x: x(each.index),
            y: y(i),
            at: `${equal ? "Equal weights" : "Weights as set"}, ${date(month)}`,
            value: number(each.index, 1),
            note: `rank ${each.rank}`,
          },
          ...old,
        ],
      };
    });
  },

  describe(observations, view) {
    const {ranking, month, weights, equal, places, labels} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const set = restrictionIndicators.map(
      (indicator) => `${labels.get(indicator)?.toLowerCase() ?? indicator} ${number(weights[indicator])}`,
    );
    if (ranking.length === 0)
      return `In ${date(month)} no place is coded for every indicator that has a weight, so none is ranked: a blank is not a zero. Choose a later month, or give an indicator no weight.`;
    const moves = ranking.filter(hasMoved);
    const added = ranking.filter((each) => each.equal === null);
    return [
      `${capital(list(ranking.slice(0, 3).map(({jurisdiction, index}) => `${name(jurisdiction)} ${number(index, 1)}`)))} in ${date(month)}.`,
      !equal && `Weights: ${list(set)}.`,
      !equal &&
        (moves.length === 0
          ? "No rank of the equal weighting moves."
          : `${capital(list(moves.slice(0, 4).map(({jurisdiction, equal: old}) => `${name(jurisdiction)} from ${old?.rank} to ${old?.now}`)))} in rank${added.length > 0 ? " among the places that equal weights rank too" : ""}.`),
      added.length > 0 &&
        `${capital(count(added.length))} ${added.length > 1 ? "places are" : "place is"} ranked only because an indicator not coded there has no weight.`,
      `${capital(count(places - ranking.length))} of ${count(places)} places coded in that month ${places - ranking.length === 1 ? "has no complete index and is" : "have no complete index and are"} not ranked: blank is not zero.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {ranking, month, equal} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const old = (each: Ranked) =>
      each.equal === null ? ["not complete", "not ranked"] : [number(each.equal.index, 1), number(each.equal.rank)];
    const rows = ranking.map((each) => [
      number(each.rank),
      name(each.jurisdiction),
      number(each.index, 1),
      ...(equal ? [] : old(each)),
    ]);
    return {
      caption: `Restriction index, 0 to 100, at the end of ${date(month)}`,
      columns: [
        {title: "Rank", numeric: true},
        {title: "Place", numeric: false},
        {title: "Index", numeric: true},
        ...(equal
          ? []
          : [
              {title: "Equal weights", numeric: true},
              {title: "Rank then", numeric: true},
            ]),
      ],
      rows: rows.length > 0 ? rows : [["–", "No place is complete", "–", ...(equal ? [] : ["–", "–"])]],
      notes: [
        "Places of the same index share a rank. A place that is not coded for an indicator with a weight is not ranked.",
      ],
    };
  },

  key(observations, view) {
    const {ranking, equal} = selection(observations, view);
    if (equal || ranking.length === 0) return [];
    return [
      {mark: "dot", label: "With the weights set"},
      {mark: "ring", label: "With equal weights"},
    ];
  },

  caveat:
    "The index treats the steps of every indicator as even, which is a choice; so are the weights. It leaves out levy and disclosure and never sets support against restriction. Few places are coded for all that it needs.",
  reading:
    "Each dot is one place’s restriction index: the weighted mean of prohibition, entry control, access to power, price of power and enforcement, from none to the strictest level everywhere. Move the weights to see which ranks depend on them; a ring shows where equal weights would put the place.",
};

const selection = remembered(({panel, codebook}: Observations, view: View) => {
  const months = monthsOf(panel);
  const month = view.month !== undefined && months.includes(view.month) ? view.month : (months.at(-1) ?? "");
  const weights = weightsOf(view.weights);
  return {
    month,
    weights,
    equal: areEqual(weights),
    ranking: indexRanking(panel, month, weights),
    places: panel.filter((row) => row.month === month).length,
    labels: new Map(indicatorsOf(codebook).map(({name, label}) => [name, label])),
  };
});

function layout(observations: Observations, view: View, width: number) {
  const {ranking, equal} = selection(observations, view);
  const narrow = isNarrow(width);
  const name = names(observations.jurisdictions);
  const gutter = 44 + Math.max(50, ...ranking.map(({jurisdiction}) => textWidth(name(jurisdiction, narrow), 13, true)));
  const end = 16 + Math.max(20, ...ranking.map((each) => textWidth(printed(each, equal, narrow))));
  const [top, step] = [30, 30];
  return {
    gutter,
    top,
    x: (index: number) => gutter + (index / 100) * (width - gutter - end),
    y: (row: number) => top + 10 + row * step,
    height: top + Math.max(1, ranking.length) * step,
  };
}

/** The index, and whether the weights move the place: "50.0, moves down". */
function printed(each: Ranked, equal: boolean, narrow: boolean): string {
  const index = number(each.index, 1);
  if (equal) return index;
  if (each.equal === null) return narrow ? index : `${index}, not ranked before`;
  if (narrow || !hasMoved(each)) return index;
  return `${index}, moves ${each.equal.now < each.equal.rank ? "up" : "down"}`;
}

/** Whether the weights change its rank among the places that equal weights rank too. */
function hasMoved({equal}: Ranked): boolean {
  return equal !== null && equal.rank !== equal.now;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function sentence(words: string): string {
  return words.replace(/^(United States|European Union)/, "The $1");
}
