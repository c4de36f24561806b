import {Cite} from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import {describe, expect, test} from "vitest";
import type {Source} from "../../src/model/observation.ts";
import {citationFormats, reference} from "../../src/publish/citation-formats.ts";
import {noteOf, referenceItem, works} from "../../src/publish/reference-item.ts";
import {sources} from "../../src/publish/source.ts";
import {catalog} from "../published.ts";

const all = [...sources(catalog).values()];

function source(id: string): Source {
  const found = all.find((candidate) => candidate.id === id);
  if (found === undefined) throw new RangeError(id);
  return found;
}

function write(extension: string, ...of: Source[]): string {
  return citationFormats[extension]!.write(of);
}

/** What a reader of a format finds in it, item by item. */
function read(text: string): Record<string, unknown>[] {
  return new Cite(text).data;
}

test("every kind of source has its place in the table of works, and no other has", () => {
  const kinds = catalog
    .newest("sources")
    .resource("sources")
    .fields.find(({name}) => name === "kind")?.categories;
  expect(Object.keys(works).sort()).toEqual(kinds?.map(({value}) => value).sort());
});

test("an unknown kind is refused by name", () => {
  expect(() => referenceItem({...all[0]!, kind: "rumour"})).toThrow('unknown kind "rumour": one of law, ');
});

describe("the formats of reference managers", () => {
  test("BibTeX gives back title, name, date, address and id of every source", () => {
    const found = read(write("bib", ...all));
    expect(found).toHaveLength(all.length);
    for (const [i, item] of found.entries()) {
      const {id, title, publisher, date, url} = all[i]!;
      expect(item).toMatchObject({
        id,
        title,
        ...(date && {issued: {"date-parts": [date.split("-").map(Number)]}}),
      });
      // The reader encodes some addresses that are encoded already.
      expect(url ? [url, encodeURI(url)] : [undefined]).toContain(item["URL"]);
      const names = [item["container-title"], item["publisher"], (item["author"] as {literal?: string}[])?.[0]];
      expect(JSON.stringify(names)).toContain(JSON.stringify(publisher).slice(1, -1));
    }
  });

  test("RIS gives back title, name, date, address and id of every source", () => {
    const found = read(write("ris", ...all));
    expect(found).toHaveLength(all.length);
    for (const [i, item] of found.entries()) {
      const {id, title, date, url} = all[i]!;
      expect(item).toMatchObject({id, title, ...(url && {URL: url})});
      // The reader takes no more than the year for some types.
      expect(item["issued"]).toEqual(
        date ? {"date-parts": [expect.arrayContaining([Number(date.slice(0, 4))])]} : undefined,
      );
      const [year, month = "", day = ""] = date?.split("-") ?? [];
      if (month) expect(write("ris", all[i]!)).toContain(`\r\nDA  - ${year}/${month}/${day}/\r\n`);
    }
  });

  test("CSL-JSON gives back every item", () => {
    expect(JSON.parse(write("json", ...all))).toEqual(all.map(referenceItem));
  });

  test("a title in another alphabet stays letter for letter", () => {
    const russian = source("alau-power-deficit-winter-2025");
    for (const extension of Object.keys(citationFormats)) expect(write(extension, russian)).toContain(russian.title);
    expect(reference(russian)).toBe(
      "Будет ли свет в Казахстане? Прогнозируют дефицит электроэнергии зимой 2025-2026 годов. (2025, October 20). <i>Alau.kz</i>. https://alau.kz/budet-li-svet-v-kazahstane-prognozirujut-deficit-jelektrojenergii-zimoj-2025-2026-godov/",
    );
  });

  test("a source without date or address leaves both out", () => {
    const bare = {...source("vietnamese-news-kazakhstan-mining-2021"), date: null};
    expect(write("bib", bare)).toBe(`@article{vietnamese-news-kazakhstan-mining-2021,
  title = {{Vietnamese news item on Kazakhstan mining, late November 2021}},
  journal = {Unnamed Vietnamese news site},
  language = {vi},
  note = {${bare.note}}
}
`);
    expect(write("ris", bare).split("\r\n")).toEqual([
      "TY  - NEWS",
      "ID  - vietnamese-news-kazakhstan-mining-2021",
      `TI  - ${bare.title}`,
      "T2  - Unnamed Vietnamese news site",
      "LA  - vi",
      `N1  - ${bare.note}`,
      "ER  - ",
      "",
    ]);
    expect(reference(bare)).toBe(`${bare.title}. (n.d.). <i>Unnamed Vietnamese news site</i>.`);
  });

  test("BibTeX writes months as its macros and escapes the signs of TeX, but not in addresses", () => {
    const odd = {
      ...source("alau-power-deficit-winter-2025"),
      title: "50% & #1 {x}_y\\z ~^$",
      url: "https://x.y/a_b?c%20d{e}",
    };
    expect(write("bib", odd)).toContain(
      "title = {{50\\% \\& \\#1 \\{x\\}\\_y\\textbackslash{}z \\textasciitilde{}\\textasciicircum{}\\$}}",
    );
    expect(write("bib", odd)).toContain("month = oct,\n  day = {20}");
    expect(write("bib", odd)).toContain("url = {https://x.y/a_b?c%20d%7Be%7D}");
  });

  test("a copy says so in every format", () => {
    const copy = all.find((candidate) => candidate.copy)!;
    expect(noteOf(copy)).toMatch(/^Read as a copy or repost\./);
    for (const extension of Object.keys(citationFormats)) expect(write(extension, copy)).toContain("Read as a copy");
  });
});

describe("reference", () => {
  test("prints a body as the author, and a release as one", () => {
    const release = all.find(({kind, publisher}) => kind === "press-release" && publisher === "KEGOC")!;
    expect(reference(release)).toMatch(/^KEGOC\. \(2021, October \d+\)\. <i>.+<\/i> \[Press release\]\. https:/);
  });

  test("of every source names its publisher and address, and holds no tag but i", () => {
    const bare = (text: string) => text.replaceAll(/<\/?i>/g, "").replaceAll("&#38;", "&");
    for (const each of all) {
      const printed = reference(each);
      expect(bare(printed)).toContain(each.publisher.replaceAll("'", "’"));
      expect(bare(printed)).not.toMatch(/[<>]|Retrieved|undefined|\[Online/);
      if (each.url) expect(bare(printed)).toMatch(/https?:\S+$/);
      if (!each.date) expect(printed).toContain("(n.d.)");
    }
  });

  test("is the same a second time", () => {
    expect(all.slice(0, 20).map(reference)).toEqual(all.slice(0, 20).map(reference));
  });
});
