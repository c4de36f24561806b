import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {readCatalog} from "../../src/data/catalog.ts";
import {renderProblem} from "../../src/data/problem.ts";
import {FIXTURES, fixtureNames} from "./fixtures.ts";

// A new bad input is a new folder here with the messages it must give in `expected.txt`.
test.each(fixtureNames())("every fault of %s is reported with its file, line, value and remedy", (name) => {
  const {problems} = readCatalog(`${FIXTURES}/${name}`);
  const expected = readFileSync(`${FIXTURES}/${name}/expected.txt`, "utf8");
  expect(problems.map((each) => `${renderProblem(each)}\n`).join("")).toBe(expected);
});
