/** The same questions asked of several places, side by side. "No act found", "not coded" and "no data" are answers. */
import type {Step} from "./act.ts";
import {date} from "./format.ts";
import type {Status} from "./observation.ts";

/** Most places that stand side by side. */
export const mostPlaces = 6;

/** What is known of one place, small enough for a page to fetch. */
export interface PlaceRecord {
  code: string;
  name: string;
  address: string;
  /** Newest decision first. */
  acts: readonly ActSummary[];
  spells: readonly SpellSummary[];
  /** Published figures, the newest of each with its way there; `text` is "no data" where there is none. */
  figures: readonly {label: string; text: string; note: string; address?: string}[];
  /** Sources its acts rest on. */
  sources: number;
}

export interface ActSummary {
  id: string;
  title: string;
  address: string;
  instrument: string;
  /** Who must act on it, as printed. */
  addressee: string;
  status: Status;
  /** The step that was its decision, and its date, as precise as known. */
  state: Status;
  decided: string;
  /** Its dated steps, in the order acts go through them. */
  steps: readonly Step[];
  in_force: string | null;
  ended: string | null;
  end_known: string;
  requires: string;
}

/** An act as a cell tells it: its status is that of the day asked. */
export type ToldAct = Pick<ActSummary, "title" | "address" | "status" | "state" | "decided">;

export interface SpellSummary {
  indicator: string;
  level: number;
  scope: "general" | "part" | null;
  from: string;
  /** Its first day as finely as it is known: "2021", "2021-10" or "2021-10-14". */
  since: string;
  to: string | null;
  note: string | null;
  /** Ids of the acts it rests on, joined by semicolons. */
  acts: string | null;
}

/** An indicator of the codebook. */
export interface Indicator {
  name: string;
  label: string;
  /** "R1" */
  code: string;
  group: "restricts" | "supports";
  /** Printed word of each level. */
  levels: readonly {value: number; label: string}[];
}

export type Cell =
  | {kind: "level"; level: number; group: Indicator["group"]; words: string; note: string}
  | {kind: "acts"; acts: readonly ToldAct[]; more: number; address: string}
  | {kind: "text"; text: string; note: string; address?: string}
  /** No answer, and why: "no act found", "not coded", "no data". */
  | {kind: "silent"; text: string; note: string};

export interface Question {
  label: string;
  note: string;
  cells: readonly Cell[];
}

export interface Section {
  title: string;
  questions: readonly Question[];
}

/** Kinds of measure asked about together, with the instruments of policy-acts they hold. */
const kinds: readonly {label: string; instruments: readonly string[]}[] = [
  {label: "Bans and calls for one", instruments: ["ban", "call-for-ban"]},
  {label: "Licences and registers", instruments: ["licensing", "registration"]},
  {label: "Rationing and disconnection", instruments: ["quota-or-rationing", "disconnection"]},
  {label: "Tariffs, surcharges and taxes", instruments: ["tariff-or-surcharge", "tax"]},
  {label: "Disclosure and study", instruments: ["disclosure", "study-or-guidance"]},
  {label: "Enforcement seen", instruments: ["enforcement"]},
  {
    label: "Support",
    instruments: ["tax-relief", "subsidy", "legalisation", "state-participation", "energy-supply"],
  },
  {label: "Rules on trading", instruments: ["trading-rule"]},
];

/** How many acts a cell names before it counts the rest. */
const named = 3;

/**
 * The questions, each with one cell a place, in the order of the places. `on` is the day the levels and the state of the
 * acts are told for, "2026-11-20".
 */
export function compare(
  places: readonly PlaceRecord[],
  indicators: readonly Indicator[],
  on: string,
): readonly Section[] {
  const ask = (label: string, note: string, answer: (place: PlaceRecord) => Cell): Question => ({
    label,
    note,
    cells: places.map(answer),
  });
  const levels = (group: Indicator["group"]) =>
    indicators
      .filter((indicator) => indicator.group === group)
      .map((indicator) => ask(indicator.label, indicator.code, (place) => levelCell(place, indicator, on)));
  const figures = places[0]?.figures ?? [];
  return [
    {
      title: "What each did",
      questions: kinds.map(({label, instruments}) => ask(label, "", (place) => actsCell(place, instruments, on))),
    },
    {title: "What restricts, level 0 to 3", questions: levels("restricts")},
    {title: "What supports, level 0 to 3", questions: levels("supports")},
    {
      title: "On whom, and at what price",
      questions: [
        ask("Who must act", "of acts that bind", (place) => addressees(place, on)),
        ask("What it costs", "tariffs, surcharges and taxes that bind, and acts behind the coded price", (place) =>
          prices(place, on),
        ),
      ],
    },
    {
      title: "What is measured, whatever the day above",
      questions: figures.map(({label}, i) =>
        ask(label, "", ({figures}) => {
          const figure = figures[i];
          if (figure === undefined || figure.text === "no data")
            return {kind: "silent", text: "no data", note: figure?.note ?? ""};
          const {text, note, address} = figure;
          return {kind: "text", text, note, ...(address !== undefined && {address})};
        }),
      ),
    },
    {
      title: "How it stands",
      questions: [
        ask("Acts found", "", ({acts}) => ({
          kind: "text",
          text: String(acts.filter(({decided}) => decided <= on).length),
          note: `${acts.filter((act) => binds(act, on)).length} of them bind, as far as found`,
        })),
        ask("Latest act", "", (place) => {
          const latest = place.acts.filter(({decided}) => decided <= on).slice(0, 1);
          if (latest.length === 0) return noAct;
          return {kind: "acts", acts: latest.map((act) => told(act, on)), more: 0, address: place.address};
        }),
        ask("Sources", "of all its acts", ({sources, address}) => ({
          kind: "text",
          text: String(sources),
          note: "every one on the place’s page",
          address,
        })),
      ],
    },
  ];
}

const noAct: Cell = {kind: "silent", text: "no act found", note: ""};

/** Whether an act binds on a day, as far as is known: in force, not ended, not only proposed or rejected. */
export function binds({in_force, ended, status}: ActSummary, on: string): boolean {
  if (in_force === null || status === "rejected") return false;
  return in_force <= on && (ended === null || ended >= on.slice(0, ended.length));
}

/** How far an act had come on a day: its status, or the last step dated to that day or before if others came later. */
export function statusOn({state, status, steps}: ActSummary, on: string): Status {
  const reached = steps.filter(({date}) => date <= on);
  return reached.length === steps.length ? status : (reached.at(-1)?.state ?? state);
}

function told(act: ActSummary, on: string): ToldAct {
  const {title, address, state, decided} = act;
  return {title, address, status: statusOn(act, on), state, decided};
}

/** The level of an indicator on a day; undefined where it was not coded. */
export function levelOn(spells: readonly SpellSummary[], indicator: string, on: string): SpellSummary | undefined {
  return spells.find((spell) => spell.indicator === indicator && spell.from <= on && (spell.to ?? on) >= on);
}

function levelCell({spells}: PlaceRecord, {name, group, levels}: Indicator, on: string): Cell {
  const spell = levelOn(spells, name, on);
  if (spell === undefined) return {kind: "silent", text: "not coded", note: ""};
  return {
    kind: "level",
    level: spell.level,
    group,
    words: levels.find(({value}) => value === spell.level)?.label ?? "",
    note: [
      [spell.scope === "part" && "in part", `since ${date(spell.since.slice(0, 7))}`].filter(Boolean).join(", "),
      spell.note,
    ]
      .filter(Boolean)
      .join(". "),
  };
}

function actsCell({acts, address}: PlaceRecord, instruments: readonly string[], on: string): Cell {
  const found = acts.filter(({instrument, decided}) => instruments.includes(instrument) && decided <= on);
  if (found.length === 0) return noAct;
  return {
    kind: "acts",
    acts: found.slice(0, named).map((act) => told(act, on)),
    more: Math.max(0, found.length - named),
    address,
  };
}

function addressees({acts}: PlaceRecord, on: string): Cell {
  const bound = acts.filter((act) => binds(act, on));
  if (bound.length === 0) return {kind: "silent", text: "no act that binds found", note: ""};
  const counts = Map.groupBy(bound, ({addressee}) => addressee);
  const ordered = [...counts].sort(([, a], [, b]) => b.length - a.length);
  return {
    kind: "text",
    text: ordered.map(([who, list]) => `${who.toLowerCase()} (${list.length})`).join(", "),
    note: "",
  };
}

/** What tariffs and taxes that bind require, and other acts that bind and give the coded level of price: a quota's own rate. */
function prices({acts, spells}: PlaceRecord, on: string): Cell {
  const coded = new Set(levelOn(spells, "power_price", on)?.acts?.split(";"));
  const found = acts
    .filter(({id, instrument}) => ["tariff-or-surcharge", "tax"].includes(instrument) || coded.has(id))
    .filter((act) => binds(act, on));
  if (found.length === 0) return {kind: "silent", text: "no act that binds found", note: ""};
  return {
    kind: "text",
    text: found
      .slice(0, named)
      .map(({requires}) => requires)
      .join(" "),
    note: found.length > named ? `and ${found.length - named} more` : "",
  };
}
