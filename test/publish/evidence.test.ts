import {describe, expect, test} from "vitest";
import {boundParts} from "../../src/publish/bound.ts";
import {evidence, holds} from "../../src/publish/evidence.ts";
import {catalog} from "../published.ts";

describe("evidence", () => {
  test("prints a cell with its unit and leads to its row in the newest version", () => {
    expect(evidence(catalog, "mining-hashrate-share/hashrate-share/2021-10,KAZ/share")).toMatchObject({
      text: "18.31%",
      address: "/data/mining-hashrate-share/1.1.0/#row-2021-10-KAZ",
      version: "mining-hashrate-share 1.1.0",
      rivals: 0,
    });
  });

  test("prints a cell of a version that is pinned", () => {
    expect(
      evidence(catalog, "mining-hashrate-share@1.0.0/hashrate-share/2021-08,KAZ/share", {digits: 1}),
    ).toMatchObject({text: "18.1%", version: "mining-hashrate-share 1.0.0"});
  });

  test("prints a claim, counts its rivals and leads to its page", () => {
    const found = evidence(catalog, "swe-mining-electricity");
    expect(found.text).toBe("1–1.5\u00a0TWh a year");
    expect(found.address).toBe("/claims/swe-mining-electricity/");
    expect(found.rivals).toBeGreaterThan(2);
  });

  test("counts no rival where every source gives the figure printed", () => {
    expect(evidence(catalog, "kaz-peak-gap-2023").rivals).toBe(0);
    expect(evidence(catalog, "eu-econ-clause-margin").rivals).toBe(1);
  });

  test.each([
    ["no-such-claim", 'unknown claim "no-such-claim"'],
    ["mining-hashrate-share/hashrate-share/2021-10,SWE/share", "no row with the key 2021-10,SWE (month,jurisdiction)"],
    [
      "mining-hashrate-share/hashrate-share/2021-10,KAZ/shares",
      'unknown field "shares": one of month, jurisdiction, share',
    ],
    ["mining-hashrate-share/hashrate-share/2021-10,KAZ/flag", "the cell holds no data"],
    ["mining-hashrate-share@9.0.0/hashrate-share/2021-10,KAZ/share", "9.0.0"],
    ["mining-hashrate-shares/hashrate-share/2021-10,KAZ/share", "mining-hashrate-shares"],
  ])("refuses %s, saying what is missing", (reference, message) =>
    expect(() => evidence(catalog, reference)).toThrow(message),
  );

  test("counts the places, or the acts, whose acts meet every condition", () => {
    const of = "policy-acts@1.0.0/acts/instrument=ban,status=in-force+enforced+ended/jurisdiction";
    expect(evidence(catalog, of, {compute: "count"})).toEqual({
      text: "16",
      address: "/data/policy-acts/1.0.0/",
      what: "Our arithmetic: number of Jurisdiction, instrument ban, status in-force or enforced or ended",
      version: "policy-acts 1.0.0",
      source: "The sources named in act-sources, described in the sources package",
      rivals: 0,
    });
    const rejected = "policy-acts@1.0.0/acts/instrument=ban,status=rejected/id";
    expect(evidence(catalog, rejected, {compute: "count"}).text).toBe("3");
    expect(holds(catalog, `count(${rejected}) = 3 and count(${of}) > count(${rejected})`).holds).toBe(true);
  });

  test("counts none where no act meets the conditions together", () =>
    expect(holds(catalog, "count(policy-acts@1.0.0/acts/instrument=call-for-ban,in_force=*/id) = 0").holds).toBe(true));

  test.each([
    ["instrument=bann/id", 'no row has the instrument "bann"'],
    ["instruments=ban/id", 'unknown field "instruments": one of id, jurisdiction'],
  ])("refuses to count %s, saying what is wrong", (conditions, message) =>
    expect(() => evidence(catalog, `policy-acts@1.0.0/acts/${conditions}`, {compute: "count"})).toThrow(message),
  );
});

test("boundParts keeps words and takes references with the digits to print", () => {
  expect(boundParts("a peak of {kaz-peak|1} in {a/b/c/d}.")).toEqual([
    {text: "a peak of "},
    {of: "kaz-peak", options: {digits: 1}},
    {text: " in "},
    {of: "a/b/c/d", options: {}},
    {text: "."},
  ]);
});
