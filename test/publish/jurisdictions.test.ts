import {expect, test} from "vitest";
import {acts} from "../../src/publish/acts.ts";
import {jurisdictionEntries} from "../../src/publish/jurisdictions.ts";
import {catalog} from "../published.ts";

const entries = jurisdictionEntries(catalog);
const find = (code: string) => entries.find(({jurisdiction}) => jurisdiction.code === code);

test("every act stands on the page of one jurisdiction", () => {
  expect(entries.flatMap(({acts}) => acts)).toHaveLength(acts(catalog).size);
});

test("sums of places have no page", () => {
  expect(find("WLD")).toBeUndefined();
  expect(find("OTH")).toBeUndefined();
});

test("a place that a package does not list has no data, not zero", () => {
  expect(find("SWE")?.figures[0]).toMatchObject({text: "no data"});
  expect(find("KAZ")?.figures[0]).toMatchObject({text: "13.2%"});
});

test("a place that only an earlier version lists is told from it, with the version", () => {
  const demand = find("IRN")?.figures.find(({label}) => label === "Electricity demand");
  expect(demand?.text).toBe("300.7\u00a0TWh");
  expect(demand?.note).toMatch(/^2020; .* By version 1\.0\.0: later ones do not list it$/);
  expect(demand?.address).toContain("/data/electricity-system/1.0.0/#");
});

test("a province knows the place it lies in, and that place knows it", () => {
  expect(find("CN-SC")?.parent?.code).toBe("CHN");
  expect(find("CHN")?.children.map(({code}) => code)).toContain("CN-SC");
});
