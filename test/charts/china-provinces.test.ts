import {describe, expect, test} from "vitest";
import {widths} from "../../src/charts/chart.ts";
import {chinaProvinces as chart, type Observations} from "../../src/charts/china-provinces.ts";
import {createDocument} from "../../src/charts/document.ts";
import {draw} from "../../src/charts/draw.ts";
import type {ProvinceShare} from "../../src/model/observation.ts";
import type {View} from "../../src/model/view.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);

function drawn(rows: Observations, view: View, width: number): SVGSVGElement {
  return draw(chart.spec(rows, view, width), {document: createDocument(), id: "f", title: "t", description: "d"});
}

function share(month: string, province: string): string {
  const row = observations.shares.find((d) => d.month === month && d.province === province);
  return `${row?.share.toFixed(1)}%`;
}

describe("on the published figures", () => {
  test("the headline sets the month before the fall against the month of the national call", () => {
    expect([share("2021-01", "CN-NM"), share("2021-05", "CN-NM")]).toEqual(["17.2%", "1.2%"]);
    expect(chart.title(observations, chart.view)).toBe(
      "Inner Mongolia fell from 17.2% to 1.2% of measured Chinese hashrate before any national order",
    );
  });

  test("the national order that the headline speaks of is later than every month drawn", () => {
    const order = observations.acts.find(({id}) => id === "chn-notice-1283-2021");
    const measured = observations.shares.filter(({flag}) => flag === null);
    expect(measured.every(({month}) => month < (order?.in_force ?? ""))).toBe(true);
    expect(chart.describe(observations, chart.view)).toContain("the national order came on 24 September 2021");
  });

  test("a national order before the fall takes the headline away", () => {
    const acts = observations.acts.map((act) =>
      act.id === "chn-notice-1283-2021" ? {...act, in_force: "2021-02-01", adopted: "2021-02-01"} : act,
    );
    expect(chart.title({...observations, acts}, chart.view)).toBe(
      "Inner Mongolia held between 0.1% and 17.2% of measured Chinese hashrate",
    );
  });

  test("the words tell of the order month, of season and of the published zeros", () => {
    const words = chart.describe(observations, chart.view);
    expect(words).toContain(`${share("2021-03", "CN-NM")} in March 2021, the month of its own order`);
    expect(words).toContain(
      `the lowest month of Inner Mongolia before its order was September 2020, at ${share("2020-09", "CN-NM")}`,
    );
    expect(words).toContain("Sichuan moves between 8.6% and 61.1%, Xinjiang between 9.6% and 59.3%.");
    expect(words).toContain("July 2021, published as zero for every province, is not drawn.");
  });

  test("the province's order comes before the national call, each with its place", () => {
    expect(chart.events?.(observations, chart.view)).toEqual([
      {date: "2021-03-09", label: "Inner Mongolia:\nmines ordered shut"},
      {date: "2021-05-21", label: "China:\ncrackdown called for"},
    ]);
  });

  test("the table keeps the zeros as published, and notes them", () => {
    const {rows, columns, notes} = chart.table(observations, chart.view);
    expect(columns.map(({title}) => title)).toContain("Other provinces");
    expect(rows).toHaveLength(23);
    expect(rows[0]?.slice(0, 2)).toEqual(["Jul 2021", "0.00 a"]);
    expect(notes).toHaveLength(1);
  });

  test.each(Object.entries(widths))(
    "July is hatched, lines stop before it, and no text touches another, %s",
    (_, width) => {
      const svg = drawn(observations, chart.view, width);
      expect(svg.querySelectorAll("rect[fill^='url']")).toHaveLength(1);
      const hatch = Number(svg.querySelector("rect[fill^='url']")?.getAttribute("x"));
      expect(
        [...svg.querySelectorAll("circle[fill^='var(--j-chn)'], circle[r='4']")].every(
          (dot) => Number(dot.getAttribute("cx")) < hatch,
        ),
      ).toBe(true);
      expect(textFaults(svg)).toEqual([]);
    },
  );

  test("other provinces can be named, four at most, and unknown codes are dropped", () => {
    const view = {with: ["CN-YN", "nowhere", "CN-SC", "CN-XJ", "CN-QH", "CN-GS"]};
    expect(chart.title(observations, view)).toBe("Yunnan held between 7.7% and 17.2% of measured Chinese hashrate");
    const names = drawn(observations, view, 704).textContent ?? "";
    expect(names).toContain("Qinghai 0.7%");
    expect(names).not.toContain("Gansu");
    expect(textFaults(drawn(observations, view, 328))).toEqual([]);
  });
});

describe("with a gap, a measured zero and a province without rows", () => {
  const row = (month: string, province: string, share: number): ProvinceShare => ({month, province, share, flag: null});
  const rows = {
    ...observations,
    shares: [
      row("2020-01", "CN-SC", 60),
      row("2020-01", "CN-XJ", 0),
      row("2020-02", "CN-SC", 55),
      row("2020-04", "CN-SC", 50),
      row("2020-04", "CN-XJ", 45),
    ],
  };
  const view = {with: ["CN-SC", "CN-XJ", "CN-NM"]};

  test("the words say which province and which month have no data", () => {
    const words = chart.describe(rows, view);
    expect(words).toContain("Inner Mongolia has no data in these months.");
    expect(words).toContain("March 2020 has no data.");
  });

  test("a missing month breaks the line and is hatched; a missing cell is told as no data, a zero as zero", () => {
    const svg = drawn(rows, view, 704);
    const line = svg.querySelector("g[stroke='var(--j-chn)'] path")?.getAttribute("d") ?? "";
    expect(line.match(/M/g)).toHaveLength(2);
    expect(svg.querySelectorAll("rect[fill^='url']")).toHaveLength(1);
    expect(chart.table(rows, view).rows).toEqual([
      ["Apr 2020", "50.00", "45.00"],
      ["Mar 2020", "no data", "no data"],
      ["Feb 2020", "55.00", "no data"],
      ["Jan 2020", "60.00", "0.00"],
    ]);
  });

  test("a view of places without data says so", () => {
    expect(chart.title(rows, {with: ["CN-NM"]})).toBe("None of the provinces asked for has a measured share here");
    expect(drawn(rows, {with: []}, 328).querySelectorAll("path").length).toBeGreaterThan(1);
  });
});
