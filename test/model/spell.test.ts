import {expect, test} from "vitest";
import {renderProblem} from "../../src/data/problem.ts";
import type {Act} from "../../src/model/observation.ts";
import {actProblems, firstDay, lastDay, type Spell, spellProblems} from "../../src/model/spell.ts";

function act(id: string, dates: Partial<Act>): Act {
  const none = {proposed: null, announced: null, adopted: null, in_force: null, enforced: null, ended: null};
  const words = {instrument: "ban", authority: "government", addressee: "miners", level: "national", requires: null};
  const rest = {area: null, scope: "whole", citation: null, confidence: "high", relation: null, note: null} as const;
  const state = {status: "in-force", end_known: "no-later-act-found"} as const;
  return {id, jurisdiction: "KAZ", title: id, short: id, ...state, ...words, ...rest, ...none, ...dates};
}

const known = {
  jurisdictions: new Set(["KAZ", "SWE"]),
  indicators: new Map([["prohibition", [0, 1, 2, 3]]]),
  acts: new Map(
    [
      act("kaz-ban-2022", {announced: "2022-01-20", in_force: "2022-01-24"}),
      act("kaz-ban-2021", {in_force: "2021", ended: "2021-11"}),
      act("kaz-call-2021", {proposed: "2021-10"}),
    ].map((each) => [each.id, each]),
  ),
};

const sound: Spell = {
  jurisdiction: "KAZ",
  indicator: "prohibition",
  level: 3,
  scope: "general",
  from: "2022-01-24",
  to: null,
  acts: "kaz-ban-2022",
  note: null,
};

/** What is wrong with some spells, each made of the sound one. */
function problems(...changes: Partial<Spell>[]): string[] {
  const spells = changes.map((change) => ({...sound, ...change}));
  const place = {file: "spells.csv", lineOf: (row: number) => row + 2};
  return [...spellProblems(spells, known, place), ...actProblems(spells, known.acts, place)].map(renderProblem);
}

test("a sound spell has no fault, nor have spells that touch or an act dated to the year", () => {
  expect(problems({})).toEqual([]);
  expect(problems({from: "2022-01-24", to: "2022-02-28"}, {from: "2022-03-01", level: 0, scope: null})).toEqual([]);
  expect(problems({acts: "kaz-ban-2021", from: "2021-01-01", to: "2021-11-30"})).toEqual([]);
  expect(problems({acts: "kaz-call-2021", level: 1, from: "2021-10-01", to: "2023-09-30"})).toEqual([]);
});

test("a spell that overlaps another is refused, with jurisdiction, indicator, file and line", () => {
  expect(problems({to: "2022-06-30"}, {from: "2022-06-30"})).toEqual([
    'spells.csv:3: field "from": KAZ prohibition: overlaps the spell from 2022-01-24 to 2022-06-30 "2022-06-30": end one before the other begins',
  ]);
});

test("spells of other places or indicators do not overlap", () => {
  expect(problems({}, {jurisdiction: "SWE"})).toEqual([]);
});

test.each<[string, Partial<Spell>, string]>([
  ["that ends before it begins", {to: "2022-01-23"}, "ends before it begins on 2022-01-24"],
  ["of an unknown jurisdiction", {jurisdiction: "KZA"}, 'unknown jurisdiction "KZA": one of KAZ, SWE'],
  ["of an unknown indicator", {indicator: "prohibtion"}, 'unknown indicator "prohibtion": did you mean "prohibition"?'],
  ["with a level outside the codebook", {level: 4}, 'unknown level "4": one of 0, 1, 2, 3'],
  ["without scope", {scope: null}, "missing scope"],
  ["of level 0 with a scope", {level: 0}, 'scope without a measure "general"'],
  ["with an unknown act", {acts: "kaz-ban-2023"}, 'unknown act "kaz-ban-2023"'],
  ["above 0 without an act", {acts: null}, "no act"],
  ["that begins before its act", {from: "2022-01-19"}, "no act holds when the spell begins"],
  ["that begins after its act has ended", {acts: "kaz-ban-2021"}, "no act holds when the spell begins"],
  [
    "that ended before its act began",
    {from: "2021-01-01", to: "2021-12-31", acts: "kaz-ban-2021;kaz-ban-2022"},
    'act begins on 2022-01-20, after the spell has ended "kaz-ban-2022"',
  ],
])("a spell %s is refused", (_, change, message) => {
  const found = problems(change);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain("spells.csv:2");
  expect(found[0]).toContain(message);
});

test("a date stands for its first and its last day", () => {
  expect(["2021", "2021-10", "2021-10-14"].map(firstDay)).toEqual(["2021-01-01", "2021-10-01", "2021-10-14"]);
  expect(["2021", "2024-02", "2021-10-14"].map(lastDay)).toEqual(["2021-12-31", "2024-02-29", "2021-10-14"]);
});
