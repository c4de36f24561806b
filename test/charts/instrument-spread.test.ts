import {describe, expect, test} from "vitest";
import {instrumentSpread as chart, type Observations} from "../../src/charts/instrument-spread.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {codebook, coded, codedPlaces, levelOn} from "./coded.ts";
import {drawings, written} from "./drawn.ts";

const {observations} = observe(catalog, chart);

/** "13 of 17" from the spells. */
function spread(indicator: string, day: string, least: number): string {
  const levels = codedPlaces.flatMap((code) => levelOn(code, indicator, day) ?? []);
  return `${levels.filter((level) => Number(level[0]) >= least).length} of ${levels.length}`;
}

describe("on the published coding", () => {
  test.each([
    ["2021-06", "2021-06-30", 1],
    ["2022-12", "2022-12-31", 2],
    ["2026-10", "2026-10-31", 3],
  ])("%s: counts and denominators are those of the spells", (month, day, least) => {
    const table = chart.table(observations, {show: `level-${least}`, from: "2013-12", to: month});
    for (const {name, title} of observations.codebook.filter(({group}) => group === "restricts")) {
      const column = table.columns.findIndex((each) => each.title === title);
      expect(table.rows[0]?.[column], name).toBe(spread(name, day, least));
    }
  });

  test("the first panel is the widest spread, and the headline says of how many", () => {
    const [first] = chart.series?.(observations, chart.view, 704) ?? [];
    const counts = observations.codebook
      .filter(({group}) => group === "restricts")
      .map(({name, title}) => ({title, value: spread(name, "2026-10-31", 1)}))
      .sort((a, b) => Number.parseInt(b.value, 10) - Number.parseInt(a.value, 10));
    expect(first?.label).toBe(counts[0]?.title);
    expect(chart.title(observations, chart.view)).toContain(
      `${counts[0]?.title} spread widest: ${counts[0]?.value} places coded`,
    );
  });

  test("every panel ends in its count and its denominator", () => {
    for (const svg of drawings(chart, observations, chart.view))
      expect(written(svg).filter((text) => /^\d+of \d+$/.test(text))).toHaveLength(7);
  });
});

describe("on a coding with a zero and an indicator that is not coded", () => {
  const rows: Observations = {
    codebook,
    panel: [
      coded("2024-03", "CHN", {prohibition: "3 general", power_access: "0"}),
      coded("2024-06", "CHN", {prohibition: "1 part", power_access: "1 general"}),
      coded("2024-06", "KAZ", {prohibition: "0"}),
    ],
  };

  test("zero counts as coded, blank does not", () => {
    const {columns, rows: cells} = chart.table(rows, {show: "level-1"});
    const of = (title: string) => cells.map((row) => row[columns.findIndex((each) => each.title === title)]);
    expect(of("Prohibition of mining")).toEqual(["1 of 2", "1 of 1"]);
    expect(of("Access to power")).toEqual(["1 of 1", "0 of 1"]);
    expect(of("Entry control")).toEqual(["not coded", "not coded"]);
  });

  test("a level that nobody reaches is said in words", () => {
    expect(chart.title(rows, {show: "level-2"})).toBe("No place coded is at level 2 or above in June 2024");
    expect(drawings(chart, rows, {show: "level-2"})).toHaveLength(2);
  });
});
