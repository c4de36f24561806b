import {readdirSync, readFileSync} from "node:fs";
import {Resvg} from "@resvg/resvg-js";
import {describe, expect, test} from "vitest";
import {address} from "../../src/model/address.ts";
import {card, cardSize, cardSvg} from "../../src/publish/card.ts";
import {cardPages, pageCard} from "../../src/publish/cards.ts";
import {catalog} from "../../src/publish/catalog.ts";
import {versionPairs} from "../../src/publish/changes.ts";
import {chartFile} from "../../src/publish/chart-files.ts";
import {chartPages} from "../../src/publish/chart-page.ts";
import {fontFiles} from "../../src/publish/png.ts";
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
const largest = 300_000;

test("every chart has a card of 1200 by 630 pixels and under 300 KB; the site's tests read the rest", {
  timeout: 120_000,
}, async () => {
  for (const page of chartPages().filter(({state}) => state.view === undefined && state.version === undefined)) {
    const file = (await chartFile(page, "card.png", absolute)) as Buffer;
    const path = address.chart(page.chart.name, page.state);
    expect({path, ...readPng(file)}).toMatchObject({path, ...cardSize, words: {URL: absolute(path)}});
    expect(file.length).toBeLessThan(largest);
  }
});

test("the site, every case, every version of the data and every comparison have one too", {
  timeout: 60_000,
}, async () => {
  const pages = cardPages(cases);
  expect(pages.map(({page}) => page)).toEqual([
    "/",
    "/cases/kazakhstan/",
    ...catalog().packages.map(({name, version}) => address.version(name, version)),
    ...versionPairs(catalog()).map(({before, after}) => address.changes(before.name, before.version, after.version)),
  ]);
  for (const page of pages) {
    const file = await pageCard(page, absolute);
    expect({page: page.page, ...readPng(file)}).toMatchObject({...cardSize, words: {URL: absolute(page.page)}});
    expect(file.length).toBeLessThan(largest);
  }
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

test("every letter that a picture can print is in its fonts", async () => {
  const words = new Set(
    "łәқüąčğıñőšżñČйцщіїґ–−’“”… CO₂ ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ".replaceAll(" ", ""),
  );
  for (const page of chartPages()) {
    for (const sign of readXml(String(await chartFile(page, "svg", absolute))).text("text")) words.add(sign);
  }
  const missing = [...words].filter((sign) => /\S/u.test(sign) && sameAsMissing("Inter", sign));
  expect(missing).toEqual([]);
  expect(sameAsMissing("Inter", "漢")).toBe(true);
  const serif = readdirSync("content/cases").map(
    (file) => readFileSync(`content/cases/${file}`, "utf8").split("---")[1] ?? "",
  );
  const inHeadlines = new Set([
    ...serif.join(""),
    ...catalog()
      .packages.map(({descriptor}) => descriptor.title)
      .join(""),
    ..."әқłü",
  ]);
  expect([...inHeadlines].filter((sign) => /\S/u.test(sign) && sameAsMissing("Source Serif 4", sign))).toEqual([]);
});

const drawn = new Map<string, string>();

/** Whether a sign is drawn as one that no font has: as an empty box, or not at all. */
function sameAsMissing(family: string, sign: string): boolean {
  const missing = pixelsOf(family, "\u{f8fe}");
  return pixelsOf(family, sign) === missing || pixelsOf(family, sign) === pixelsOf(family, "");
}

function pixelsOf(family: string, sign: string): string {
  const key = `${family} ${sign}`;
  const escaped = sign.replace("&", "&amp;").replace("<", "&lt;");
  const pixels =
    drawn.get(key) ??
    new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="10" y="28" font-size="24" font-weight="600" font-family="${family}">${escaped}</text></svg>`,
      {font: {loadSystemFonts: false, fontFiles: [...fontFiles]}},
    )
      .render()
      .pixels.toString("base64");
  drawn.set(key, pixels);
  return pixels;
}
