import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {bitcoinElectricity} from "../../../src/bin/loaders/bitcoin-electricity.ts";

const text = readFileSync("test/bin/fixtures/bitcoin-electricity.csv", "utf8");
const parse = (changed: string) => bitcoinElectricity.parse([{name: "file.csv", text: changed}], []);

test("daily values become monthly means to four decimals, with the number of days", () => {
  expect(parse(text)).toEqual([
    // The means of 52.596, 53.0343, 53.4726; of 105.192, 106.0686, 106.9452; of 210.384, 212.1372, 213.8904.
    {month: "2031-12", low: "53.0343", best: "106.0686", high: "212.1372", days: "3"},
    {month: "2032-01", low: "60.4854", best: "120.9708", high: "241.9416", days: "31"},
    {month: "2032-02", low: "68.1556", best: "136.3113", high: "272.6226", days: "4"},
  ]);
});

test("the line on the assumed price that starts Cambridge's own download is read, and must say 0.05", () => {
  const note = (price: string) => `Average electricity cost assumption: ${price} USD/kWh\n`;
  expect(parse(note("0.05") + text)).toEqual(parse(text));
  expect(() => parse(note("0.07") + text)).toThrow("file.csv:1: figures at 0.07 USD per kWh: the table is at 0.05");
});

test.each([
  [
    "a day twice",
    text.replace("2031-12-30", "2031-12-29"),
    "file.csv:3: 2031-12-29 after 2031-12-29: each day stands once",
  ],
  ["a day that is no date", text.replace("2031-12-30", "30.12.2031"), 'file.csv:3: no day "30.12.2031T00:00:00"'],
  [
    "a day without a value",
    text.replace(",53.0343,", ",,"),
    'file.csv:3: no value in "annualised consumption MIN, TWh"',
  ],
])("%s stops with one line", (_, changed, message) => {
  expect(() => parse(changed)).toThrow(message);
  expect(() => parse(changed)).toThrow(/^[^\n]+$/);
});
