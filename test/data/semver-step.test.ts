import {describe, expect, test} from "vitest";
import {diffPackages, type PackageDiff, type ResourceDiff} from "../../src/data/diff.ts";
import {checkNumber, nextNumber, proposeStep} from "../../src/data/semver-step.ts";
import {catalog} from "../published.ts";

const between = (name: string, from: string, to: string) =>
  proposeStep(diffPackages(catalog.get(name, from), catalog.get(name, to)));

const row = {month: "2021-10", value: 1};
/** A diff of one table of which some things differ. */
function diffOf(resource: Partial<ResourceDiff>, rest: Partial<PackageDiff> = {}): PackageDiff {
  const same = {fields: [], added: [], removed: [], changed: [], unchanged: 10, order: []};
  return {
    name: "shares",
    from: "1.0.0",
    to: "",
    resources: [{resource: "shares", primaryKey: ["month"], ...same, ...resource}],
    resourcesAdded: [],
    resourcesRemoved: [],
    ...rest,
  };
}
const changed = (count: number, field = "value") =>
  Array.from({length: count}, (_, key) => {
    return {key: String(key), before: row, after: row, changes: [{field, from: 1, to: 2}]};
  });

describe("proposeStep", () => {
  test("five months more of the hashrate map are a minor step", () => {
    expect(between("mining-hashrate-share", "1.0.0", "1.1.0")).toEqual({
      step: "minor",
      reason: "50 rows added in hashrate-share",
    });
  });

  test("the method revised in August 2023 is a major step", () => {
    const {step, reason} = between("bitcoin-electricity", "1.0.0", "2.0.0");
    expect(step).toBe("major");
    expect(reason).toBe("147 of the 151 rows of both versions changed in bitcoin-electricity");
  });

  test("another unit of carbon intensity is a major step", () => {
    const {step, reason} = between("electricity-system", "1.0.0", "2.0.0");
    expect(step).toBe("major");
    expect(reason).toContain("field of another type, unit or missing value: carbon_intensity");
  });

  test.each([
    ["a field removed", diffOf({fields: [{field: "flag", change: "removed", properties: []}]}), "field removed: flag"],
    [
      "a field of another type",
      diffOf({fields: [{field: "value", change: "redefined", properties: ["description", "type"]}]}),
      "field of another type, unit or missing value: value",
    ],
    ["a row removed", diffOf({removed: [row]}), "1 row removed in shares"],
    ["a table removed", diffOf({}, {resourcesRemoved: ["notes"]}), "table removed: notes"],
    [
      "more than half the rows changed",
      diffOf({changed: changed(6), unchanged: 5}),
      "6 of the 11 rows of both versions changed in shares",
    ],
  ])("%s asks for a major step", (_, diff, reason) => {
    expect(proposeStep(diff)).toEqual({step: "major", reason});
  });

  test.each([
    ["a row added", diffOf({added: [row], changed: changed(1)}), "1 row added in shares"],
    ["a table added", diffOf({}, {resourcesAdded: ["notes"]}), "table added: notes"],
    [
      "a field added, which every row then has",
      diffOf({fields: [{field: "flag", change: "added", properties: []}], changed: changed(10, "flag"), unchanged: 0}),
      "field added: flag",
    ],
    [
      "categories changed",
      diffOf({fields: [{field: "flag", change: "redefined", properties: ["categories"]}]}),
      "categories changed: flag",
    ],
  ])("%s asks for a minor step", (_, diff, reason) => {
    expect(proposeStep(diff)).toEqual({step: "minor", reason});
  });

  test.each([
    ["half the rows corrected", diffOf({changed: changed(5), unchanged: 5}), "5 rows corrected in shares"],
    [
      "a field described in other words",
      diffOf({fields: [{field: "value", change: "redefined", properties: ["description"]}]}),
      "no row differs, only the description",
    ],
  ])("%s asks for a patch", (_, diff, reason) => {
    expect(proposeStep(diff)).toEqual({step: "patch", reason});
  });
});

describe("checkNumber", () => {
  const minor = {step: "minor", reason: "1 row added in shares"} as const;

  test.each(["1.3.0", "1.4.0", "2.0.0"])("%s is enough for rows added to 1.2.3", (version) => {
    expect(checkNumber(version, "1.2.3", minor, "A month more.")).toBeUndefined();
  });

  test("a number below the proposed is refused with the number to take", () => {
    expect(checkNumber("1.2.4", "1.2.3", minor, "A month more.")).toEqual({
      message: "version too low for a minor change (1 row added in shares)",
      remedy: 'number it 1.3.0, or give the reason in changes, with the words "patch, not minor"',
    });
  });

  test("a number below the proposed stands when changes says why in so many words", () => {
    const changes = "A patch, not minor: the row was there and lost in copying.";
    expect(checkNumber("1.2.4", "1.2.3", minor, changes)).toBeUndefined();
    expect(checkNumber("1.3.0", "1.2.3", {step: "major", reason: ""}, changes)?.remedy).toContain("minor, not major");
  });

  test.each(["1.2.3", "1.2.2", "0.9.0"])("%s after 1.2.3 goes backwards, whatever changes says", (version) => {
    expect(checkNumber(version, "1.2.3", minor, "A patch, not minor.")).toEqual({
      message: "version goes backwards",
      remedy: "1.2.3 is released: number it 1.3.0 or later",
    });
  });

  test("before 1.0.0 a minor step is enough for anything", () => {
    expect(nextNumber("0.1.0", "major")).toBe("0.2.0");
    expect(checkNumber("0.2.0", "0.1.0", {step: "major", reason: ""}, "All anew.")).toBeUndefined();
  });
});
