import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {hashrateByCountry as chart, type Observations} from "../../src/charts/hashrate-by-country.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {drawings} from "./drawn.ts";
import {textFaults} from "./layout.ts";
import {shareRow} from "./share-row.ts";

const {observations} = observe(catalog, chart);

/** The published file read anew, so that no number is checked against the code that made it. */
const cells = readFileSync("data/mining-hashrate-share/1.1.0/hashrate-share.csv", "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));
const hashrate = (month: string, code: string) =>
  Number(cells.find(([at, place]) => at === month && place === code)?.[3]);
const world = (month: string) =>
  cells.filter(([at]) => at === month).reduce((total, cell) => total + Number(cell[3]), 0);

describe("on the published data", () => {
  const words = chart.describe(observations, chart.view);

  test("the headline counts the months to China’s zero and from there to the old level", () => {
    const before = ["2021-01", "2021-02", "2021-03", "2021-04", "2021-05", "2021-06"];
    const highest = before.reduce((a, b) => (world(a) >= world(b) ? a : b));
    expect(highest).toBe("2021-05");
    const after = ["2021-08", "2021-09", "2021-10", "2021-11", "2021-12", "2022-01"];
    expect(after.find((month) => world(month) >= world("2021-05"))).toBe("2021-12");
    expect(chart.title(observations, chart.view)).toBe(
      "China’s measured mining fell to zero in two months. Five months later the world total was back",
    );
  });

  test("the words give China’s first, zero and last months, and the level to regain", () => {
    for (const [month, name] of [
      ["2021-01", "January 2021"],
      ["2022-01", "January 2022"],
    ] as const)
      expect(words).toContain(`${hashrate(month, "CHN").toFixed(1)}\u00a0EH/s in ${name}`);
    expect(words).toContain("a published zero in July and August 2021");
    expect(words).toContain(`May 2021, ${world("2021-05").toFixed(1)}\u00a0EH/s, was regained in December 2021`);
  });

  test("the words set China’s return beside the net loss of all other places", () => {
    const rest = (month: string) => world(month) - hashrate(month, "CHN");
    const loss = rest("2021-08") - rest("2021-09");
    expect(loss).toBeCloseTo(14.56, 6);
    expect(words).toContain(`loses ${loss.toFixed(1)}\u00a0EH/s net`);
    expect(words).toContain(`${Math.round((100 * loss) / hashrate("2021-09", "CHN"))}% of what China gains`);
  });

  test("both drawings mark the zero and name every band, and no text touches another", () => {
    for (const svg of drawings(chart, observations, chart.view)) {
      for (const label of ["China reads 0", "May 2021 level,", "regained in December", "Kazakhstan", "All other"])
        expect(svg.textContent).toContain(label);
      expect(textFaults(svg)).toEqual([]);
    }
  });

  test("the table adds up to the world and marks the zeros", () => {
    const table = chart.table(observations, chart.view);
    expect(table.rows).toHaveLength(13);
    for (const row of table.rows) {
      const [china, kazakhstan, states, other, total] = row.slice(1).map(Number.parseFloat);
      expect((china ?? 0) + (kazakhstan ?? 0) + (states ?? 0) + (other ?? 0)).toBeCloseTo(total ?? Number.NaN, 1);
    }
    expect(table.rows.filter(([, china]) => china === "0.00 a").map(([month]) => month)).toEqual([
      "Aug 2021",
      "Jul 2021",
    ]);
    expect(table.notes).toHaveLength(1);
  });

  test("the first version of the figures, which ends in August 2021, is told as it stood", () => {
    const {observations: earlier} = observe(catalog, chart, "1.0.0");
    expect(chart.title(earlier, chart.view)).toBe(
      "China’s measured mining fell to zero in two months. The world total was not back by August 2021",
    );
    expect(chart.describe(earlier, chart.view)).toContain("was not regained by August 2021");
  });

  test("every named view has a headline of at most 100 characters", () => {
    for (const {view} of chart.views)
      expect(chart.title(observations, {...chart.view, ...view}).length).toBeLessThanOrEqual(100);
  });
});

describe("on rows with a gap, a zero and an absent place", () => {
  const rows: Observations = {
    jurisdictions: observations.jurisdictions,
    shares: [
      shareRow("2021-01", "CHN", 10),
      shareRow("2021-01", "USA", 5),
      shareRow("2021-02", "CHN", 0, "published-zero"),
      shareRow("2021-02", "USA", 6),
      shareRow("2021-04", "CHN", 4),
      shareRow("2021-05", "CHN", 5),
      shareRow("2021-05", "USA", 7),
    ],
  };

  test("the absent place and the months without figures are said in words", () => {
    const words = chart.describe(rows, chart.view);
    expect(words).toContain("No row for Kazakhstan: not measured by name, which is not zero.");
    expect(words).toContain("No complete figures for March 2021 and April 2021");
  });

  test("the table keeps the missing months and says “no data”", () => {
    const table = chart.table(rows, chart.view);
    expect(table.rows.map(([month]) => month)).toEqual(["May 2021", "Apr 2021", "Mar 2021", "Feb 2021", "Jan 2021"]);
    expect(table.rows[1]).toEqual(["Apr 2021", "4.00", "no data", "no data", "no data"]);
    expect(table.rows[2]).toEqual(["Mar 2021", "no data", "no data", "no data", "no data"]);
    expect(table.rows[3]?.[1]).toBe("0.00 a");
  });

  test("the areas break at the gap", () => {
    for (const svg of drawings(chart, rows, chart.view)) {
      // three bands and their three edges, each in two pieces: January and February, then May alone
      const pieces = [...svg.querySelectorAll("path")]
        .map((path) => path.getAttribute("d") ?? "")
        .filter((d) => d.endsWith("Z"));
      expect(pieces.map((d) => d.match(/M/g)?.length)).toEqual([2, 2, 2, 2, 2, 2]);
    }
  });

  test("without any row it says so and still draws", () => {
    const none = {...rows, shares: []};
    expect(chart.title(none, chart.view)).toBe("No measured hashrate covers these months");
    expect(chart.describe(none, chart.view)).toContain("An absence is not a zero");
    expect(drawings(chart, none, chart.view)).toHaveLength(2);
  });

  test("without a published zero the headline sets the places beside the world", () => {
    const plain = {...rows, shares: rows.shares.filter(({month}) => month !== "2021-02")};
    expect(chart.title(plain, chart.view)).toBe(
      "China and the United States together went from 15 to 12\u00a0EH/s, the world’s from 15 to 12",
    );
  });
});
