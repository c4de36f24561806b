import {readFileSync} from "node:fs";
import {describe, expect, inject, test} from "vitest";
import {differences, readPage, readPdf} from "../publish/printed.ts";
import {filesOf} from "./pages.ts";

const site = inject("site");
const cases = filesOf(site).flatMap((file) => /^cases\/([^/]+)\/index\.html$/.exec(file)?.[1] ?? []);

describe.each(cases)("the case study %s on paper", (name) => {
  const page = readPage(readFileSync(`${site}/cases/${name}/index.html`, "utf8"));
  const bytes = readFileSync(`${site}/cases/${name}.pdf`);

  test("says what its page says, no word more and none less", async () => {
    expect(differences(page, await readPdf(bytes))).toEqual([]);
  });

  test("is tagged, titled, and shows every chart with its words", async () => {
    const printed = await readPdf(bytes);
    expect(printed).toMatchObject({tagged: true, title: page.title, language: "en-GB"});
    const alternatives = printed.tags.filter(({role}) => role === "Figure").map(({alt}) => alt);
    expect(alternatives).toEqual(expect.arrayContaining(page.alternatives));
    expect(page.alternatives.length).toBeGreaterThan(0);
  });

  test("leads where its page leads", async () => {
    expect(new Set((await readPdf(bytes)).links)).toEqual(new Set([...page.links, page.address]));
  });

  test("has the site's own fonts and no other, in drawings too", () => {
    const names = [...bytes.toString("latin1").matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(
      ([, name]) => name ?? "",
    );
    expect(names.filter((name) => !/^(SourceSerif4|Inter|ZCOOLXiaoWei)-/.test(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(0);
  });

  test("is light enough to send: under 1.5 MB", () => expect(bytes.length).toBeLessThan(1_500_000));
});
