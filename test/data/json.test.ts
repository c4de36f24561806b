import {expect, test} from "vitest";
import {lineOfProperty, parseJson} from "../../src/data/json.ts";

test("a property has the line its value starts on; a missing one that of its parent", () => {
  const text = '{\n  "a": 1,\n  "b": [\n    {"c": 2},\n    {\n      "d": 3\n    }\n  ]\n}\n';
  expect(lineOfProperty(text, ["b", 1, "d"])).toBe(6);
  expect(lineOfProperty(text, ["b", 1, "e"])).toBe(5);
  expect(lineOfProperty(text, ["x"])).toBe(1);
});

test("a property written twice is a problem, wherever it is", () => {
  const {value, problems} = parseJson('{\n "a": {\n  "b": 1,\n  "b": 2\n }\n}', "x.json");
  expect(value).toEqual({a: {b: 2}});
  expect(problems).toEqual([
    {file: "x.json", line: 4, message: "repeated property", value: "b", remedy: "keep one of the two"},
  ]);
});

test("text that looks like a property is no property", () => {
  expect(parseJson('{"a": "\\"b\\": 1", "c": ["d", ":"]}', "x.json").problems).toEqual([]);
});
