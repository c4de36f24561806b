import {describe, expect, test} from "vitest";
import type {Claim} from "../../src/model/claim.ts";
import {
  basis,
  byDate,
  printBare,
  printSpan,
  printStated,
  printWhen,
  rivals,
  typeset,
  when,
  who,
} from "../../src/model/rivals.ts";
import {claimValue} from "./claim-value.ts";

const claim = (id: string, used: string | null, period = "2021-10/2022-02"): Claim => ({
  id,
  jurisdiction: "KAZ",
  title: "Load",
  quantity: "power",
  unit: "MW",
  period,
  precision: "range",
  status: "disputed",
  used,
  why: null,
});

const claims = [claim("load", "2"), claim("index", "range", "2021-10")];
const values = [
  claimValue("load", 1, {value: 1.2, unit: "GW", as_of: "2021-11-02", basis: "all mining, stated as up to almost"}),
  claimValue("load", 2, {low: 1000, high: 1200, stated_by: "Prime Minister's office, reported by Kursiv"}),
  claimValue("load", 3, {value: 940, kind: "own-arithmetic", as_of: "2026-11-20", basis: "340 + 600"}),
  claimValue("index", 1, {value: 0, note: "Stated as nearly this much."}),
  claimValue("index", 2, {}),
];
const all = rivals({claims, values}, ["load", "index"], "MW");
const [first, second, third, fourth] = all;

describe("rivals", () => {
  test("are the figures of the claims picked, in one unit, without values that hold no figure", () => {
    expect(all.map(({value: {claim: id, n}, low, high}) => [id, n, low, high])).toEqual([
      ["load", 1, 1200, 1200],
      ["load", 2, 1000, 1200],
      ["load", 3, 940, 940],
      ["index", 1, 0, 0],
    ]);
  });

  test("can be single values of a claim; a claim or value that is not there is left out", () => {
    expect(rivals({claims, values}, ["load/3", "load/9", "gone"], "MW").map(({value: {n}}) => n)).toEqual([3]);
  });

  test("know which figures the site prints: the one used, or all of a range", () => {
    expect(all.map(({printed}) => printed)).toEqual([false, true, false, true]);
  });

  test("are never turned into another quantity", () => {
    expect(() => rivals({claims, values}, ["load"], "TWh")).toThrow("cannot turn GW (power) into TWh (energy)");
  });

  test("stand oldest first, the undated last", () => {
    expect(byDate(all).map(({value: {claim: id, n}}) => `${id}/${n}`)).toEqual([
      "index/1",
      "load/1",
      "load/2",
      "load/3",
    ]);
  });
});

describe("in words", () => {
  test("a date is when it was said, else the one month it is about; our own sums have none", () => {
    expect([first, second, third, fourth].map((d) => d && when(d))).toEqual(["2021-11-02", null, null, "2021-10"]);
    expect([first, second, fourth].map((d) => d && printWhen(d))).toEqual(["Nov 2021", "undated", "Oct 2021"]);
  });

  test("a hedge of the source stays with its figure", () => {
    expect(first && printBare(first)).toBe("up to almost 1,200");
    expect(first && printStated(first)).toBe("up to almost 1.2\u00a0GW");
    expect(second && printBare(second)).toBe("1,000–1,200");
    expect(fourth && printBare(fourth)).toBe("nearly 0");
  });

  test("who says so is short, and our own sums say so", () => {
    expect([second, third].map((d) => d && who(d))).toEqual(["Prime Minister’s office, via Kursiv", "Our arithmetic"]);
    expect(third && basis(third)).toBe("340 + 600");
  });

  test("a span runs over all figures, in their unit, and refuses none", () => {
    expect(printSpan(all)).toBe("0–1,200\u00a0MW");
    expect(() => printSpan([])).toThrow("no figures to span");
  });

  test("typed signs become those of print", () => {
    expect(typeset("150 MW x 8,760 h - Sweden's")).toBe("150 MW × 8,760 h - Sweden’s");
    expect(typeset("16,459 - 15,203 MW of CO2, 1,000-1,200")).toBe("16,459 − 15,203 MW of CO₂, 1,000–1,200");
  });
});
