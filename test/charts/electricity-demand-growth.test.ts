import {describe, expect, test} from "vitest";
import {electricityDemandGrowth as chart} from "../../src/charts/electricity-demand-growth.ts";
import type {ElectricitySystem} from "../../src/model/observation.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);
const {jurisdictions} = observations;

/** Growth in percent straight from the rows. */
function growth(code: string, year: number, rows: readonly ElectricitySystem[] = observations.system): number {
  const demand = (at: number) => rows.find((row) => row.jurisdiction === code && row.year === at)?.demand ?? Number.NaN;
  return 100 * (demand(year) / demand(year - 1) - 1);
}

describe("from the published data", () => {
  const years = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];

  test("the headline says that 2021 was the fastest year of all three, as the rows have it", () => {
    for (const code of ["KAZ", "SWE", "CHN"])
      expect(Math.max(...years.map((year) => growth(code, year)))).toBe(growth(code, 2021));
    const [kaz, swe, chn] = ["KAZ", "SWE", "CHN"].map((code) => growth(code, 2021).toFixed(1));
    expect([kaz, swe, chn]).toEqual(["6.1", "5.4", "9.8"]);
    expect(chart.title(observations, chart.view)).toBe(
      `Demand grew fastest in 2021 in all three: Kazakhstan ${kaz}%, Sweden ${swe}% and China ${chn}%`,
    );
  });

  test("the words set Kazakhstan’s 2021 beside its years before, and name what a year’s total hides", () => {
    const words = chart.describe(observations, chart.view);
    const before = [2016, 2017, 2018, 2019, 2020].map((year) => growth("KAZ", year));
    const average = (before.reduce((a, b) => a + b) / 5).toFixed(1);
    expect(words).toContain(`In the five years before, Kazakhstan’s growth averaged ${average}%.`);
    expect(words).toContain(`next fastest year was 2017, with ${growth("KAZ", 2017).toFixed(1)}%`);
    expect(words).toContain("does not measure mining");
  });

  test("the table has every figure, newest first, and marks the one carried forward", () => {
    const {columns, rows, notes} = chart.table(observations, chart.view);
    expect(columns.map(({title}) => title)).toEqual(["Year", "Kazakhstan", "Sweden", "China"]);
    expect(rows.map(([year]) => Number(year))).toEqual(years.toReversed());
    expect(rows[0]).toEqual(["2025", "4.3 a", "−1.2", "4.9"]);
    expect(notes).toHaveLength(1);
  });

  test("a fall is a bar below the line, and the figure carried forward is hollow", () => {
    for (const svg of drawings(chart, observations, chart.view)) {
      const bars = [...svg.querySelectorAll("rect")];
      expect(bars).toHaveLength(30);
      expect(bars.filter((bar) => bar.closest("[fill='var(--paper)']"))).toHaveLength(1);
    }
  });

  test("no label leaves a drawing or touches another, with one place, three or more than the three", () => {
    for (const codes of [["KAZ"], ["KAZ", "SWE", "CHN"]])
      for (const svg of drawings(chart, observations, {...chart.view, with: codes}))
        expect(textFaults(svg), codes.join()).toEqual([]);
    const pinned = observe(catalog, chart, "1.0.0").observations;
    for (const svg of drawings(chart, pinned, {...chart.view, with: "KAZ SWE CHN USA NOR".split(" ")}))
      expect(textFaults(svg)).toEqual([]);
  });

  test("pinned to the first version it reads that version’s years and figures", () => {
    const pinned = observe(catalog, chart, "1.0.0").observations;
    expect(chart.table(pinned, chart.view).rows[0]?.slice(0, 3)).toEqual([
      "2021",
      growth("KAZ", 2021, pinned.system).toFixed(1),
      growth("SWE", 2021, pinned.system).toFixed(1),
    ]);
  });
});

describe("from other data", () => {
  const row = (jurisdiction: string, year: number, demand: number | null, repeated: string | null = null) => ({
    jurisdiction,
    year,
    demand,
    generation: demand,
    net_imports: 0,
    carbon_intensity: null,
    repeated,
  });
  const system = [
    row("KAZ", 2019, 100),
    row("KAZ", 2020, 100, "net_imports"),
    row("KAZ", 2021, null),
    row("KAZ", 2022, 100),
    row("KAZ", 2023, 110),
    row("SWE", 2019, 100),
    row("SWE", 2020, 120),
    row("SWE", 2021, 60),
  ];
  const view = {with: ["KAZ", "SWE", "NOR"], from: "2016"};

  test("years beside a missing one are missing, no growth is zero, a country without rows is named", () => {
    const table = chart.table({system, jurisdictions}, view);
    expect(table.columns.map(({title}) => title)).toEqual(["Year", "Kazakhstan", "Sweden", "Norway"]);
    expect(table.rows).toEqual([
      ["2023", "10.0", "no data", "no data"],
      ["2022", "no data", "no data", "no data"],
      ["2021", "no data", "−50.0", "no data"],
      ["2020", "0.0", "20.0", "no data"],
    ]);
    const words = chart.describe({system, jurisdictions}, view);
    expect(words).toContain("Kazakhstan has no data for 2021 and 2022.");
    expect(words).toContain("There is no data for Norway.");
    for (const svg of drawings(chart, {system, jurisdictions}, view)) {
      expect(svg.querySelectorAll("rect")).toHaveLength(4);
      expect(written(svg)).not.toContain("Norway");
    }
  });

  test("places that peaked in different years are said to have done so", () => {
    expect(chart.title({system, jurisdictions}, view)).toBe(
      "Demand grew fastest in Kazakhstan in 2023 and Sweden in 2020",
    );
  });

  test("a repeat in a year that is not the latest is not called carried forward", () => {
    expect(chart.key?.({system, jurisdictions}, view)).toEqual([]);
    const latest = [...system, row("KAZ", 2024, 110, "coal net_imports")];
    expect(chart.table({system: latest, jurisdictions}, view).rows[0]?.[1]).toBe("0.0 a");
  });

  test("nothing to show still draws, and says so", () => {
    const nothing = {...view, with: ["NOR"]};
    expect(chart.title({system, jurisdictions}, nothing)).toBe("No demand is known for these places and years");
    expect(chart.describe({system, jurisdictions}, nothing)).toContain("There is no data for Norway.");
    expect(drawings(chart, {system, jurisdictions}, nothing)).toHaveLength(2);
  });
});
