import {line as path} from "d3";
import {count, date, list, number, shortDate, utc} from "../model/format.ts";
import {indicatorsOf, levelIn} from "../model/indicators.ts";
import {monthEnd, monthsOf} from "../model/month.ts";
import type {CodebookField} from "../model/observation.ts";
import type {PolicyMonth} from "../model/panel.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {choice} from "./choices.ts";
import {byHand, element, text} from "./marks.ts";
import {valueScale} from "./marks-scale.ts";
import {remembered} from "./remembered.ts";

export interface Observations {
  panel: readonly PolicyMonth[];
  codebook: readonly CodebookField[];
}

/** How many places have each restrictive indicator at a level or above, quarter by quarter, of how many that are coded for it. */
export const instrumentSpread: Chart<Observations> = {
  name: "instrument-spread",
  label: "How measures spread",
  reads: {panel: "policy-coding/panel", codebook: "policy-coding/panel#fields"},
  figures: "panel",
  view: {show: "level-1", from: "2018-03"},
  views: [
    {name: "level-2", label: "Level 2 or above", view: {show: "level-2"}},
    {name: "level-3", label: "Level 3 alone", view: {show: "level-3"}},
    {name: "before-2021", label: "Before China’s call of 2021", view: {to: "2021-03"}},
    {name: "since-2022", label: "Since 2022", view: {from: "2022-03", show: "level-2"}},
  ],
  related: ["policy-heatmap", "policy-matrix", "restriction-and-share"],

  controls({panel}) {
    return [
      choice("show", "Counted from", [
        {value: "level-1", label: "Level 1"},
        {value: "level-2", label: "Level 2"},
        {value: "level-3", label: "Level 3"},
      ]),
      {kind: "period", label: "Period", months: quartersOf(panel)},
    ];
  },

  title(observations, view) {
    const {lines, first, last, level} = selection(observations, view);
    const [most] = lines;
    const now = most?.points.at(-1);
    const before = most?.points[0];
    if (most === undefined || now === undefined || before === undefined || now.reached === 0)
      return `No place coded is at level ${level} or above in ${date(last)}`;
    const at = `${count(now.reached)} of ${count(now.coded)} places coded at level ${level}${level < 3 ? " or above" : ""}`;
    if (first.slice(0, 4) === last.slice(0, 4)) return `${most.label} led in ${date(last)}: ${at}`;
    return `${most.label} spread widest: ${at} by ${last.slice(0, 4)}, ${count(before.reached)} in ${first.slice(0, 4)}`;
  },

  subtitle(observations, view) {
    const {first, last, level} = selection(observations, view);
    const kinds = ["", "any level above none", "the upper two levels", "the strictest level"][level];
    return `Places with each restrictive measure at ${kinds}, and places coded for it, at the end of each quarter, ${date(first)} to ${date(last)}`;
  },

  spec(observations, view, width) {
    const {lines, quarters} = selection(observations, view);
    const {boxes, x, y, ticks, height, foot} = layout(observations, view, width);
    const [first = "", last = ""] = [quarters[0], quarters.at(-1)];
    const years = first.slice(0, 4) === last.slice(0, 4) ? [last] : [first, last];
    const color = "var(--restricts-3)";
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
            ...lines.flatMap(({label, points}, i) => {
              const {left, up, plot} = boxes[i]!;
              const draw = (value: (point: SpreadPoint) => number) =>
                path<SpreadPoint>(
                  (point) => left + x(point.month),
                  (point) => up + y(value(point)),
                )(points) ?? "";
              const end = points.at(-1);
              return [
                text(document, {x: left, y: up + 12, lines: [label], fill: "var(--ink)", strong: true}),
                ...ticks.flatMap((tick) =>
                  tick === 0
                    ? []
                    : [
                        element(document, "line", {
                          x1: left,
                          x2: left + plot,
                          y1: up + y(tick),
                          y2: up + y(tick),
                          stroke: "var(--grid)",
                        }),
                        text(document, {
                          x: left,
                          y: up + y(tick) - 4,
                          lines: [tick === ticks.at(-1) ? `${number(tick)} places` : number(tick)],
                          fill: "var(--ink-3)",
                          size: 11,
                        }),
                      ],
                ),
                element(document, "path", {
                  d: draw(({coded}) => coded),
                  fill: "none",
                  stroke: "var(--context)",
                  "stroke-width": 1.25,
                }),
                element(document, "line", {
                  x1: left,
                  x2: left + plot,
                  y1: up + foot,
                  y2: up + foot,
                  stroke: "var(--axis)",
                }),
                element(document, "path", {
                  d: draw(({reached}) => reached),
                  fill: "none",
                  stroke: color,
                  "stroke-width": 2.5,
                }),
                ...(end === undefined
                  ? []
                  : [
                      element(document, "circle", {
                        cx: left + x(end.month),
                        cy: up + y(end.reached),
                        r: 3.5,
                        fill: color,
                      }),
                      text(document, {
                        x: left + plot + 6,
                        y: up + Math.min(y(end.reached), foot - 16) + 4.5,
                        lines: [number(end.reached), `of ${number(end.coded)}`],
                        fill: color,
                        strong: true,
                      }),
                    ]),
                ...years.map((month, end) =>
                  text(document, {
                    x: left + (end === 0 ? 0 : plot),
                    y: up + foot + 16,
                    lines: [years.length > 1 ? month.slice(0, 4) : shortDate(month)],
                    fill: "var(--ink-3)",
                    anchor: end === 0 ? "start" : "end",
                    halo: false,
                  }),
                ),
              ];
            }),
          ),
        ),
      ],
    };
  },

  series(observations, view, width) {
    const {lines} = selection(observations, view);
    const {boxes, x, y} = layout(observations, view, width);
    return lines.map(
      ({label, points}, i): Series => ({
        label,
        color: "var(--restricts-3)",
        points: points.map(({month, reached, coded}) => ({
          x: boxes[i]!.left + x(month),
          y: boxes[i]!.up + y(reached),
          at: date(month),
          value: `${number(reached)} of ${number(coded)}`,
        })),
      }),
    );
  },

  describe(observations, view) {
    const {lines, first, last, level} = selection(observations, view);
    const at = level === 3 ? "at level 3" : `at level ${level} or above`;
    const ends = lines.flatMap(({label, points}) =>
      points.slice(-1).map((point) => ({label: label.toLowerCase(), ...point})),
    );
    const [most, ...rest] = ends;
    const before = lines[0]?.points[0];
    if (most === undefined) return "No indicator is coded in these months.";
    return [
      `In ${date(last)} ${number(most.reached)} of ${number(most.coded)} places coded for ${most.label} are ${at}; ${list(rest.slice(0, 3).map(({label, reached, coded}) => `${number(reached)} of ${number(coded)} for ${label}`))}.`,
      first !== last &&
        before !== undefined &&
        `In ${date(first)} it was ${number(before.reached)} of ${number(before.coded)} for ${most.label}.`,
      "A rising count can be a measure that spread or a place that was first coded then: the grey line counts the places coded.",
      "The places are those in which a measure was found, not a sample of the world.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {lines, quarters, level} = selection(observations, view);
    return {
      caption: `Places at level ${level}${level < 3 ? " or above" : ""}, of the places coded for the indicator, newest first`,
      columns: [{title: "End of", numeric: false}, ...lines.map(({label}) => ({title: label, numeric: true}))],
      rows: quarters
        .map((month, i) => [
          shortDate(month),
          ...lines.map(({points}) => {
            const point = points[i];
            return point === undefined || point.coded === 0
              ? "not coded"
              : `${number(point.reached)} of ${number(point.coded)}`;
          }),
        ])
        .reverse(),
      notes: ["“Not coded”: no place is coded for the indicator at that date."],
    };
  },

  key(_observations, view) {
    const level = levelOf(view);
    return [
      {mark: "line", color: "var(--restricts-3)", label: `Places at level ${level}${level < 3 ? " or above" : ""}`},
      {mark: "line", color: "var(--context)", label: "Places coded for the indicator"},
    ];
  },

  caveat:
    "A place is coded for an indicator only where an act shows its level, so counts are of places coded, not of the world. Measures in part of a place count as much as general ones.",
  reading:
    "Each panel is one restrictive indicator of the codebook, the widest spread first, all on the same scale. The heavy line counts places at the level chosen or above; the grey line counts the places coded for it, the most that the heavy line could reach.",
};

interface SpreadPoint {
  month: string;
  reached: number;
  coded: number;
}

function levelOf({show}: View): number {
  return show === "level-3" ? 3 : show === "level-2" ? 2 : 1;
}

const selection = remembered(({panel, codebook}: Observations, view: View) => {
  const all = quartersOf(panel);
  const within = all.filter(
    (month) => month >= (view.from ?? "") && month.slice(0, view.to?.length) <= (view.to ?? "9999"),
  );
  const quarters = within.length > 0 ? within : all;
  const level = levelOf(view);
  const byMonth = Map.groupBy(panel, ({month}) => month);
  const lines = indicatorsOf(codebook)
    .filter(({group}) => group === "restricts")
    .map(({name, label}) => ({
      label,
      points: quarters.map((month): SpreadPoint => {
        const levels = (byMonth.get(month) ?? []).flatMap((row) => levelIn(row, name) ?? []);
        return {month, reached: levels.filter((each) => each.level >= level).length, coded: levels.length};
      }),
    }));
  // the widest spread first, so that the order of panels is the ranking
  lines.sort((a, b) => (b.points.at(-1)?.reached ?? 0) - (a.points.at(-1)?.reached ?? 0));
  return {quarters, first: quarters[0] ?? "", last: quarters.at(-1) ?? "", level, lines};
});

/** A grid of panels of the same size: two columns when narrow, four when wide. */
function layout(observations: Observations, view: View, width: number) {
  const {lines, quarters} = selection(observations, view);
  const columns = isNarrow(width) ? 2 : 4;
  const gap = 14;
  const across = (width - gap * (columns - 1)) / columns;
  const plot = across - 44;
  const {domain, ticks} = valueScale(
    lines.flatMap(({points}) => points.map(({coded}) => coded)),
    "linear",
  );
  const [top, foot, step] = [38, 150, 186];
  const start = monthEnd(quarters[0] ?? "2018-01").getTime();
  const end = monthEnd(quarters.at(-1) ?? "2018-01").getTime();
  return {
    boxes: lines.map((_, i) => ({left: (i % columns) * (across + gap), up: Math.floor(i / columns) * step, plot})),
    x: (month: string) => (end === start ? plot / 2 : (plot * (monthEnd(month).getTime() - start)) / (end - start)),
    y: (places: number) => foot - ((foot - top) * places) / domain[1],
    ticks: ticks.filter((tick) => tick % (domain[1] > 20 ? 10 : 5) === 0 || domain[1] <= 5),
    foot,
    height: Math.ceil(lines.length / columns) * step - 10,
  };
}

/** The last month of each quarter, and the newest month. */
function quartersOf(panel: readonly PolicyMonth[]): string[] {
  const months = monthsOf(panel);
  return months.filter((month) => utc(month).getUTCMonth() % 3 === 2 || month === months.at(-1));
}
