import {expect, test} from "vitest";
import {textWidth} from "../../src/charts/text.ts";
import {address} from "../../src/model/address.ts";
import {chartExtensions, chartFile, downloadName} from "../../src/publish/chart-files.ts";
import {type ChartPage, chartPages} from "../../src/publish/chart-page.ts";
import {readPng} from "./png-file.ts";
import {readXml} from "./xml-file.ts";

const absolute = (path: string) => `https://example.org${path}`;
const pages = chartPages();
const titled = (page: ChartPage) => address.chart(page.chart.name, page.state);
/** One page of each kind a chart has, so that every chart is drawn once as a PNG file. */
const newest = pages.filter(({state}) => state.view === undefined && state.version === undefined);
const pinned = pages.find(({state}) => state.version === "1.0.0")!;

/** Drawn once for all tests. */
const svgs = new Map<ChartPage, string>();
const svgOf = async (page: ChartPage) => {
  const svg = svgs.get(page) ?? String(await chartFile(page, "svg", absolute));
  svgs.set(page, svg);
  return svg;
};

test.each(pages.map((page) => [titled(page), page] as const))(
  "the picture of %s says title, version, licence and address where a reader sees them and where a program does",
  async (path, page) => {
    const svg = await svgOf(page);
    const {root, text} = readXml(svg);
    const seen = text("text");
    expect(seen).toContain(`${page.figures.name} ${page.figures.version}, `);
    expect(seen).toMatch(/CC BY|attribution required/);
    expect(seen).toContain(`example.org${path}`);
    const told = text("metadata");
    expect(told).toContain(absolute(path));
    expect(told).toContain(`${page.figures.name} ${page.figures.version}, `);
    expect(told).toContain(text("title"));
    expect(root.getAttribute("viewBox")).toBe(`0 0 ${root.getAttribute("width")} ${root.getAttribute("height")}`);
  },
);

test("a picture depends on nothing outside it: no token, no style, no address to fetch, no id twice", async () => {
  for (const page of pages) {
    const svg = await svgOf(page);
    expect(svg).not.toMatch(/var\(|currentColor|<style|<script|<image|\sstyle=|\sclass=|href="(?!#)/);
    expect(svg).toMatch(/font-family="Inter, [^"]*sans-serif"/);
    const ids = [...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test("no line of a picture's words is wider than the picture", async () => {
  for (const page of pages) {
    const {root, lines} = readXml(await svgOf(page));
    const wide = lines().filter(({words, size, strong}) => textWidth(words, size, strong) > 704 + 0.5);
    expect(wide).toEqual([]);
    expect(Number(root.getAttribute("width"))).toBe(768);
  }
});

test("the PNG file of every chart is twice the SVG, with its words in it", {timeout: 60_000}, async () => {
  for (const page of newest) {
    const {root, text} = readXml(await svgOf(page));
    const png = readPng((await chartFile(page, "png", absolute)) as Buffer);
    expect(png.width).toBe(2 * Number(root.getAttribute("width")));
    expect(png.height).toBe(2 * Number(root.getAttribute("height")));
    expect(png.density).toBe(Math.round((2 * 96) / 0.0254));
    expect(png.words).toMatchObject({Title: text("title"), URL: absolute(titled(page)), Author: "Mining and the Grid"});
    expect(png.words["Copyright"]).toContain(`${page.figures.name} ${page.figures.version}, `);
    expect(png.words["Description"]?.length).toBeGreaterThan(40);
    expect(png.words["Source"]?.length).toBeGreaterThan(20);
  }
});

test("a picture of a version is drawn from that version and says so", async () => {
  const svg = await svgOf(pinned);
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
