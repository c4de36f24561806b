import {describe, expect, test} from "vitest";
import {vintages as chart, type Observations} from "../../src/charts/vintages.ts";
import {daysInMonth} from "../../src/model/annual.ts";
import type {BitcoinElectricity, HashrateShare} from "../../src/model/observation.ts";
import {monthsBetween} from "../../src/model/time.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);

describe("on the published data", () => {
  const share = (version: string, month: string, code: string) =>
    catalog
      .get("mining-hashrate-share", version)
      .resource("hashrate-share")
      .rows.find((row) => row["month"] === month && row["jurisdiction"] === code)?.["share"];

  test("the headline sets what could be read on the day of the Swedish call beside what is known of it now", () => {
    expect(share("1.0.0", "2021-08", "CHN")).toBe(0);
    expect(share("1.1.0", "2021-11", "CHN")).toBe(18.12);
    expect(chart.title(observations, chart.view)).toBe(
      "The newest map on 5 November 2021 gave China 0%; a later one puts that month at 18%",
    );
  });

  test("the words give both maps, what changed between them and the month the new method moved most", () => {
    const words = chart.describe(observations, chart.view);
    expect(words).toContain("published on 13 October 2021, ended in August 2021: China 0%, United States 35.4%");
    expect(words).toContain("gives for November 2021: China 18.1%");
    expect(words).toContain("None of the 240 shares in both maps changed");
    expect(words).toContain("January 2022 is 124.5 TWh a year by the method of the time and 102.1 by the current one");
  });

  test("the releases are dated as the descriptors of the two versions date them", () => {
    const dates = catalog.versions("mining-hashrate-share").map(({descriptor}) => descriptor.vintage);
    expect(dates).toEqual(["2021-10-13", "2022-05-17"]);
    expect(chart.key?.(observations, chart.view).map(({label}) => label)).toEqual(
      expect.arrayContaining(["As published on 13 October 2021", "Added on 17 May 2022"]),
    );
  });

  test("every marked act stands on the day it was decided, not the day it took effect", () => {
    expect(chart.events?.(observations, chart.view).map(({date}) => date)).toEqual([
      "2021-09-24",
      "2021-11-05",
      "2022-01-21",
      "2022-03-14",
      "2023-05-16",
    ]);
  });

  test("a month not yet published at a date is “no data” in its column", () => {
    const {columns, rows} = chart.table(observations, chart.view);
    expect(columns).toHaveLength(9);
    expect(rows.find(([month]) => month === "Nov 2021")?.slice(0, 5)).toEqual([
      "Nov 2021",
      "113.6",
      "92.2",
      "no data",
      "18.12",
    ]);
    expect(rows.find(([month]) => month === "Jan 2023")?.[1]).toBe("no data");
  });

  test("no text leaves a drawing or touches another", () => {
    for (const svg of drawings(chart, observations, chart.view)) expect(textFaults(svg)).toEqual([]);
  });

  test("pinned to the first version it claims nothing of a later map", () => {
    const pinned = observe(catalog, chart, "1.0.0").observations;
    expect(chart.title(pinned, chart.view)).toMatch(
      /^A new method moved the estimate for January 2022 from 124 to 102\sTWh a year$/,
    );
    expect(chart.key?.(pinned, chart.view)).toEqual([]);
    expect(drawings(chart, pinned, chart.view).flatMap(written)).not.toContain("to January 2022");
  });
});

describe("on other data", () => {
  const electricity = (best: number): BitcoinElectricity[] =>
    monthsBetween("2021-01", "2021-12").map((month) => ({
      month,
      low: null,
      best,
      high: null,
      days: daysInMonth(month),
    }));
  const shares = (months: readonly string[], value: number): HashrateShare[] =>
    months.map((month) => ({month, jurisdiction: "KAZ", share: value, hashrate: value, flag: null}));
  const other = (change: Partial<Observations>): Observations => ({
    ...observations,
    current: electricity(50),
    previous: electricity(50),
    earlier: shares(["2021-01", "2021-02", "2021-04"], 5),
    latest: shares(["2021-01", "2021-02", "2021-04", "2021-05"], 5),
    ...change,
  });

  test("where nothing was published twice with two values, the headline says so", () => {
    expect(chart.title(other({}), chart.view)).toBe("No month shown here has been published with two different values");
  });

  test("a gap stays a gap, a zero is drawn and written as zero, a place without rows is left out", () => {
    const found = other({previous: electricity(0), latest: shares(["2021-01", "2021-02", "2021-04", "2021-05"], 0)});
    const {columns, rows} = chart.table(found, chart.view);
    expect(columns).toHaveLength(5);
    expect(rows.find(([month]) => month === "Mar 2021")).toEqual(["Mar 2021", "0.0", "50.0", "no data", "no data"]);
    expect(rows.find(([month]) => month === "Apr 2021")).toEqual(["Apr 2021", "0.0", "50.0", "5.00", "0.00"]);
    for (const svg of drawings(chart, found, chart.view))
      expect(svg.querySelector("[stroke='var(--j-kaz)'][stroke-width='3.5'] path")?.getAttribute("d")).toMatch(/M.*M/);
  });

  test("no rows at all still draw", () => {
    const none = other({current: [], previous: [], earlier: [], latest: []});
    expect(drawings(chart, none, chart.view)).toHaveLength(2);
    expect(chart.table(none, chart.view).rows).toEqual([]);
  });
});
