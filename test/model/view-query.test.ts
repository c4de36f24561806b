import {readFileSync} from "node:fs";
import fc from "fast-check";
import {expect, test} from "vitest";
import {difference, merge, parts, type View} from "../../src/model/view.ts";
import {longest, readView, writeView} from "../../src/model/view-query.ts";

const word = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,30}[A-Za-z0-9])?$/);
const month = fc.stringMatching(/^[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?$/);
const number = fc.nat({max: 500}).map((each) => String(each / 100));
const kinds = {
  word,
  month,
  words: fc.uniqueArray(word, {maxLength: longest}),
  numbers: fc.array(number, {maxLength: longest}),
};
const view: fc.Arbitrary<View> = fc.record(
  Object.fromEntries(Object.entries(parts).map(([name, kind]) => [name, kinds[kind] as fc.Arbitrary<unknown>])),
  {requiredKeys: []},
);

test("a view written as a query and read again is the same view", () => {
  fc.assert(
    fc.property(view, (each) => {
      expect(readView(writeView(each))).toEqual(each);
    }),
  );
});

test("any query string whatever gives a view that survives being written and read again", () => {
  const query = fc.oneof(
    fc.string(),
    fc.string({unit: "binary"}),
    fc
      .array(fc.tuple(fc.constantFrom(...Object.keys(parts), "country", "time", "yScale"), fc.string({unit: "binary"})))
      .map((pairs) => pairs.map((pair) => pair.join("=")).join("&")),
  );
  fc.assert(
    fc.property(query, (each) => {
      expect(readView(writeView(readView(each)))).toEqual(readView(each));
    }),
  );
});

test("a view laid over its base is the base and what differs", () => {
  fc.assert(
    fc.property(view, view, (each, base) => {
      const whole = merge(base, each);
      expect(merge(base, difference(whole, base))).toEqual(whole);
    }),
  );
});

test("paths, scripts, impossible dates and numbers that are none are left out", () => {
  expect(readView("?with=../../x")).toEqual({});
  expect(readView("?with=KAZ,../../x,<script>alert(1)</script>")).toEqual({with: ["KAZ"]});
  expect(readView("?from=NaN&to=99999&month=2021-13&show=%3Cscript%3E&scale=&weights=NaN,1")).toEqual({});
  expect(readView("?%E0%A4%A&with=SWE")).toEqual({with: ["SWE"]});
});

test("ten thousand places are cut to the longest list a query keeps", () => {
  const codes = Array.from({length: 10_000}, (_, i) => `P${i}`);
  expect(readView(`?with=${codes.join(",")}`).with).toHaveLength(longest);
});

test("no place chosen is a choice, and is written", () => {
  expect(readView("?with=")).toEqual({with: []});
  expect(writeView({with: []})).toBe("with=");
});

const permalinks = readFileSync(new URL("permalinks.txt", import.meta.url), "utf8");

test.each(
  permalinks
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("  ")),
)("the permalink %s keeps opening %s", (query, expected) => {
  expect(writeView(readView(query ?? ""))).toBe(expected);
});
