import {describe, expect, test} from "vitest";
import {unboundComparisons, unmatchedMultiples} from "../../src/publish/comparisons.ts";

describe("unboundComparisons", () => {
  test.each([
    ["Its share more than doubled.", ["doubled"]],
    ["It fell by half in two months.", ["by half"]],
    ["The highest month was October, four times the lowest.", ["four times", "highest"]],
    ["About two-thirds of the load was its own.", ["two-thirds"]],
    ["The third reason was tax; a quarter later it ended; half an hour.", []],
    ["New mining counts double in its account.", []],
    [
      "It was halving, then five-fold, then thrice as large, two thirds of it new.",
      ["thrice", "five-fold", "halving", "two thirds"],
    ],
  ])("of %j: %j", (text, found) => expect(unboundComparisons(text)).toEqual(found));

  test("lets reviewed phrases stand", () => {
    expect(unboundComparisons("As its highest court read it, the law held.", ["highest court"])).toEqual([]);
  });
});

describe("unmatchedMultiples", () => {
  test.each([
    ["more than doubled", "ratio(a, b) > 2", []],
    ["more than tripled", "ratio(a, b) > 2", ["tripled"]],
    ["less than half that", "ratio(a, b) < 0.5", []],
    ["less than half that", "a < b", ["than half"]],
    ["about two-thirds", "shareOf(a, b) ≈ 66.7%", []],
    ["more than a quarter", "a < -25%", []],
    ["almost four times it", "ratio(a, b) > 3.5 and ratio(a, b) < 4", []],
    ["higher than before", "a > b", []],
    ["more than double", "ratio(a, b) > 2", []],
    ["more than triple", "ratio(a, b) > 2", ["more than triple"]],
    ["tripled", "id:3 > id:1", ["tripled"]],
    ["the second largest", "rank(a, b, c) = 2", []],
    ["the third largest", "rank(a, b, c) = 2", ["third largest"]],
  ])("%j by %j: %j", (sentence, check, found) => expect(unmatchedMultiples(sentence, check)).toEqual(found));
});
