import type {RenderFunction} from "@observablehq/plot";
import {line as path, scaleLinear, ticks} from "d3";
import {relations} from "../model/act.ts";
import {asFar, type Counted, countedFrom, placebos} from "../model/aligned.ts";
import {count, date, list, number, shortDate, signed} from "../model/format.ts";
import {markColor, names, starred, textColor} from "../model/jurisdiction.ts";
import type {Act, HashrateShare, Jurisdiction} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type Series} from "./chart.ts";
import {choice, places} from "./choices.ts";
import {flagNote} from "./flags.ts";
import {byHand, element, hatchPattern, text} from "./marks.ts";
import {tickText} from "./marks-scale.ts";
import {remembered} from "./remembered.ts";
import {textWidth} from "./text.ts";

export interface Observations {
  shares: readonly HashrateShare[];
  acts: readonly Act[];
  jurisdictions: readonly Jurisdiction[];
}

/** Months of data an act needs around it, and earlier months to compare with. */
const enough = {before: 9, after: 3, others: 3} as const;

/** The act the chart opens with. */
const subject = "chn-state-council-call-2021";

/** One place’s hashrate or share, and everyone else’s, in months counted from an act, over the same from earlier months. */
export const alignedHashrate: Chart<Observations> = {
  name: "aligned-hashrate",
  label: "Hashrate before and after an act",
  reads: {
    shares: "mining-hashrate-share/hashrate-share",
    acts: "policy-acts/acts",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "shares",
  view: {with: ["CHN"], align: subject, by: "announced", show: "hashrate"},
  views: [
    {name: "share", label: "China’s share around the call", view: {show: "share"}},
    {name: "kazakhstan-and-the-call", label: "Kazakhstan around China’s call", view: {with: ["KAZ"]}},
    {
      name: "inner-mongolia",
      label: "China around Inner Mongolia’s order",
      view: {align: "cn-nm-order-2021", by: "in-force"},
    },
    {
      name: "iran",
      label: "Iran around its ban of May 2021",
      view: {with: ["IRN"], align: "irn-ban-may-2021", by: "in-force"},
    },
    {
      name: "kazakhstan-rationing",
      label: "Kazakhstan around its rationing",
      view: {with: ["KAZ"], align: "kaz-rationing-2021", by: "in-force", show: "share"},
    },
  ],
  related: ["hashrate-share", "hashrate-moves", "policy-timeline"],

  controls(observations) {
    const name = names(observations.jurisdictions);
    return [
      places([...new Set(observations.shares.map((d) => d.jurisdiction))], name, 1),
      choice(
        "align",
        "Months counted from",
        candidates(observations).map((act) => ({value: act.id, label: called(act, name)})),
      ),
      choice("by", "Date of the act", [
        {value: "announced", label: "Announced"},
        {value: "in-force", label: "In force"},
      ]),
      choice("show", "Quantity", [
        {value: "hashrate", label: "Hashrate, EH/s"},
        {value: "share", label: "Share of world hashrate"},
      ]),
    ];
  },

  title(observations, view) {
    const {code, own, finding, what, name} = selection(observations, view);
    if (code === undefined) return "No place is chosen, so no months are counted from the act";
    const who = `${possessive(name(code))} ${what}`;
    if (finding === undefined)
      return own.months.length === 0
        ? `${who} has no figure for the month before the act`
        : `${who} has too few earlier months to compare with`;
    const {offset, change, others, further} = finding;
    const moved = change < 0 ? "fell" : "rose";
    const later = `${count(offset)} month${offset === 1 ? "" : "s"} on`;
    const earlier = `${number(others.length)} earlier months`;
    return further === 0
      ? `${who} ${moved} more ${later} than from any of ${earlier}`
      : `${who} ${moved} ${later}, and as much from ${number(further)} of ${earlier}`;
  },

  subtitle(observations, view) {
    const {code, act, stage, zero, hashrate, name} = selection(observations, view);
    const unit = hashrate ? "EH/s" : "percentage points of world hashrate";
    const where = code === undefined ? "" : ` of ${name(code)} and of the rest of the world`;
    return `Change in measured ${hashrate ? "hashrate" : "share"}${where} since the month before, ${unit}; counted from ${date(zero)}, “${called(act, name)}” ${stage}`;
  },

  spec(observations, view, width) {
    const {height, mark} = layout(selection(observations, view), width);
    return {width, height, margin: 0, marks: [mark]};
  },

  series(observations, view, width) {
    const chosen = selection(observations, view);
    return layout(chosen, width).panels.flatMap(({panel, x, y}): Series[] =>
      panel.months.length === 0
        ? []
        : [
            {
              label: panel.title,
              color: panel.color,
              points: panel.months.map((d) => ({
                x: x(d.offset),
                y: y(d.change),
                at: `${date(d.month)}, month ${signed(d.offset)}`,
                value: `${chosen.print(d.value)}, ${chosen.printChange(d.change)}`,
                ...flagNote({flag: panel.flags.get(d.month) ?? null}),
              })),
            },
          ],
    );
  },

  key(observations, view) {
    const {own, zeros} = selection(observations, view);
    if (own.months.length === 0) return [];
    return [
      {mark: "line", label: "Counted from the act", color: own.color},
      {mark: "line", label: "Counted from each earlier month", color: "var(--context)"},
      ...(zeros.length > 0 ? [{mark: "hatch" as const, label: "Published as zero: widely taken as unreported"}] : []),
    ];
  },

  describe(observations, view) {
    const {code, own, rest, finding, act, stage, what, print, zeros, hashrate, zero, name} = selection(
      observations,
      view,
    );
    if (code === undefined) return "No place is chosen. Choose one to count its months from the act.";
    const first = own.months.find(({offset}) => offset === -1);
    const last = finding && own.months.find(({offset}) => offset === finding.offset);
    const restLast = finding && rest.months.find(({offset}) => offset === finding.offset);
    return [
      first && last
        ? `${possessive(name(code))} ${what} went from ${print(first.value)} in ${date(first.month)} to ${print(last.value)} in ${date(last.month)}.`
        : `${name(code)} has too few figures around ${date(zero)}.`,
      restLast && hashrate
        ? `All other places together ${restLast.change < 0 ? "lost" : "gained"} ${print(Math.abs(restLast.change))} in the same months.`
        : !hashrate && last && "The rest of the world is the same line upside down: shares add up to all there is.",
      zeros.length > 0 &&
        `${zeroMonths(zeros)} ${zeros.length === 1 ? "is" : "are"} published as zero, which is widely read as unreported, not as none.`,
      `“${called(act, name)}” is one of several things that happened in those months: earlier months show how far the figures move without it, and none of this shows what caused what.`,
      stage.includes("no date") && `The act has ${stage.slice(stage.indexOf("no date"), -1)}.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {code, own, rest, zero, hashrate, name} = selection(observations, view);
    const unit = hashrate ? "EH/s" : "percent";
    const change = hashrate ? "EH/s" : "points";
    const who = code === undefined ? "No place" : starred(name(code), code);
    const cell = (value: number | undefined, sign = false) =>
      value === undefined ? "no data" : sign ? signed(value, 2) : number(value, 2);
    const offsets = [...new Set([...own.months, ...rest.months].map(({offset}) => offset))].sort((a, b) => a - b);
    return {
      caption: `Months counted from ${date(zero)}, change since the month before it, and the range of changes from earlier months`,
      columns: [
        {title: "Month", numeric: false},
        {title: "From the act", numeric: true},
        ...[who, "Rest of the world"].flatMap((place) => [
          {title: `${place}, ${unit}`, numeric: true},
          {title: `${place}, change, ${change}`, numeric: true},
          {title: `${place}, lowest from earlier months`, numeric: true},
          {title: `${place}, highest from earlier months`, numeric: true},
        ]),
      ],
      rows: offsets.map((offset) => {
        const month = [...own.months, ...rest.months].find((d) => d.offset === offset)?.month ?? zero;
        return [
          shortDate(month),
          signed(offset),
          ...[own, rest].flatMap((panel) => {
            const row = panel.months.find((d) => d.offset === offset);
            const others = changesAt(panel.others, offset);
            const zeroed = row && panel.flags.get(row.month) === "published-zero" ? " a" : "";
            return [
              `${cell(row?.value)}${zeroed}`,
              cell(row?.change, true),
              cell(others.length === 0 ? undefined : Math.min(...others), true),
              cell(others.length === 0 ? undefined : Math.max(...others), true),
            ];
          }),
        ];
      }),
      notes: own.months.some(({month}) => own.flags.get(month) === "published-zero")
        ? ["a Published as zero. Read it as “not reported”."]
        : [],
    };
  },

  caveat:
    "Sample of mining pools, located by internet address. An act and a change in the same months are not cause and effect.",
  reading:
    "Months are counted from that of the act; every line shows the change since the month before it. The grey lines are the same figures counted from earlier months, each cut off before the act: they show how far the figures moved when there was no such act. Only if the coloured line leaves the grey ones did something unusual happen, and even then the chart does not say what.",
};

/**
 * Acts with months enough: on mining or power, no parts of another, of a place with figures or a part of one, dated to the
 * month, nine months of data before and three after, and a figure that was reported in the month before. The chart's own
 * first.
 */
function candidates({shares, acts, jurisdictions}: Observations): Act[] {
  const months = [...new Set(shares.map((d) => d.month))].sort();
  const measured = new Set(shares.map((d) => d.jurisdiction));
  const reported = new Set(
    shares.filter((d) => d.flag !== "published-zero").map((d) => `${d.month} ${d.jurisdiction}`),
  );
  const parents = new Map(jurisdictions.map(({code, parent}) => [code, parent]));
  return acts
    .filter((act) => {
      const place = [act.jurisdiction, parents.get(act.jurisdiction)].find((code) => code && measured.has(code));
      if (place === undefined || act.instrument === "trading-rule") return false;
      return [act.announced, act.in_force].some((day) => {
        const at = months.indexOf(day?.slice(0, 7) ?? "");
        const within = at >= enough.before && at < months.length - enough.after;
        return within && reported.has(`${months[at - 1]} ${place}`);
      });
    })
    .filter((act) => !relations(act).some(({verb}) => verb === "part-of"))
    .toSorted((a, b) => Number(b.id === subject) - Number(a.id === subject));
}

interface Panel {
  title: string;
  color: string;
  textColor: string;
  months: readonly Counted[];
  others: readonly (readonly Counted[])[];
  /** Flags of months, where they have one. */
  flags: ReadonlyMap<string, string>;
}

const selection = remembered((observations: Observations, view: View) => {
  const {shares, jurisdictions} = observations;
  const name = names(jurisdictions);
  const known = candidates(observations);
  const act = known.find(({id}) => id === view.align) ?? known[0];
  if (act === undefined) throw new RangeError("no act has months of data enough around it");
  const {zero, stage} = month(observations, act, view.by);
  const hashrate = view.show !== "share";
  const size = (row: HashrateShare) => (hashrate ? row.hashrate : row.share);
  const code = view.with?.find((each) => shares.some((d) => d.jurisdiction === each));
  const panel = (rows: readonly HashrateShare[], title: string, colors: Pick<Panel, "color" | "textColor">): Panel => {
    const series = new Map<string, number>();
    for (const row of rows) series.set(row.month, (series.get(row.month) ?? 0) + size(row));
    return {
      title,
      ...colors,
      months: code === undefined ? [] : countedFrom(series, zero),
      others: code === undefined ? [] : placebos(series, zero, enough.after).map(({months}) => months),
      flags: rows.length > series.size ? new Map() : new Map(rows.flatMap((d) => (d.flag ? [[d.month, d.flag]] : []))),
    };
  };
  const own = panel(
    shares.filter((d) => d.jurisdiction === code),
    code === undefined ? "No place chosen" : starred(name(code), code),
    {color: markColor(code ?? "OTH"), textColor: textColor(code ?? "OTH")},
  );
  const rest = panel(
    shares.filter((d) => d.jurisdiction !== code),
    "Rest of the world",
    {color: "var(--ink-2)", textColor: "var(--ink-2)"},
  );
  return {
    act,
    zero,
    stage,
    code,
    name,
    hashrate,
    what: hashrate ? "measured hashrate" : "measured share",
    own,
    rest,
    finding: find(own),
    zeros: own.months.filter((d) => own.flags.get(d.month) === "published-zero").map((d) => d.month),
    print: (value: number) => (hashrate ? `${number(value, 1)}\u00a0EH/s` : `${number(value, 1)}%`),
    printChange: (value: number) => `${signed(value, 1)}${hashrate ? "\u00a0EH/s" : " points"}`,
  };
});

type Selection = ReturnType<typeof selection>;

/** The month of the date asked for; the other date where the act has no such one, or too few months around it. */
function month({shares}: Observations, act: Act, by: string | undefined): {zero: string; stage: string} {
  const months = [...new Set(shares.map((d) => d.month))].sort();
  const fits = (day: string | null): day is string =>
    day !== null &&
    day.length >= 7 &&
    months.indexOf(day.slice(0, 7)) >= enough.before &&
    months.includes(day.slice(0, 7));
  const dates = [
    {stage: "announced", day: act.announced},
    {stage: "in force", day: act.in_force},
  ];
  const [asked, other] = by === "in-force" ? dates.toReversed() : dates;
  if (asked !== undefined && fits(asked.day)) return {zero: asked.day.slice(0, 7), stage: asked.stage};
  if (other !== undefined && fits(other.day))
    return {zero: other.day.slice(0, 7), stage: `${other.stage} (no date for “${asked?.stage}” in these data)`};
  throw new RangeError(`act ${act.id} has no month within the data`);
}

/** The last reported month that enough earlier months can be compared with, and how many of those moved as far. */
function find({months, others, flags}: Panel) {
  for (const {offset, month: at, change} of months.toReversed()) {
    if (offset < 1 || flags.get(at) === "published-zero") continue;
    const compared = changesAt(others, offset);
    if (compared.length >= enough.others) return {offset, change, others: compared, further: asFar(change, compared)};
  }
  return undefined;
}

function changesAt(others: readonly (readonly Counted[])[], offset: number): number[] {
  return others.flatMap((months) => months.filter((d) => d.offset === offset).map(({change}) => change));
}

/** Two panels on one scale, side by side or, in a narrow drawing, one above the other. */
function layout(chosen: Selection, width: number) {
  const narrow = isNarrow(width);
  const {own, rest, hashrate} = chosen;
  const all = [own, rest].flatMap(({months, others}) => [...months, ...others.flat()]);
  const [low, high] = [Math.min(0, ...all.map((d) => d.change)), Math.max(0, ...all.map((d) => d.change))];
  const steps = ticks(low, high === low ? low + 1 : high, 5);
  const step = (steps[1] ?? 1) - (steps[0] ?? 0);
  const domain = [Math.floor(low / step) * step, Math.max(step, Math.ceil(high / step) * step)] as const;
  const marks = ticks(domain[0], domain[1], Math.round((domain[1] - domain[0]) / step));
  const offsets = all.map((d) => d.offset);
  const reached = [Math.min(-1, ...offsets), Math.max(1, ...offsets)] as const;
  const [panelWidth, plot] = narrow ? [width, 210] : [width / 2 - 14, 280];
  const said = [own, rest].flatMap(({months}) => months.slice(-1)).map(({change}) => chosen.printChange(change));
  const room = 14 + Math.ceil(Math.max(60, ...said.map((words) => textWidth(words, 13, true))));
  const panels = [own, rest].map((panel, i) => {
    const left = narrow ? 0 : i * (width / 2 + 14);
    const top = (narrow ? i * (plot + 94) : 0) + 54;
    return {
      panel,
      left,
      right: left + panelWidth,
      top,
      bottom: top + plot,
      x: scaleLinear(reached, [left + 44, left + panelWidth - room]),
      y: scaleLinear(domain, [top + plot, top]),
    };
  });
  const mark: RenderFunction = byHand((document) => {
    const group = element(document, "g", {}, hatchPattern(document, "hatch"));
    for (const {panel, left, right, top, bottom, x, y} of panels) {
      const label = (lines: string[], at: number, to: number, fill: string, more: object = {}) =>
        group.append(text(document, {x: at, y: to, lines, fill, ...more}));
      label([panel.title], left, top - 38, panel.textColor, {strong: true});
      for (const at of chosen.zeros.filter(() => panel === own)) {
        const offset = panel.months.find((d) => d.month === at)?.offset ?? 0;
        group.append(
          element(document, "rect", {
            x: x(offset - 0.5),
            y: top,
            width: x(1) - x(0),
            height: bottom - top,
            fill: "url(#hatch)",
            opacity: 0.55,
          }),
        );
      }
      for (const tick of marks) {
        group.append(
          element(document, "line", {
            x1: left,
            x2: right,
            y1: y(tick),
            y2: y(tick),
            stroke: tick === 0 ? "var(--axis)" : "var(--grid)",
          }),
        );
        const top_ = tick === marks.at(-1);
        if (tick !== 0 || top_)
          label(
            [
              `${tick > 0 ? "+" : ""}${tick < 0 ? "−" : ""}${tickText(Math.abs(tick))}${top_ ? (hashrate ? " EH/s" : " points") : ""}`,
            ],
            left,
            y(tick) - 5,
            "var(--ink-3)",
          );
      }
      group.append(
        element(document, "line", {x1: x(0), x2: x(0), y1: top - 6, y2: bottom, stroke: "var(--rule-strong)"}),
      );
      const draw = path<Counted>(
        (d) => x(d.offset),
        (d) => y(d.change),
      );
      const runs = (months: readonly Counted[]) => whole(months).map((run) => draw(run) ?? "");
      for (const d of panel.others.flatMap(runs))
        group.append(element(document, "path", {d, fill: "none", stroke: "var(--context)", "stroke-width": 1}));
      for (const d of runs(panel.months))
        group.append(element(document, "path", {d, fill: "none", stroke: panel.color, "stroke-width": 3}));
      const end = panel.months.at(-1);
      if (end !== undefined) {
        group.append(element(document, "circle", {cx: x(end.offset), cy: y(end.change), r: 4, fill: panel.color}));
        label([chosen.printChange(end.change)], x(end.offset) + 8, y(end.change) + 4.5, panel.textColor, {
          strong: true,
        });
      } else label(["No figures to count"], left + 60, (top + bottom) / 2, "var(--ink-3)");
      for (const offset of [-12, -6, 0, 6].filter((at) => at >= reached[0] && at <= reached[1])) {
        group.append(
          element(document, "line", {x1: x(offset), x2: x(offset), y1: bottom, y2: bottom + 5, stroke: "var(--axis)"}),
        );
        label([offset === 6 ? "+6 months" : signed(offset)], x(offset), bottom + 19, "var(--ink-3)", {
          anchor: "middle",
          halo: false,
        });
      }
      if (panel === own || narrow) {
        const said = chosen.act.short;
        const after = x(0) + 5 + textWidth(said) <= right;
        label([said], after ? x(0) + 5 : x(0) - 5, top - 10, "var(--ink-2)", {anchor: after ? "start" : "end"});
      }
    }
    return group;
  });
  return {panels, mark, height: (panels.at(-1)?.bottom ?? 0) + 28};
}

/** Months in unbroken runs, so that a month without a figure breaks the line. */
function whole(months: readonly Counted[]): Counted[][] {
  const runs: Counted[][] = [];
  for (const each of months) {
    const open = runs.at(-1);
    if (open !== undefined && open.at(-1)?.offset === each.offset - 1) open.push(each);
    else runs.push([each]);
  }
  return runs;
}

/** An act as a menu names it: "China: crackdown called for". */
function called({jurisdiction, short}: Act, name: (code: string) => string): string {
  const place = name(jurisdiction);
  if (short.startsWith(place)) return short;
  return `${place}: ${short.charAt(0).toLowerCase()}${short.slice(1)}`;
}

function zeroMonths(months: readonly string[]): string {
  return list(months.map(date));
}

function possessive(name: string): string {
  const whole = name === "United States" ? "The United States" : name;
  return whole.endsWith("s") ? `${whole}’` : `${whole}’s`;
}
