import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {kazakhstanTimeline as chart, type Observations} from "../../src/charts/kazakhstan-timeline.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);
const claims = readFileSync("data/claims/1.0.0/claims.csv", "utf8").split("\n");

describe("on the published acts and claims", () => {
  test("every event has the day that its claim gives, and is no act", () => {
    const events = chart.events?.(observations, chart.view) ?? [];
    expect(events.length).toBe(6);
    for (const {date} of events)
      expect(claims.some((line) => line.startsWith("kaz-") && line.includes(`,${date}`))).toBe(true);
    const kinds = chart.table(observations, chart.view).rows.map((row) => row[0]);
    expect(kinds.filter((kind) => kind === "System event").length).toBe(events.length);
    const acts = observations.acts.map(({title}) => title);
    for (const row of chart.table(observations, chart.view).rows)
      expect(acts.includes(row[2] ?? "")).toBe(row[0] === "Act");
  });

  test("sizes keep the hedge and the unit of their claims", () => {
    const words = chart.describe(observations, chart.view);
    expect(words).toContain("(over 1,000\u00a0MW)");
    expect(words).toContain("(about 88,500 homes)");
    expect(words).toContain("(7 regions)");
  });

  test("the headline counts acts that took effect after the day of the failures", () => {
    const bound = observations.acts
      .filter((act) => act.jurisdiction === "KAZ")
      .flatMap(
        (act) =>
          act.in_force ?? act.enforced ?? (["in-force", "ended"].includes(act.status) ? (act.adopted ?? []) : []),
      )
      .filter((day) => day >= "2020");
    const after = bound.filter((day) => day > "2021-10-14");
    expect(chart.title(observations, chart.view)).toBe(
      `${after.length} of ${bound.length} acts that took effect did so only after the plant failures of October 2021`,
    );
  });

  test("the fee, adopted before the failures, is said to have been", () => {
    expect(chart.describe(observations, chart.view)).toContain(
      "“Fee of 1 tenge” took effect after the plant failures and had been adopted before them",
    );
  });

  test("wide, events are named; narrow, they are numbered", () => {
    const [narrow, wide] = drawings(chart, observations, chart.view) as [SVGSVGElement, SVGSVGElement];
    expect(written(wide).join(" ")).toContain("The system");
    expect(wide.textContent).toContain("Plants fail");
    expect(written(narrow)).toContain("6");
    expect([narrow, wide].flatMap(textFaults)).toEqual([]);
  });
});

describe("without claims", () => {
  test("no event is drawn or invented", () => {
    const few: Observations = {...observations, claims: []};
    expect(chart.events?.(few, chart.view)).toEqual([]);
    expect(chart.describe(few, chart.view)).toContain("No event of the power system");
    expect(chart.title(few, chart.view)).toMatch(/^\d+ of \d+ acts found had taken effect/);
    expect(drawings(chart, few, chart.view).flatMap(textFaults)).toEqual([]);
  });
});
