import {describe, expect, test} from "vitest";
import {actFaults} from "../../src/model/act-rules.ts";
import type {Act, ActSource} from "../../src/model/observation.ts";
import {catalog} from "../published.ts";

const policyActs = catalog.newest("policy-acts");
const acts = policyActs.resource("acts").rows as unknown as readonly Act[];
const sources = policyActs.resource("act-sources").rows as unknown as readonly ActSource[];

/** What is said of the acts of the project when one of them, or what its sources give, is altered. */
function said(id: string, change: Partial<Act>, sourceChange: Partial<ActSource> = {}): string[] {
  const altered = acts.map((act) => (act.id === id ? {...act, ...change} : act));
  const alteredSources = sources.map((source) => (source.act === id ? {...source, ...sourceChange} : source));
  return actFaults(altered, alteredSources).map((fault) => `${fault.id}, ${fault.field}: ${fault.message}`);
}

test("the acts of the project have no fault", () => {
  expect(actFaults(acts, sources)).toEqual([]);
});

test("a fault names its act, its table, its row and a remedy", () => {
  const row = acts.findIndex(({id}) => id === "chn-notice-1283-2021");
  const altered = acts.with(row, {...acts[row]!, in_force: "2021-05"});
  expect(actFaults(altered, sources)).toEqual([
    {
      id: "chn-notice-1283-2021",
      table: "acts",
      row,
      field: "in_force",
      message: "in force 2021-05 before it was announced 2021-09-24",
      remedy: expect.stringContaining("correct one of the dates"),
    },
    expect.objectContaining({message: "in force 2021-05 before it was adopted 2021-09-24"}),
  ]);
});

describe("dates", () => {
  test("are compared only as far as both are known", () => {
    expect(said("chn-notice-1283-2021", {in_force: "2021-09"})).toEqual([]);
    expect(said("chn-notice-1283-2021", {in_force: "2021"})).toEqual([]);
    expect(said("chn-notice-1283-2021", {in_force: "2021-08"})).toHaveLength(2);
  });

  test("may have a law announced before it is adopted, or after", () => {
    expect(said("chn-notice-1283-2021", {announced: "2021-09-03"})).toEqual([]);
    expect(said("chn-notice-1283-2021", {adopted: "2021-09-03"})).toEqual([]);
  });

  test("may have an act carried out before it bound only where a note says why", () => {
    expect(said("cn-sc-order-2021", {enforced: "2021-06-17"})).toEqual([]);
    expect(said("cn-sc-order-2021", {enforced: "2021-06-17", note: null})).toEqual([
      "cn-sc-order-2021, enforced: enforced 2021-06-17 before it was in force 2021-06-18",
    ]);
  });

  test("have no end before a beginning", () => {
    expect(said("irn-ban-may-2021", {ended: "2021-04"})).toContain(
      "irn-ban-may-2021, ended: ended 2021-04 before it was in force 2021-05-26",
    );
  });

  test("are days of the calendar", () => {
    expect(said("irn-ban-may-2021", {ended: "2021-09-31"})).toEqual([
      "irn-ban-may-2021, ended: 2021-09-31 is no day of the calendar",
    ]);
  });

  test("are no finer than the finest that a source for dates gives", () => {
    expect(said("kaz-draft-cap-2021", {}, {precision: "month"})).toEqual([
      "kaz-draft-cap-2021, proposed: proposed 2021-10-01 is finer than any source gives (month)",
    ]);
    expect(said("kaz-draft-cap-2021", {proposed: "2021-10"}, {precision: "month"})).toEqual([]);
    expect(said("kaz-draft-cap-2021", {}, {supports: "content"})).toEqual([
      "kaz-draft-cap-2021, id: no source for its dates",
    ]);
  });
});

describe("the status of an act", () => {
  test("is the furthest step that has a date", () => {
    expect(said("nor-temporary-ban-2025", {in_force: "2025-09"})).toEqual([
      "nor-temporary-ban-2025, status: status announced, though it was in force 2025-09",
    ]);
  });

  test("may lack the date of its step only where a note says so", () => {
    const [without] = acts.filter(({status, in_force}) => status === "in-force" && in_force === null);
    expect(said(without!.id, {note: null})).toEqual([
      `${without!.id}, in_force: status in-force without a date for it`,
    ]);
  });

  test("is ended exactly when the end is known and dated", () => {
    expect(said("irn-ban-may-2021", {ended: null})).toHaveLength(1);
    expect(said("irn-ban-may-2021", {end_known: "unknown"})).toHaveLength(1);
    expect(said("cn-qh-order-2021", {ended: "2022"})).toEqual([
      "cn-qh-order-2021, ended: ended 2022, though its status is in-force",
    ]);
  });

  test("is not rejected once it bound", () => {
    expect(said("eu-pow-clause-2022", {in_force: "2022-03"})).toEqual([
      "eu-pow-clause-2022, status: status rejected, though it was in force 2022-03",
    ]);
  });
});

describe("relations", () => {
  test("name a known verb and a known act, and the nearest is offered", () => {
    expect(said("cn-nm-hotline-2021", {relation: "folows:cn-nm-order-2021"})).toEqual([
      'cn-nm-hotline-2021, relation: unknown verb "folows" in "folows:cn-nm-order-2021"',
    ]);
    const altered = acts.map((act) =>
      act.id === "cn-nm-hotline-2021" ? {...act, relation: "follows:cn-nm-ordr-2021"} : act,
    );
    expect(actFaults(altered, sources).map(({remedy}) => remedy)).toEqual(['did you mean "cn-nm-order-2021"?']);
  });

  test("replace or end only what is over", () => {
    expect(said("cn-qh-order-2021", {relation: "ends:cn-nm-order-2021"})).toEqual([
      'cn-qh-order-2021, relation: ends "cn-nm-order-2021", whose status is in-force',
    ]);
  });
});

test("an act without a source is told", () => {
  const without = sources.filter(({act}) => act !== "cn-qh-order-2021");
  expect(actFaults(acts, without).map(({id, message}) => `${id}: ${message}`)).toEqual([
    "cn-qh-order-2021: act without a source",
  ]);
});

test("an act that covers a part names it, and one that covers the whole names none", () => {
  expect(said("isl-power-refusal-2021", {area: null})).toEqual([
    "isl-power-refusal-2021, area: scope part, but area names none",
  ]);
  expect(said("isl-power-refusal-2021", {scope: "whole"})).toHaveLength(1);
});
