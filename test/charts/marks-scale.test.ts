import {expect, test} from "vitest";
import {tickText, valueScale} from "../../src/charts/marks-scale.ts";

test("a linear scale starts at zero and ends on a round tick at or above the largest value", () => {
  expect(valueScale([75.53, 4], "linear")).toEqual({
    type: "linear",
    domain: [0, 80],
    ticks: [0, 20, 40, 60, 80],
    foot: 0,
  });
  expect(valueScale([0.31], undefined).domain).toEqual([0, 0.4]);
  expect(valueScale([2167], undefined).ticks).toEqual([0, 500, 1000, 1500, 2000, 2500]);
});

test("a log scale holds every value above zero, and no zero", () => {
  const {type, domain, ticks, foot} = valueScale([0, 0.04, 37.8], "log");
  expect([type, domain, foot]).toEqual(["log", [0.03, 100], 0.03]);
  expect(ticks).toEqual([0.1, 1, 10, 100]);
});

test("a scale of nothing, of zeros or of one value still has room", () => {
  for (const values of [[], [0], [5]])
    for (const kind of ["linear", "log"]) {
      const {domain, ticks} = valueScale(values, kind);
      expect(domain[1]).toBeGreaterThan(domain[0]);
      expect([...domain, ...ticks].every(Number.isFinite)).toBe(true);
      expect(ticks.length).toBeGreaterThan(0);
    }
});

test("a tick has the decimals it needs", () => {
  expect([0.03, 0.3, 1, 1000].map(tickText)).toEqual(["0.03", "0.3", "1", "1,000"]);
});
