import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {charts, findChart} from "../../src/charts/registry.ts";
import {isReleased} from "../../src/data/release.ts";
import {PINS, pinsOf, readPins, tableHash, versionsOf, withMissing} from "../../src/publish/pins.ts";
import {catalog} from "../published.ts";

const pins = readPins(readFileSync(PINS, "utf8"), PINS);
const pinned = charts.flatMap((chart) =>
  Object.keys(pins[chart.name] ?? {}).map((version) => [chart.name, version] as const),
);

test("every released version a chart can be drawn from is pinned, and no other: run npm run pin", () => {
  const released = charts.flatMap((chart) => {
    const {name, versions} = versionsOf(catalog, chart);
    return versions.filter((version) => isReleased("data", name, version)).map((version) => [chart.name, version]);
  });
  expect(pinned).toEqual(released);
  expect(withMissing(catalog, pins)).toEqual(pins);
});

test.each(pinned)("the page of %s as of %s keeps the numbers it was pinned with", (name, version) => {
  expect(tableHash(catalog, findChart(name), version, pinsOf(name, version))).toBe(pins[name]?.[version]?.table);
});

test("a pinned page reads the other packages in the versions of its day; the newest page reads the newest", () => {
  expect(pinsOf("hashrate-share", "1.0.0")).toMatchObject({"policy-acts": expect.stringMatching(/^\d+\.\d+\.\d+$/)});
  expect(pinsOf("hashrate-share", undefined)).toEqual({});
});

test("a file that is no list of pins is refused, naming the file and the remedy", () => {
  expect(() => readPins("hashrate-share: {1.0.0: {reads: {}}}", "p.yaml")).toThrow(/^p\.yaml: .*table.*npm run pin/);
});
