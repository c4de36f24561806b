import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {electricitySystem} from "../../../src/bin/loaders/electricity-system.ts";

const text = readFileSync("test/bin/fixtures/electricity-system.csv", "utf8");
const parse = (changed: string) => electricitySystem.parse([{name: "file.csv", text: changed}], []);

test("the places we follow come in our order, from 2000, without years that have no figures", () => {
  expect(parse(text).map((row) => `${row["jurisdiction"]} ${row["year"]}`)).toEqual([
    "KAZ 2031",
    "KAZ 2032",
    "KAZ 2033",
    "SWE 2031",
    "SWE 2032",
    "WLD 2031",
    "WLD 2032",
    "WLD 2033",
  ]);
});

test("a row holds each field as published, an empty cell where there is none, and what it repeats of the year before", () => {
  expect(parse(text)[1]).toEqual({
    jurisdiction: "KAZ",
    year: "2032",
    demand: "98",
    generation: "96.5",
    net_imports: "1.5",
    coal: "62.5",
    gas: "20.5",
    oil: "0.5",
    nuclear: "0",
    hydro: "9.5",
    wind: "4",
    solar: "1.25",
    bioenergy: "0",
    other_renewables: "",
    carbon_intensity: "800.25",
    population: "20002032",
    repeated: "net_imports gas oil hydro wind solar carbon_intensity",
  });
  expect(parse(text)[0]?.["repeated"]).toBe("");
});

test.each([
  [
    "a country under another name",
    text.replaceAll("Kazakhstan", "Republic of Kazakhstan"),
    'file.csv:3: unknown country "Republic of Kazakhstan" with the code of Kazakhstan: correct the name in the loader',
  ],
  [
    "a file without our places",
    text.replaceAll(/^(Kazakhstan|Sweden|World),.*\n/gm, ""),
    "file.csv: no row of a place we follow",
  ],
  ["a year that is none", text.replace("Sweden,2031", "Sweden,31.5"), "file.csv:7: no year: get the file again"],
])("%s stops with one line", (_, changed, message) => {
  expect(() => parse(changed)).toThrow(message);
  expect(() => parse(changed)).toThrow(/^[^\n]+$/);
});
