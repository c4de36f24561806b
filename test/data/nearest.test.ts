import {expect, test} from "vitest";
import {nearest, suggest} from "../../src/data/nearest.ts";

test("the nearest spelling is found, case aside", () => {
  expect(nearest("bann", ["tax", "ban", "licensing"])).toBe("ban");
  expect(nearest("Licencing", ["ban", "licensing"])).toBe("licensing");
  expect(nearest("kaz", ["KAZ", "KGZ"])).toBe("KAZ");
});

test("nothing is suggested when nothing is close, or two are equally close", () => {
  expect(nearest("moratorium", ["ban", "tax"])).toBeUndefined();
  expect(nearest("KXZ", ["KAZ", "KGZ"])).toBeUndefined();
});

test("the list of candidates stops after twelve, and gives way to a suggestion", () => {
  const many = Array.from({length: 20}, (_, index) => `source-${String.fromCharCode(97 + index).repeat(4)}`);
  expect(suggest("x", many)).toMatch(/^one of source-aaaa, .*source-llll, …$/);
  expect(suggest("source-aaa", many)).toBe('did you mean "source-aaaa"?');
  expect(suggest("x", [])).toBe("there is none to choose from");
});
