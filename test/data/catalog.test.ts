import {expect, test} from "vitest";
import {openCatalog, readCatalog} from "../../src/data/catalog.ts";
import {ProblemsError} from "../../src/data/problem.ts";
import {FIXTURES, fixtureNames} from "./fixtures.ts";

const sound = openCatalog(`${FIXTURES}/sound`);

test("packages come by name, then by semantic version, oldest first", () => {
  expect(sound.packages.map(({id}) => id)).toEqual(["acts@1.0.0", "acts@1.1.0", "acts@1.10.0", "places@1.0.0"]);
  expect(sound.names).toEqual(["acts", "places"]);
  expect(sound.versions("acts").map(({version}) => version)).toEqual(["1.0.0", "1.1.0", "1.10.0"]);
});

test("the newest version is the highest, not the last in the alphabet", () => {
  expect(sound.newest("acts").version).toBe("1.10.0");
});

test("a version is found by name and number, a table by its address", () => {
  expect(sound.get("acts", "1.1.0").id).toBe("acts@1.1.0");
  const table = sound.resource("acts@1.1.0/acts");
  expect(table.address).toBe("acts@1.1.0/acts");
  expect(table.rows.at(-1)).toEqual({id: "eur-ban", place: "EUR", instrument: "ban", adopted: "2023-05-01", share: 0});
});

test("missing is null, zero is zero", () => {
  const {rows} = sound.resource("acts@1.1.0/acts");
  expect(rows.map(({share}) => share)).toEqual([null, 0.1, 7, 0]);
});

test("a row's line is where it starts, also after a cell of several lines", () => {
  const table = sound.resource("acts@1.10.0/acts");
  expect(table.rows.map((_, index) => table.lineOf(index))).toEqual([2, 3, 4, 5, 7]);
  expect(table.rows[3]!["id"]).toBe('eur-"ban"\n, two lines');
});

test("what is not there is an error that names the nearest", () => {
  expect(() => sound.newest("act")).toThrow('unknown package: "act": did you mean "acts"?');
  expect(() => sound.get("acts", "1.2.0")).toThrow('unknown version of acts: "1.2.0": one of 1.0.0, 1.1.0, 1.10.0');
  expect(() => sound.resource("acts@1.0.0/act")).toThrow('unknown resource of acts@1.0.0: "act": did you mean "acts"?');
  expect(() => sound.resource("acts/acts")).toThrow('malformed address: "acts/acts": write package@version/resource');
  expect(() => sound.resource("acts@1.0.0/acts").raw(0, "plce")).toThrow('"plce": did you mean "place"?');
  expect(() => sound.resource("acts@1.0.0/acts").lineOf(3)).toThrow("acts.csv: 3: it has 3");
});

test("a bad package takes no good one with it, not even one that refers to it", () => {
  const {catalog, problems} = readCatalog(`${FIXTURES}/good-beside-bad`);
  expect(problems).toHaveLength(1);
  expect(catalog.packages.map(({id}) => id)).toEqual(["acts@1.0.0"]);
});

test("a package with a fault is not in the catalog", () => {
  const {catalog} = readCatalog(`${FIXTURES}/key-dangling-across`);
  expect(catalog.packages.map(({id}) => id)).toEqual(["places@1.0.0"]);
});

test("a released version that has changed is not in the catalog", () => {
  expect(readCatalog(`${FIXTURES}/release-changed`).catalog.packages).toEqual([]);
});

test("the strict reading throws every problem, one a line", () => {
  const folder = `${FIXTURES}/two-faults-in-one-file`;
  expect(() => openCatalog(folder)).toThrow(ProblemsError);
  expect(() => openCatalog(folder)).toThrow(/acts\.csv:2: .*\n.*acts\.csv:3: /);
});

test.each(fixtureNames().filter((name) => !["corrected", "sound"].includes(name)))(
  "the strict reading refuses %s",
  (name) => {
    expect(() => openCatalog(`${FIXTURES}/${name}`)).toThrow(ProblemsError);
  },
);
