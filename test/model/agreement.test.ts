import {expect, test} from "vitest";
import {agreement, type Decision, differences, idle, resolve, undecided} from "../../src/model/agreement.ts";
import type {Scope, Spell} from "../../src/model/spell.ts";

function spell(level: number, from: string, to: string | null, acts = "a", scope: Scope = "general"): Spell {
  const place = {jurisdiction: "KAZ", indicator: "prohibition"};
  return {...place, level, scope: level === 0 ? null : scope, from, to, acts, note: null};
}

const first = [spell(0, "2021-01-01", "2021-02-28"), spell(2, "2021-03-01", null)];
const second = [spell(0, "2021-01-01", "2021-03-31", "b"), spell(2, "2021-04-01", null, "c")];

const decision: Decision = {
  jurisdiction: "KAZ",
  indicator: "prohibition",
  from: "2021-03-01",
  to: "2021-03-31",
  first_level: 2,
  first_scope: "general",
  second_level: 0,
  second_scope: null,
  resolved_level: 0,
  resolved_scope: null,
  acts: null,
  argument: "The act was not in force before April.",
};

test("a difference is a stretch of days, cut where either coder changes", () => {
  const {resolved_level, resolved_scope, acts, argument, ...difference} = decision;
  expect(differences(first, second)).toEqual([difference]);
  expect(differences(first, first)).toEqual([]);
});

test("what only one coder has coded is a difference, and so is another scope", () => {
  expect(differences(first, []).map(({from, to, second_level}) => [from, to, second_level])).toEqual([
    ["2021-01-01", "2021-02-28", null],
    ["2021-03-01", null, null],
  ]);
  const [found] = differences([spell(2, "2021-03-01", null)], [spell(2, "2021-03-01", null, "a", "part")]);
  expect(found).toMatchObject({first_scope: "general", second_scope: "part", to: null});
});

test("a decision settles the difference it was made for and no other", () => {
  expect(undecided(differences(first, second), [decision])).toEqual([]);
  const changed = [{...decision, to: "2021-03-30"}];
  expect(undecided(differences(first, second), changed)).toHaveLength(1);
  expect(idle(differences(first, second), changed)).toEqual(changed);
});

test("the resolved spells are what both agree on and what was decided, neighbours joined", () => {
  expect(resolve(first, second, [decision])).toEqual([
    {...spell(0, "2021-01-01", "2021-03-31", "a;b"), note: decision.argument},
    spell(2, "2021-04-01", null, "a;c"),
  ]);
});

test("what is decided to be blank is not coded, and a decision may name acts of its own", () => {
  const blank = resolve(first, second, [{...decision, resolved_level: null}]);
  expect(blank.map(({from, to}) => [from, to])).toEqual([
    ["2021-01-01", "2021-02-28"],
    ["2021-04-01", null],
  ]);
  const other = resolve(first, second, [{...decision, resolved_level: 1, resolved_scope: "part", acts: "d"}]);
  expect(other[1]).toEqual({...spell(1, "2021-03-01", "2021-03-31", "d", "part"), note: decision.argument});
});

test("an undecided difference is refused", () => {
  expect(() => resolve(first, second, [])).toThrow("KAZ prohibition from 2021-03-01: not decided");
});

test("agreement counts the months both coded, and apart those that one alone did", () => {
  const [one] = agreement(
    first,
    [...second, {...spell(1, "2021-01-01", null), jurisdiction: "SWE"}],
    ["prohibition"],
    "2021-06",
  );
  // January, February and April to June alike, March not; Sweden by the second coder alone.
  expect(one).toMatchObject({jurisdictions: 1, units: 6, first_only: 0, second_only: 6, equal_scope: 100});
  expect(one!.equal).toBeCloseTo(500 / 6, 10);
  // Observed disagreement 2/6; by chance 2 × (2·3 + 4·3)/36 = 1.
  expect(one!.kappa).toBeCloseTo(1 - 2 / 6, 10);
});

test("agreement is not defined where nobody coded", () => {
  expect(agreement(first, second, ["disclosure"], "2021-06")).toEqual([
    {
      indicator: "disclosure",
      jurisdictions: 0,
      units: 0,
      first_only: 0,
      second_only: 0,
      equal: null,
      equal_scope: null,
      kappa: null,
      kappa_quadratic: null,
    },
  ]);
});
