import {readFileSync} from "node:fs";
import {beforeAll, describe, expect, test} from "vitest";
import {readDocument} from "../../src/charts/document.ts";
import {standalone} from "../../src/charts/standalone.ts";
import {colours} from "../../src/publish/colours.ts";
import {casePdf} from "../../src/publish/pdf.ts";
import {differences, type Printed, readPage, readPdf} from "./printed.ts";

const html = readFileSync("test/publish/fixtures/pdf/case.html", "utf8");
const page = readPage(html);

describe("a printed case", () => {
  let bytes: Buffer;
  let printed: Printed;
  beforeAll(async () => {
    bytes = casePdf(html, "2026-05-03").bytes;
    printed = await readPdf(bytes);
  });

  test("is a tagged PDF/UA-1 with the page's title, language and author", () => {
    expect(printed).toMatchObject({
      tagged: true,
      title: "Did the rule work?",
      language: "en-GB",
      author: "Mining and the Grid",
    });
    expect(bytes.toString("latin1")).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });

  test("is dated by its text, not by the clock", () => expect(printed.created).toBe("D:20260503000000Z"));

  test("has no mark of a place where it compares several", async () => {
    const placeless = html.replace('<span class="swatch" data-place="SWE"></span>', "");
    const comparison = casePdf(placeless, "2026-05-03").bytes;
    expect(differences(readPage(placeless), await readPdf(comparison))).toEqual([]);
    expect(comparison.equals(bytes)).toBe(false);
  });

  test("has the same bytes each time", () => expect(casePdf(html, "2026-05-03").bytes.equals(bytes)).toBe(true));

  test("says what the page says, no word more and none less", () => expect(differences(page, printed)).toEqual([]));

  test("keeps out what is for a screen alone", () => {
    const text = printed.texts.join("\n");
    for (const words of ["Navigation only", "Narrow only", "Events for", "Hidden cell", "Chart page", "Skip to"])
      expect(text).not.toContain(words);
  });

  test("prints the marks of Typst as the letters they are", () => {
    const line = "A * star, a # hash, an @ sign, a $ sum, an [item], back\\slash, _under_ and https://example.org/x.";
    expect(printed.texts.join("").replaceAll(/\s/g, "")).toContain(line.replaceAll(/\s/g, ""));
  });

  test("says each drawing in words", () => {
    const figures = printed.tags.filter(({role}) => role === "Figure").map(({alt}) => alt);
    expect(figures).toEqual(["sources differ", "Load went from 40 MW to 80 MW."]);
  });

  test("tags headings, paragraphs, lists and tables as such", () => {
    const roles = printed.tags.map(({role}) => role);
    expect(roles.filter((role) => /^H\d$/.test(role))).toEqual(["H1", "H2", "H3", "H3", "H2", "H2"]);
    for (const role of ["P", "L", "LI", "Table", "TH", "TD", "Link"]) expect(roles).toContain(role);
  });

  test("leads where the page leads, by addresses in full, and from a reference to its note", () => {
    expect(new Set(printed.links)).toEqual(new Set([...page.links, page.address]));
    expect(printed.links).toContain("https://example.org/base/charts/load/");
    expect(printed.links).toContain("https://example.com/a?b=c&d=e");
    expect(printed.links.filter((link) => link === "page")).toHaveLength(2);
  });

  test("carries its title, address and page number at the foot of every page", () => {
    for (const [i, text] of printed.texts.entries()) {
      expect(text).toContain("Did the rule work?");
      expect(text).toContain("example.org/base/cases/sample/");
      expect(text).toContain(`${i + 1} / ${printed.pages}`);
    }
  });

  test("has the site's own fonts and no other", () => {
    const names = [...bytes.toString("latin1").matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(
      new Set([
        "SourceSerif4-Regular",
        "SourceSerif4-Italic",
        "SourceSerif4-Medium",
        "SourceSerif4-SemiBold",
        "Inter-Regular",
        "Inter-SemiBold",
        "ZCOOLXiaoWei-Regular",
      ]),
    );
  });
});

describe("a page that cannot be printed stops, saying where and why:", () => {
  const prose = '<div class="prose">';
  test.each([
    ["an element without a printed form", prose, `${prose}<video src="x"></video>`, "<video> has no printed form"],
    ["a drawing outside a figure", prose, `${prose}<svg><path d="M0 0"></path></svg>`, "<svg> has no printed form"],
    [
      "a part without a printed form",
      prose,
      `${prose}<div class="poll"><p>Vote</p></div>`,
      '<div class="poll"> has no printed form ("Vote"): name it in src/publish/pdf/markup.ts',
    ],
    [
      "words that a known part does not print",
      '<p class="figure-words">',
      '<p class="figure-warning">Beware</p><p class="figure-words">',
      '<p class="figure-warning"> has no printed form ("Beware")',
    ],
    [
      "a picture that a known part does not print",
      '<p class="figure-words">',
      '<img src="map.png" alt="A map"><p class="figure-words">',
      "<img> has no printed form",
    ],
    ["a colour that is no token", "var(--j-swe-text)", "var(--j-atlantis)", '"load-wide" uses --j-atlantis'],
    ["a letter that no font has", "Nobody knows", "Nobody knows كم", 'the text "ك" could not be displayed'],
    ["a heading below no other", "<h2", "<h3", "skipped from heading level 1 to 3"],
  ])("%s", (_, from, to, message) => {
    const lines = () =>
      casePdf(html.replaceAll(from, to).replaceAll("</h2>", from === "<h2" ? "</h3>" : "</h2>"), "2026");
    expect(lines).toThrow(`/base/cases/sample/: `);
    expect(lines).toThrow(message);
  });
});

describe("a drawing on paper", () => {
  const printed = colours("print");

  test("has the light colours, on white", () => {
    expect(printed).toMatchObject({ink: "#221d18", "j-kaz": "#0492c7", paper: "#ffffff", halo: "#ffffff"});
  });

  test("is a file of its own: no token, no title, weights that the fonts have", () => {
    const svg = readDocument(html).querySelector(".drawing-wide > svg")!;
    const file = standalone(svg, printed);
    expect(file).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(file).toContain(`fill="${printed["j-swe-text"]}"`);
    expect(file).toContain('font-weight="600"');
    expect(file).not.toMatch(/var\(|currentColor|<title|<desc/);
  });
});
