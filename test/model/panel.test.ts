import {expect, test} from "vitest";
import {levelsOf, panel} from "../../src/model/panel.ts";
import type {Spell} from "../../src/model/spell.ts";

function spell(jurisdiction: string, indicator: string, level: number, from: string, to: string | null): Spell {
  return {jurisdiction, indicator, level, scope: level === 0 ? null : "general", from, to, acts: "act", note: null};
}

/** The panel as "KAZ 2021-12 power_access 2". */
function lines(spells: readonly Spell[], until: string): string[] {
  return panel(spells, until).map(
    ({jurisdiction, month, levels}) =>
      `${jurisdiction} ${month} ${[...levels].map(([indicator, {level}]) => `${indicator} ${level}`).join(", ")}`,
  );
}

test("a month has the level in force on its last day", () => {
  const spells = [
    spell("KAZ", "power_access", 2, "2021-12-31", "2022-01-30"),
    spell("KAZ", "power_access", 3, "2022-01-31", "2022-02-27"),
    spell("KAZ", "power_access", 1, "2022-02-28", null),
  ];
  expect(lines(spells, "2022-03")).toEqual([
    "KAZ 2021-12 power_access 2",
    "KAZ 2022-01 power_access 3",
    "KAZ 2022-02 power_access 1",
    "KAZ 2022-03 power_access 1",
  ]);
});

test("a measure of a few days inside a month leaves no trace", () => {
  expect(lines([spell("KAZ", "power_access", 3, "2022-01-03", "2022-01-20")], "2022-02")).toEqual([]);
});

test("a gap between spells is not coded, which is not zero", () => {
  const spells = [
    spell("IRN", "prohibition", 2, "2021-05-26", "2021-06-30"),
    spell("IRN", "prohibition", 2, "2021-08-01", "2021-08-31"),
  ];
  expect(lines(spells, "2021-09")).toEqual([
    "IRN 2021-05 prohibition 2",
    "IRN 2021-06 prohibition 2",
    "IRN 2021-08 prohibition 2",
  ]);
});

test("an open spell reaches the last month and no further; a level of 0 is kept", () => {
  expect(lines([spell("SWE", "prohibition", 0, "2026-09-01", null)], "2026-10")).toEqual([
    "SWE 2026-09 prohibition 0",
    "SWE 2026-10 prohibition 0",
  ]);
});

test("jurisdictions come in order, each with its months", () => {
  const spells = [
    spell("SWE", "power_price", 1, "2026-10-01", null),
    spell("CHN", "power_price", 3, "2026-10-01", null),
    spell("CHN", "prohibition", 3, "2026-10-01", null),
  ];
  expect(lines(spells, "2026-10")).toEqual(["CHN 2026-10 power_price 3, prohibition 3", "SWE 2026-10 power_price 1"]);
});

test("a row of the panel gives back its levels, those not coded left out", () => {
  const row = {
    month: "2021-10",
    jurisdiction: "CHN",
    restriction_index: null,
    prohibition: 3,
    prohibition_scope: "part",
    power_price: 0,
    power_price_scope: null,
    enforcement: null,
    enforcement_scope: null,
  };
  expect([...levelsOf(row, ["prohibition", "power_price", "enforcement"])]).toEqual([
    ["prohibition", {level: 3, scope: "part"}],
    ["power_price", {level: 0, scope: null}],
  ]);
});
