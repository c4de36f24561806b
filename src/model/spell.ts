/** Spells: stretches of days on which one level of one indicator held at one place, and what is wrong with them. */
import {suggest} from "../data/nearest.ts";
import type {Problem} from "../data/problem.ts";
import type {Act} from "./observation.ts";

/** policy-coding/spells, and the shared part of first-coding and second-coding */
export interface Spell {
  jurisdiction: string;
  indicator: string;
  /** 0 none to 3 strictest, or most supportive */
  level: number;
  /** null at level 0 */
  scope: Scope | null;
  /** first day, "2021-09-24" */
  from: string;
  /** last day; null: no later act found */
  to: string | null;
  /** ids of acts joined by semicolons; null for a zero that no single act shows */
  acts: string | null;
  note: string | null;
}

/** Whether a level holds in the whole place and for every miner, or in part of it or for some. */
export type Scope = "general" | "part";

/** The day that no open spell reaches: later than any date. */
export const OPEN = "9999-12-31";

/** The ids of the acts a spell rests on. */
export function actsOf({acts}: Pick<Spell, "acts">): readonly string[] {
  return acts === null ? [] : acts.split(";");
}

/** Whether the spell covers a day, its first and last included. */
export function covers({from, to}: Pick<Spell, "from" | "to">, day: string): boolean {
  return from <= day && day <= (to ?? OPEN);
}

/** The day after, or with a negative count before: `addDays("2021-12-31", 1)` is "2022-01-01". */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** The first day of a date given as a year, month or day. */
export function firstDay(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** The last day of a date given as a year, month or day: "2022-02" ends on "2022-02-28". */
export function lastDay(date: string): string {
  if (date.length === 10) return date;
  const [year, month = 12] = date.split("-").map(Number) as [number, number?];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The day from which an act counts: in force, else adopted, enforced, announced or proposed. Null without a date. */
export function actBegins(
  act: Pick<Act, "in_force" | "adopted" | "enforced" | "announced" | "proposed">,
): string | null {
  const date = act.in_force ?? act.adopted ?? act.enforced ?? act.announced ?? act.proposed;
  return date === null ? null : firstDay(date);
}

/** What spells may name. */
export interface Known {
  readonly jurisdictions: ReadonlySet<string>;
  /** Names of the indicators, each with its levels. */
  readonly indicators: ReadonlyMap<string, readonly number[]>;
  readonly acts: ReadonlyMap<string, Act>;
}

/** Where a table of spells stands. */
export interface Place {
  readonly file: string;
  lineOf(rowIndex: number): number;
}

/**
 * Every fault in a table of spells, with file and line; each message names jurisdiction and indicator:
 *
 * - an unknown jurisdiction, indicator or act, and a level the indicator does not have;
 * - a scope at level 0, or none above it; acts missing above level 0;
 * - a spell that ends before it begins, or overlaps another of the same jurisdiction and indicator;
 * - an act that begins after the spell has ended, and a level above 0 on whose first day none of its acts counts yet,
 *   or all have ended.
 */
export function spellProblems(spells: readonly Spell[], known: Known, {file, lineOf}: Place): Problem[] {
  return spells.flatMap((spell, index): Problem[] => {
    const {jurisdiction, indicator} = spell;
    return [...ownFaults(spell, known), ...overlaps(spell, index, spells)].map(({message, ...fault}) => ({
      file,
      line: lineOf(index),
      message: `${jurisdiction} ${indicator}: ${message}`,
      ...fault,
    }));
  });
}

type Fault = Pick<Problem, "field" | "message" | "value" | "remedy">;

function ownFaults(spell: Spell, known: Known): Fault[] {
  const {jurisdiction, indicator, level, scope, from, to} = spell;
  const faults: Fault[] = [];
  const fault = (field: string, message: string, value: string, remedy: string) =>
    faults.push({field, message, value, remedy});
  const levels = known.indicators.get(indicator);
  if (!known.jurisdictions.has(jurisdiction))
    fault("jurisdiction", "unknown jurisdiction", jurisdiction, suggest(jurisdiction, [...known.jurisdictions]));
  if (levels === undefined)
    fault("indicator", "unknown indicator", indicator, suggest(indicator, [...known.indicators.keys()]));
  else if (!levels.includes(level)) fault("level", "unknown level", String(level), `one of ${levels.join(", ")}`);
  if (level === 0 && scope !== null)
    fault("scope", "scope without a measure", scope, "leave the scope of level 0 empty");
  if (level > 0 && scope === null)
    faults.push({field: "scope", message: "missing scope", remedy: "write general or part"});
  if (to !== null && to < from) {
    fault("to", `ends before it begins on ${from}`, to, "correct from or to");
    return faults;
  }
  return [...faults, ...actFaults(spell, known.acts)];
}

function actFaults({level, from, to, acts}: Spell, known: Known["acts"]): Fault[] {
  const ids = actsOf({acts});
  if (ids.length === 0 && level > 0)
    return [{field: "acts", message: "no act", remedy: "name the acts this level rests on"}];
  const faults: Fault[] = [];
  const spans: {begins: string; ends: string}[] = [];
  for (const id of ids) {
    const act = known.get(id);
    if (act === undefined) {
      const remedy = suggest(id, [...known.keys()]);
      faults.push({field: "acts", message: "unknown act", value: id, remedy});
      continue;
    }
    const begins = actBegins(act);
    if (begins === null) continue;
    if (to !== null && begins > to)
      faults.push({
        field: "acts",
        message: `act begins on ${begins}, after the spell has ended`,
        value: id,
        remedy: "name an act in force during the spell",
      });
    spans.push({begins: earliest(act), ends: act.ended === null ? OPEN : lastDay(act.ended)});
  }
  if (level > 0 && spans.length > 0 && !spans.some(({begins, ends}) => begins <= from && from <= ends))
    faults.push({
      field: "acts",
      message: "no act in force when the spell begins",
      value: from,
      remedy: "correct from, or name the act that gives the level on that day",
    });
  return faults;
}

/** The first day of any step of an act: a draft or a call counts from the day it was put forward. */
function earliest({proposed, announced, adopted, in_force, enforced}: Act): string {
  const dates = [proposed, announced, adopted, in_force, enforced].filter((date) => date !== null);
  return dates.map(firstDay).sort()[0] ?? OPEN;
}

function overlaps(spell: Spell, index: number, spells: readonly Spell[]): Fault[] {
  const other = spells.find(
    ({jurisdiction, indicator, from, to}, i) =>
      i < index &&
      jurisdiction === spell.jurisdiction &&
      indicator === spell.indicator &&
      from <= (spell.to ?? OPEN) &&
      spell.from <= (to ?? OPEN),
  );
  if (other === undefined) return [];
  const message = `overlaps the spell from ${other.from} to ${other.to ?? "now"}`;
  return [{field: "from", message, value: spell.from, remedy: "end one before the other begins"}];
}
