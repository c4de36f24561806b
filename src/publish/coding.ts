/** policy-coding: what is computed from its two codings and its decisions, and what is wrong with them. */
import type {Catalog} from "../data/catalog.ts";
import type {DataPackage, Resource} from "../data/package.ts";
import type {Problem} from "../data/problem.ts";
import {writeCsv} from "../data/write-csv.ts";
import {agreement, type Decision, type Difference, differences, idle, resolve, undecided} from "../model/agreement.ts";
import type {Act} from "../model/observation.ts";
import {panel} from "../model/panel.ts";
import {restrictionIndex} from "../model/restriction-index.ts";
import {
  actProblems,
  actsOf,
  addDays,
  beginning,
  firstDay,
  type Known,
  lastDay,
  type Spell,
  spellProblems,
} from "../model/spell.ts";
import {codebookOf} from "./codebook.ts";

/** The tables of spells: the two codings, and what was made of them. */
const spellTables = ["first-coding", "second-coding", "spells"] as const;

/** The spells of a table. */
export function spellsOf(dataPackage: DataPackage, name: (typeof spellTables)[number] = "spells"): readonly Spell[] {
  // The descriptor has checked every cell; the interfaces of the model name the same fields.
  return dataPackage.resource(name).rows as unknown as readonly Spell[];
}

/** The decisions of a version. */
export function decisionsOf(dataPackage: DataPackage): readonly Decision[] {
  return dataPackage.resource("decisions").rows as unknown as readonly Decision[];
}

/** The differences between the two codings that no decision settles yet. */
export function undecidedIn(dataPackage: DataPackage): readonly Difference[] {
  return undecided(differencesIn(dataPackage), decisionsOf(dataPackage));
}

function differencesIn(dataPackage: DataPackage): Difference[] {
  return differences(spellsOf(dataPackage, "first-coding"), spellsOf(dataPackage, "second-coding"));
}

/**
 * The faults of a version: of each spell, of differences not decided, and of decisions that settle no difference. What a coder made of the days
 * of an act is left as it is; the resolved spells must fit them. Acts and jurisdictions are those of the newest versions
 * in the catalog.
 */
export function checkCoding(dataPackage: DataPackage, catalog: Catalog): Problem[] {
  const known: Known = {
    jurisdictions: new Set(
      catalog
        .newest("jurisdictions")
        .resource("jurisdictions")
        .rows.map(({code}) => String(code)),
    ),
    indicators: new Map(
      codebookOf(dataPackage).indicators.map(({name, levels}) => [name, levels.map(({value}) => value)]),
    ),
    acts: actsById(catalog),
  };
  return [
    ...spellTables.flatMap((name) => spellProblems(spellsOf(dataPackage, name), known, dataPackage.resource(name))),
    ...actProblems(spellsOf(dataPackage), known.acts, dataPackage.resource("spells")),
    ...decisionProblems(dataPackage),
  ];
}

function decisionProblems(dataPackage: DataPackage): Problem[] {
  const {file, lineOf} = dataPackage.resource("decisions");
  const decisions = decisionsOf(dataPackage);
  const stale = new Set(idle(differencesIn(dataPackage), decisions));
  return [
    ...undecidedIn(dataPackage).map(({jurisdiction, indicator, from}) => ({
      file,
      message: `${jurisdiction} ${indicator}: the coders differ from ${from}, and nothing is decided`,
      remedy: "npm run coding lists the row to complete",
    })),
    ...decisions.flatMap((decision, row) =>
      stale.has(decision)
        ? [
            {
              file,
              line: lineOf(row),
              message: `${decision.jurisdiction} ${decision.indicator}: the coders do not differ so from ${decision.from}`,
              remedy: "remove the decision or correct it; npm run coding lists the differences",
            },
          ]
        : [],
    ),
  ];
}

/** The texts of the tables that are computed, by name: spells, panel and agreement. Throws when a difference is undecided. */
export function derivedTables(dataPackage: DataPackage, catalog: Catalog): ReadonlyMap<string, string> {
  const indicators = codebookOf(dataPackage).indicators.map(({name}) => name);
  const [first, second] = [spellsOf(dataPackage, "first-coding"), spellsOf(dataPackage, "second-coding")];
  const until = lastMonth(dataPackage);
  const acts = actsById(catalog);
  const order = new Map(indicators.map((name, i) => [name, i]));
  const spells = resolve(first, second, decisionsOf(dataPackage))
    .map((spell) => withActsOfItsDays(spell, acts))
    .sort(
      (a, b) =>
        compare(a.jurisdiction, b.jurisdiction) ||
        order.get(a.indicator)! - order.get(b.indicator)! ||
        compare(a.from, b.from),
    );
  return new Map([
    [
      "spells",
      table(
        dataPackage.resource("spells"),
        spells.map((spell) => ({...spell, from_precision: precisionOf(spell, spells, acts)})),
      ),
    ],
    [
      "panel",
      table(
        dataPackage.resource("panel"),
        panel(spells, until).map(({jurisdiction, month, levels}) => {
          const coded = [...levels].flatMap(([name, {level, scope}]) => [
            [name, level],
            [`${name}_scope`, scope],
          ]);
          const index = restrictionIndex(levels);
          return {...Object.fromEntries(coded), jurisdiction, month, restriction_index: rounded(index, 1)};
        }),
      ),
    ],
    [
      "agreement",
      table(
        dataPackage.resource("agreement"),
        agreement(first, second, indicators, until).map((row) => ({
          ...row,
          equal: rounded(row.equal, 1),
          equal_scope: rounded(row.equal_scope, 1),
          kappa: rounded(row.kappa, 3),
          kappa_quadratic: rounded(row.kappa_quadratic, 3),
        })),
      ),
    ],
  ]);
}

/** The last month of the panel: where the coverage of the package ends. */
function lastMonth({file, descriptor}: DataPackage): string {
  const to = descriptor.coverage.temporal?.to;
  if (to?.length !== 7) throw new Error(`${file}: coverage must end with a month, such as 2026-10`);
  return to;
}

function actsById(catalog: Catalog): ReadonlyMap<string, Act> {
  const acts = catalog.newest("policy-acts").resource("acts").rows as unknown as readonly Act[];
  return new Map(acts.map((act) => [act.id, act]));
}

/**
 * A spell without the acts that begin after it has ended and, for a measure, those that had ended before it began: a
 * coder's longer spell named them for another part of it.
 */
function withActsOfItsDays(spell: Spell, acts: ReadonlyMap<string, Act>): Spell {
  const {level, from, to} = spell;
  const kept = actsOf(spell).filter((id) => {
    const act = acts.get(id);
    if (act === undefined) return true;
    const isOver = level > 0 && act.ended !== null && lastDay(act.ended) < from;
    return !isOver && (to === null || beginning(act) <= to);
  });
  return {...spell, acts: kept.length === 0 ? null : kept.join(";")};
}

/**
 * How finely the first day of a spell is known, "day", "month" or "year": the finest date that begins on that day, ends on
 * the day before or lapsed then, among its acts and those of the spell before it, else among all acts of its place. A day
 * that no date gives comes from a note, and the first of a month is then known as the month alone.
 */
function precisionOf(spell: Spell, spells: readonly Spell[], acts: ReadonlyMap<string, Act>): string {
  const before = spells.find(
    ({jurisdiction, indicator, to}) =>
      jurisdiction === spell.jurisdiction && indicator === spell.indicator && to === addDays(spell.from, -1),
  );
  const own = [...actsOf(spell), ...(before === undefined ? [] : actsOf(before))].flatMap((id) => acts.get(id) ?? []);
  const finest = finestOn(spell.from, own);
  const told = finest > 0 ? finest : finestOn(spell.from, ofPlace(spell.jurisdiction, acts));
  if (told === 4) return "year";
  if (told === 7 || (told === 0 && spell.from.endsWith("-01"))) return "month";
  return "day";
}

function ofPlace(jurisdiction: string, acts: ReadonlyMap<string, Act>): Act[] {
  return [...acts.values()].filter((act) => act.jurisdiction === jurisdiction);
}

/** The length of the finest date of these acts that begins on a day, or ended or lapsed on the day before; 0 for none. */
function finestOn(day: string, acts: readonly Act[]): number {
  const eve = addDays(day, -1);
  const dates = acts.flatMap(({proposed, announced, adopted, in_force, enforced, ended}) => {
    const starts = [proposed, announced, adopted, in_force, enforced].filter(
      (date) => date !== null && firstDay(date) === day,
    );
    const isOver = ended !== null && (lastDay(ended) === eve || twoYearsOn(lastDay(ended)) === eve);
    return isOver ? [...starts, ended] : starts;
  });
  return Math.max(0, ...dates.map((date) => date!.length));
}

/** The same day two years on, when what nothing has renewed lapses. */
function twoYearsOn(day: string): string {
  return `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`;
}

/** Rows as the text of a resource's file: its fields in order, missing values empty. */
function table({fields}: Resource, rows: readonly object[]): string {
  const names = fields.map(({name}) => name);
  const cells = (row: object) =>
    names.map((name) => {
      const cell = (row as Record<string, unknown>)[name];
      return cell === undefined || cell === null ? "" : String(cell);
    });
  return writeCsv([names, ...rows.map(cells)]);
}

function rounded(value: number | null, decimals: number): number | null {
  return value === null ? null : Number(value.toFixed(decimals));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
