import {expect, test} from "vitest";
import {knownFrom, newestBefore, oldest} from "../../src/model/vintage.ts";
import {catalog} from "../published.ts";

const versions = [
  {version: "1.0.0", vintage: "2021-10-13"},
  {version: "1.1.0", vintage: undefined},
  {version: "2.0.0", vintage: "2023-09"},
];

test.each([
  ["2021-10-13", "2021-10-14"],
  ["2021-12-31", "2022-01-01"],
  ["2024-02-28", "2024-02-29"],
  ["2023-09", "2023-10-01"],
  ["2023-12", "2024-01-01"],
  ["2022", "2023-01-01"],
])("a vintage of %s is known from %s on", (vintage, day) => expect(knownFrom(vintage)).toBe(day));

test("a vintage is known the day after it was published, not on the day itself", () => {
  expect(newestBefore(versions, "2021-10-13")).toBeUndefined();
  expect(newestBefore(versions, "2021-10-14")?.version).toBe("1.0.0");
});

test("a vintage dated by its month counts from the month's end", () => {
  expect(newestBefore(versions, "2023-09-30")?.version).toBe("1.0.0");
  expect(newestBefore(versions, "2023-10-01")?.version).toBe("2.0.0");
});

test("a version without a vintage is never the newest, and no versions have none", () => {
  expect(newestBefore([{version: "1.1.0", vintage: undefined}], "2030-01-01")).toBeUndefined();
  expect(newestBefore([], "2030-01-01")).toBeUndefined();
  expect(oldest([{version: "1.1.0", vintage: undefined}])).toBeUndefined();
});

test("the order of publication counts, not that of the version numbers; the later of two on a day wins", () => {
  const late = {version: "0.9.0", vintage: "2022-01-01"};
  expect(newestBefore([late, ...versions], "2022-06-01")?.version).toBe("0.9.0");
  expect(oldest([late, ...versions])?.version).toBe("1.0.0");
  const twice = [
    {version: "1.0.0", vintage: "2022-01-31"},
    {version: "1.0.1", vintage: "2022-01"},
  ];
  expect(newestBefore(twice, "2022-02-01")?.version).toBe("1.0.1");
});

test("a day that is no day is refused", () => {
  for (const day of ["2021-11", "2021", "2021-02-31", "5 November 2021"])
    expect(() => newestBefore(versions, day)).toThrow(RangeError);
});

test("on 5 November 2021 the newest mining map was that of 13 October, and no copy of the electricity index was held", () => {
  const vintages = (name: string) =>
    catalog.versions(name).map(({version, descriptor}) => ({version, vintage: descriptor.vintage}));
  expect(newestBefore(vintages("mining-hashrate-share"), "2021-11-05")?.version).toBe("1.0.0");
  expect(newestBefore(vintages("bitcoin-electricity"), "2021-11-05")).toBeUndefined();
  expect(newestBefore(vintages("bitcoin-electricity"), "2023-05-16")?.version).toBe("1.0.0");
});
