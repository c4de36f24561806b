/** What must hold of policy acts beyond the types and categories of their cells. */
import {suggest} from "../data/nearest.ts";
import type {Act, ActSource, DatePrecision} from "./observation.ts";

/** What is wrong with one row, and how to mend it. */
export interface ActFault {
  /** The act at fault. */
  id: string;
  table: "acts" | "act-sources";
  /** Index of the row in its table, from 0. */
  row: number;
  field: string;
  message: string;
  remedy: string;
}

type Fault = Pick<ActFault, "field" | "message" | "remedy">;

/** The steps that bring an act forward, in order: field, status, and how a sentence tells of it. */
const steps = [
  {field: "proposed", status: "proposed", words: "it was proposed"},
  {field: "announced", status: "announced", words: "it was announced"},
  {field: "adopted", status: "adopted", words: "it was adopted"},
  {field: "in_force", status: "in-force", words: "it was in force"},
  {field: "enforced", status: "enforced", words: "it was enforced"},
] as const;

const dateFields = [...steps.map(({field}) => field), "ended"] as const;

/** The words of `relation` for how one act bears on another. */
export const relationVerbs = ["amends", "replaces", "ends", "follows", "part-of", "implements", "rejects"] as const;

/** The finest first, as the length of a date of that precision. */
const lengths: Readonly<Record<DatePrecision, number>> = {day: 10, month: 7, year: 4, none: 0};

/**
 * The faults of a table of acts and of the table of their sources: acts first, each in the order of its rows. Dates are
 * compared only as far as both are known: "2021-05" is neither before nor after "2021-05-18".
 */
export function actFaults(acts: readonly Act[], sources: readonly ActSource[]): ActFault[] {
  const byId = new Map(acts.map((act) => [act.id, act]));
  const byAct = Map.groupBy(sources, ({act}) => act);
  return [
    ...acts.flatMap((act, row) => {
      const faults = [
        ...dateFaults(act),
        ...orderFaults(act),
        ...statusFaults(act),
        ...endFaults(act),
        ...scopeFaults(act),
        ...relationFaults(act, byId),
        ...evidenceFaults(act, byAct.get(act.id) ?? []),
      ];
      return faults.map((fault): ActFault => ({id: act.id, table: "acts", row, ...fault}));
    }),
    ...sources.flatMap((source, row) =>
      sourceFaults(source).map((fault): ActFault => ({id: source.act, table: "act-sources", row, ...fault})),
    ),
  ];
}

/** Whether one date is earlier than another, as far as both are known. */
function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}

function dateFaults(act: Act): Fault[] {
  if (dateFields.every((field) => act[field] === null)) {
    return [{field: "announced", message: "no date", remedy: "give the date of one step at least"}];
  }
  return dateFields.flatMap((field) => {
    const date = act[field];
    if (date === null || date.length < 10 || isDay(date)) return [];
    return [{field, message: `${date} is no day of the calendar`, remedy: "correct the day, or give the month alone"}];
  });
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** A law may be adopted before it is announced, and announced before it is adopted; neither may come after it binds. */
function orderFaults(act: Act): Fault[] {
  const {proposed, announced, adopted, in_force, enforced} = act;
  const faults: Fault[] = [];
  const check = (field: string, told: string, date: string | null, others: readonly [string, string | null][]) => {
    for (const [words, other] of others) {
      if (date === null || other === null || !isBefore(date, other)) continue;
      faults.push({field, message: `${told} ${date} before ${words} ${other}`, remedy: orderRemedy});
    }
  };
  check("announced", "announced", announced, [["it was proposed", proposed]]);
  check("adopted", "adopted", adopted, [["it was proposed", proposed]]);
  check("in_force", "in force", in_force, [
    ["it was proposed", proposed],
    ["it was announced", announced],
    ["it was adopted", adopted],
  ]);
  if (enforced !== null && in_force !== null && isBefore(enforced, in_force) && act.note === null) {
    faults.push({
      field: "enforced",
      message: `enforced ${enforced} before it was in force ${in_force}`,
      remedy: "correct one of the dates, or say in note why it was carried out before it bound",
    });
  }
  return faults;
}

const orderRemedy = "read the sources again; correct one of the dates, or leave out the one not shown";

/** The status is the furthest step that has a date. */
function statusFaults(act: Act): Fault[] {
  const reached = steps.findIndex(({status}) => status === act.status);
  if (reached >= 0) {
    const beyond = steps.slice(reached + 1).find(({field}) => act[field] !== null);
    if (beyond !== undefined) {
      return [
        {
          field: "status",
          message: `status ${act.status}, though ${beyond.words} ${act[beyond.field]}`,
          remedy: `write status ${beyond.status}, or remove the date`,
        },
      ];
    }
    const own = steps[reached]!;
    if (act[own.field] === null && act.note === null) {
      return [
        {
          field: own.field,
          message: `status ${act.status} without a date for it`,
          remedy: `give ${own.field}, or say in note that its date was not found`,
        },
      ];
    }
    return [];
  }
  const bound = steps.slice(3).find(({field}) => act[field] !== null);
  if (act.status === "rejected" && bound !== undefined) {
    return [
      {
        field: "status",
        message: `status rejected, though ${bound.words} ${act[bound.field]}`,
        remedy: "a rejected act never bound: write status ended, or remove the date",
      },
    ];
  }
  if (act.status === "ended" && act.adopted === null && bound === undefined) {
    return [
      {
        field: "status",
        message: "status ended, but no date shows that it had begun",
        remedy: "give adopted, in_force or enforced, or write status rejected",
      },
    ];
  }
  return [];
}

/** Status, date and what is known of the end tell one story. */
function endFaults(act: Act): Fault[] {
  const faults: Fault[] = [];
  const isOver = act.status === "ended" || act.status === "rejected";
  if (isOver && act.ended === null) {
    faults.push({
      field: "ended",
      message: `status ${act.status} without the date of its end`,
      remedy: "give ended as a year at least; if no end was found, write status in-force and end_known unknown",
    });
  }
  if (!isOver && act.ended !== null) {
    faults.push({
      field: "ended",
      message: `ended ${act.ended}, though its status is ${act.status}`,
      remedy: "write status ended, or rejected if it never bound, or remove the date",
    });
  }
  if (isOver !== (act.end_known === "ended")) {
    faults.push({
      field: "end_known",
      message: `end_known ${act.end_known}, though its status is ${act.status}`,
      remedy: isOver ? "write end_known ended" : "write status ended, or no-later-act-found, unknown or not-applicable",
    });
  }
  if ((act.status === "proposed" || act.status === "announced") && act.end_known !== "not-applicable") {
    faults.push({
      field: "end_known",
      message: `end_known ${act.end_known}, though it was only ${act.status}`,
      remedy: "write not-applicable: what never bound has no end",
    });
  }
  if (act.status === "in-force" && act.end_known === "not-applicable") {
    faults.push({
      field: "end_known",
      message: "end_known not-applicable, though it is in force",
      remedy: "write no-later-act-found or unknown",
    });
  }
  for (const {field, words} of steps) {
    const [date, ended] = [act[field], act.ended];
    if (date !== null && ended !== null && isBefore(ended, date)) {
      faults.push({field: "ended", message: `ended ${ended} before ${words} ${date}`, remedy: orderRemedy});
    }
  }
  return faults;
}

function scopeFaults({scope, area}: Act): Fault[] {
  if (scope === "part" && area === null) {
    return [{field: "area", message: "scope part, but area names none", remedy: "name the part, or write scope whole"}];
  }
  if (scope === "whole" && area !== null) {
    return [{field: "scope", message: `scope whole, though area names ${area}`, remedy: "write scope part"}];
  }
  return [];
}

function relationFaults(act: Act, byId: ReadonlyMap<string, Act>): Fault[] {
  const field = "relation";
  return (act.relation?.split(";") ?? []).flatMap((relation): Fault[] => {
    const [verb = "", target = ""] = relation.split(":");
    if (!relationVerbs.some((known) => known === verb)) {
      return [{field, message: `unknown verb "${verb}" in "${relation}"`, remedy: suggest(verb, relationVerbs)}];
    }
    if (target === act.id) {
      return [{field, message: `${verb} itself`, remedy: "name the other act, or remove the relation"}];
    }
    const other = byId.get(target);
    if (other === undefined) {
      return [{field, message: `${verb} an unknown act "${target}"`, remedy: suggest(target, [...byId.keys()])}];
    }
    if ((verb === "replaces" || verb === "ends") && other.status !== "ended" && other.status !== "rejected") {
      return [
        {
          field,
          message: `${verb} "${target}", whose status is ${other.status}`,
          remedy: `write status ended and the date in the row of ${target}, or another verb here`,
        },
      ];
    }
    return [];
  });
}

/** Every act rests on a source, and no date is finer than the finest that its sources give. */
function evidenceFaults(act: Act, sources: readonly ActSource[]): Fault[] {
  if (sources.length === 0) {
    return [
      {field: "id", message: "act without a source", remedy: "add a row to act-sources.csv that says who states it"},
    ];
  }
  const dating = sources.filter(({supports}) => supports === "date" || supports === "all");
  if (dating.length === 0) {
    return [
      {
        field: "id",
        message: "no source for its dates",
        remedy: "write supports date or all in act-sources.csv for the source that gives them",
      },
    ];
  }
  const finest = dating.map(({precision}) => precision).sort((a, b) => lengths[b] - lengths[a])[0]!;
  return dateFields.flatMap((field) => {
    const date = act[field];
    if (date === null || date.length <= lengths[finest]) return [];
    return [
      {
        field,
        message: `${field} ${date} is finer than any source gives (${finest})`,
        remedy: "shorten the date, or add the source that gives it",
      },
    ];
  });
}

function sourceFaults({source, supports, precision}: ActSource): Fault[] {
  if (supports !== "date" || precision !== "none") return [];
  return [
    {
      field: "precision",
      message: `source ${source} supports the date, but gives none`,
      remedy: "write how exact its date is, or supports content or status",
    },
  ];
}
