import {describe, expect, test} from "vitest";
import {compute, type Quantity} from "../../src/model/arithmetic.ts";

const q = (value: number, unit: string): Quantity => ({value, unit});

describe("compute", () => {
  test.each([
    ["difference", [q(114.52, "TWh"), q(107.9, "TWh")], {value: 6.62, unit: "TWh"}],
    ["difference", [q(18.31, "percent"), q(1.42, "percent")], {value: 16.89, unit: "percentage-points"}],
    ["ratio", [q(1.774, "GW"), q(500, "MW")], {value: 3.548, unit: "ratio"}],
    ["percentChange", [q(104.96, "TWh/yr"), q(89.06, "TWh/yr")], {value: -15.1486, unit: "percent"}],
    ["shareOf", [q(862, "GWh"), q(139.83, "TWh")], {value: 0.61646, unit: "percent"}],
    ["sum", [q(1, "GWh"), q(1, "TWh")], {value: 1001, unit: "GWh"}],
    ["mean", [q(2, "MW"), q(4, "MW"), q(9, "MW")], {value: 5, unit: "MW"}],
    ["highest", [q(2, "MW"), q(0.004, "GW")], {value: 4, unit: "MW"}],
    ["lowest", [q(2, "MW"), q(4, "MW")], {value: 2, unit: "MW"}],
    ["rank", [q(18, "percent"), q(35, "percent"), q(18, "percent"), q(5, "percent")], {value: 2, unit: "count:place"}],
    ["count", ["IRN", "KAZ", "IRN"], {value: 2, unit: "count:different"}],
    ["count", [q(4, "MW"), q(4, "MWh"), q(4, "MW")], {value: 2, unit: "count:different"}],
    ["count", [], {value: 0, unit: "count:different"}],
  ] satisfies [string, (Quantity | string)[], Quantity][])("%s of %j is %j", (name, all, {value, unit}) => {
    const computed = compute(name, all);
    expect(computed.unit).toBe(unit);
    expect(computed.value).toBeCloseTo(value, 4);
  });

  test.each([
    ["difference", [q(1, "MW"), q(1, "MWh")], "cannot turn MWh (energy) into MW (power)"],
    ["sum", [q(1, "percent"), q(1, "percentage-points")], "cannot turn percentage-points"],
    ["ratio", [q(1, "TWh"), q(1, "TWh/yr")], "cannot turn TWh/yr (yearly energy) into TWh (energy)"],
    ["ratio", [q(1, "MW"), q(0, "MW")], "ratio with zero below"],
    ["difference", [q(1, "MW")], "difference takes two numbers, not 1"],
    ["sum", [], "sum of nothing"],
    ["toString", [q(1, "MW")], 'unknown arithmetic "toString": one of difference'],
    ["sum", [q(1, "megawatt")], 'unknown unit "megawatt"'],
    ["sum", ["2021-03-09"], 'sum of "2021-03-09": words and dates can only be counted'],
  ] satisfies [string, (Quantity | string)[], string][])("%s of %j is refused", (name, all, message) =>
    expect(() => compute(name, all)).toThrow(message),
  );
});
