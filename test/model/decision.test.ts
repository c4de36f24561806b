import {expect, test} from "vitest";
import {decision} from "../../src/model/decision.ts";
import type {Act} from "../../src/model/observation.ts";
import {catalog} from "../published.ts";

const acts = catalog.newest("policy-acts").resource("acts").rows as unknown as readonly Act[];

test.each([
  ["eu-mica-2023", "2023-05-16", "adopted"],
  ["eu-pow-clause-2022", "2022-03-14", "rejected"],
  ["swe-agency-call-2021", "2021-11-05", "proposed"],
  ["eu-digital-energy-plan-2022", "2022-10-18", "announced"],
  ["kaz-raids-2022", "2022-02-18", "enforced"],
])("%s was decided on %s: %s", (id, date, state) => {
  expect(decision(acts.find((act) => act.id === id)!)).toEqual({date, state});
});

test("every act has a decision, and an act without a date is refused by name", () => {
  for (const act of acts) expect(decision(act).date).toMatch(/^\d{4}(-\d{2}){0,2}$/);
  const none = {proposed: null, announced: null, adopted: null, in_force: null, enforced: null, ended: null};
  expect(() => decision({...acts[0]!, ...none})).toThrow(acts[0]!.id);
});
