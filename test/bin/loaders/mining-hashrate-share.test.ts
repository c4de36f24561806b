import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {miningHashrateShare} from "../../../src/bin/loaders/mining-hashrate-share.ts";

const text = readFileSync("test/bin/fixtures/mining-hashrate-share.csv", "utf8");
const parse = (changed: string) => miningHashrateShare.parse([{name: "file.csv", text: changed}], []);

test("each month has ten places in the order of the table, with codes, shares without the sign, and flags", () => {
  const rows = parse(text);
  expect(rows).toHaveLength(30);
  expect(rows.slice(0, 10).map((row) => Object.values(row).join())).toEqual([
    "2031-11,CHN,0,0,published-zero",
    "2031-11,USA,38,95,",
    "2031-11,KAZ,17.5,43.75,",
    "2031-11,RUS,10,25,",
    "2031-11,CAN,12,30,",
    "2031-11,MYS,3,7.5,",
    "2031-11,IRN,2,5,",
    "2031-11,DEU,5.25,13.12,proxy",
    "2031-11,IRL,3.25,8.12,proxy",
    "2031-11,OTH,9,22.5,",
  ]);
  expect(rows[10]).toEqual({month: "2031-12", jurisdiction: "CHN", share: "4", hashrate: "10", flag: ""});
});

test("months may come in any order", () => {
  const [header, ...lines] = text.trimEnd().split("\n");
  expect(parse(`${[header, ...lines.toReversed()].join("\n")}\n`)).toEqual(parse(text));
});

test.each([
  [
    "an unknown country",
    text.replace("Kazakhstan", "Kazakstan"),
    'file.csv:8: unknown country "Kazakstan": did you mean "Kazakhstan"?',
  ],
  [
    "a last month cut at the end of a line",
    text.split("\n").slice(0, -2).join("\n").concat("\n"),
    "file.csv: 2032-01 lacks IRL: the file is cut or damaged, get it again",
  ],
  ["a place twice in a month", text.replace("Canada", "Kazakhstan"), "file.csv: 2031-11 lacks CAN"],
  [
    "a share without its sign",
    text.replace("17.5%", "17.5"),
    "file.csv:8: no share or no hashrate: get the file again",
  ],
  ["a day for a month", text.replace("2031-11-01", "2031-11-02"), 'file.csv:2: no month "2031-11-02"'],
])("%s stops with one line", (_, changed, message) => {
  expect(() => parse(changed)).toThrow(message);
  expect(() => parse(changed)).toThrow(/^[^\n]+$/);
});
