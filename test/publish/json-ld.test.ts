import {expect, test} from "vitest";
import {toJson} from "../../src/publish/json-ld.ts";

test("no text ends the script it stands in, or starts one, and reads back as it was", () => {
  const hostile = {a: "</script><script>alert(1)</script>", b: "<!-- <script>", c: ["x < y & z", "\u2028"]};
  const json = toJson(hostile);
  expect(json).not.toContain("<");
  expect(JSON.parse(json)).toEqual(hostile);
});
