import {describe, expect, test} from "vitest";
import {policyHeatmap as chart, type Observations} from "../../src/charts/policy-heatmap.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {codebook, coded, codedPlaces, jurisdictions, levelOn} from "./coded.ts";
import {drawings, written} from "./drawn.ts";

const {observations} = observe(catalog, chart);
const name = (code: string) => observations.jurisdictions.find((row) => row.code === code)?.name ?? "";

/** The strictest level at the end of any month of a year, from the spells. */
function strictest(code: string, indicator: string, year: number): string {
  const until = year === 2026 ? 10 : 12;
  const ends = Array.from({length: until}, (_, i) => new Date(Date.UTC(year, i + 1, 0)).toISOString().slice(0, 10));
  const levels = ends.flatMap((day) => levelOn(code, indicator, day) ?? []);
  const order = ["3 general", "3 part", "2 general", "2 part", "1 general", "1 part", "0"];
  const found = order.find((level) => levels.includes(level));
  return found === undefined ? "not coded" : found.replace(" part", " in part").replace(" general", "");
}

describe("on the published coding", () => {
  test.each(["prohibition", "power_access", "recognition"])(
    "%s: each cell is the strictest level of its year",
    (indicator) => {
      const {rows} = chart.table(observations, {...chart.view, show: indicator.replace("_", "-")});
      const years = Array.from({length: 9}, (_, i) => 2018 + i);
      for (const code of codedPlaces) {
        const own = years.map((year) => strictest(code, indicator, year));
        const shown = rows.find(([place]) => place === name(code));
        if (own.every((cell) => cell === "not coded")) expect(shown, code).toBeUndefined();
        else expect(shown?.slice(1), code).toEqual(own);
      }
    },
  );

  test("only the places chosen are shown, and a single one is named in the headline", () => {
    const two = chart.table(observations, {...chart.view, with: ["KAZ", "IRN"]}).rows.map(([place]) => place);
    expect(two.toSorted()).toEqual(["Iran", "Kazakhstan"]);
    expect(chart.title(observations, {...chart.view, with: ["KAZ"]})).toBe(
      `Kazakhstan stands at ${strictest("KAZ", "prohibition", 2026)} for prohibition of mining in 2026`,
    );
  });

  test("the headline counts the places at the top level and at zero in the last year", () => {
    const cells = codedPlaces.map((code) => strictest(code, "prohibition", 2026));
    const [top, none] = [
      cells.filter((cell) => cell.startsWith("3")).length,
      cells.filter((cell) => cell === "0").length,
    ];
    const of = cells.filter((cell) => cell !== "not coded").length;
    const word = "Zero One Two Three Four Five Six Seven Eight Nine Ten".split(" ")[top] ?? String(top);
    expect(chart.title(observations, chart.view)).toBe(
      `${word} of ${of} places coded reach level 3 of prohibition of mining in 2026; ${none} stand at 0`,
    );
  });

  test("the words of the levels are those of the codebook", () => {
    const labels = chart.key?.(observations, chart.view).map(({label}) => label);
    const {categories = []} = observations.codebook.find(({name: each}) => each === "prohibition") ?? {};
    for (const {value, label} of categories) expect(labels).toContain(`${value} ${label}`);
  });

  test("the highest of several measures names the one it comes from, and says that ladders differ", () => {
    const view = {...chart.view, show: "highest"};
    expect(chart.describe(observations, view)).toContain("mixes steps of different ladders");
    const {rows} = chart.table(observations, view);
    const cell = rows.find(([place]) => place === "Kuwait")?.at(-1);
    expect(cell).toBe("3: prohibition of mining");
  });
});

describe("on a coding with a zero, a gap and a place that is not coded", () => {
  const rows: Observations = {
    codebook,
    jurisdictions,
    panel: [
      coded("2020-03", "CHN", {prohibition: "3 part"}),
      coded("2020-04", "CHN", {prohibition: "1 general"}),
      coded("2022-01", "CHN", {prohibition: "3 general"}),
      coded("2020-01", "KAZ", {prohibition: "0"}),
      coded("2022-01", "KAZ", {prohibition: "0"}),
      coded("2022-01", "SWE", {entry_control: "0"}),
    ],
  };

  test("the strictest month stands for the year, a year without a row is not coded, and zero stays zero", () => {
    expect(chart.table(rows, {show: "prohibition"}).rows).toEqual([
      ["China", "3 in part", "not coded", "3"],
      ["Kazakhstan", "0", "not coded", "0"],
    ]);
    for (const svg of drawings(chart, rows, {show: "prohibition"})) {
      expect(written(svg).filter((text) => /^[0-3]$/.test(text))).toEqual(["3", "3", "0", "0"]);
      expect(svg.querySelectorAll("rect[fill^='url']")).toHaveLength(2);
    }
  });

  test("the place that is not coded is named in words", () => {
    expect(chart.describe(rows, {show: "prohibition"})).toContain("Not coded for it at all: Sweden.");
    expect(chart.title(rows, {show: "power-price"})).toBe("No place is coded for price of power in 2022");
  });
});
