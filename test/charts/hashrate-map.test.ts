import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {hashrateMap as chart, type Observations} from "../../src/charts/hashrate-map.ts";
import {lands} from "../../src/charts/world.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";
import {shareRow} from "./share-row.ts";

const {observations} = observe(catalog, chart);

/** The published file read anew, so that no number is checked against the code that made it. */
const cells = readFileSync("data/mining-hashrate-share/1.1.0/hashrate-share.csv", "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));
const share = (month: string, code: string) => Number(cells.find(([at, place]) => at === month && place === code)?.[2]);
const months = [...new Set(cells.map(([month = ""]) => month))];

describe("the lands", () => {
  test("are the world without Antarctica", () => {
    expect(lands()).toHaveLength(176);
    expect(lands().map(({properties}) => properties.name)).not.toContain("Antarctica");
  });

  test("hold every place the figures list, under the number the jurisdictions package gives", () => {
    const ids = new Map(lands().map((land) => [land.id, land.properties.name]));
    const listed = observations.jurisdictions.filter(({code}) =>
      observations.shares.some((row) => row.jurisdiction === code && code !== "OTH"),
    );
    expect(listed).toHaveLength(9);
    for (const {map_id, name} of listed)
      expect(ids.get(map_id ?? "")).toBe(name === "United States" ? "United States of America" : name);
  });
});

describe("on the published data", () => {
  test("the last month is drawn unless another is asked for", () => {
    expect(chart.subtitle(observations, {})).toMatch(/January 2022$/);
    expect(chart.subtitle(observations, {month: "2021-10"})).toMatch(/October 2021$/);
  });

  test("the headline counts the fewest places with more than two thirds", () => {
    const [first, second, third] = ["USA", "CHN", "KAZ"].map((code) => share("2022-01", code)) as [
      number,
      number,
      number,
    ];
    expect(first + second).toBeLessThan(200 / 3);
    expect(chart.title(observations, {})).toBe(
      `Three countries had ${Math.round(first + second + third)}% of measured hashrate in January 2022, the United States most`,
    );
    expect(chart.title(observations, {month: "2019-09"})).toBe(
      `China alone had ${Math.round(share("2019-09", "CHN"))}% of measured hashrate in September 2019`,
    );
    for (const month of months) expect(chart.title(observations, {month}).length).toBeLessThanOrEqual(100);
  });

  test("the view named for Kazakhstan’s highest share is the month of that share", () => {
    const highest = months.reduce((a, b) => (share(a, "KAZ") >= share(b, "KAZ") ? a : b));
    expect(chart.views.find(({label}) => label.includes("highest"))?.view.month).toBe(highest);
  });

  test("a land’s colour is the amount of its share", () => {
    for (const svg of drawings(chart, observations, {})) {
      const fills = [...svg.querySelectorAll("path")].map((path) => path.getAttribute("fill"));
      const amount = (code: string) => [0, 1, 5, 10, 20].findLastIndex((low) => share("2022-01", code) >= low) + 1;
      const expected = ["USA", "CHN", "KAZ", "CAN", "RUS", "DEU", "MYS", "IRL", "IRN"].map(
        (code) => `var(--amount-${amount(code)})`,
      );
      expect(fills).toEqual(["var(--edge)", ...expected]);
    }
  });

  test("every listed place is labelled with its share, and doubtful ones with a star", () => {
    for (const svg of drawings(chart, observations, {})) {
      expect(written(svg).toSorted()).toEqual(
        [
          ["US", "USA"],
          ["China", "CHN"],
          ["Kazakhstan", "KAZ"],
          ["Canada", "CAN"],
          ["Russia", "RUS"],
          ["Germany*", "DEU"],
          ["Malaysia", "MYS"],
          ["Ireland*", "IRL"],
          ["Iran", "IRN"],
        ]
          .map(([name, code]) => `${name}${share("2022-01", code ?? "").toFixed(1)}%`)
          .toSorted(),
      );
    }
  });

  test("a published zero is outlined, reads 0 and is no amount", () => {
    for (const svg of drawings(chart, observations, {month: "2021-08"})) {
      expect(written(svg)).toContain("China0");
      const outlined = [...svg.querySelectorAll("path[stroke='var(--ink)']")];
      expect(outlined.map((path) => path.getAttribute("fill"))).toEqual(["var(--paper)"]);
    }
    expect(chart.describe(observations, {month: "2021-08"})).toContain(
      "China is published as zero, which is widely read as unreported, not as none.",
    );
    expect(chart.key?.(observations, {month: "2021-08"}).map(({mark}) => mark)).toContain("outline");
    expect(chart.key?.(observations, {}).map(({mark}) => mark)).not.toContain("outline");
  });

  test("a place that is not listed is said to be inside “other”, not zero", () => {
    const together = `${share("2022-01", "OTH").toFixed(1)}% together`;
    expect(chart.describe(observations, {})).toContain(`${together}: a plain land is not zero`);
    expect(chart.key?.(observations, {}).at(-1)?.label).toContain(together);
  });

  test("in every month the drawing stays below 60 KB, its text apart and inside, its land without a clip or an id", () => {
    for (const month of months)
      for (const svg of drawings(chart, observations, {month})) {
        expect(Buffer.byteLength(svg.outerHTML)).toBeLessThan(60_000);
        expect(textFaults(svg)).toEqual([]);
        expect(svg.querySelectorAll("clipPath, [clip-path]")).toHaveLength(0);
        expect([...svg.querySelectorAll("[id]")].map(({tagName}) => tagName.toLowerCase())).toEqual(["title", "desc"]);
      }
  });

  test("no land leaves the drawing", () => {
    for (const svg of drawings(chart, observations, {})) {
      const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
      for (const path of svg.querySelectorAll("path"))
        for (const [x, y] of corners(path.getAttribute("d") ?? "")) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(height);
        }
    }
  });

  test("the table holds the nine places and the rest, which add up to the world", () => {
    const {rows} = chart.table(observations, {});
    expect(rows).toHaveLength(10);
    expect(rows.reduce((total, row) => total + Number(row[1]), 0)).toBeCloseTo(100, 1);
  });
});

describe("on rows with a gap, a zero and an absent place", () => {
  const rows: Observations = {
    jurisdictions: observations.jurisdictions,
    shares: [
      shareRow("2021-01", "CHN", 70),
      shareRow("2021-01", "IRN", 30),
      shareRow("2021-03", "CHN", 0, "published-zero"),
      shareRow("2021-03", "USA", 80),
    ],
  };

  test("a place listed in another month alone is “no data”, drawn plain and named", () => {
    expect(chart.table(rows, {}).rows).toEqual([
      ["United States", "80.00", "80.00"],
      ["China", "0.00 a", "0.00"],
      ["Iran", "no data", "no data"],
      ["All places not listed", "no data", "no data"],
    ]);
    expect(chart.describe(rows, {})).toContain("No row for Iran in this month, which is not zero.");
    for (const svg of drawings(chart, rows, {})) expect(written(svg)).toEqual(["US80.0%", "China0"]);
  });

  test("a month without rows is an empty map that says when there are figures", () => {
    expect(chart.title(rows, {month: "2021-02"})).toBe(
      "No measured shares for February 2021: they run from January 2021 to March 2021",
    );
    expect(chart.describe(rows, {month: "2021-02"})).toContain("not a map of zeros");
    for (const svg of drawings(chart, rows, {month: "2021-02"})) expect(written(svg)).toEqual([]);
  });
});

/** The corners of a path of m, l, h, v and z, in drawing units. */
function corners(data: string): [number, number][] {
  let [x, y] = [0, 0];
  return [...data.matchAll(/([MlhvzZ])([^MlhvzZ]*)/g)].map(([, command, rest = ""]) => {
    const [a = 0, b = 0] = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    if (command === "M") [x, y] = [a, b];
    if (command === "l") [x, y] = [x + a, y + b];
    if (command === "h") x += a;
    if (command === "v") y += a;
    return [x, y];
  });
}
