import {expect, test} from "vitest";
import {pictureWords} from "../../src/charts/picture-file.ts";
import {textWidth} from "../../src/charts/text.ts";
import {address} from "../../src/model/address.ts";
import {chartExtensions, chartFile, downloadName} from "../../src/publish/chart-files.ts";
import {type ChartPage, chartPages} from "../../src/publish/chart-page.ts";
import {figure} from "../../src/publish/figure.ts";
import {isMissing} from "./letters.ts";
import {readPng} from "./png-file.ts";
import {readXml, type SvgLine} from "./xml-file.ts";

const absolute = (path: string) => `https://example.org${path}`;
const publisher = "Mining and the Grid";
const pages = chartPages();
const titled = (page: ChartPage) => address.chart(page.chart.name, page.state);
const newest = pages.filter(({state}) => state.view === undefined && state.version === undefined);
const pinned = pages.find(({state}) => state.version === "1.0.0")!;

/** What is read of a picture's SVG. */
interface Picture {
  svg: string;
  title: string;
  description: string;
  /** The words a reader sees, line by line and in one. */
  lines: readonly SvgLine[];
  seen: string;
  /** The words a program reads. */
  told: string;
  viewBox: string | null;
  width: number;
  height: number;
}

/** Drawn and read once for all tests. */
const pictures = new Map<ChartPage, Picture>();
async function pictureOf(page: ChartPage): Promise<Picture> {
  const known = pictures.get(page);
  if (known !== undefined) return known;
  const svg = String(await chartFile(page, "svg", absolute));
  const {root, text, lines} = readXml(svg);
  const picture = {
    svg,
    title: text("title"),
    description: text("desc"),
    lines: lines(),
    seen: text("text"),
    told: text("metadata"),
    viewBox: root.getAttribute("viewBox"),
    width: Number(root.getAttribute("width")),
    height: Number(root.getAttribute("height")),
  };
  pictures.set(page, picture);
  return picture;
}

test.each(pages.map((page) => [titled(page), page] as const))(
  "the picture of %s says title, version, licence and address where a reader sees them and where a program does",
  async (path, page) => {
    const {seen, told, title, viewBox, width, height} = await pictureOf(page);
    expect(seen).toContain(`${page.figures.name} ${page.figures.version}, `);
    expect(seen).toMatch(/CC BY|attribution required/);
    expect(seen).toContain(`example.org${path}`);
    expect(told).toContain(absolute(path));
    expect(told).toContain(`${page.figures.name} ${page.figures.version}, `);
    expect(title).toMatch(/\S.{20,}/);
    expect(told).toContain(title);
    expect(viewBox).toBe(`0 0 ${width} ${height}`);
  },
);

test("a picture depends on nothing outside it: no token, no style, no address to fetch, no id twice", async () => {
  for (const page of pages) {
    const {svg} = await pictureOf(page);
    expect(svg).not.toMatch(/var\(|currentColor|<style|<script|<image|\sstyle=|\sclass=|href="(?!#)/);
    expect(svg).toMatch(/font-family="Inter, [^"]*sans-serif"/);
    const ids = [...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test("no line of a picture's words is wider than the picture", async () => {
  for (const page of pages) {
    const {lines, width} = await pictureOf(page);
    const wide = lines.filter(({words, size, strong}) => textWidth(words, size, strong) > 704 + 0.5);
    expect(wide).toEqual([]);
    expect(width).toBe(768);
  }
});

test("every chart has words for its picture's file: what it shows, who says so, and whose it is", () => {
  for (const {chart, state, view, figures} of newest) {
    const words = pictureWords(figure(chart.name, {view}), {
      url: absolute(address.chart(chart.name, state)),
      publisher,
    });
    expect(words).toMatchObject({URL: absolute(address.chart(chart.name, state)), Author: publisher});
    expect(words.Title.length).toBeGreaterThan(20);
    expect(words.Description.length).toBeGreaterThan(40);
    expect(words.Source.length).toBeGreaterThan(20);
    expect(words.Copyright).toContain(`${figures.name} ${figures.version}, `);
  }
});

test.each([
  ["of a map", newest.find(({chart}) => chart.name === "hashrate-map")!],
  ["of a named view", pages.find(({state}) => state.view !== undefined)!],
  ["of a version", pinned],
])("the PNG file %s is twice the SVG, with its words in it", async (_, page) => {
  const {title, description, width, height} = await pictureOf(page);
  const png = readPng((await chartFile(page, "png", absolute)) as Buffer);
  expect(png.width).toBe(2 * width);
  expect(png.height).toBe(2 * height);
  expect(png.density).toBe(Math.round((2 * 96) / 0.0254));
  expect(png.words).toMatchObject({Title: title, URL: absolute(titled(page)), Author: publisher});
  expect(png.words["Copyright"]).toContain(`${page.figures.name} ${page.figures.version}, `);
  expect(png.words["Description"]).toBe(description);
  expect(png.words["Source"]?.length).toBeGreaterThan(20);
});

test("a picture of a version is drawn from that version and says so", async () => {
  const {svg} = await pictureOf(pinned);
  expect(svg).toContain(`${pinned.figures.name} 1.0.0, `);
  expect(svg).not.toContain(`${pinned.figures.name} 1.1.0`);
});

test("the same page gives the same bytes", async () => {
  for (const extension of chartExtensions) {
    const [first, other, second] = [
      await chartFile(pinned, extension, absolute),
      await chartFile(newest[0]!, extension, absolute),
      await chartFile(pinned, extension, absolute),
    ];
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    expect(Buffer.from(other).equals(Buffer.from(first))).toBe(false);
  }
});

test("a saved file is named after chart, view, package and version, and no two are named alike but the newest and its version", () => {
  expect(downloadName(pinned, "csv")).toBe(`${pinned.chart.name}_${pinned.figures.name}-1.0.0.csv`);
  const named = pages.find(({state}) => state.view !== undefined);
  if (named)
    expect(downloadName(named, "png")).toMatch(new RegExp(`^${named.chart.name}_${named.state.view}_.+\\.png$`));
  const names = pages.filter(({state}) => state.version === undefined).map((page) => downloadName(page, "svg"));
  expect(new Set(names).size).toBe(names.length);
});

test("every letter that a picture can print is in its font", async () => {
  const words = new Set(
    "łәқüąčğıñőšżñČйцщіїґ–−’“”… CO₂ ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ".replaceAll(" ", ""),
  );
  for (const page of pages) for (const sign of (await pictureOf(page)).seen) words.add(sign);
  expect([...words].filter((sign) => /\S/u.test(sign) && isMissing("Inter", sign))).toEqual([]);
  expect(isMissing("Inter", "漢")).toBe(true);
});
