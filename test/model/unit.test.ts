import {describe, expect, test} from "vitest";
import {convert, findUnit, printRange, printValue, splitUnit} from "../../src/model/unit.ts";

describe("printValue", () => {
  test("puts a no-break space before a unit", () => expect(printValue(1519, "MW")).toBe("1,519\u00a0MW"));
  test("keeps the decimals a value has", () =>
    expect([printValue(8.8, "percent"), printValue(39.2, "ore/kWh")]).toEqual(["8.8%", "39.2\u00a0öre per kWh"]));
  test("rounds when asked", () => expect(printValue(18.31, "percent", 1)).toBe("18.3%"));
  test("says millions and billions of money in words", () => {
    expect([printValue(1.5e9, "USD"), printValue(34600000, "USD"), printValue(990000000, "SEK")]).toEqual([
      "$1.5 billion",
      "$34.6 million",
      "SEK\u00a0990 million",
    ]);
  });
  test("prints a count as a bare number", () => expect(printValue(106, "count:farms")).toBe("106"));
});

describe("printRange", () => {
  test("prints the unit once", () => expect(printRange(340, 1400, "MW")).toBe("340–1,400\u00a0MW"));
  test("says million once when both ends are millions", () => expect(printRange(2e6, 3e6, "USD")).toBe("$2–3 million"));
  test("spells out a range that crosses or lies below zero", () =>
    expect(printRange(-53.1, -25.1, "percent")).toBe("−53.1 to −25.1%"));
});

describe("convert", () => {
  test("moves within a quantity", () =>
    expect([convert(317.2, "GWh", "TWh"), convert(1.5, "GW", "MW")].map((x) => Number(x.toFixed(6)))).toEqual([
      0.3172, 1500,
    ]));
  test("refuses to mix quantities, saying which", () => {
    expect(() => convert(1, "MW", "MWh")).toThrow("cannot turn MW (power) into MWh (energy)");
    expect(() => convert(1, "percent", "percentage-points")).toThrow(
      "cannot turn percent (share) into percentage-points (difference of shares)",
    );
    expect(() => convert(1, "TWh/yr", "TWh")).toThrow("cannot turn TWh/yr (yearly energy) into TWh (energy)");
  });
});

test("an unknown unit is refused with the ones there are", () => {
  expect(() => findUnit("megawatt")).toThrow(/^unknown unit "megawatt": one of kW, MW, GW/);
  expect(() => findUnit("count:")).toThrow('unknown unit "count:"');
});

test("splitUnit parts the figure from the unit behind it", () => {
  expect([
    splitUnit("1,519\u00a0MW"),
    splitUnit("340–1,400\u00a0MW"),
    splitUnit("$1.5 billion"),
    splitUnit("18.3%"),
    splitUnit("29.6–39.2\u00a0öre per kWh"),
    splitUnit("SEK\u00a0990 million"),
    splitUnit("−53.1 to −25.1%"),
    splitUnit("106"),
  ]).toEqual([
    ["1,519", "MW"],
    ["340–1,400", "MW"],
    ["$1.5", "billion"],
    ["18.3%", ""],
    ["29.6–39.2", "öre per kWh"],
    ["SEK\u00a0990", "million"],
    ["−53.1 to −25.1%", ""],
    ["106", ""],
  ]);
});
