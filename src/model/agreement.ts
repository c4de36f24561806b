/** Two codings of the same acts: how well they agree, where they differ, and what is made of both. */
import {linear, quadratic, weightedKappa} from "./kappa.ts";
import {panel} from "./panel.ts";
import {actsOf, addDays, covers, OPEN, type Scope, type Spell} from "./spell.ts";

/** policy-coding/agreement */
export interface Agreement {
  indicator: string;
  /** jurisdictions with a month that both coded */
  jurisdictions: number;
  /** jurisdiction-months that both coded */
  units: number;
  /** jurisdiction-months that only the first coder coded */
  first_only: number;
  /** jurisdiction-months that only the second coder coded */
  second_only: number;
  /** percent of units with the same level; null without units */
  equal: number | null;
  /** percent of the units of one level above 0 that also have one scope; null without such units */
  equal_scope: number | null;
  /** weighted kappa, linear weights; null where it is not defined */
  kappa: number | null;
  /** the same with squared weights */
  kappa_quadratic: number | null;
}

/**
 * How well two codings agree on each indicator, in the order given. A unit is a jurisdiction-month, by the level on the
 * month's last day, up to the month `until`. The months of one spell are alike, so kappa weighs a spell by its length.
 */
export function agreement(
  first: readonly Spell[],
  second: readonly Spell[],
  indicators: readonly string[],
  until: string,
): Agreement[] {
  const [firsts, seconds] = [byUnit(first, until), byUnit(second, until)];
  const units = new Set([...firsts.keys(), ...seconds.keys()]);
  return indicators.map((indicator) => {
    const pairs: [number, number][] = [];
    const scopes: boolean[] = [];
    const places = new Set<string>();
    let [firstOnly, secondOnly] = [0, 0];
    for (const unit of units) {
      const [a, b] = [firsts.get(unit)?.get(indicator), seconds.get(unit)?.get(indicator)];
      if (a === undefined || b === undefined) {
        if (a !== undefined) firstOnly++;
        if (b !== undefined) secondOnly++;
        continue;
      }
      pairs.push([a.level, b.level]);
      places.add(unit.split(" ")[0]!);
      if (a.level === b.level && a.level > 0) scopes.push(a.scope === b.scope);
    }
    return {
      indicator,
      jurisdictions: places.size,
      units: pairs.length,
      first_only: firstOnly,
      second_only: secondOnly,
      equal: percentTrue(pairs.map(([a, b]) => a === b)),
      equal_scope: percentTrue(scopes),
      kappa: weightedKappa(pairs, linear),
      kappa_quadratic: weightedKappa(pairs, quadratic),
    };
  });
}

/** The panel's levels by "KAZ 2021-10". */
function byUnit(spells: readonly Spell[], until: string) {
  return new Map(panel(spells, until).map(({jurisdiction, month, levels}) => [`${jurisdiction} ${month}`, levels]));
}

function percentTrue(all: readonly boolean[]): number | null {
  return all.length === 0 ? null : (100 * all.filter(Boolean).length) / all.length;
}

/** policy-coding/decisions: a stretch of days on which the coders differ, and what holds; a level of null is not coded */
export interface Decision {
  jurisdiction: string;
  indicator: string;
  from: string;
  /** null: open */
  to: string | null;
  first_level: number | null;
  first_scope: Scope | null;
  second_level: number | null;
  second_scope: Scope | null;
  resolved_level: number | null;
  resolved_scope: Scope | null;
  /** ids joined by semicolons; null: those of the coder whose level and scope hold */
  acts: string | null;
  /** why, in one sentence */
  argument: string;
}

/** A stretch of days on which the coders differ. */
export type Difference = Pick<
  Decision,
  "jurisdiction" | "indicator" | "from" | "to" | "first_level" | "first_scope" | "second_level" | "second_scope"
>;

/** Every stretch of days on which two codings differ in level or scope, or only one has coded, by place and indicator. */
export function differences(first: readonly Spell[], second: readonly Spell[]): Difference[] {
  return stretches(first, second).flatMap(({jurisdiction, indicator, from, to, a, b}) => {
    if (sameCode(a, b)) return [];
    return [
      {
        jurisdiction,
        indicator,
        from,
        to,
        first_level: a?.level ?? null,
        first_scope: a?.scope ?? null,
        second_level: b?.level ?? null,
        second_scope: b?.scope ?? null,
      },
    ];
  });
}

/** The differences that no decision settles, day for day and code for code. */
export function undecided(differences: readonly Difference[], decisions: readonly Decision[]): Difference[] {
  const settled = new Set(decisions.map(keyOf));
  return differences.filter((difference) => !settled.has(keyOf(difference)));
}

/** The decisions that settle no difference: the codings have changed since. */
export function idle(differences: readonly Difference[], decisions: readonly Decision[]): Decision[] {
  const open = new Set(differences.map(keyOf));
  return decisions.filter((decision) => !open.has(keyOf(decision)));
}

/**
 * The spells that hold: where both coders agree, what they agree on, resting on the acts either names; elsewhere what was
 * decided, resting on the acts of the decision or of the coder it follows, with its argument as the note. Neighbours of
 * one level and scope are one spell, and keep the notes of all their parts. Throws an Error that names the first difference nobody has decided.
 */
export function resolve(first: readonly Spell[], second: readonly Spell[], decisions: readonly Decision[]): Spell[] {
  const [open] = undecided(differences(first, second), decisions);
  if (open !== undefined) throw new Error(`${open.jurisdiction} ${open.indicator} from ${open.from}: not decided`);
  const decided = new Map(decisions.map((decision) => [keyOf(decision), decision]));
  const parts = stretches(first, second).flatMap(({jurisdiction, indicator, from, to, a, b}): Spell[] => {
    const whole = {jurisdiction, indicator, from, to};
    if (sameCode(a, b)) {
      if (a === undefined || b === undefined) return [];
      return [{...whole, level: a.level, scope: a.scope, acts: union(a.acts, b.acts), note: a.note}];
    }
    const key = keyOf({
      ...whole,
      first_level: a?.level ?? null,
      first_scope: a?.scope ?? null,
      second_level: b?.level ?? null,
      second_scope: b?.scope ?? null,
    });
    // Every difference has its decision: checked above.
    const {resolved_level: level, resolved_scope: scope, acts, argument} = decided.get(key)!;
    if (level === null) return [];
    const followed = [a, b].find((spell) => spell?.level === level && spell.scope === scope);
    return [{...whole, level, scope, acts: acts ?? followed?.acts ?? null, note: argument}];
  });
  return joined(parts);
}

/** Spells in order, those that touch and have one level and scope made into one. */
function joined(parts: readonly Spell[]): Spell[] {
  const spells: Spell[] = [];
  for (const part of parts) {
    const before = spells.at(-1);
    const continues =
      before?.jurisdiction === part.jurisdiction &&
      before.indicator === part.indicator &&
      sameCode(before, part) &&
      before.to !== null &&
      addDays(before.to, 1) === part.from;
    if (!continues) spells.push(part);
    else
      spells[spells.length - 1] = {
        ...before,
        to: part.to,
        acts: union(before.acts, part.acts),
        note: [...new Set([before.note, part.note])].filter((note) => note !== null).join(" ") || null,
      };
  }
  return spells;
}

interface Stretch {
  jurisdiction: string;
  indicator: string;
  from: string;
  to: string | null;
  a: Spell | undefined;
  b: Spell | undefined;
}

/** The time line of each jurisdiction and indicator, cut wherever what either coder gave, or that both agree, changes. */
function stretches(first: readonly Spell[], second: readonly Spell[]): Stretch[] {
  const key = ({jurisdiction, indicator}: Spell) => `${jurisdiction} ${indicator}`;
  const [firsts, seconds] = [Map.groupBy(first, key), Map.groupBy(second, key)];
  return [...new Set([...firsts.keys(), ...seconds.keys()])].sort().flatMap((each) => {
    const [jurisdiction, indicator] = each.split(" ") as [string, string];
    const [as, bs] = [firsts.get(each) ?? [], seconds.get(each) ?? []];
    const starts = [...as, ...bs].flatMap(({from, to}) => [from, ...(to === null ? [] : [addDays(to, 1)])]);
    const cuts = [...new Set(starts)].sort();
    return cuts.flatMap((from, i): Stretch[] => {
      const next = cuts[i + 1];
      const [a, b] = [as, bs].map((spells) => spells.find((spell) => covers(spell, from)));
      if (a === undefined && b === undefined) return [];
      return [{jurisdiction, indicator, from, to: next === undefined ? null : addDays(next, -1), a, b}];
    });
  });
}

function sameCode(a: Spell | undefined, b: Spell | undefined): boolean {
  return a?.level === b?.level && a?.scope === b?.scope;
}

function union(a: string | null, b: string | null): string | null {
  const ids = [...new Set([...actsOf({acts: a}), ...actsOf({acts: b})])];
  return ids.length === 0 ? null : ids.join(";");
}

function keyOf(difference: Difference): string {
  const {jurisdiction, indicator, from, to, first_level, first_scope, second_level, second_scope} = difference;
  return [jurisdiction, indicator, from, to ?? OPEN, first_level, first_scope, second_level, second_scope].join(" ");
}
