/** What every loader says of a file that is not what it was. The fixtures hold made-up numbers for years to come. */
import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {bitcoinElectricity} from "../../../src/bin/loaders/bitcoin-electricity.ts";
import {electricitySystem} from "../../../src/bin/loaders/electricity-system.ts";
import {type Loader, readSource, writeNumber} from "../../../src/bin/loaders/loader.ts";
import {miningHashrateShare} from "../../../src/bin/loaders/mining-hashrate-share.ts";
import {swedenPowerPrices} from "../../../src/bin/loaders/sweden-power-prices.ts";
import {catalog} from "../../published.ts";
import {exportOf} from "./entsoe-export.ts";

const fixture = (name: string) => readFileSync(`test/bin/fixtures/${name}.csv`, "utf8");

/** Each loader with a file it reads and a column it needs. */
const loaders: readonly [package_: string, loader: Loader, text: string, column: string][] = [
  ["bitcoin-electricity", bitcoinElectricity, fixture("bitcoin-electricity"), "annualised consumption MIN, TWh"],
  ["electricity-system", electricitySystem, fixture("electricity-system"), "net_elec_imports"],
  ["mining-hashrate-share", miningHashrateShare, fixture("mining-hashrate-share"), "monthly_hashrate_%"],
  ["sweden-power-prices", swedenPowerPrices, exportOf("SE1", "2031-02", "2031-03"), "Day-ahead Price (EUR/MWh)"],
];

describe.each(loaders)("the loader of %s", (name, loader, text, column) => {
  const parse = (changed: string) => () => loader.parse([{name: "file.csv", text: changed}], []);

  test("names an empty file", () => {
    expect(parse("")).toThrow(/^file\.csv: empty file: [^\n]+$/);
    expect(parse("\n")).toThrow(/^file\.csv: empty file: [^\n]+$/);
  });

  test("names a web page", () => {
    expect(parse("<!DOCTYPE html>\n<html><title>502 Bad Gateway</title></html>\n")).toThrow(
      /^file\.csv: a web page or XML, not a CSV file: [^\n]+$/,
    );
  });

  test("names a column that was renamed, and the loader to correct", () => {
    expect(parse(text.replace(column, `${column}s`))).toThrow(
      /^file\.csv:1: missing column "[^\n]+the provider changed the layout[^\n]+did you mean[^\n]+$/,
    );
  });

  test("names the line at which a file is cut off", () => {
    const lines = text.trimEnd().split("\n").length;
    for (const end of [2, 9, 20]) {
      expect(parse(text.slice(0, -end))).toThrow(new RegExp(`^file\\.csv:${lines}: cut off[^\\n]+$`));
    }
  });

  test("stands under the licence that its package names, and fills one of its tables", () => {
    const newest = catalog.newest(name);
    expect(newest.descriptor.licenses.map((each) => each.name)).toContain(loader.licence);
    const fields = newest.resource(loader.resource).fields.map((each) => each.name);
    expect(fields).toContain(loader.period);
    if (loader.place !== undefined) expect(fields).toContain(loader.place);
  });
});

test("a byte order mark and Windows line ends are no fault of a provider's file", () => {
  const rows = readSource({name: "file.csv", text: "\uFEFFa,b\r\n1,\r\n"}, ["b", "a"]);
  expect(rows.map((row) => [row.number("a"), row.number("b")])).toEqual([[1, undefined]]);
});

test("a cell that is no number is named with its line and column", () => {
  const [row] = readSource({name: "file.csv", text: "a\n1.234.5\n"}, ["a"]);
  expect(() => row?.number("a")).toThrow('file.csv:2: no number "1.234.5" in "a": get the file again');
});

test("numbers are written without zeros at the end, and never as minus zero", () => {
  expect([
    writeNumber(213.01),
    writeNumber(5),
    writeNumber(-0.0001, 3),
    writeNumber(1.00004, 4),
    writeNumber(undefined),
  ]).toEqual(["213.01", "5", "0", "1", ""]);
});
