import {expect, test} from "vitest";
import {dash, starred} from "../../src/model/jurisdiction.ts";

test("Germany and Ireland are starred and dotted beside any others", () => {
  for (const code of ["DEU", "IRL"]) {
    expect(starred("Name", code)).toBe("Name*");
    expect([dash(code), dash(code, ["KAZ", "CHN"])]).toEqual(["2 3", "2 3"]);
  }
  expect(starred("Kazakhstan", "KAZ")).toBe("Kazakhstan");
});

test("of two places whose colours are near, one is dashed where both are drawn", () => {
  expect(dash("IRN", ["IRN", "KAZ"])).toBe("none");
  expect(dash("IRN", ["IRN", "CHN"])).toBe("8 2 2 2");
  expect(dash("NOR", ["NOR", "RUS"])).toBe("6 3");
  expect(dash("CHN", ["IRN", "CHN"])).toBe("none");
});
