import {describe, expect, test} from "vitest";
import {bitcoinElectricity as chart, type Observations} from "../../src/charts/bitcoin-electricity.ts";
import {daysInMonth} from "../../src/model/annual.ts";
import type {BitcoinElectricity} from "../../src/model/observation.ts";
import {monthsBetween} from "../../src/model/time.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

describe("from the published data", () => {
  const {observations} = observe(catalog, chart);
  /** The mean of a year's days, straight from the rows. */
  const mean = (rows: readonly BitcoinElectricity[], field: "low" | "best" | "high", year: string) => {
    const months = rows.filter((row) => row.month.startsWith(year));
    return months.reduce((sum, row) => sum + (row[field] ?? Number.NaN) * row.days, 0) / 365;
  };
  const before = mean(observations.earlier, "best", "2021");
  const after = mean(observations.current, "best", "2021");

  test("the headline states the revision of 2021 as the rows have it", () => {
    expect(before).toBeCloseTo(104.96, 2);
    expect(after).toBeCloseTo(89.06, 2);
    expect(Math.round(100 * (1 - after / before))).toBe(15);
    expect(chart.title(observations, chart.view)).toBe(
      "A new method took 15% off Bitcoin’s estimated electricity use in 2021. The range is far wider",
    );
  });

  test("the words give both methods, the bounds of the year and the months left out", () => {
    const words = chart.describe(observations, chart.view);
    expect(words).toContain(`gives ${before.toFixed(1)} TWh and the current one ${after.toFixed(1)}`);
    const bounds = (["low", "high"] as const).map((field) => mean(observations.current, field, "2021").toFixed(1));
    expect(words).toContain(`between bounds of ${bounds.join(" and ")}`);
    expect(words).toContain("not drawn: January 2023 (earlier method) and September 2023 (current method)");
  });

  test("the whole band is drawn, its highest month inside the drawing", () => {
    const high = Math.max(...observations.current.filter((row) => row.month >= "2019").map((row) => row.high ?? 0));
    expect(high).toBeGreaterThan(430);
    for (const width of [328, 704]) {
      const {y} = chart.spec(observations, chart.view, width);
      expect(y?.domain).toEqual([0, high]);
    }
  });

  test("the two methods are two lines, the earlier one dashed, and end where their whole months end", () => {
    for (const svg of drawings(chart, observations, chart.view)) {
      expect(svg.querySelectorAll("[stroke-dasharray='4 3'] path")).toHaveLength(1);
      expect(written(svg)).toEqual(expect.arrayContaining(["Currentmethod 122", "Range71–231"]));
    }
  });

  test("the table has every month, newest first, and marks the partial ones", () => {
    const {rows, notes} = chart.table(observations, chart.view);
    expect(rows).toHaveLength(monthsBetween("2019-01", "2023-09").length);
    expect(rows[0]).toEqual(["Sept 2023", "121.3 b", "74.0 b", "213.8 b", "no data"]);
    expect(rows.find(([month]) => month === "Jan 2023")).toEqual(["Jan 2023", "92.5", "50.2", "155.2", "98.2 a"]);
    expect(notes).toEqual(["a The mean of 25 of 31 days; not drawn.", "b The mean of 22 of 30 days; not drawn."]);
  });

  test("every view is drawn without a label that leaves the drawing or touches another", () => {
    for (const view of [chart.view, ...chart.views.map(({view}) => view), {from: "2021-01", to: "2021-12"}])
      expect(drawings(chart, observations, view).flatMap(textFaults), JSON.stringify(view)).toEqual([]);
  });

  test("a long view says how far the estimate grew, on a log scale, in words and points alike", () => {
    const view = chart.views.find(({name}) => name === "since-2010")?.view ?? {};
    const mean = (year: string) => {
      const rows = observations.current.filter(({month}) => month.startsWith(year));
      return rows.reduce((sum, row) => sum + row.best, 0) / rows.length;
    };
    const times = Number(/about (\d+)-fold from 2011 to 2022/.exec(chart.title(observations, view))?.[1]);
    expect(times / (mean("2022") / mean("2011"))).toBeCloseTo(1, 1);
    expect(chart.spec(observations, view, 704).y?.type).toBe("log");
    const [current] = chart.series?.(observations, view, 704) ?? [];
    expect(current?.points.every(({y}) => Number(y) > 0)).toBe(true);
    expect(current?.points.at(-1)?.note).toMatch(/^bounds \d+ and \d+ TWh a year$/);
  });

  test("pinned to the first version it shows one method, and claims no revision", () => {
    const pinned = observe(catalog, chart, "1.0.0").observations;
    expect(chart.title(pinned, chart.view)).toMatch(
      /^Bitcoin’s estimated electricity use peaked at 128\sTWh a year in April 2022$/,
    );
    expect(chart.describe(pinned, chart.view)).toContain("holds the method before August 2023 alone");
    expect(chart.table(pinned, chart.view).columns.map(({title}) => title)).toEqual([
      "Month",
      "Method before Aug 2023",
      "Low",
      "High",
    ]);
    for (const svg of drawings(chart, pinned, chart.view))
      expect(svg.querySelectorAll("[stroke-dasharray='4 3'] path")).toHaveLength(0);
  });

  test("the range is named at its end, or by the key where it ends before its line", () => {
    expect(chart.key?.(observations, chart.view)).toEqual([]);
    for (const svg of drawings(chart, observations, chart.view)) expect(written(svg).join()).toContain("Range");
    const pinned = observe(catalog, chart, "1.0.0").observations;
    expect(chart.key?.(pinned, chart.view).map(({label}) => label)).toEqual([
      "Range, in months whose bounds are known",
    ]);
  });
});

describe("from other data", () => {
  const series = (from: string, to: string, best: number, bounds = true): BitcoinElectricity[] =>
    monthsBetween(from, to).map((month) => ({
      month,
      low: bounds ? best - 1 : null,
      best,
      high: bounds ? best + 1 : null,
      days: daysInMonth(month),
    }));

  test("a method that adds is said to add, and a narrow range is not called wide", () => {
    const observations = {current: series("2020-01", "2020-12", 60), earlier: series("2020-01", "2020-12", 50)};
    expect(chart.title(observations, {})).toBe("A new method added 20% to Bitcoin’s estimated electricity use in 2020");
  });

  test("a year with a missing or partial month is not compared", () => {
    const [first, ...rest] = series("2020-01", "2020-12", 60);
    const earlier = series("2020-01", "2020-12", 50);
    for (const current of [rest, [...(first ? [{...first, days: 30}] : []), ...rest]]) {
      expect(chart.title({current, earlier}, {})).toMatch(/^Bitcoin’s estimated electricity use peaked at/);
      expect(chart.describe({current, earlier}, {})).toContain("No full year");
    }
  });

  test("a gap stays a gap, a zero stays zero, and both are told apart in the table", () => {
    const observations: Observations = {
      current: series("2020-01", "2020-06", 50)
        .filter(({month}) => month !== "2020-03")
        .map((row) => (row.month === "2020-05" ? {...row, low: 0, best: 0, high: 0} : row)),
      earlier: series("2020-01", "2020-06", 40, false),
    };
    const {rows} = chart.table(observations, {});
    expect(rows.find(([month]) => month === "Mar 2020")).toEqual(["Mar 2020", "no data", "no data", "no data", "40.0"]);
    expect(rows.find(([month]) => month === "May 2020")).toEqual(["May 2020", "0.0", "0.0", "0.0", "40.0"]);
    for (const svg of drawings(chart, observations, {})) {
      const line = [...svg.querySelectorAll("path")].find(
        (path) =>
          path.parentElement?.getAttribute("stroke") === "var(--ink-2)" && path.getAttribute("d")?.includes("L"),
      );
      expect(line?.getAttribute("d")?.match(/M/g)).toHaveLength(2);
    }
  });

  test("no rows at all still draw, and say so", () => {
    const observations = {current: [], earlier: []};
    expect(chart.title(observations, {})).toBe("No estimate of Bitcoin’s electricity use covers these months");
    expect(drawings(chart, observations, {})).toHaveLength(2);
    expect(chart.table(observations, {}).rows).toEqual([]);
  });
});
