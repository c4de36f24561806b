import {expect, test} from "vitest";
import {openCatalog} from "../../src/data/catalog.ts";
import {actsResting, citation, languageName, sources} from "../../src/publish/source.ts";

const catalog = openCatalog("data");

test("a source lists the acts that rest on it, each with what it is cited for and where it stands", () => {
  expect(actsResting(catalog, "yybnet-eleven-departments-notice-2021")).toContainEqual(
    expect.objectContaining({
      place: "China",
      supports: "its content",
      address: `/data/policy-acts/${catalog.newest("policy-acts").version}/#row-chn-1283-price-2021`,
    }),
  );
  expect(actsResting(catalog, "no-such-source")).toEqual([]);
});

test("every row of act-sources is listed at its source", () => {
  const listed = [...sources(catalog).keys()].reduce((sum, id) => sum + actsResting(catalog, id).length, 0);
  expect(listed).toBe(catalog.newest("policy-acts").resource("act-sources").rows.length);
});

test("every language has an English name", () => {
  expect(["zh-Hant", "nb", "ky"].map(languageName)).toEqual(["Traditional Chinese", "Norwegian Bokmål", "Kyrgyz"]);
  for (const {language} of sources(catalog).values()) expect(languageName(language)).not.toBe(language);
});

test("a citation names publisher and date, and refuses an id that is no source", () => {
  expect(citation(catalog, "kegoc-power-balance-release-2021").short).toBe("KEGOC, 5 October 2021");
  expect(() => citation(catalog, "kegoc")).toThrow('unknown source "kegoc"');
});
