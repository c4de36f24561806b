import {describe, expect, test} from "vitest";
import {restrictionRanking as chart, type Observations} from "../../src/charts/restriction-ranking.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {codebook, coded, everywhere, jurisdictions} from "./coded.ts";
import {drawings, written} from "./drawn.ts";

const {observations} = observe(catalog, chart);

describe("on the published coding", () => {
  test("with equal weights the table is the published index, the strictest first", () => {
    const month = "2026-10";
    const published = observations.panel
      .filter((row) => row.month === month && row.restriction_index !== null)
      .sort((a, b) => (b.restriction_index ?? 0) - (a.restriction_index ?? 0));
    const {rows} = chart.table(observations, {...chart.view, month});
    expect(rows.map((row) => row[2])).toEqual(published.map((row) => row.restriction_index?.toFixed(1)));
    const top = observations.jurisdictions.find(({code}) => code === published[0]?.jurisdiction)?.name;
    expect(chart.title(observations, {...chart.view, month})).toContain(`${top} ranks first at ${rows[0]?.[2]}`);
  });

  test("says how many places coded are not ranked", () => {
    const month = "2021-12";
    const own = observations.panel.filter((row) => row.month === month);
    const missing = own.filter((row) => row.restriction_index === null).length;
    expect(chart.describe(observations, {...chart.view, month})).toContain(`${missing} of ${own.length} places coded`);
  });
});

describe("on two complete places and one that lacks an indicator", () => {
  const rows: Observations = {
    codebook,
    jurisdictions,
    panel: [
      coded("2024-01", "CHN", {...everywhere(0), prohibition: "3 general"}),
      coded("2024-01", "KAZ", {...everywhere(1), prohibition: "0"}),
      coded("2024-01", "SWE", {prohibition: "1 part"}),
      coded("2023-12", "SWE", {prohibition: "1 part"}),
    ],
  };

  test("the place that lacks an indicator is not ranked: blank is not zero", () => {
    expect(chart.table(rows, chart.view).rows).toEqual([
      ["1", "Kazakhstan", "26.7"],
      ["2", "China", "20.0"],
    ]);
    expect(chart.describe(rows, chart.view)).toContain("One of three places coded in that month has no complete index");
  });

  test("weights of a reader's move ranks, and the rank with equal weights stands beside", () => {
    const view = {weights: ["5", "1", "1", "1", "1"]};
    expect(chart.table(rows, view).rows).toEqual([
      ["1", "China", "55.6", "20.0", "2"],
      ["2", "Kazakhstan", "14.8", "26.7", "1"],
    ]);
    expect(chart.title(rows, view)).toBe("China ranks first at 55.6 with these weights: two ranks move");
    const [, wide] = drawings(chart, rows, view);
    expect(wide && written(wide)).toContain("55.6, moves up");
  });

  test("an indicator of no weight need not be coded, and the place that joins is said to", () => {
    const view = {weights: ["1", "0", "0", "0", "0"]};
    expect(chart.table(rows, view).rows[1]).toEqual(["2", "Sweden", "16.7", "not complete", "not ranked"]);
    expect(chart.describe(rows, view)).toContain(
      "One place is ranked only because an indicator not coded there has no weight.",
    );
  });

  test("a month in which nothing is complete says so", () => {
    expect(chart.title(rows, {...chart.view, month: "2023-12"})).toBe(
      "No place has a complete restriction index in December 2023",
    );
    expect(drawings(chart, rows, {...chart.view, month: "2023-12"})).toHaveLength(2);
  });
});
