import {expect, test} from "vitest";
import {citation, languageName, sources} from "../../src/publish/source.ts";
import {catalog} from "../published.ts";

test("every language has an English name", () => {
  expect(["zh-Hant", "nb", "ky"].map(languageName)).toEqual(["Traditional Chinese", "Norwegian Bokmål", "Kyrgyz"]);
  for (const {language} of sources(catalog).values()) expect(languageName(language)).not.toBe(language);
});

test("a citation names publisher and date, and refuses an id that is no source", () => {
  expect(citation(catalog, "kegoc-power-balance-release-2021").short).toBe("KEGOC, 5 October 2021");
  expect(() => citation(catalog, "kegoc")).toThrow('unknown source "kegoc"');
});
