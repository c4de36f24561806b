import type {PlotOptions, RenderFunction} from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import {ascending, scaleUtc} from "d3";
import {relations} from "../model/act.ts";
import {date, list, shortDate} from "../model/format.ts";
import {names} from "../model/jurisdiction.ts";
import type {Act, CodebookField, Jurisdiction, Status} from "../model/observation.ts";
import {yearTicks} from "../model/time.ts";
import type {View} from "../model/view.ts";
import {actSpan, actTable, actYears} from "./act-table.ts";
import {type Chart, type ChartEvent, isNarrow, type KeyItem} from "./chart.ts";
import {choice} from "./choices.ts";
import {byHand, element, text, xAxis} from "./marks.ts";
import {statuses, statusMark, statusWord} from "./marks-status.ts";
import {datePlace} from "./marks-timeline.ts";
import {textWidth} from "./text.ts";

export interface Observations {
  acts: readonly Act[];
  fields: readonly CodebookField[];
  jurisdictions: readonly Jurisdiction[];
}

const rungs = ["None found", "Call or guidance", "Draft", "Binding rule"] as const;
const [none, call, draft, binding] = [0, 1, 2, 3] as const;

/** Kinds of measure that put pressure on mining; guidance counts where miners or local governments are addressed. */
const pressing = new Set(["ban", "call-for-ban", "disconnection", "quota-or-rationing", "tariff-or-surcharge"]);
const guided = new Set(["miners", "local-governments"]);

/** The strictest standing act on mining of China’s centre and of its provinces, over time: up and down the rungs. */
export const chinaLadder: Chart<Observations> = {
  name: "china-ladder",
  label: "China’s steps: provinces and centre",
  reads: {
    acts: "policy-acts/acts",
    fields: "policy-acts/acts#fields",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "acts",
  since: "1.0.0",
  view: {show: "both", from: "2018"},
  views: [
    {name: "centre", label: "The centre only", view: {show: "centre"}},
    {name: "provinces", label: "The provinces only", view: {show: "provinces"}},
    {
      name: "draft-and-delisting",
      label: "The draft of 2019 and its end",
      view: {show: "centre", from: "2018", to: "2020"},
    },
    {name: "crackdown", label: "2021 and 2022", view: {from: "2021", to: "2022"}},
  ],
  related: ["policy-timeline", "aligned-hashrate", "china-provinces"],

  controls(observations) {
    return [
      choice("show", "Who acts", [
        {value: "both", label: "Both"},
        {value: "centre", label: "Centre"},
        {value: "provinces", label: "Provinces"},
      ]),
      {kind: "period", label: "Period", months: actYears(ladderActs(observations.acts))},
    ];
  },

  title(observations, view) {
    const {panels, first, last} = selection(observations, view);
    const within = first === last ? `in ${first}` : `from ${first} to ${last}`;
    const [one, other] = panels;
    if (one === undefined) return `No act is drawn, ${within}`;
    const bound = panels.map((panel) => ({panel, at: panel.turns.find((turn) => turn.to === binding)?.date}));
    const down = one.turns.find((turn) => turn.to < turn.from);
    if (other !== undefined) {
      const [centre, provinces] = bound.map(({at}) => at);
      if (down !== undefined && provinces !== undefined && (centre === undefined || provinces < centre))
        return `The centre stepped down in ${monthYear(down.date)}; a province bound mines first, in ${monthYear(provinces)}`;
      if (centre !== undefined && provinces !== undefined)
        return provinces < centre
          ? `A province bound mines first, in ${monthYear(provinces)}; the centre followed in ${monthYear(centre)}`
          : `The centre bound mines first, in ${monthYear(centre)}; a province in ${monthYear(provinces)}`;
    }
    const who = capital(one.who);
    const at = bound[0]?.at;
    if (down !== undefined)
      return `${who} stepped down in ${monthYear(down.date)}${at === undefined ? `, ${within}` : ` and bound mines in ${monthYear(at)}`}`;
    if (at !== undefined) return `${who} went up to a binding rule in ${monthYear(at)}`;
    const level = one.stretches.at(-1)?.level ?? none;
    return `${who} ended on “${rungs[level]?.toLowerCase()}”, ${within}`;
  },

  subtitle(observations, view) {
    const {panels, first, last} = selection(observations, view);
    const who = list(panels.map((panel) => panel.who));
    return `Strictest standing act on mining of ${who} in China, ${first === last ? first : `${first} to ${last}`}`;
  },

  spec(observations, view, width) {
    return layout(selection(observations, view), width).spec;
  },

  series(observations, view, width) {
    return layout(selection(observations, view), width).placed.map(({step, at, y}) => ({
      label: step.act.short,
      color: "var(--ink)",
      points: [
        {
          x: at,
          y,
          at: shortDate(step.date.slice(0, 7)),
          value: `${statusWord(step.status)} ${shortDate(step.date)}`,
          note: `${step.place}: ${(rungs[step.rung] ?? "").toLowerCase()}`,
        },
      ],
    }));
  },

  events(observations, view) {
    return selection(observations, view).panels.flatMap(({turns}) =>
      turns.map(({date: at, label}): ChartEvent => ({date: at, label})),
    );
  },

  key(observations, view) {
    const {panels} = selection(observations, view);
    const seen = new Set(panels.flatMap(({steps}) => steps.map(({status}) => status)));
    const doubtful = panels.some(({stretches}) => stretches.some((each) => each.doubtful && each.level > none));
    return [
      ...statuses
        .filter((status) => seen.has(status))
        .map((status): KeyItem => ({mark: status, label: capital(statusWord(status))})),
      {mark: "line", label: "Strictest standing act", color: "var(--j-chn)"},
      ...(doubtful ? [{mark: "dashed" as const, label: "Nobody says when it ended", color: "var(--j-chn)"}] : []),
    ];
  },

  describe(observations, view) {
    const {panels} = selection(observations, view);
    const told = panels.flatMap((panel) => {
      const downs = panel.turns.filter((turn) => turn.to < turn.from);
      const first = panel.turns.find((turn) => turn.to === binding);
      return [
        downs.length > 0 &&
          `${capital(panel.who)} stepped down in ${list(downs.map((turn) => monthYear(turn.date)))}: ${list(downs.map((turn) => `“${turn.label}”`))}.`,
        first && `The first binding rule of ${panel.who} drawn is “${first.label}”, ${date(first.date)}.`,
        downs.length === 0 &&
          first === undefined &&
          `No change of rung to or from a binding rule is found for ${panel.who}.`,
      ];
    });
    return [
      ...told,
      "The rungs follow from what each act is, not from how strictly it was applied; inspections, warnings and rules on trading are left out, and one province’s act puts all of them on its rung.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {panels, first, last} = selection(observations, view);
    const acts = panels.flatMap((panel) => panel.acts);
    const table = actTable(
      acts,
      `Acts on mining in China by first date, ${first === last ? first : `${first} to ${last}`}`,
      names(observations.jurisdictions),
      observations.fields,
    );
    const byTitle = new Map(acts.map((act) => [act.title, rungs[highest(act)] ?? ""]));
    return {
      ...table,
      columns: [{title: "Rung", numeric: false}, ...table.columns],
      rows: table.rows.map((row) => [byTitle.get(row[1] ?? "") ?? "", ...row]),
    };
  },

  caveat:
    "Acts found in the press and in official texts, a few reported and not read. The rung is that of the strictest act, not a measure of how much was closed.",
  reading:
    "The line stands on the rung of the strictest act in being: a call or guidance, a draft, or a rule that binds. When a draft is withdrawn the line steps down. It is dashed where nobody says how long the act went on. The provinces share one line, so it shows the strictest of them.",
};

/** Acts of the centre and of provinces that press on mining, by what they do or whom they guide; parts of one of them count once. */
function ladderActs(acts: readonly Act[]): Act[] {
  const pressed = acts.filter(
    ({jurisdiction, instrument, addressee}) =>
      (jurisdiction === "CHN" || jurisdiction.startsWith("CN-")) &&
      (pressing.has(instrument) || (instrument === "study-or-guidance" && guided.has(addressee))) &&
      addressee !== "equipment-sellers",
  );
  const ids = new Set(pressed.map(({id}) => id));
  return pressed.filter((act) => !relations(act).some(({verb, act: whole}) => verb === "part-of" && ids.has(whole)));
}

interface LadderStep {
  act: Act;
  place: string;
  status: Status;
  date: string;
  rung: number;
}

/** The rung of what an act is once it is in being. */
function highest(act: Act): number {
  if (lifts(act)) return none;
  if (act.status === "proposed" || act.status === "rejected") return draft;
  if (act.instrument === "study-or-guidance" || act.instrument === "call-for-ban" || act.in_force === null) return call;
  return binding;
}

/** Whether an act takes pressure away: it decides against another. */
function lifts(act: Act): boolean {
  return relations(act).some(({verb}) => verb === "rejects");
}

/** Times an act stands on a rung. `to` is null where no end is known to have come; doubtful, if nobody says so. */
function standing(act: Act): {rung: number; from: string; to: string | null; doubtful: boolean}[] {
  if (lifts(act)) return [];
  const begun = act.in_force ?? act.adopted ?? act.announced;
  const rung = highest(act);
  const doubtful = act.end_known === "unknown" || act.end_known === "not-applicable";
  const drafted = act.proposed ?? (act.status === "rejected" ? begun : null);
  return [
    ...(drafted !== null
      ? [{rung: draft as number, from: drafted, to: rung === draft ? act.ended : begun, doubtful}]
      : []),
    ...(rung !== draft && begun !== null ? [{rung, from: begun, to: act.ended, doubtful}] : []),
  ].map((each) => ({...each, doubtful: each.to === null && each.doubtful}));
}

function stepsOf(act: Act, place: string): LadderStep[] {
  const rung = highest(act);
  const begun = act.in_force ?? act.adopted ?? act.announced;
  const status: Status =
    rung === binding || act.in_force !== null ? "in-force" : act.adopted === null ? "announced" : "adopted";
  return [
    ...(act.proposed === null ? [] : [{status: "proposed" as const, date: act.proposed, rung: draft}]),
    ...(rung === draft || begun === null || lifts(act) ? [] : [{status, date: begun, rung}]),
    ...(act.ended === null || lifts(act)
      ? []
      : [{status: act.status === "rejected" ? ("rejected" as const) : ("ended" as const), date: act.ended, rung}]),
  ].map((step) => ({act, place, ...step}));
}

function selection({acts, jurisdictions}: Observations, view: View) {
  const name = names(jurisdictions);
  const chosen = ladderActs(acts);
  const {first, last, from, to} = actSpan(chosen, view);
  const all = [
    {who: "the centre", title: "Centre", acts: chosen.filter(({jurisdiction}) => jurisdiction === "CHN")},
    {who: "the provinces", title: "Provinces", acts: chosen.filter(({jurisdiction}) => jurisdiction !== "CHN")},
  ]
    .filter(({title}) => view.show !== "centre" || title === "Centre")
    .filter(({title}) => view.show !== "provinces" || title === "Provinces");
  const panels = all.map((panel) => {
    const stands = panel.acts.flatMap((act) => standing(act).map((each) => ({act, ...each})));
    const days = [...new Set(stands.flatMap((each) => [each.from, ...(each.to === null ? [] : [each.to])]))].sort(
      (a, b) => ascending(datePlace(a), datePlace(b)),
    );
    let level: number = none;
    const turns: {date: string; from: number; to: number; label: string}[] = [];
    const stretches: {from: Date; to: Date; level: number; doubtful: boolean}[] = [];
    for (const [i, day] of days.entries()) {
      const at = datePlace(day);
      const live = stands.filter((each) => datePlace(each.from) <= at && (each.to === null || datePlace(each.to) > at));
      const next = Math.max(none, ...live.map(({rung}) => rung));
      const resting = live.filter(({rung}) => rung === next);
      const until = days[i + 1];
      stretches.push({
        from: at,
        to: until === undefined ? to : datePlace(until),
        level: next,
        doubtful: resting.every(({doubtful}) => doubtful),
      });
      const cause = stands.find((each) => each.from === day && each.rung === next && next > level);
      const lifted =
        panel.acts.find((act) => lifts(act) && act.adopted === day) ?? stands.find((each) => each.to === day)?.act;
      const called = stands.find((each) => each.from === day && each.act.instrument === "call-for-ban")?.act;
      const act = next > level ? cause?.act : next < level ? lifted : called;
      if (act !== undefined && at >= from && at < to) turns.push({date: day, from: level, to: next, label: act.short});
      level = next;
    }
    const seen = panel.acts.filter((act) =>
      [...stepsOf(act, ""), ...(lifts(act) && act.adopted ? [{date: act.adopted}] : [])].some(
        (step) => datePlace(step.date) >= from && datePlace(step.date) < to,
      ),
    );
    return {
      ...panel,
      acts: seen,
      turns,
      stretches: stretches.filter((each) => each.to > from && each.from < to),
      steps: panel.acts
        .flatMap((act) => stepsOf(act, name(act.jurisdiction)))
        .filter((step) => datePlace(step.date) >= from && datePlace(step.date) < to)
        .sort((a, b) => ascending(a.date, b.date)),
    };
  });
  return {first, last, from, to, panels};
}

type Selection = ReturnType<typeof selection>;

const rungGap = 42;
const markRoom = 13;

function layout({panels, from, to}: Selection, width: number) {
  const narrow = isNarrow(width);
  const marginLeft = narrow ? 70 : 122;
  const x = scaleUtc([from, to], [marginLeft, width - 10]);
  const stacked = panels.flatMap(({steps}, panel) =>
    rungs.flatMap((_, rung) => {
      const columns: number[] = [];
      return steps
        .filter((step) => step.rung === rung)
        .map((step) => {
          const px = x(datePlace(step.date));
          const free = columns.findIndex((end) => end + markRoom <= px);
          const row = free < 0 ? columns.length : free;
          columns[row] = px;
          return {step, panel, rung, px, row};
        });
    }),
  );
  const head = 44 + markRoom * Math.max(0, ...stacked.filter(({rung}) => rung === binding).map(({row}) => row));
  const panelHeight = head + rungGap * 3 + 34;
  const tops = panels.map((_, i) => i * panelHeight);
  const y = (panel: number, rung: number) => (tops[panel] ?? 0) + head + (binding - rung) * rungGap;
  const placed = stacked.map(({panel, rung, row, px, step}) => ({
    step,
    panel,
    px,
    at: x.invert(px),
    y: y(panel, rung) - row * markRoom,
  }));
  const mark: RenderFunction = byHand((document) => {
    const group = element(document, "g");
    let number = 0;
    for (const [i, panel] of panels.entries()) {
      group.append(
        text(document, {x: 0, y: (tops[i] ?? 0) + 16, lines: [panel.title], fill: "var(--j-chn-text)", strong: true}),
      );
      const boxes: Box[] = [];
      for (const [rung, label] of rungs.entries()) {
        const at = y(i, rung);
        const lines = narrow ? label.split(/ (?!or )/) : [label];
        group.append(
          element(document, "line", {
            x1: marginLeft,
            x2: width - 10,
            y1: at,
            y2: at,
            stroke: rung === none ? "var(--axis)" : "var(--grid)",
          }),
          text(document, {x: 0, y: at + 4.5 - (lines.length - 1) * 8, lines, fill: "var(--ink-3)"}),
        );
        boxes.push({left: 0, right: marginLeft - 8, top: at - 15, bottom: at + 15});
      }
      let before: number | undefined;
      for (const {from: start, to: end, level, doubtful} of panel.stretches) {
        const [left, right] = [Math.max(marginLeft, x(start)), Math.min(width - 10, x(end))];
        const height = y(i, level);
        const stroke = {stroke: "var(--j-chn)", "stroke-width": 3};
        if (before !== undefined && before !== height && start >= from) {
          boxes.push({
            left: left - 3,
            right: left + 3,
            top: Math.min(before, height),
            bottom: Math.max(before, height),
          });
          group.append(
            element(document, "line", {
              x1: left,
              x2: left,
              y1: before,
              y2: height,
              ...stroke,
              "stroke-linecap": "square",
            }),
          );
        }
        group.append(
          element(document, "line", {
            x1: left,
            x2: right,
            y1: height,
            y2: height,
            ...stroke,
            ...(doubtful && level > none && {"stroke-dasharray": "6 4"}),
          }),
        );
        before = height;
      }
      for (const {step, px, y: at} of placed.filter((each) => each.panel === i)) {
        group.append(statusMark(document, {status: step.status, x: px, y: at, size: 13}));
        boxes.push({left: px - 7, right: px + 7, top: at - 7, bottom: at + 7});
      }
      for (const turn of panel.turns) {
        number += 1;
        const [at, height] = [x(datePlace(turn.date)), y(i, Math.max(turn.from, turn.to))];
        const words = narrow ? String(number) : turn.label;
        const size = textWidth(words, 13, narrow);
        const spots = [at + 8, at - 8 - size, at - size / 2].flatMap((left) =>
          [-12, 20, -26, 34].map((dy) => ({left, baseline: height + dy})),
        );
        const spot = spots.find(({left, baseline}) => {
          const box = {left, right: left + size, top: baseline - 11, bottom: baseline + 4};
          return box.left >= 0 && box.right <= width && boxes.every((other) => !touch(box, other));
        });
        if (spot === undefined) continue;
        boxes.push({left: spot.left, right: spot.left + size, top: spot.baseline - 11, bottom: spot.baseline + 4});
        group.append(
          text(document, {x: spot.left, y: spot.baseline, lines: [words], fill: "var(--ink-2)", strong: narrow}),
        );
      }
    }
    return group;
  });
  const years = yearTicks(from, to, narrow);
  const spec: PlotOptions = {
    width,
    height: panels.length * panelHeight + 22,
    marginLeft,
    marginRight: 10,
    marginTop: 0,
    marginBottom: 28,
    x: {type: "utc", domain: [from, to], axis: null},
    marks: [
      Plot.ruleX([from, ...years.map(({at}) => at)], {x: (at: Date) => at, stroke: "none"}),
      mark,
      xAxis({ticks: years.length > 0 ? years : [{at: from, label: String(from.getUTCFullYear())}]}),
    ],
  };
  return {spec, placed};
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function touch(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function monthYear(day: string): string {
  return date(day.slice(0, 7));
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
