/** Spells as a monthly panel. */
import {monthEnd} from "./month.ts";
import {covers, type Scope, type Spell} from "./spell.ts";
import {monthsBetween} from "./time.ts";

/** What held at one place in one month; an indicator that is not in `levels` was not coded. */
export interface PanelMonth {
  jurisdiction: string;
  /** "2021-10" */
  month: string;
  levels: ReadonlyMap<string, PanelLevel>;
}

export interface PanelLevel {
  level: number;
  /** null at level 0 */
  scope: Scope | null;
}

/**
 * One row for each jurisdiction and month in which an indicator is coded, by jurisdiction, then month. A month has the
 * level that is in force on its last day: a measure of a few days inside a month leaves no trace. `until`, "2026-10", is
 * the last month, which open spells reach. Spells must not overlap.
 */
export function panel(spells: readonly Spell[], until: string): PanelMonth[] {
  const places = [...Map.groupBy(spells, ({jurisdiction}) => jurisdiction)].sort(([a], [b]) => (a < b ? -1 : 1));
  return places.flatMap(([jurisdiction, own]) => {
    const first = own.map(({from}) => from.slice(0, 7)).sort()[0]!;
    return monthsBetween(first, until).flatMap((month): PanelMonth[] => {
      const day = lastDayOf(month);
      const levels = new Map(
        own.filter((spell) => covers(spell, day)).map(({indicator, level, scope}) => [indicator, {level, scope}]),
      );
      return levels.size === 0 ? [] : [{jurisdiction, month, levels}];
    });
  });
}

/** A row of policy-coding/panel: `<indicator>` is a level or null, `<indicator>_scope` its scope or null. */
export interface PolicyMonth {
  month: string;
  jurisdiction: string;
  /** 0 to 100; null where one of its indicators was not coded */
  restriction_index: number | null;
  [field: string]: string | number | null;
}

/** The levels of a row of the panel by indicator, those that were not coded left out. */
export function levelsOf(row: PolicyMonth, indicators: readonly string[]): ReadonlyMap<string, PanelLevel> {
  return new Map(
    indicators.flatMap((indicator): [string, PanelLevel][] => {
      const level = row[indicator];
      return typeof level === "number" ? [[indicator, {level, scope: row[`${indicator}_scope`] as Scope | null}]] : [];
    }),
  );
}

function lastDayOf(month: string): string {
  return new Date(monthEnd(month).getTime() - 86_400_000).toISOString().slice(0, 10);
}
