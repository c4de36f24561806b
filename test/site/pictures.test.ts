import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {expect, inject, test} from "vitest";
import {readPng} from "../publish/png-file.ts";
import {filesOf, listed} from "./pages.ts";

const site = inject("site");
const origin = "https://mining-and-the-grid.example/";
/** The page of each picture, e.g. "charts/hashrate-share/v/1.0.0". */
const pictured = filesOf(site)
  .filter((file) => /^charts\/.*\.svg$/.test(file))
  .map((file) => file.slice(0, -".svg".length));

/** What the file of a picture says and measures, and whether its page is the one it names. */
function faults(page: string): string[] {
  const svg = readFileSync(join(site, `${page}.svg`), "utf8");
  const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  const title = /<title id="title">([^<]*)</.exec(svg)?.[1];
  const png = readPng(readFileSync(join(site, `${page}.png`)));
  const [path = "", query] = png.words["URL"]?.slice(origin.length).split("?") ?? [];
  const leads = png.words["URL"]?.startsWith(origin) && statSync(join(site, path, "index.html")).isFile();
  return [
    ...(png.width === 2 * Number(width) && png.height === 2 * Number(height) ? [] : [`${png.width} × ${png.height}`]),
    ...(title && svg.includes(`<text`) ? [] : ["no title"]),
    ...(leads && (query === undefined || query.includes("=")) ? [] : [`names ${png.words["URL"]}`]),
    ...["Title", "Description", "Author", "Source", "Copyright"].filter((word) => !png.words[word]),
    ...(/ \d+\.\d+\.\d+, CC /.test(png.words["Copyright"] ?? "") ? [] : ["no version or licence"]),
  ];
}

test("every picture of a chart is twice the size of its drawing, and names title, page, source, version and licence", () => {
  expect(pictured.length).toBeGreaterThan(100);
  expect(listed(pictured.flatMap((page) => faults(page).map((fault) => `${page}: ${fault}`)))).toBe("");
});
