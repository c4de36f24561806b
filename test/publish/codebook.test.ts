import {expect, test} from "vitest";
import {restrictionIndicators} from "../../src/model/restriction-index.ts";
import {actsOf} from "../../src/model/spell.ts";
import {codebook, indicatorOf} from "../../src/publish/codebook.ts";
import {spellsOf} from "../../src/publish/coding.ts";
import {catalog} from "../published.ts";

const book = codebook(catalog);

test("the codebook is the schema of the panel: ten indicators, seven that restrict and three that support", () => {
  expect(book.indicators.map(({code}) => code)).toEqual("R1 R2 R3 R4 R5 R6 R7 S1 S2 S3".split(" "));
  expect(book.indicators.filter(({group}) => group === "supports").map(({name}) => name)).toEqual([
    "recognition",
    "fiscal_support",
    "state_participation",
  ]);
  expect(book.scopes.map(({value}) => value)).toEqual(["general", "part"]);
});

test("every indicator has four levels, each with a label, a description and an edge case", () => {
  for (const {name, levels} of book.indicators) {
    expect(
      levels.map(({value}) => value),
      name,
    ).toEqual([0, 1, 2, 3]);
    for (const {label, description, edgeCases} of levels) {
      expect(label.length, `${name}: ${label}`).toBeLessThan(40);
      expect(description).toMatch(/\.$/);
      expect(edgeCases.length).toBeGreaterThan(0);
    }
  }
});

test("an example of a level is an act on which a spell of that level rests", () => {
  const spells = spellsOf(catalog.newest("policy-coding"));
  for (const {name, levels} of book.indicators) {
    for (const {value, examples} of levels) {
      const acts = spells.filter(({indicator, level}) => indicator === name && level === value).flatMap(actsOf);
      expect(acts, `${name} ${value}`).toEqual(expect.arrayContaining([...examples]));
    }
  }
});

test("the index is made of indicators of the codebook that restrict", () => {
  for (const name of restrictionIndicators) expect(indicatorOf(book, name).group).toBe("restricts");
});

test("an unknown indicator is refused, with the nearest named", () => {
  expect(() => indicatorOf(book, "prohibitoin")).toThrow(
    'unknown indicator "prohibitoin": did you mean "prohibition"?',
  );
});
