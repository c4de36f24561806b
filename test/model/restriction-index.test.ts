import {expect, test} from "vitest";
import type {PanelLevel} from "../../src/model/panel.ts";
import {equalWeights, restrictionIndex, subIndex} from "../../src/model/restriction-index.ts";

/** Levels by name, as "3 part" or "0". */
function levels(codes: Record<string, string>): Map<string, PanelLevel> {
  return new Map(
    Object.entries(codes).map(([indicator, code]) => [
      indicator,
      {level: Number(code[0]), scope: code.length === 1 ? null : code.endsWith("part") ? "part" : "general"},
    ]),
  );
}

const codes = {
  prohibition: "1 general",
  entry_control: "0",
  power_access: "0",
  power_price: "1 part",
  enforcement: "0",
};

test.each([
  ["0", 0],
  ["1 part", 100 / 6],
  ["1 general", 100 / 3],
  ["2 part", 50],
  ["3 part", 250 / 3],
  ["3 general", 100],
])("a level of %s counts %d of 100", (code, expected) => {
  expect(subIndex(levels({one: code}).get("one")!)).toBeCloseTo(expected, 10);
});

test("the index is the mean of its five indicators", () => {
  expect(restrictionIndex(levels(codes))).toBeCloseTo(10, 10);
});

test("the index is not given where one of the five was not coded: blank is not zero", () => {
  const {enforcement: _, ...four} = codes;
  expect(restrictionIndex(levels(four))).toBeNull();
});

test("levy, disclosure and support do not enter the index", () => {
  const more = {...codes, output_levy: "3 general", disclosure: "3 general", fiscal_support: "3 general"};
  expect(restrictionIndex(levels(more))).toBe(restrictionIndex(levels(codes)));
});

test("only the proportions of the weights count", () => {
  const tenfold = Object.fromEntries(Object.keys(equalWeights).map((name) => [name, 10])) as typeof equalWeights;
  expect(restrictionIndex(levels(codes), tenfold)).toBeCloseTo(10, 10);
  expect(restrictionIndex(levels(codes), {...equalWeights, prohibition: 6})).toBeCloseTo((200 + 100 / 6) / 10, 10);
});

test("an indicator of weight 0 is left out, and need not be coded", () => {
  const {enforcement: _, ...four} = codes;
  expect(restrictionIndex(levels(four), {...equalWeights, enforcement: 0})).toBeCloseTo(12.5, 10);
});

test("a negative weight and weights that are all 0 are refused", () => {
  expect(() => restrictionIndex(levels(codes), {...equalWeights, prohibition: -1})).toThrow(
    "the weight of prohibition is -1: give 0 or more",
  );
  const none = Object.fromEntries(Object.keys(equalWeights).map((name) => [name, 0])) as typeof equalWeights;
  expect(() => restrictionIndex(levels(codes), none)).toThrow("all weights are 0");
});
