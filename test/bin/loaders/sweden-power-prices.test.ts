import {expect, test} from "vitest";
import {swedenPowerPrices} from "../../../src/bin/loaders/sweden-power-prices.ts";
import {exportOf} from "./entsoe-export.ts";

const zones = ["SE1", "SE2", "SE3", "SE4"];

/** The four files of an export, one for each zone. */
function files(from: string, to: string, options: Parameters<typeof exportOf>[3] = {}) {
  return zones.map((zone) => ({name: `${zone}.csv`, text: exportOf(zone, from, to, options)}));
}

test.each(["before2024", "since2024"] as const)(
  "the layout %s gives the mean of each month and its hours, with those of summer time",
  (layout) => {
    const price = () => 42.5;
    const rows = swedenPowerPrices.parse(files("2031-01", "2032-01", {layout, price}), []);
    expect(rows).toHaveLength(48);
    expect(rows[0]).toEqual({month: "2031-01", zone: "SE1", price: "42.5", hours: "744"});
    const hours = (month: string) => rows.filter((row) => row["month"] === month).map((row) => row["hours"]);
    expect(hours("2031-03")).toEqual(["743", "743", "743", "743"]);
    expect(hours("2031-10")).toEqual(["745", "745", "745", "745"]);
    expect(hours("2031-02")).toEqual(["672", "672", "672", "672"]);
  },
);

test("the mean is of all prices, to three decimals", () => {
  const price = (index: number) => (index === 0 ? 100 : 0);
  const [row] = swedenPowerPrices.parse(files("2031-02", "2031-03", {price}), []);
  // 100 ÷ 672 hours
  expect(row).toEqual({month: "2031-02", zone: "SE1", price: "0.149", hours: "672"});
});

test("quarters of an hour count as quarters", () => {
  const [row] = swedenPowerPrices.parse(files("2031-10", "2031-11", {perHour: 4, price: (index) => index % 4}), []);
  expect(row).toEqual({month: "2031-10", zone: "SE1", price: "1.5", hours: "745"});
});

test("a month that is not over is left out", () => {
  const cut = files("2031-01", "2031-03").map(({name, text}) => {
    const isLate = (line: string) => /^"1\d\/02/.test(line);
    return {
      name,
      text: text
        .split("\n")
        .filter((line) => !isLate(line))
        .join("\n"),
    };
  });
  expect(swedenPowerPrices.parse(cut, []).map((row) => row["month"])).toEqual(Array(4).fill("2031-01"));
});

test("hours without a price leave the month out", () => {
  const some = files("2031-01", "2031-03").map(({name, text}) => {
    return {name, text: text.replace(/("28\/02\/2031 2[^\n]*"Without Sequence",)"[\d.]+"/g, '$1"n/e"')};
  });
  expect(swedenPowerPrices.parse(some, []).map((row) => row["month"])).toEqual(Array(4).fill("2031-01"));
});

test("months that no file holds stay as they are; a month that is read replaces the old one", () => {
  const old = ["2031-01", "2031-02"].flatMap((month) => zones.map((zone) => ({month, zone, price: "1", hours: "1"})));
  const rows = swedenPowerPrices.parse(files("2031-02", "2031-04", {price: () => 2}), old);
  expect(
    rows.map((row) => `${row["month"]} ${row["zone"]} ${row["price"]}`).filter((row) => row.includes("SE4")),
  ).toEqual(["2031-01 SE4 1", "2031-02 SE4 2", "2031-03 SE4 2"]);
});

test("a month left out between the old rows and the new stops the update", () => {
  const old = zones.map((zone) => ({month: "2030-12", zone, price: "1", hours: "744"}));
  expect(() => swedenPowerPrices.parse(files("2031-02", "2031-03"), old)).toThrow(
    "2031-01 is missing before 2031-02: export the months between as well",
  );
});

test.each([
  ["a zone is missing", files("2031-01", "2031-02").slice(1), "2031-01 is not complete in SE1: export all four zones"],
  [
    "an hour stands twice",
    [...files("2031-01", "2031-02"), files("2031-01", "2031-02")[0]!],
    "SE1 has 1488 hours in 2031-01",
  ],
  [
    "a zone is not one of Sweden's",
    [{name: "DK1.csv", text: exportOf("DK1", "2031-01", "2031-02")}],
    'DK1.csv:2: unknown bidding zone "DK1": ',
  ],
  [
    "the times are in another form",
    [{name: "SE1.csv", text: exportOf("SE1", "2031-01", "2031-02").replace("01/01/2031 00:00:00", "2031-01-01T00:00")}],
    'SE1.csv:2: no interval "2031-01-01T00:00',
  ],
  [
    "no month is over",
    [{name: "SE1.csv", text: `${exportOf("SE1", "2031-01", "2031-02").split("\n").slice(0, 30).join("\n")}\n`}],
    "SE1.csv: no complete month: export more",
  ],
])("when %s, one line says so", (_, given, message) => {
  const parse = () => swedenPowerPrices.parse(given, []);
  expect(parse).toThrow(message);
  expect(parse).toThrow(/^[^\n]+$/);
});
