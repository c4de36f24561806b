import {expect, test} from "vitest";
import type {ClaimValue} from "../../src/model/claim.ts";
import {type ClaimEntry, claimEntries} from "../../src/publish/claims.ts";
import {rivalStrip} from "../../src/publish/rival-strip.ts";
import {catalog} from "../published.ts";

const entries = claimEntries(catalog);

function entry(id: string): ClaimEntry {
  const found = entries.find(({claim}) => claim.id === id);
  if (found === undefined) throw new RangeError(id);
  return found;
}

/** An entry with other figures, each a value or a range, in MW. */
function withFigures(...figures: (number | [number, number])[]): ClaimEntry {
  const {claim, values} = entry("kaz-unregistered-load-2021");
  const first = values[0] as ClaimValue;
  const changed = figures.map((figure, i): ClaimValue => {
    const [value, low, high] = typeof figure === "number" ? [figure, null, null] : [null, ...figure];
    return {...first, n: i + 1, value, low, high, kind: i === 0 ? "official" : "press"};
  });
  return {claim: {...claim, used: "1"}, values: changed, printed: null};
}

test("figures spread over a third or more stand on a line from zero", () => {
  const strip = rivalStrip(withFigures(500, 1000))!;
  expect(strip).toMatchObject({zero: 4, low: {at: 50, text: "500\u00a0MW"}, high: {at: 96, text: "1,000\u00a0MW"}});
  expect(strip.used).toEqual({from: 50, to: 50});
});

test("figures close together stand on a line of their own, without zero", () => {
  const strip = rivalStrip(withFigures(100, 110))!;
  expect(strip).toMatchObject({low: {at: 27}, high: {at: 73}});
  expect(strip.zero).toBe(undefined);
});

test("figures below zero stand left of it", () => {
  expect(rivalStrip(withFigures(-75, -25))).toMatchObject({zero: 96, low: {at: 4}});
});

test("ranges lie under dots, and hollow dots under filled ones", () => {
  const {marks} = rivalStrip(withFigures(500, 800, [400, 1000]))!;
  expect(marks.map(({from, to, official}) => [to > from, official])).toEqual([
    [true, false],
    [false, false],
    [false, true],
  ]);
});

test("figures that do not differ are no strip", () => {
  expect(rivalStrip(withFigures(500))).toBe(undefined);
  expect(rivalStrip(withFigures(500, 500))).toBe(undefined);
});

test("what measures another quantity is left out and counted", () => {
  const {claim, values} = withFigures(500, 1000, 3);
  const changed = values.map((value) => (value.n === 3 ? {...value, unit: "TWh"} : value));
  expect(rivalStrip({claim, values: changed, printed: null})).toMatchObject({
    leftOut: 1,
    high: {text: "1,000\u00a0MW"},
  });
});

test("the words name every figure, lowest first, and the ones used", () => {
  const words = rivalStrip(entry("swe-mining-electricity"))!.description;
  expect(words.split("; ")[0]).toMatch(/^0\.86/);
  expect(words).toContain("1–1.5\u00a0TWh a year");
  expect(words.match(/\(used\)/g)).toHaveLength(1);
});

test("every claim of the data stands inside its line", () => {
  const strips = entries.flatMap((each) => rivalStrip(each) ?? []);
  expect(strips.length).toBeGreaterThan(150);
  for (const {marks} of strips)
    for (const {from, to} of marks) {
      expect(from).toBeGreaterThanOrEqual(4 - 1e-9);
      expect(to).toBeLessThanOrEqual(96 + 1e-9);
    }
});
