import {describe, expect, test} from "vitest";
import {bareNumbers} from "../../src/publish/bare-numbers.ts";

describe("bareNumbers", () => {
  test.each([
    "On 21 May 2021 a committee called for it.",
    "From 18 to 20 February, and on 24 and 25 January 2022, sites stopped.",
    "In May 2021, from May–July 2021 and in January and February 2022.",
    "Between 2021 and 2022, in 2021–22, 2021–2026 and the 2010s.",
    "The 20th day, the 1st and the 2nd.",
    "Two plants, three units, half the load.",
  ])("finds none in: %s", (text) => expect(bareNumbers(text)).toEqual([]));

  test.each([
    ["It drew 1,200 MW in 2021.", ["1,200"]],
    ["A share of 18.3% in October 2021.", ["18.3%"]],
    ["From 1 to 25 tenge.", ["1", "25"]],
    ["It rose by 7.2 TWh, 3 times as much.", ["7.2", "3"]],
    ["In 2150 nothing.", ["2150"]],
  ])("finds the digits in: %s", (text, found) => expect(bareNumbers(text)).toEqual(found));

  test("lets reviewed names stand, the longest first", () => {
    const allowed = [
      {text: "GRES-1", why: "a plant"},
      {text: "1283", why: "a notice"},
      {text: "Notice 1283", why: "a notice"},
    ];
    expect(bareNumbers("Notice 1283 closed GRES-1, not GRES-3.", allowed)).toEqual(["GRES-3."]);
  });
});
