import {describe, expect, test} from "vitest";
import {chinaShareByMethod as chart} from "../../src/charts/china-share-by-method.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {changed, figures, without} from "./claimed.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);
const later = ["chn-share-2025-q2", "chn-share-2025-q3", "chn-share-2025-late", "chn-share-2026-01"];

describe("on the published claims", () => {
  test("the headline gives Cambridge’s last month and the span of later figures, and says the methods differ", () => {
    const all = [
      ...later.slice(0, 3).flatMap((id) => figures(observations, id)),
      figures(observations, later[3] ?? "")[0] ?? 0,
    ];
    expect([Math.min(...all), Math.max(...all)]).toEqual([11.726, 20]);
    expect(figures(observations, "chn-share-2022-01")[0]).toBe(21.11);
    expect(chart.title(observations, {})).toBe(
      "Cambridge last put 21.1% of hashrate in China; data firms since say 12 to 20%, by other methods",
    );
  });

  test("the words give all three methods, the zero and its reading, and forbid a trend", () => {
    const words = chart.describe(observations, {});
    expect(words).toContain("64.8% in April 2020 and 21.1% in January 2022");
    expect(words).toContain("zero for July and August 2021, which Cambridge and others take as masked locations");
    expect(words).toContain("11.7–20% from 2025 on");
    expect(words).toContain("who runs the pool gives 55–78.9%");
    expect(words).toContain("no rise or fall can be read");
  });

  test("no two marks are joined: there is no line of data", () => {
    for (const svg of drawings(chart, observations, {}))
      expect(svg.querySelectorAll("path[d*='L'][fill='none'], g[fill='none'] path")).toHaveLength(0);
  });

  test("the years without an estimate are hatched and say so; the zero is hollow and on the axis", () => {
    for (const svg of drawings(chart, observations, {})) {
      expect(svg.querySelectorAll("rect[fill^='url']")).toHaveLength(1);
      const words = written(svg).join(" ");
      expect(words).toMatch(/no estimate of\s?location found/);
      expect(words).toContain("Reads 0");
    }
  });

  test("the table names method, time, source and whether the site prints it, a row a mark", () => {
    const {columns, rows} = chart.table(observations, {});
    expect(columns.map(({title}) => title).slice(0, 3)).toEqual(["Method", "About", "Figure"]);
    expect(rows).toHaveLength(14);
    expect(rows.find((row) => row[2] === "0%")?.[1]).toBe("July 2021 – August 2021");
  });

  test("no text leaves a drawing or touches another", () => {
    for (const svg of drawings(chart, observations, {})) expect(textFaults(svg)).toEqual([]);
  });
});

describe("when the claims say otherwise", () => {
  test("without later figures the headline ends with Cambridge, and no stretch is hatched", () => {
    const fewer = without(observations, ...later);
    expect(chart.title(fewer, {})).toBe("Cambridge last put 21.1% of hashrate in China");
    expect(chart.describe(fewer, {})).toContain("No later estimate is in this version.");
    expect(chart.table(fewer, {}).rows.some((row) => row[2] === "no data")).toBe(true);
    for (const svg of drawings(chart, fewer, {})) expect(svg.querySelectorAll("rect[fill^='url']")).toHaveLength(0);
  });

  test("a month that no longer reads zero loses its note", () => {
    const found = changed(observations, "chn-share-2021-07", 1, {value: 12});
    expect(chart.describe(found, {})).not.toContain("zero");
    for (const svg of drawings(chart, found, {})) expect(written(svg).join(" ")).not.toContain("Reads 0");
  });

  test("without claims it draws and says so", () => {
    const none = {claims: [], values: [], sources: []};
    expect(chart.title(none, {})).toBe("No figure for China’s share of hashrate is in this version");
    expect(chart.table(none, {}).rows.every((row) => row.slice(1).every((cell) => cell === "no data"))).toBe(true);
    expect(drawings(chart, none, {})).toHaveLength(2);
  });
});
