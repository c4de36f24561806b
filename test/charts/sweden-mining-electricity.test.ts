import {describe, expect, test} from "vitest";
import {swedenMiningElectricity as chart, type Observations} from "../../src/charts/sweden-mining-electricity.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {changed, without} from "./claimed.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);
const id = "swe-mining-electricity";

describe("on the published claims", () => {
  test("the headline counts the other routes inside the official range, without the press that repeats it, and names the outlier", () => {
    const routes = observations.values.filter(({claim, n}) => claim === id && n !== 5 && n !== 6);
    const inside = routes.filter(({value, low, high}) => (low ?? value ?? 0) >= 1 && (high ?? value ?? 9) <= 1.5);
    expect([inside.length, routes.length]).toEqual([3, 5]);
    expect(chart.title(observations, {})).toBe(
      "Three of five other routes put Swedish mining in the official 1–1.5\u00a0TWh a year; an outlier says 2.1",
    );
  });

  test("the words give the official range, what falls below it, and why the outlier does not fit", () => {
    const words = chart.describe(observations, {});
    expect(words).toContain("the Swedish Energy Agency, from work by RISE: 1–1.5\u00a0TWh a year");
    expect(words).toContain("One route falls below it, at 0.86\u00a0TWh a year.");
    expect(words).toContain("running all year, that would use 1.3\u00a0TWh a year");
    expect(words).toContain("share inputs");
  });

  test("the outlier stands last under a heading of its own, dashed", () => {
    expect(chart.table(observations, {}).rows.at(-1)?.slice(0, 2)).toEqual([
      "Outlier: another share, from one page",
      "2.1\u00a0TWh a year",
    ]);
    for (const svg of drawings(chart, observations, {}))
      expect(svg.querySelectorAll("circle[stroke-dasharray]")).toHaveLength(1);
  });

  test("only the range that the site prints is bold, and a band shows it behind every row", () => {
    for (const svg of drawings(chart, observations, {})) {
      const bold = [...svg.querySelectorAll("text[font-weight]")].map(({textContent}) => textContent);
      expect(bold).toContain("1–1.5");
      expect(bold).not.toContain("1.05");
      expect(svg.querySelectorAll("rect[fill='var(--context-fill)']")).toHaveLength(1);
    }
  });

  test("no text leaves a drawing or touches another", () => {
    for (const svg of drawings(chart, observations, {})) expect(textFaults(svg)).toEqual([]);
  });
});

describe("when the claims say otherwise", () => {
  test("an outlier that comes back into line is no outlier any more", () => {
    const tame = changed(observations, id, 7, {value: 1.4});
    expect(chart.title(tame, {})).toBe(
      "Four of five other routes put Swedish mining in the official 1–1.5\u00a0TWh a year",
    );
    expect(chart.describe(tame, {})).not.toContain("outlier");
  });

  test("without a range to print, the headline gives the span of all routes and no band is drawn", () => {
    const unranged: Observations = {
      ...observations,
      values: observations.values.filter(({claim, n}) => claim !== id || n !== 5),
    };
    expect(chart.title(unranged, {})).toBe(
      "Routes to the electricity of Swedish mining lead to 0.86–2.1\u00a0TWh a year",
    );
    for (const svg of drawings(chart, unranged, {}))
      expect(svg.querySelectorAll("rect[fill='var(--context-fill)']")).toHaveLength(0);
  });

  test("zero is drawn as zero, and missing routes say so", () => {
    const zero = changed(observations, id, 1, {value: 0});
    expect(written(drawings(chart, zero, {})[1] as SVGSVGElement).filter((words) => words === "0")).toHaveLength(2);
    const none = without(observations, id);
    expect(chart.title(none, {})).toBe("No figure for the electricity of Swedish mining is in this version");
    expect(chart.describe(none, {})).toBe("There is no figure for the electricity of Swedish mining in this version.");
    expect(chart.table(none, {}).rows.every((row) => row[1] === "no data")).toBe(true);
    for (const svg of drawings(chart, none, {})) expect(written(svg)).toContain("no figure in this version");
  });
});
