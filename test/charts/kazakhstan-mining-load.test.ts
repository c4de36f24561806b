import {describe, expect, test} from "vitest";
import {kazakhstanMiningLoad as chart} from "../../src/charts/kazakhstan-mining-load.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {changed, figures, without} from "./claimed.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations, figures: resource} = observe(catalog, chart);
const stated = ["official", "industry", "press"];

describe("on the published claims", () => {
  test("the headline spans what officials and industry say of unregistered miners", () => {
    const all = figures(observations, "kaz-unregistered-load-2021", stated);
    expect([Math.min(...all), Math.max(...all)]).toEqual([340, 1400]);
    expect(chart.title(observations, {})).toBe(
      "Officials and industry put unregistered load anywhere from 340 to 1,400\u00a0MW",
    );
  });

  test("the words name the two ends, the figure given for three things, and the part of the raids that was not force", () => {
    const words = chart.describe(observations, {});
    expect(words).toContain("from 340 (energy minister in November 2021, via CoinDesk) up to almost 1,400\u00a0MW");
    expect(words).toContain("One figure, 1,200\u00a0MW, is given for three different things");
    expect(words).toContain("Of the 202\u00a0MW stopped in the raids, 135\u00a0MW was self-restriction.");
  });

  test("every figure of officials, industry and press has a row with its source; our own sums have none", () => {
    const {rows} = chart.table(observations, {});
    for (const claim of ["kaz-unregistered-load-2021", "kaz-registered-load-2021", "kaz-all-mining-load-2021"]) {
      const expected = observations.values.filter((row) => row.claim === claim && stated.includes(row.kind)).length;
      const heading = {un: "Unregistered", re: "Registered", al: "All mining"}[claim.slice(4, 6)] ?? "";
      expect(rows.filter(([title]) => title?.startsWith(heading))).toHaveLength(expected);
    }
    expect(rows.some((row) => row.includes("Our arithmetic"))).toBe(false);
    expect(rows.find((row) => row[1] === "693.3\u00a0MW")).toEqual([
      "Registered miners only",
      "693.3\u00a0MW",
      "Energy Ministry, to LS, via Exclusive.kz",
      "Official",
      "October 2021",
      "Total load of legally working mining farms",
      "yes",
      "Exclusive.kz, October 2021",
    ]);
    expect(resource.name).toBe("values");
  });

  test("officials are filled and all others hollow; a range is a bar", () => {
    const {rows} = chart.table(observations, {});
    const official = rows.filter((row) => row[3] === "Official");
    for (const svg of drawings(chart, observations, {})) {
      const marks = [...svg.querySelectorAll("circle, rect")];
      expect(marks).toHaveLength(rows.length);
      expect(marks.filter((mark) => mark.getAttribute("fill") === "var(--j-kaz)")).toHaveLength(official.length);
      expect(svg.querySelectorAll("rect")).toHaveLength(rows.filter((row) => /\d–\d/.test(row[1] ?? "")).length);
    }
  });

  test("what the site prints is in bold, and the drawing says so", () => {
    for (const svg of drawings(chart, observations, {})) {
      const weight = (words: string) =>
        [...svg.querySelectorAll("text")].find(({textContent}) => textContent === words)?.getAttribute("font-weight");
      expect([weight("693"), weight("640")]).toEqual(["650", null]);
      expect(written(svg).join(" ")).toContain("In bold: what this site prints.");
    }
  });

  test("no text leaves a drawing or touches another", () => {
    for (const svg of drawings(chart, observations, {})) expect(textFaults(svg)).toEqual([]);
  });
});

describe("with claims missing, undated or zero", () => {
  const fewer = without(observations, "kaz-unregistered-load-2021");

  test("the headline and words claim nothing that is not there, the heading says so, the table says no data", () => {
    expect(chart.title(fewer, {})).toBe("No figure for the load of unregistered miners is in this version");
    expect(chart.describe(fewer, {})).toContain("There is no figure for unregistered miners in this version.");
    for (const svg of drawings(chart, fewer, {})) {
      expect(written(svg)).toContain("no figure in this version");
      expect(textFaults(svg)).toEqual([]);
    }
    expect(chart.table(fewer, {}).rows[0]?.slice(0, 2)).toEqual(["Unregistered miners only", "no data"]);
  });

  test("an agreement is not sold as a quarrel", () => {
    const one = {
      ...observations,
      values: observations.values.filter(({claim, n}) => claim !== "kaz-unregistered-load-2021" || n === 3),
    };
    expect(chart.title(one, {})).toBe("Industry put unregistered load at 500\u00a0MW");
  });

  test("zero is drawn as zero, on the axis", () => {
    const zero = changed(observations, "kaz-unregistered-load-2021", 3, {value: 0, as_of: null});
    const table = chart.table(zero, {});
    expect(table.rows.find((row) => row[1] === "0\u00a0MW")?.[4]).toBe("undated");
    for (const svg of drawings(chart, zero, {})) expect(written(svg).filter((words) => words === "0")).toHaveLength(2);
  });

  test("with no claim at all it still draws and says so", () => {
    const none = {claims: [], values: [], sources: []};
    for (const svg of drawings(chart, none, {}))
      expect(written(svg).filter((words) => words === "no figure in this version")).toHaveLength(6);
  });
});

test("each figure of the table is a point that says who, how much and by which source", () => {
  const {observations: published} = observe(catalog, chart);
  const {rows} = chart.table(published, {});
  for (const width of [328, 704]) {
    const points = (chart.series?.(published, {}, width) ?? []).flatMap((series) => series.points);
    expect(points.map(({value}) => value)).toEqual(rows.map(([, figure]) => figure));
    for (const [i, {at, note}] of points.entries()) {
      expect(at).toContain(rows[i]?.[2]);
      expect(note).toContain(`source: ${rows[i]?.at(-1)}`);
    }
  }
});
