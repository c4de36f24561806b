import {describe, expect, test} from "vitest";
import {swedenTimeline as chart, type Observations} from "../../src/charts/sweden-timeline.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);
const own = observations.acts.filter(({jurisdiction}) => jurisdiction === "SWE" || jurisdiction === "EU");

describe("on the published acts", () => {
  test("the headline counts calls and drafts for a ban, and disclosure rules that bind", () => {
    const asked = own.filter(({instrument}) => instrument === "ban" || instrument === "call-for-ban");
    expect(asked.every((act) => act.in_force === null && act.enforced === null)).toBe(true);
    const told = own.filter((act) => act.instrument === "disclosure" && act.in_force !== null);
    const adopted = own.filter((act) => act.instrument === "disclosure" && act.status === "in-force");
    expect(chart.title(observations, chart.view)).toBe(
      `None of ${asked.length} calls and drafts for a ban had taken effect by 2026; ${Math.max(told.length, adopted.length)} disclosure rules had`,
    );
  });

  test("a rule that took effect later is not counted in years before", () => {
    const told = own.filter((act) => act.instrument === "disclosure" && (act.in_force ?? "9") < "2024").length;
    const title = chart.title(observations, {from: "2021", to: "2023"});
    const count = Number(/; (\d+) disclosure/.exec(title)?.[1] ?? 0);
    expect(count).toBeGreaterThanOrEqual(told);
    expect(count).toBeLessThan(
      own.filter((act) => act.instrument === "disclosure" && act.status === "in-force").length,
    );
  });

  test("the call, the European Union and Sweden have a lane each, and the call is marked on its day", () => {
    const [narrow, wide] = drawings(chart, observations, chart.view) as [SVGSVGElement, SVGSVGElement];
    for (const lane of ["The call", "European Union", "Sweden"]) expect(written(wide)).toContain(lane);
    expect(written(narrow)).toContain("1");
    const call = own.find(({id}) => id === "swe-agency-call-2021");
    expect(chart.events?.(observations, chart.view)).toEqual([{date: call?.proposed, label: call?.short}]);
    expect([narrow, wide].flatMap(textFaults)).toEqual([]);
  });

  test("what was voted down is said with its day, and nothing is said to follow from the call", () => {
    const words = chart.describe(observations, chart.view);
    expect(words).toContain("14 March 2022");
    expect(words).toContain("need not have come from it");
  });
});

describe("without the call", () => {
  test("no rule is drawn for it", () => {
    const few: Observations = {...observations, acts: own.filter(({id}) => !id.startsWith("swe-agency"))};
    expect(chart.events?.(few, chart.view)).toEqual([]);
    expect(chart.describe(few, chart.view)).not.toContain("agencies");
    expect(drawings(chart, few, chart.view).flatMap(textFaults)).toEqual([]);
  });
});
