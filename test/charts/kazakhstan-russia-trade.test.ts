import {describe, expect, test} from "vitest";
import {widths} from "../../src/charts/chart.ts";
import {createDocument} from "../../src/charts/document.ts";
import {draw} from "../../src/charts/draw.ts";
import {kazakhstanRussiaTrade as chart, type Observations} from "../../src/charts/kazakhstan-russia-trade.ts";
import type {View} from "../../src/model/view.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);

function drawn(rows: Observations, view: View, width: number): SVGSVGElement {
  return draw(chart.spec(rows, view, width), {document: createDocument(), id: "f", title: "t", description: "d"});
}

function bars(svg: Element): number {
  return svg.querySelectorAll("rect:not([fill^='url'])").length;
}

describe("on the published figures", () => {
  const others = [138.1, 115.9, 94.2, 90.9, 130.9, 110.6, 170.9, 175, 146.6, 155.2, 167.1];
  const mean = others.reduce((sum, value) => sum + value) / others.length;

  test("the headline sets the peak against the mean of the other eleven months of its year", () => {
    expect((317.2 / mean).toFixed(1)).toBe("2.3");
    expect(chart.title(observations, {})).toBe(
      "In November 2021 Kazakhstan drew 317\u00a0GWh from Russia, 2.3 times the mean of the year’s other months",
    );
  });

  test("the words give the mean, the lowest exports and the high after the cut-off, and name no cause", () => {
    const words = chart.describe(observations, {});
    expect(words).toContain(`a mean of ${mean.toFixed(0)}\u00a0GWh`);
    expect(words).toContain("exports fell to 54\u00a0GWh, their lowest");
    expect(words).toContain("the largest month is December 2022, at 296\u00a0GWh");
    expect(words).toContain("do not show who used the power or why");
  });

  test("the rationing, the Russian supply and the cut-off are marked in order", () => {
    expect(chart.events?.(observations, {}).map(({date}) => date)).toEqual(["2021-09", "2021-11-05", "2022-01-24"]);
  });

  test("the table has a row a month, newest first", () => {
    const {rows} = chart.table(observations, {});
    expect(rows).toHaveLength(26);
    expect(rows[0]).toEqual(["Feb 2023", "277.8", "192.2"]);
  });

  test.each(Object.entries(widths))(
    "every bar is drawn and no text leaves the drawing or touches another, %s",
    (_, width) => {
      const svg = drawn(observations, {}, width);
      expect(bars(svg)).toBe(52);
      expect(textFaults(svg)).toEqual([]);
    },
  );

  test("a part of the peak's year gives a range for a headline, and no mean", () => {
    const view = {from: "2021-06", to: "2022-05"};
    expect(chart.title(observations, view)).toBe(
      "Kazakhstan’s imports from Russia ran from 89\u00a0GWh to 317\u00a0GWh a month",
    );
    expect(chart.key?.(observations, view).map(({mark}) => mark)).toEqual(["fill", "fill"]);
    expect(bars(drawn(observations, view, 704))).toBe(24);
  });
});

describe("with a missing month and a zero", () => {
  const trade = [
    {month: "2021-01", imports: 90, exports: 0},
    {month: "2021-02", imports: 0, exports: 40},
    {month: "2021-04", imports: 120, exports: 30},
  ];
  const rows = {...observations, trade};

  test("the missing month is hatched, said and told as no data, the zero is not", () => {
    expect(drawn(rows, {}, 328).querySelectorAll("rect[fill^='url']")).toHaveLength(1);
    expect(chart.describe(rows, {})).toContain("March 2021 has no data.");
    expect(chart.table(rows, {}).rows).toEqual([
      ["Apr 2021", "120.0", "30.0"],
      ["Mar 2021", "no data", "no data"],
      ["Feb 2021", "0.0", "40.0"],
      ["Jan 2021", "90.0", "0.0"],
    ]);
  });

  test("the headline claims nothing about a year that is not whole", () => {
    expect(chart.title(rows, {})).toBe("Kazakhstan’s imports from Russia ran from 0\u00a0GWh to 120\u00a0GWh a month");
  });
});
