import {describe, expect, test} from "vitest";
import {widths} from "../../src/charts/chart.ts";
import {createDocument} from "../../src/charts/document.ts";
import {draw} from "../../src/charts/draw.ts";
import {swedenPrices as chart, type Observations} from "../../src/charts/sweden-prices.ts";
import type {View} from "../../src/model/view.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);
const [since2016] = chart.views;

function drawn(rows: Observations, view: View, width: number): SVGSVGElement {
  return draw(chart.spec(rows, view, width), {document: createDocument(), id: "f", title: "t", description: "d"});
}

/** The mean over the hours of a year, EUR/MWh. */
function hourlyMean(zone: string, year: string): number {
  const rows = observations.prices.filter((d) => d.zone === zone && d.month.startsWith(year));
  return rows.reduce((sum, d) => sum + d.price * d.hours, 0) / rows.reduce((sum, d) => sum + d.hours, 0);
}

describe("on the published figures", () => {
  test("the headline sets the far north against the far south in the year of the call, then names the spike", () => {
    const [north, south] = [hourlyMean("SE1", "2021"), hourlyMean("SE4", "2021")];
    expect([north.toFixed(2), south.toFixed(2), (100 * (1 - north / south)).toFixed(0)]).toEqual([
      "42.49",
      "80.52",
      "47",
    ]);
    expect(chart.title(observations, chart.view)).toBe(
      "Power in Sweden’s north cost 47% less than in the far south in 2021, but spiked in December 2022",
    );
  });

  test("the view since 2016 has a headline of its own: the zones started with nearly one price", () => {
    const more = (year: string) => (100 * (hourlyMean("SE4", year) / hourlyMean("SE1", year) - 1)).toFixed(0);
    expect(chart.title(observations, since2016?.view ?? {})).toBe(
      `Power in Sweden’s far south cost ${more("2016")}% more than in the north in 2016, and ${more("2021")}% more in 2021`,
    );
  });

  test("the words give both means, both peaks, and say that prices are not what a mine paid", () => {
    const words = chart.describe(observations, chart.view);
    expect(words).toContain("42\u00a0EUR/MWh in the far north (SE1) and 81\u00a0EUR/MWh in the far south (SE4)");
    expect(words).toContain("December 2022, at 188\u00a0EUR/MWh");
    expect(words).toContain("August 2022, at 289\u00a0EUR/MWh");
    expect(words).toContain("not what a mine paid");
  });

  test("the caveat credits ENTSO-E and says that only monthly means are published", () => {
    expect(chart.caveat).toMatch(/ENTSO-E Transparency Platform.*only monthly means/);
  });

  test("the call and the end of the tax relief are marked, its beginning too where it is in view", () => {
    const dates = (view: View) => chart.events?.(observations, view).map(({date}) => date);
    expect(dates(chart.view)).toEqual(["2021-11-05", "2023-07-01"]);
    expect(dates(since2016?.view ?? {})).toEqual(["2017-01-01", "2021-11-05", "2023-07-01"]);
  });

  test("the table has a row a month and a column a zone, north to south", () => {
    const {rows, columns} = chart.table(observations, chart.view);
    expect(columns.map(({title}) => title)).toEqual([
      "Month",
      "SE1 Luleå",
      "SE2 Sundsvall",
      "SE3 Stockholm",
      "SE4 Malmö",
    ]);
    expect(rows).toHaveLength(57);
    expect(rows.find(([month]) => month === "Dec 2022")).toEqual(["Dec 2022", "188.2", "188.3", "245.8", "248.1"]);
  });

  test.each(Object.entries(widths))("no text leaves the drawing or touches another, in either view, %s", (_, width) => {
    expect(textFaults(drawn(observations, chart.view, width))).toEqual([]);
    expect(textFaults(drawn(observations, since2016?.view ?? {}, width))).toEqual([]);
  });

  test("a view without the year of the call claims nothing about it", () => {
    const view = {from: "2023-01"};
    expect(chart.title(observations, view)).toBe(
      "Power cost from 7.4\u00a0EUR/MWh in SE2 (Aug 2024) to 93.3\u00a0EUR/MWh in SE4 (Jan 2023)",
    );
    expect(chart.describe(observations, view)).not.toContain("the year of the two agencies’ call");
  });
});

describe("with a gap, a zero, a price below zero and a zone without rows", () => {
  const row = (month: string, zone: string, price: number) => ({month, zone, price, hours: 744});
  const rows = {
    ...observations,
    prices: [
      row("2021-01", "SE1", 0),
      row("2021-01", "SE4", 30),
      row("2021-02", "SE1", -5),
      row("2021-02", "SE4", 20),
      row("2021-04", "SE1", 12),
    ],
  };

  test("the words say which zones and months have no data", () => {
    const words = chart.describe(rows, {});
    expect(words).toContain("SE2 and SE3 have no data in these months.");
    expect(words).toContain("Data are missing for March 2021 and April 2021.");
  });

  test("the gap breaks the line, the month without any price is hatched, and the table keeps zero apart from no data", () => {
    const svg = drawn(rows, {}, 704);
    expect(
      svg.querySelector("g[stroke='var(--j-swe)'][stroke-width='3'] path")?.getAttribute("d")?.match(/M/g),
    ).toHaveLength(2);
    expect(svg.querySelectorAll("rect[fill^='url']")).toHaveLength(1);
    expect(chart.table(rows, {}).rows).toEqual([
      ["Apr 2021", "12.0", "no data", "no data", "no data"],
      ["Mar 2021", "no data", "no data", "no data", "no data"],
      ["Feb 2021", "−5.0", "no data", "no data", "20.0"],
      ["Jan 2021", "0.0", "no data", "no data", "30.0"],
    ]);
  });
});
