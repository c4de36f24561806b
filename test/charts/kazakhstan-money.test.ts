import {describe, expect, test} from "vitest";
import {kazakhstanMoney as chart} from "../../src/charts/kazakhstan-money.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {changed, figures, without} from "./claimed.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);

describe("on the published claims", () => {
  test("the headline sets the yearly tax collected against the yearly tax expected", () => {
    const [expected = 0] = figures(observations, "kaz-tax-per-year-forecast");
    const [collected = 0] = figures(observations, "kaz-tax-per-year-collected");
    expect([expected, collected, Math.round((100 * collected) / expected)]).toEqual([60e6, 11.5e6, 19]);
    expect(chart.title(observations, {})).toBe(
      "Mining brought $11.5 million of tax a year, 19% of the $60 million the industry forecast",
    );
  });

  test("the yearly figures are the sums over their years", () => {
    const [sum = 0] = figures(observations, "kaz-tax-three-years");
    const [forecast = 0] = figures(observations, "kaz-tax-forecast-five-years");
    expect([(sum / 3 / 1e6).toFixed(1), forecast / 5 / 1e6]).toEqual(["11.5", 60]);
  });

  test("the words say which figures called tax are not, and what the fee brought in tenge", () => {
    const words = chart.describe(observations, {});
    expect(words).toContain("The larger figures called tax, $1.5–1.58 billion, repeat");
    expect(words).toContain("652 million\u00a0tenge over January 2022 – March 2022");
    expect(words).toContain("240 million\u00a0tenge over 1 January 2023 – 27 April 2023");
    expect(words).toContain("does not show that the fee failed");
  });

  test("what was collected is filled, what was expected hollow and dashed", () => {
    const {rows} = chart.table(observations, {});
    const expected = rows.filter(([title]) => /expected/.test(title ?? "")).length;
    for (const svg of drawings(chart, observations, {})) {
      expect(svg.querySelectorAll("circle[stroke-dasharray]")).toHaveLength(expected);
      expect(svg.querySelectorAll("circle[fill='var(--j-kaz)']")).toHaveLength(rows.length - expected);
    }
  });

  test("dollars and tenge are never under one heading", () => {
    for (const [heading = "", figure = ""] of chart.table(observations, {}).rows)
      expect(/tenge/.test(heading)).toBe(/tenge/.test(figure));
  });

  test("no text leaves a drawing or touches another", () => {
    for (const svg of drawings(chart, observations, {})) expect(textFaults(svg)).toEqual([]);
  });
});

describe("when the claims say otherwise", () => {
  test("a forecast that came true is not sold as a failure", () => {
    const rich = changed(observations, "kaz-tax-per-year-collected", 1, {value: 60e6});
    expect(chart.title(rich, {})).toBe("Mining brought $60 million of tax a year, as much as the industry forecast");
  });

  test("without a forecast nothing is compared; the heading and the table say so", () => {
    const fewer = without(observations, "kaz-tax-per-year-forecast");
    expect(chart.title(fewer, {})).toBe("Tax expected and tax collected cannot be compared in this version");
    expect(chart.table(fewer, {}).rows[0]?.slice(0, 2)).toEqual(["Tax a year, US dollars: expected", "no data"]);
    for (const svg of drawings(chart, fewer, {})) expect(written(svg)).toContain("no figure in this version");
  });

  test("zero income is drawn as zero", () => {
    const zero = changed(observations, "kaz-fee-income-2023", 1, {value: 0});
    const before = written(drawings(chart, observations, {})[1] as SVGSVGElement).filter((words) => words === "0");
    const after = written(drawings(chart, zero, {})[1] as SVGSVGElement).filter((words) => words === "0");
    expect(after.length - before.length).toBe(1);
  });
});
