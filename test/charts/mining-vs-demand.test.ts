import {describe, expect, test} from "vitest";
import {miningVsDemand as chart, type Observations} from "../../src/charts/mining-vs-demand.ts";
import type {ElectricitySystem, MiningElectricity} from "../../src/model/observation.ts";
import {monthsBetween} from "../../src/model/time.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

/** Kazakhstan's yearly energy in TWh, each month's rate by its days. */
function energy({mining}: Observations, year: number, field: "low" | "best" | "high"): number {
  const rows = mining.filter((row) => row.jurisdiction === "KAZ" && row.month.startsWith(`${year}-`));
  const day = 24 * 3600 * 1000;
  const [start, end] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
  const sum = rows.reduce((total, row) => {
    const month = Number(row.month.slice(5));
    return total + (row[field] ?? Number.NaN) * ((Date.UTC(year, month) - Date.UTC(year, month - 1)) / day);
  }, 0);
  return sum / ((end - start) / day);
}

describe("from the published data", () => {
  const {observations} = observe(catalog, chart);
  const demand = (year: number) =>
    observations.system.find((row) => row.jurisdiction === "KAZ" && row.year === year)?.demand ?? Number.NaN;
  const rise = (field: "low" | "best" | "high") =>
    energy(observations, 2021, field) - energy(observations, 2020, field);

  test("the headline says that mining rose about as much as demand, and that the range is wide", () => {
    expect(demand(2021) - demand(2020)).toBeCloseTo(6.62, 2);
    expect(rise("best")).toBeCloseTo(7.17, 2);
    expect(chart.title(observations, chart.view)).toBe(
      "In 2021 estimated mining rose about as much as all of Kazakhstan’s demand. The range is wide",
    );
  });

  test("the words give both rises, the range of the estimate, and no cause", () => {
    const words = chart.describe(observations, chart.view).replaceAll("\u00a0", " ");
    expect(words).toContain("Mining’s estimate rose by 7.2 TWh in 2021, from 3.1 to 10.3, and demand rose by 6.6 TWh.");
    expect(words).toContain(`is +${rise("low").toFixed(1)} TWh, with its upper bound +${rise("high").toFixed(1)};`);
    expect(words).toContain("all other use fell by 0.6 TWh");
    expect(words).toContain("not proof of cause");
  });

  test("only 2021 has a change in mining: other years lack a whole year to compare", () => {
    const {rows} = chart.table(observations, chart.view);
    expect(rows.map(([year, mining, , , , months]) => [year, mining, months])).toEqual([
      ["2022", "no data", "1 of 12"],
      ["2021", "+7.17", "12 of 12"],
      ["2020", "no data", "12 of 12"],
      ["2019", "no data", "4 of 12"],
    ]);
    expect(rows.map((row) => row[4])).toEqual(["+0.37", "+6.62", "+4.48", "−0.38"]);
  });

  test("a year without an estimate is hatched and says why", () => {
    for (const svg of drawings(chart, observations, chart.view)) {
      expect(svg.querySelectorAll("rect[fill^='url(#']")).toHaveLength(3);
      const text = written(svg).join(" | ");
      expect(text.match(/no data/g)).toHaveLength(3);
      expect(text).toContain("4 of 12 months of 2019");
      expect(text).toContain("1 of 12 months of 2022");
    }
  });

  test("the estimate is hollow with its whole range, demand is filled", () => {
    for (const svg of drawings(chart, observations, chart.view)) {
      const bars = (fill: string) => [...svg.querySelectorAll(`[fill='${fill}'] rect`)];
      expect(bars("var(--paper)")).toHaveLength(1);
      expect(bars("var(--j-kaz)")).toHaveLength(4);
      expect(written(svg).join(" ")).toContain("range +2.8 to +35.4");
    }
  });

  test("no label leaves a drawing or touches another", () => {
    expect(drawings(chart, observations, chart.view).flatMap(textFaults)).toEqual([]);
  });

  test("by the method before August 2023 mining rose more than demand, with no bounds to draw", () => {
    const pinned = observe(catalog, chart, "1.0.0").observations;
    expect(energy(pinned, 2021, "best") - energy(pinned, 2020, "best")).toBeCloseTo(9.0, 1);
    expect(chart.title(pinned, chart.view)).toBe("In 2021 estimated mining rose more than all of Kazakhstan’s demand");
    expect(chart.describe(pinned, chart.view)).toContain("This version has no bounds for these years");
    for (const svg of drawings(chart, pinned, chart.view)) expect(written(svg).join(" ")).not.toContain("range");
  });
});

describe("from other data", () => {
  const mining = (year: number, best: number): MiningElectricity[] =>
    monthsBetween(`${year}-01`, `${year}-12`).map((month) => ({
      month,
      jurisdiction: "KAZ",
      low: best,
      best,
      high: best,
      best_power: 0,
    }));
  const demand = (year: number, value: number | null): ElectricitySystem => ({
    jurisdiction: "KAZ",
    year,
    demand: value,
    generation: value,
    net_imports: 0,
    carbon_intensity: null,
    repeated: null,
  });

  test("a fall is called a fall", () => {
    const observations = {
      mining: [...mining(2020, 9), ...mining(2021, 4)],
      system: [demand(2020, 100), demand(2021, 103)],
    };
    expect(chart.title(observations, {}).replaceAll("\u00a0", " ")).toBe(
      "In 2021 estimated mining fell by 5.0 TWh and Kazakhstan’s demand rose by 3.0 TWh",
    );
    expect(drawings(chart, observations, {}).flatMap(textFaults)).toEqual([]);
  });

  test("a rise well below demand’s is called less", () => {
    const observations = {
      mining: [...mining(2020, 1), ...mining(2021, 2)],
      system: [demand(2020, 100), demand(2021, 103)],
    };
    expect(chart.title(observations, {})).toBe("In 2021 estimated mining rose less than all of Kazakhstan’s demand");
  });

  test("no change is drawn as a bar of no length, a missing year as no data", () => {
    const observations = {
      mining: [...mining(2020, 5), ...mining(2021, 5)],
      system: [demand(2020, 100), demand(2021, null), demand(2022, 105)],
    };
    expect(chart.table(observations, {}).rows).toEqual([
      ["2022", "no data", "no data", "no data", "no data", "0 of 12"],
      ["2021", "0.00", "0.00", "0.00", "no data", "12 of 12"],
    ]);
    expect(chart.title(observations, {})).toBe("No year shown has both mining and demand to compare");
    for (const svg of drawings(chart, observations, {}))
      expect(svg.querySelectorAll("[fill='var(--paper)'] rect")).toHaveLength(1);
  });

  test("another country’s figures are never taken for Kazakhstan’s", () => {
    const observations = {
      mining: mining(2020, 5).map((row) => ({...row, jurisdiction: "CHN"})),
      system: [{...demand(2020, 100), jurisdiction: "CHN"}],
    };
    expect(chart.table(observations, chart.view).rows).toEqual([]);
    expect(drawings(chart, observations, chart.view)).toHaveLength(2);
  });
});
