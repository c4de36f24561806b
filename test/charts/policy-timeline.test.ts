import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {policyTimeline as chart, type Observations} from "../../src/charts/policy-timeline.ts";
import type {Act} from "../../src/model/observation.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {drawings, written} from "./drawn.ts";
import {textFaults} from "./layout.ts";

const {observations} = observe(catalog, chart);

/** Lines of the published file whose second cell is a place. */
const lines = readFileSync("data/policy-acts/1.0.0/acts.csv", "utf8").trim().split("\n").slice(1);
const of = (place: string) => lines.filter((line) => line.split(",")[1] === place);

describe("on the published acts", () => {
  test("one place's table has every act of it, drawn or not", () => {
    const table = chart.table(observations, {with: ["KAZ"]});
    expect(table.rows.length).toBe(of("KAZ").length);
    const [narrow] = drawings(chart, observations, {with: ["KAZ"]});
    expect(written(narrow as SVGSVGElement)).toContain(`${of("KAZ").length - 28} more in the table`);
  });

  test("the acts a reader must see are drawn by default: the cut-off, the agencies' call, the clause, China's call", () => {
    const names = written(drawings(chart, observations, chart.view)[1] as SVGSVGElement);
    for (const id of ["kaz-cut-off-2022", "swe-agency-call-2021", "eu-pow-clause-2022", "chn-state-council-call-2021"])
      expect(names).toContain(observations.acts.find((act) => act.id === id)?.short);
  });

  test("the headline counts acts in force or carried out by the end of the years shown", () => {
    const sweden = observations.acts.filter((act) => act.jurisdiction === "SWE");
    const since = sweden.flatMap((act) => act.in_force ?? act.enforced ?? []);
    expect(chart.title(observations, {with: ["SWE"]})).toBe(
      `Sweden: ${since.length} of ${of("SWE").length} acts found had taken effect by 2026`,
    );
    const early = since.filter((day) => day < "2019").length;
    expect(chart.title(observations, {with: ["SWE"], to: "2018"})).toMatch(
      new RegExp(`^Sweden: ${early} of \\d+ acts found had taken effect by 2018$`),
    );
  });

  test("an act in force from a day nobody gives counts from its adoption", () => {
    const lawful = observations.acts.find(({id}) => id === "kaz-legalisation-2020");
    expect([lawful?.status, lawful?.in_force]).toEqual(["in-force", null]);
    const view = {with: ["KAZ"], instrument: ["legalisation"]};
    expect(chart.describe(observations, view)).toContain("Kazakhstan 1 of");
  });

  test("instruments and states are named in the words of the schema", () => {
    const [, instruments] = chart.controls?.(observations) ?? [];
    expect(instruments).toMatchObject({kind: "several", part: "instrument"});
    expect(JSON.stringify(instruments)).toContain('"label":"Quota or rationing"');
    const table = chart.table(observations, {with: ["KAZ"], instrument: ["quota-or-rationing"], status: ["ended"]});
    expect(table.rows.map((row) => row[2])).toEqual(table.rows.map(() => "Quota or rationing"));
    expect(chart.subtitle(observations, {with: ["KAZ"], instrument: ["quota-or-rationing"]})).toContain(
      "only quota or rationing",
    );
  });

  test("the axis ends with the month of the last dated act, so no rule runs into days not seen", () => {
    const {x} = chart.spec(observations, chart.view, 704);
    expect(x?.domain).toMatchObject([new Date("2017-01-01"), new Date("2026-07-01")]);
  });
});

const act: Act = {
  id: "swe-act-2020",
  jurisdiction: "SWE",
  title: "An act",
  short: "An act",
  instrument: "ban",
  authority: "Parliament",
  addressee: "miners",
  level: "national",
  status: "in-force",
  proposed: null,
  announced: null,
  adopted: "2020-03-01",
  in_force: "2020-03-01",
  enforced: null,
  ended: null,
  end_known: "no-later-act-found",
  requires: null,
  area: null,
  scope: "whole",
  citation: null,
  confidence: "high",
  relation: null,
  note: null,
};
const few: Observations = {
  ...observations,
  acts: [
    act,
    {
      ...act,
      id: "swe-idea-2021",
      short: "An idea",
      status: "proposed",
      proposed: "2021",
      adopted: null,
      in_force: null,
      end_known: "not-applicable",
    },
    {...act, id: "kaz-act-2022", jurisdiction: "KAZ", short: "Another", in_force: "2022-06", end_known: "unknown"},
  ],
};

describe("on a few acts", () => {
  test("marks of one day stand apart, and their true dates are in the points", () => {
    const [series] = chart.series?.(few, {with: ["SWE"]}, 704) ?? [];
    expect(series?.points.map(({value}) => value)).toEqual(["adopted 1 Mar 2020", "in force 1 Mar 2020"]);
    expect(new Set(series?.points.map(({x}) => Number(x))).size).toBe(2);
  });

  test("a proposal says that no adoption was found, and its year has a bracket", () => {
    const [, wide] = drawings(chart, few, {with: ["SWE"]});
    expect(written(wide as SVGSVGElement)).toContain("no adoption found");
    expect(wide?.outerHTML).toContain("v3H");
  });

  test("a rule whose end nobody knows does not run to the end of the axis", () => {
    const ends = (view: object) =>
      chart
        .key?.(few, {...view})
        .map(({label}) => label)
        .join("; ");
    expect(ends({with: ["KAZ"]})).toMatch(/end not known/i);
    expect(ends({with: ["SWE"]})).not.toMatch(/end not known/i);
  });

  test("a rule that binds from a day nobody gives is a broken line, not a promise", () => {
    const undated: Observations = {...few, acts: [{...act, in_force: null}]};
    const labels = chart.key?.(undated, {with: ["SWE"]}).map(({label}) => label);
    expect(labels?.join("; ")).toMatch(/start or end not known/i);
    expect(labels?.join("; ")).not.toContain("not yet binding");
  });

  test("a place without a matching act keeps its lane and says so", () => {
    const view = {with: ["KAZ", "SWE"], status: ["proposed"]};
    const [narrow] = drawings(chart, few, view);
    expect(written(narrow as SVGSVGElement)).toContain("No act found for this choice");
    expect(chart.describe(few, view)).toContain("Kazakhstan none");
    expect(chart.title(few, {with: ["KAZ"], status: ["proposed"]})).toMatch(/^No act we found matches/);
    expect(drawings(chart, few, view).flatMap(textFaults)).toEqual([]);
  });
});
