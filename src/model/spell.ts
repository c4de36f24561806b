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

/**
 * The first day of the first step of an act: a draft or a call counts from the day it was put forward, a proposal of
 * which only the rejection is dated from that.
 */
export function beginning({proposed, announced, adopted, in_force, enforced, ended}: Act): string {
  const dates = [proposed, announced, adopted, in_force, enforced].filter((date) => date !== null);
  return dates.map(firstDay).sort()[0] ?? (ended === null ? OPEN : firstDay(ended));
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
 * - a scope at level 0, or none above it; no act above level 0;
 * - a spell that ends before it begins, or overlaps another of the same jurisdiction and indicator.
 */
export function spellProblems(spells: readonly Spell[], known: Known, place: Place): Problem[] {
  return problemsOf(spells, place, (spell, index) => [...ownFaults(spell, known), ...overlaps(spell, index, spells)]);
}

/**
 * The spells whose acts do not bear out their days, told in the same way: an act that begins after the spell has ended,
 * and a level above 0 on whose first day none of its acts has begun, or all have ended.
 */
export function actProblems(spells: readonly Spell[], acts: ReadonlyMap<string, Act>, place: Place): Problem[] {
  return problemsOf(spells, place, (spell) => actFaults(spell, acts));
}

type Fault = Pick<Problem, "field" | "message" | "value" | "remedy">;

function problemsOf(
  spells: readonly Spell[],
  {file, lineOf}: Place,
  faultsOf: (spell: Spell, index: number) => readonly Fault[],
): Problem[] {
  return spells.flatMap((spell, index) =>
    faultsOf(spell, index).map(({message, ...fault}) => ({
      file,
      line: lineOf(index),
      message: `${spell.jurisdiction} ${spell.indicator}: ${message}`,
      ...fault,
    })),
  );
}

function ownFaults(spell: Spell, {jurisdictions, indicators, acts}: Known): Fault[] {
  const {jurisdiction, indicator, level, scope, from, to} = spell;
  const faults: Fault[] = [];
  const unknown = (field: string, value: string, words: Iterable<string>) =>
    faults.push({field, message: `unknown ${field.replace("acts", "act")}`, value, remedy: suggest(value, [...words])});
  if (!jurisdictions.has(jurisdiction)) unknown("jurisdiction", jurisdiction, jurisdictions);
  const levels = indicators.get(indicator);
  if (levels === undefined) unknown("indicator", indicator, indicators.keys());
  else if (!levels.includes(level)) unknown("level", String(level), levels.map(String));
  if (level === 0 && scope !== null)
    faults.push({
      field: "scope",
      message: "scope without a measure",
      value: scope,
      remedy: "leave the scope of level 0 empty",
    });
  if (level > 0 && scope === null)
    faults.push({field: "scope", message: "missing scope", remedy: "write general or part"});
  if (to !== null && to < from)
    faults.push({field: "to", message: `ends before it begins on ${from}`, value: to, remedy: "correct from or to"});
  const ids = actsOf(spell);
  if (ids.length === 0 && level > 0)
    faults.push({field: "acts", message: "no act", remedy: "name the acts this level rests on"});
  for (const id of ids) if (!acts.has(id)) unknown("acts", id, acts.keys());
  return faults;
}

function actFaults(spell: Spell, known: ReadonlyMap<string, Act>): Fault[] {
  const {level, from, to} = spell;
  const acts = actsOf(spell).flatMap((id) => known.get(id) ?? []);
  const late = acts.filter((act) => to !== null && beginning(act) > to);
  const faults = late.map(
    (act): Fault => ({
      field: "acts",
      message: `act begins on ${beginning(act)}, after the spell has ended`,
      value: act.id,
      remedy: "name an act that holds during the spell",
    }),
  );
  const holds = (act: Act) => beginning(act) <= from && from <= (act.ended === null ? OPEN : lastDay(act.ended));
  if (level > 0 && acts.length > 0 && !acts.some(holds))
    faults.push({
      field: "acts",
      message: "no act holds when the spell begins",
      value: from,
      remedy: "correct from, or name the act that gives the level on that day",
    });
  return faults;
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
