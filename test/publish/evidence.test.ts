import {describe, expect, test} from "vitest";
import {openCatalog} from "../../src/data/catalog.ts";
import {boundParts} from "../../src/publish/bound.ts";
import {evidence} from "../../src/publish/evidence.ts";

const catalog = openCatalog("data");

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
