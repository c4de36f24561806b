import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {hashrateMoves as chart, type Observations} from "../../src/charts/hashrate-moves.ts";
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
const listed = [...new Set(cells.map((cell) => cell[1] ?? ""))].filter((code) => code !== "OTH");

describe("on the published data", () => {
  test("the headline speaks of the places named alone", () => {
    const title = (...codes: string[]) => chart.title(observations, {...chart.view, with: codes});
    expect(title("IRL")).toMatch(/^Ireland (gained|lost) \d/);
    expect(title("KAZ", "USA")).toMatch(/^The United States gained most of those named: \d+ points/);
  });

  test("the headline names the largest loss and the largest gain, in points", () => {
    const changes = listed.map((code) => share("2022-01", code) - share("2021-04", code));
    expect(listed[changes.indexOf(Math.min(...changes))]).toBe("CHN");
    expect(listed[changes.indexOf(Math.max(...changes))]).toBe("USA");
    expect(chart.title(observations, chart.view)).toBe(
      `China lost ${Math.round(-Math.min(...changes))} points of measured share; the United States gained ${Math.round(Math.max(...changes))}`,
    );
  });

  test("the words call China’s zero a published one, and what it does to the other shares", () => {
    const words = chart.describe(observations, chart.view);
    expect(words).toContain(
      `China goes from ${share("2021-04", "CHN").toFixed(1)}% in April 2021 to a published zero in August 2021 and ${share("2022-01", "CHN").toFixed(1)}% in January 2022`,
    );
    expect(words).toContain("every other share of August 2021 is too high");
  });

  test("the wide drawing labels all nine places in all three months, with a star where doubtful", () => {
    const [, wide] = drawings(chart, observations, chart.view);
    const labels = written(wide as SVGSVGElement);
    for (const code of listed) {
      const name = observations.jurisdictions.find((row) => row.code === code)?.name ?? "";
      const starred = code === "DEU" || code === "IRL" ? `${name}*` : name;
      for (const month of ["2021-04", "2022-01"])
        expect(labels).toContain(`${starred} ${share(month, code).toFixed(1)}%`);
    }
    expect(labels).toContain("China 0");
    expect(labels).toContain(`US ${share("2021-08", "USA").toFixed(1)}%`);
    expect(labels).toHaveLength(3 * listed.length + 3);
  });

  test("the published zero is a ring with an outlined 0, and the lines to it are dashed", () => {
    for (const svg of drawings(chart, observations, chart.view)) {
      expect(svg.querySelectorAll("rect")).toHaveLength(1);
      const red = [...svg.querySelectorAll("[stroke='var(--j-chn)'][stroke-dasharray='2 3']")];
      expect(red).toHaveLength(2);
      const rings = [...svg.querySelectorAll("circle[stroke='var(--j-chn)']")];
      expect(rings.map((ring) => ring.parentElement?.getAttribute("fill"))).toEqual(["var(--paper)", "var(--paper)"]);
    }
    expect(chart.key?.(observations, chart.view).map(({mark}) => mark)).toEqual(["ring", "dashed", "line"]);
  });

  test("no text touches another or leaves the drawing, in every view", () => {
    for (const view of [{}, ...chart.views.map((named) => named.view)])
      for (const svg of drawings(chart, observations, {...chart.view, ...view})) expect(textFaults(svg)).toEqual([]);
  });

  test("the table holds every place and “other”, whose changes add up to nothing", () => {
    const {rows} = chart.table(observations, chart.view);
    expect(rows).toHaveLength(10);
    expect(rows.at(-1)?.[0]).toBe("All other places");
    const changes = rows.map((row) => Number(row[4]?.replace("−", "-")));
    expect(Math.abs(changes.reduce((a, b) => a + b, 0))).toBeLessThan(0.05);
  });

  test("the first version of the figures, which ends in August 2021, is compared up to there", () => {
    const {observations: earlier} = observe(catalog, chart, "1.0.0");
    expect(chart.subtitle(earlier, chart.view)).toMatch(/April 2021, .* 2021 and August 2021$/);
    expect(drawings(chart, earlier, chart.view)).toHaveLength(2);
  });
});

describe("on rows with a gap, a zero and an absent place", () => {
  const rows: Observations = {
    jurisdictions: observations.jurisdictions,
    shares: [
      shareRow("2021-04", "CHN", 60),
      shareRow("2021-04", "USA", 20),
      shareRow("2021-04", "IRN", 20),
      shareRow("2021-08", "CHN", 0, "published-zero"),
      shareRow("2021-08", "USA", 100),
      shareRow("2022-01", "CHN", 30),
      shareRow("2022-01", "USA", 65),
      shareRow("2022-01", "IRN", 5),
    ],
  };

  test("the place without a row in one month is said in words and has no line there", () => {
    expect(chart.describe(rows, chart.view)).toContain(
      "No row for Iran in August 2021: not measured by name, which is not zero.",
    );
    const [narrow] = drawings(chart, rows, chart.view);
    expect(narrow?.querySelectorAll("[stroke='var(--context)']")).toHaveLength(0);
    expect(narrow && written(narrow)).toContain("Iran 5.0");
  });

  test("the table says “no data” and marks the zero", () => {
    expect(chart.table(rows, chart.view).rows).toEqual([
      ["United States", "20.00", "100.00", "65.00", "+45.00"],
      ["China", "60.00", "0.00 a", "30.00", "−30.00"],
      ["Iran", "20.00", "no data", "5.00", "−15.00"],
    ]);
  });

  test("without any row it says so and still draws", () => {
    const none = {...rows, shares: []};
    expect(chart.title(none, {})).toBe("No place has measured shares in the first and last month");
  });
});

test("two months are one slope, one month is a column and says that it shows no move", () => {
  const {observations: published} = observe(catalog, chart);
  const two = {...chart.view, from: "2021-12", to: "2022-01"};
  expect(chart.series?.(published, two, 704)[0]?.points.map(({at}) => at)).toEqual(["December 2021", "January 2022"]);
  const one = {...chart.view, from: "2021-07", to: "2021-07"};
  expect(chart.title(published, one)).toBe("The United States had most in July 2021, 35.1%. One month shows no move");
  const china = chart.series?.(published, one, 704).find(({label}) => label === "China");
  expect(china?.points.map(({note}) => note)).toEqual(["published as zero, read as not reported"]);
});
