import {describe, expect, test} from "vitest";
import {histogram, size, sparkline} from "../../src/charts/distribution.ts";

/** Every number of a path. */
const numbers = (path: string) => [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number));

describe("a histogram", () => {
  test("says lowest, median and highest with the unit, and leaves missing values out", () => {
    expect(histogram([3, null, 0, 10.25, 4], "TWh")?.words).toBe("lowest 0, median 3.5, highest 10.25 TWh");
    expect(histogram([8443, 0.0213])?.words).toBe("lowest 0.0213, median 4,222, highest 8,443");
  });

  test("counts every value once: the tallest bar fills the height, one as common is as high", () => {
    const heights = [...(histogram([1, 1, 2, 3, 3])?.fill ?? "").matchAll(/v(-[\d.]+)/g)].map(([, height]) =>
      Number(height),
    );
    expect(heights).toEqual([-size.height, -size.height / 2, -size.height]);
  });

  test("keeps a rare value visible and an empty stretch empty", () => {
    const fill = histogram([...new Array(500).fill(0), ...new Array(18).keys(), 1000])?.fill ?? "";
    expect(fill).toContain("v-1h");
    expect(fill.match(/M/g)).toHaveLength(2);
  });

  test("has nothing to draw without two different values", () => {
    for (const values of [[], [null], [5, 5, null]]) expect(histogram(values)).toBeUndefined();
  });
});

describe("a sparkline", () => {
  const times = ["2021-01", "2021-02", "2021-03", "2021-04"];

  test("is one line where each month has one value, with no band", () => {
    const drawn = sparkline(
      times.map((time, i) => ({time, value: i})),
      times,
      "MW",
    );
    expect(drawn?.fill).toBe("");
    expect(drawn?.stroke.match(/M/g)).toHaveLength(1);
    expect(drawn?.words).toBe("lowest 0, median 1.5, highest 3 MW; drawn over time");
  });

  test("breaks where a month has no data, whether the row is absent or empty", () => {
    const rows = [
      {time: "2021-01", value: 1},
      {time: "2021-03", value: 2},
      {time: "2021-04", value: 3},
    ];
    expect(sparkline(rows, times)?.stroke.match(/M/g)).toHaveLength(2);
    expect(sparkline([...rows, {time: "2021-02", value: null}], times)?.stroke.match(/M/g)).toHaveLength(2);
  });

  test("is the median in the band of all where a month has several, and says so", () => {
    const rows = times.flatMap((time) => [1, 2, 9].map((value) => ({time, value})));
    const drawn = sparkline(rows, times);
    expect(drawn?.fill).not.toBe("");
    expect(drawn?.words).toContain("the range as a band, the median as a line");
  });

  test("stays inside its picture, below zero too, and starts at zero where nothing is negative", () => {
    const drawn = sparkline(
      times.map((time, i) => ({time, value: i - 2})),
      times,
    );
    const xy = numbers(drawn?.stroke ?? "");
    expect(Math.min(...xy)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xy)).toBeLessThanOrEqual(size.width);
    const high = numbers(
      sparkline(
        times.map((time, i) => ({time, value: 100 + i})),
        times,
      )?.stroke ?? "",
    );
    expect(Math.max(...high.filter((_, i) => i % 2 === 1))).toBeLessThan(size.height / 4);
  });

  test("has nothing to draw from one month or one value", () => {
    expect(sparkline([{time: "2021-01", value: 3}], times)).toBeUndefined();
    expect(
      sparkline(
        times.map((time) => ({time, value: 3})),
        times,
      ),
    ).toBeUndefined();
  });
});
