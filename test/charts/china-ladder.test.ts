import {describe, expect, test} from "vitest";
import {chinaLadder as chart, type Observations} from "../../src/charts/china-ladder.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);
const act = (id: string) => observations.acts.find((each) => each.id === id);

describe("on the published acts", () => {
  test("the delisting of October 2019 is a step down of the centre", () => {
    expect(act("chn-draft-catalogue-2019")?.ended).toBe("2019-10-30");
    const view = {...chart.view, show: "centre"};
    expect(chart.title(observations, view)).toContain("stepped down in October 2019");
    expect(chart.events?.(observations, view)).toContainEqual({
      date: "2019-10-30",
      label: act("chn-catalogue-delisting-2019")?.short,
    });
  });

  test("the provinces' first binding rule is Inner Mongolia's, before the centre's", () => {
    expect(act("cn-nm-order-2021")?.in_force?.slice(0, 7)).toBe("2021-03");
    expect(act("chn-notice-1283-2021")?.in_force?.slice(0, 7)).toBe("2021-09");
    expect(chart.title(observations, chart.view)).toBe(
      "The centre stepped down in October 2019; a province bound mines first, in March 2021",
    );
    expect(chart.title(observations, {...chart.view, from: "2021"})).toBe(
      "A province bound mines first, in March 2021; the centre followed in September 2021",
    );
  });

  test("calls, drafts and binding rules stand on rungs of their own, and parts of one act count once", () => {
    const rung = (id: string) =>
      chart.table(observations, chart.view).rows.find((row) => row[2] === act(id)?.title)?.[0];
    expect(rung("chn-state-council-call-2021")).toBe("Call or guidance");
    expect(rung("chn-negative-list-draft-2021")).toBe("Draft");
    expect(rung("chn-notice-1283-2021")).toBe("Binding rule");
    expect(rung("chn-catalogue-delisting-2019")).toBe("None found");
    expect(rung("chn-1283-supply-bar-2021")).toBeUndefined();
  });

  test("trading rules, warnings and inspections are no rungs", () => {
    const titles = chart.table(observations, {show: "both"}).rows.map((row) => row[2]);
    for (const id of ["chn-notice-237-2021", "cn-gd-warning-2022", "cn-nm-inspection-2019"])
      expect(titles).not.toContain(act(id)?.title);
  });

  test("wide, the turns are named; narrow, they are numbered as in the list", () => {
    const [narrow, wide] = drawings(chart, observations, chart.view) as [SVGSVGElement, SVGSVGElement];
    expect(written(wide)).toContain("Mining delisted");
    const count = chart.events?.(observations, chart.view).length ?? 0;
    expect(written(narrow)).toContain(String(count));
    expect([narrow, wide].flatMap(textFaults)).toEqual([]);
  });
});

describe("without an act", () => {
  test("a centre that never bound mines is not said to have", () => {
    const few: Observations = {
      ...observations,
      acts: observations.acts.filter(({id}) => ["chn-exit-guidance-2018", "chn-state-council-call-2021"].includes(id)),
    };
    const view = {show: "centre"};
    expect(chart.title(few, view)).toContain("“call or guidance”");
    expect(chart.describe(few, view)).toContain("No change of rung to or from a binding rule");
    expect(drawings(chart, few, view).flatMap(textFaults)).toEqual([]);
  });
});
