import {describe, expect, test} from "vitest";
import {policyMatrix as chart, type Observations} from "../../src/charts/policy-matrix.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {codebook, coded, jurisdictions, levelOn} from "./coded.ts";
import {drawings, written} from "./drawn.ts";

const {observations} = observe(catalog, chart);
const restricts = observations.codebook.filter(({group}) => group === "restricts");

describe("on the published coding", () => {
  test.each(["2020-12", "2022-12", "2024-12"])(
    "every cell of %s is the level of the spell that holds on its last day",
    (month) => {
      const {rows} = chart.table(observations, {...chart.view, month});
      expect(rows).toHaveLength(chart.view.with?.length ?? 0);
      for (const [i, code] of (chart.view.with ?? []).entries())
        expect(rows[i]?.slice(1)).toEqual(
          restricts.map(({name}) => {
            const level = levelOn(code, name, `${month}-31`);
            return level === undefined ? "not coded" : level.replace(" part", " in part").replace(" general", "");
          }),
        );
    },
  );

  test("the headline counts the places named at the highest level", () => {
    const month = "2022-12";
    const atTop = (chart.view.with ?? []).filter((code) =>
      restricts.some(({name}) => levelOn(code, name, "2022-12-31")?.startsWith("3")),
    );
    const words = "zero one two three four five six seven eight nine ten".split(" ");
    expect(chart.title(observations, {...chart.view, month})).toMatch(
      new RegExp(`^In December 2022 ${words[atTop.length]} of 12 places reach level 3`),
    );
  });

  test("the drawing has a digit for each level coded and a hatch for each cell that is not", () => {
    const cells = chart.table(observations, chart.view).rows.flatMap((row) => row.slice(1));
    const blank = cells.filter((cell) => cell === "not coded").length;
    for (const svg of drawings(chart, observations, chart.view)) {
      expect(written(svg).filter((text) => /^[0-3]$/.test(text))).toHaveLength(cells.length - blank);
      expect(svg.querySelectorAll("rect[fill^='url']")).toHaveLength(blank);
    }
  });

  test("support is shown by itself, in its own colour, and never added to restriction", () => {
    const view = {...chart.view, show: "supports"};
    const titles = chart.table(observations, view).columns.map(({title}) => title);
    expect(titles).toEqual([
      "Place",
      ...observations.codebook.filter(({group}) => group === "supports").map(({title}) => title),
    ]);
    const [, wide] = drawings(chart, observations, view);
    expect(wide?.outerHTML).not.toContain("restricts-");
    expect(JSON.stringify(titles)).not.toMatch(/total|sum|net/i);
  });
});

describe("on a coding with a zero, a part and a blank", () => {
  const rows: Observations = {
    codebook,
    jurisdictions,
    panel: [
      coded("2024-01", "CHN", {prohibition: "3 general", power_access: "2 part"}),
      coded("2024-01", "KAZ", {prohibition: "0"}),
      coded("2023-12", "SWE", {recognition: "1 general"}),
    ],
  };
  const view = {...chart.view, with: ["CHN", "KAZ", "SWE"]};

  test("zero is an outlined digit, a part a block inside an outline, a blank a hatch", () => {
    for (const svg of drawings(chart, rows, view)) {
      const digits = written(svg).filter((text) => /^[0-3]$/.test(text));
      expect(digits).toEqual(["3", "2", "0"]);
      expect(svg.querySelectorAll("rect[fill='var(--restricts-3)']")).toHaveLength(1);
      expect(svg.querySelectorAll("rect[fill='var(--paper)']")).toHaveLength(2);
      expect(svg.querySelectorAll("rect[fill^='url']")).toHaveLength(12);
    }
  });

  test("a place without a level is not coded, in words and in the table", () => {
    expect(chart.describe(rows, view)).toContain("which is not zero");
    expect(chart.table(rows, view).rows[2]).toEqual(["Sweden", ...Array(5).fill("not coded")]);
    expect(chart.title(rows, {...view, with: ["SWE"]})).toBe("Nothing restrictive is coded for Sweden in January 2024");
  });

  test("a month of the view is the month drawn, and without places it says so", () => {
    expect(chart.title(rows, {...view, month: "2023-12"})).toBe(
      "Nothing restrictive is coded for these places in December 2023",
    );
    expect(chart.title(rows, {...view, with: []})).toMatch(/^No place is chosen/);
  });
});
