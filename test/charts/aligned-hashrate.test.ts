import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {alignedHashrate as chart, type Observations} from "../../src/charts/aligned-hashrate.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);

/** The published file read anew: month, place, share, hashrate. */
const cells = readFileSync("data/mining-hashrate-share/1.1.0/hashrate-share.csv", "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));
const hashrate = (month: string, code: string) =>
  Number(cells.find(([at, place]) => at === month && place === code)?.[3]);

describe("on the published data", () => {
  test("changes are from April 2021, the month before China's call", () => {
    const table = chart.table(observations, chart.view);
    const [, , level, change] = table.rows.at(-1) ?? [];
    expect(level).toBe(hashrate("2022-01", "CHN").toFixed(2));
    expect(change).toBe(`−${(hashrate("2021-04", "CHN") - hashrate("2022-01", "CHN")).toFixed(2)}`);
    expect(table.rows.find((row) => row[1] === "−1")?.[3]).toBe("0.00");
  });

  test("the headline counts the earlier months from which the fall was smaller", () => {
    const months = [...new Set(cells.map(([month = ""]) => month))].sort();
    const to = months.indexOf("2022-01");
    const span = to - months.indexOf("2021-04");
    const fall = hashrate("2022-01", "CHN") - hashrate("2021-04", "CHN");
    const earlier = months
      .map((month, i) => [month, months[i + span]] as const)
      .filter(([, later]) => later !== undefined && later < "2021-05")
      .map(([month, later]) => hashrate(later ?? "", "CHN") - hashrate(month, "CHN"));
    expect(earlier.every((change) => change > fall)).toBe(true);
    expect(chart.title(observations, chart.view)).toContain(`any of ${earlier.length} earlier months`);
  });

  test("no grey line holds a month of the act or after it: China's never fall to the zeros of summer 2021", () => {
    const table = chart.table(observations, chart.view);
    const lowest = table.rows.map((row) => Number(row[4]?.replace("−", "-"))).filter((value) => !Number.isNaN(value));
    expect(Math.min(...lowest)).toBeGreaterThan(-hashrate("2021-04", "CHN"));
  });

  test("months published as zero are hatched, noted and never the month compared", () => {
    const points = chart.series?.(observations, chart.view, 704)[0]?.points ?? [];
    expect(points.filter(({note}) => note?.includes("zero")).map(({at}) => at)).toEqual([
      "July 2021, month +2",
      "August 2021, month +3",
    ]);
    expect(chart.key?.(observations, chart.view).some(({mark}) => mark === "hatch")).toBe(true);
    expect(chart.describe(observations, chart.view)).toContain("unreported");
  });

  test("an act of a province moves the figures of its country; acts whose month before was not reported are not offered", () => {
    const align = chart
      .controls?.(observations)
      .find((control) => control.kind === "choice" && control.part === "align");
    const offered = JSON.stringify(align);
    expect(offered).toContain("cn-sc-order-2021");
    expect(offered).not.toContain("chn-notice-1283-2021");
    expect(offered).not.toContain("kwt-");
  });

  test("where the date asked for is not known the other one is used, and said", () => {
    const view = {...chart.view, with: ["KAZ"], align: "kaz-rationing-2021", by: "announced"};
    expect(chart.subtitle(observations, view)).toContain("in force (no date for “announced” in these data)");
  });

  test("no cause is claimed", () => {
    for (const view of [chart.view, ...chart.views.map((each) => ({...chart.view, ...each.view}))])
      expect(`${chart.title(observations, view)} ${chart.describe(observations, view)}`).not.toMatch(
        /because|led to|effect of|thanks to|due to|drove/,
      );
  });
});

describe("with rows missing", () => {
  test("a month without a figure breaks the line and says no data", () => {
    const shares = observations.shares.filter((d) => !(d.month === "2021-06" && d.jurisdiction === "KAZ"));
    const few: Observations = {...observations, shares};
    const view = {...chart.view, with: ["KAZ"]};
    const june = chart.table(few, view).rows.find((row) => row[0] === "Jun 2021");
    expect(june?.slice(2, 4)).toEqual(["no data", "no data"]);
    expect(drawings(chart, few, view).flatMap(textFaults)).toEqual([]);
  });

  test("a place that has no figure in the month before is said in words", () => {
    const shares = observations.shares.filter((d) => !(d.month === "2021-04" && d.jurisdiction === "KAZ"));
    const few: Observations = {...observations, shares};
    const view = {...chart.view, with: ["KAZ"]};
    expect(chart.title(few, view)).toBe("Kazakhstan’s measured hashrate has no figure for the month before the act");
    expect(written(drawings(chart, few, view)[0] as SVGSVGElement)).toContain("No figures to count");
  });
});
