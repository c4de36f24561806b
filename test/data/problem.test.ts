import {expect, test} from "vitest";
import {ProblemsError, renderProblem} from "../../src/data/problem.ts";

const problem = {
  file: "data/policy-acts/1.0.0/acts.csv",
  line: 17,
  field: "instrument",
  message: "unknown category",
  value: "bann",
  remedy: "one of ban, licensing",
};

test("a problem is one line: file, line, field, message, value, remedy", () => {
  expect(renderProblem(problem)).toBe(
    'data/policy-acts/1.0.0/acts.csv:17: field "instrument": unknown category "bann": one of ban, licensing',
  );
});

test("what a problem does not have is left out", () => {
  expect(renderProblem({file: "a.csv", message: "empty file", remedy: "write records"})).toBe(
    "a.csv: empty file: write records",
  );
});

test("a value stays on the line, and a long one is cut", () => {
  expect(renderProblem({...problem, value: 'two\n"lines"'})).toContain('"two\\n\\"lines\\""');
  expect(renderProblem({...problem, value: "x".repeat(100)})).toContain(`"${"x".repeat(79)}…"`);
});

test("an error of many problems says each on its own line", () => {
  const error = new ProblemsError([problem, {...problem, line: 18}]);
  expect(error.message.split("\n")).toEqual([renderProblem(problem), renderProblem({...problem, line: 18})]);
  expect(error.problems).toHaveLength(2);
});
