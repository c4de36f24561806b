import {describe, expect, test} from "vitest";
import {carbonIntensityStudies as chart} from "../../src/charts/carbon-intensity-studies.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {changed, figures, without} from "./claimed.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);
const effect = "wld-carbon-effect-2021";

describe("on the published claims", () => {
  test("the headline says that the studies differ in sign, as their figures do", () => {
    expect(figures(observations, effect)).toEqual([17, 3.1, -25.7]);
    expect(chart.title(observations, {})).toBe(
      "Three studies of carbon after China’s crackdown differ in sign, and each measures something else",
    );
  });

  test("the words give the three findings and what sets them apart", () => {
    const words = chart.describe(observations, {});
    expect(words).toContain(
      "The Joule study finds 17% more, Cambridge’s index finds 3.1% more and the UCL working paper models 25.7% less.",
    );
    expect(words).toContain("CO₂ or all greenhouse gases");
  });

  test("a finding drawn in large type agrees with the levels drawn below it", () => {
    const [level = 0, later = 0] = [
      figures(observations, "wld-carbon-intensity-2020")[0],
      figures(observations, "wld-carbon-intensity-mean-2021")[0],
    ];
    expect((100 * (later / level - 1)).toFixed(1)).toBe("3.1");
  });

  test("carbon dioxide and all greenhouse gases stand in panels of their own, never under one measure", () => {
    const {rows} = chart.table(observations, {});
    const units = Map.groupBy(rows, ([measure]) => measure);
    expect(units.size).toBe(3);
    for (const [, group] of units) {
      const text = group.map((row) => row[1]).join(" ");
      expect(/CO₂ /.test(text) && /CO₂e/.test(text)).toBe(false);
    }
    const [narrow, wide] = drawings(chart, observations, {});
    for (const svg of [narrow, wide]) {
      expect(written(svg as SVGSVGElement).filter((words) => words === "600\u00a0g")).toHaveLength(2);
    }
  });

  test("what is implied or modelled is dashed", () => {
    for (const svg of drawings(chart, observations, {}))
      expect(svg.querySelectorAll("circle[stroke-dasharray]")).toHaveLength(2);
  });

  test("no text leaves a drawing or touches another", () => {
    for (const svg of drawings(chart, observations, {})) expect(textFaults(svg)).toEqual([]);
  });
});

describe("when the claims say otherwise", () => {
  test("studies that agree in sign are said to agree", () => {
    const agreeing = changed(observations, effect, 3, {value: 5});
    expect(chart.title(agreeing, {})).toBe(
      "Three studies of carbon after China’s crackdown agree in sign, though each measures something else",
    );
  });

  test("no change is zero, and a study without a figure is named", () => {
    const zero = changed(observations, effect, 2, {value: 0});
    expect(chart.describe(zero, {})).toContain("Cambridge’s index finds no change");
    const fewer = {...observations, values: observations.values.filter(({claim, n}) => claim !== effect || n !== 3)};
    expect(chart.describe(fewer, {})).toContain("There is no figure from the UCL working paper.");
    expect(chart.title(fewer, {})).toMatch(/^Two studies .* agree in sign/);
  });

  test("without claims it draws, compares nothing and says no data", () => {
    const none = without(observations, effect, "wld-carbon-intensity-2020", "wld-emissions-ban-effect-2030");
    expect(chart.title(none, {})).toBe(
      "The studies of carbon after China’s crackdown cannot be compared in this version",
    );
    expect(chart.table(none, {}).rows.at(-1)?.[1]).toBe("no data");
    for (const svg of drawings(chart, none, {})) expect(written(svg)).toContain("No figure");
  });
});
