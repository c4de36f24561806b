import {readdirSync, readFileSync} from "node:fs";
import {Resvg} from "@resvg/resvg-js";
import {describe, expect, test} from "vitest";
import {findChart} from "../../src/charts/registry.ts";
import {address} from "../../src/model/address.ts";
import {card, cardSize, cardSvg} from "../../src/publish/card.ts";
import {cardPages, pageCard} from "../../src/publish/cards.ts";
import {versionPairs} from "../../src/publish/changes.ts";
import {chartFile} from "../../src/publish/chart-files.ts";
import {chartPage} from "../../src/publish/chart-page.ts";
import {fontFiles} from "../../src/publish/png.ts";
import {catalog} from "../published.ts";
import {isMissing} from "./letters.ts";
import {readPng} from "./png-file.ts";
import {readXml} from "./xml-file.ts";

const absolute = (path: string) => `https://example.org${path}`;
const cases = [
  {
    id: "kazakhstan",
    data: {
      place: "KAZ",
      label: "Kazakhstan",
      years: "2017–2026",
      card: {question: "Did miners cause it?", number: "{kaz-peak-gap-2023}", numberIs: "load beyond home output"},
    },
  },
];

/** A card as rendered; the site's tests read every one of them. */
function expectCard(file: Buffer, path: string): void {
  expect({path, ...readPng(file)}).toMatchObject({path, ...cardSize, words: {URL: absolute(path)}});
  expect(file.length).toBeLessThan(300_000);
}

test.each(["hashrate-share", "hashrate-map", "policy-matrix"])(
  "the card of %s has 1200 by 630 pixels and is under 300 KB",
  async (name) => {
    const page = chartPage(findChart(name));
    expectCard((await chartFile(page, "card.png", absolute)) as Buffer, address.chart(name, page.state));
  },
);

test("the site, every case, every version of the data and every comparison have one too", async () => {
  const pages = cardPages(cases);
  const versions = catalog.packages.map(({name, version}) => address.version(name, version));
  const comparisons = versionPairs(catalog).map(({before, after}) =>
    address.changes(before.name, before.version, after.version),
  );
  expect(pages.map(({page}) => page)).toEqual(["/", "/cases/kazakhstan/", ...versions, ...comparisons]);
  const ofEachKind = ["/", "/cases/kazakhstan/", versions[0], comparisons[0]];
  for (const page of pages.filter((each) => ofEachKind.includes(each.page)))
    expectCard(await pageCard(page, absolute), page.page);
});

test("a card of a case prints its number from the evidence", () => {
  const found = cardPages(cases).find(({page}) => page === "/cases/kazakhstan/");
  expect(found?.parts.number?.text).toBe("1,519\u00a0MW");
});

describe("on a card", () => {
  const drawing = (width: number, height: number) => ({
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="var(--j-kaz)"/></svg>`,
    width,
    height,
  });
  const headline = "The United States took the lead that China’s measured miners gave up";
  const fontSize = (svg: string) => Number(/font-size="(\d+)" font-family="Source Serif 4"/.exec(svg)?.[1]);

  test("a headline is at least 36 pixels, which reads as 9 where the card is 300 wide", () => {
    expect(fontSize(cardSvg({headline, kicker: "Chart"}))).toBeGreaterThanOrEqual(44);
    const long = `${"A finding that needs many words to be true of the data ".repeat(2).trim()}, in all`;
    expect(fontSize(cardSvg({headline: long, kicker: "Chart", drawings: [drawing(328, 328)]}))).toBeGreaterThanOrEqual(
      36,
    );
    expect(() => cardSvg({headline: "word ".repeat(80), kicker: "Chart", drawings: [drawing(328, 328)]})).toThrow(
      /no room on a card for the headline "word/,
    );
  });

  test.each([
    [328, 328],
    [328, 226],
    [328, 500],
    [328, 1292],
    [704, 238],
    [704, 996],
  ])("a drawing of %i by %i stands inside and beside no word", (width, height) => {
    const svg = cardSvg({
      headline,
      kicker: "A label of a view that is rather long, as some are",
      drawings: [drawing(width, height)],
    });
    const image = new Resvg(svg, {font: {loadSystemFonts: false, fontFiles: [...fontFiles]}}).render();
    const {pixels} = image;
    const blue = (x: number, y: number) =>
      pixels[4 * (y * image.width + x)] === 0x04 && pixels[4 * (y * image.width + x) + 1] === 0x92;
    const found: [number, number][] = [];
    for (let y = 0; y < image.height; y += 2)
      for (let x = 0; x < image.width; x += 2) if (blue(x, y)) found.push([x, y]);
    const xs = found.map(([x]) => x);
    const ys = found.map(([, y]) => y);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(54);
    expect(Math.max(...xs)).toBeLessThanOrEqual(1146);
    expect(Math.max(...ys)).toBeLessThanOrEqual(588);
    // A rectangle that words stood on would miss pixels.
    const area = ((Math.max(...xs) - Math.min(...xs)) / 2 + 1) * ((Math.max(...ys) - Math.min(...ys)) / 2 + 1);
    expect(found.length).toBe(area);
  });

  test("signs of XML in a headline are words, and the same card gives the same bytes", async () => {
    const parts = {headline: 'Is 5 < 6 & "so"?', kicker: "<script>"};
    expect(readXml(cardSvg(parts)).text("text")).toContain(parts.headline);
    expect(Buffer.compare(await card(parts, {}), await card(parts, {}))).toBe(0);
  });
});

test("every letter of a headline is in its font", () => {
  const serif = readdirSync("content/cases").map(
    (file) => readFileSync(`content/cases/${file}`, "utf8").split("---")[1] ?? "",
  );
  const inHeadlines = new Set([
    ...serif.join(""),
    ...catalog.packages.map(({descriptor}) => descriptor.title).join(""),
    ..."әқłü",
  ]);
  expect([...inHeadlines].filter((sign) => /\S/u.test(sign) && isMissing("Source Serif 4", sign))).toEqual([]);
});
