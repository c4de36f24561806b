/**
 * npm run fonts: writes the site's font files to public/fonts from the variable fonts that npm installs.
 *
 * Axes are pinned or narrowed to what the pages use, and every layout feature is kept. The files are committed, so that
 * a build needs no font tool; run this again only when a font package changes.
 */
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import subsetFont from "subset-font";

type Axes = Record<string, number | {min: number; max: number}>;

const require = createRequire(import.meta.url);
const serif = "@fontsource-variable/source-serif-4/files/source-serif-4";
const inter = "@fontsource-variable/inter/files/inter";

const text: Axes = {opsz: 14, wght: {min: 400, max: 600}};
const display: Axes = {opsz: 48, wght: {min: 500, max: 600}};
const sans: Axes = {wght: {min: 400, max: 650}};

const cuts: [output: string, input: string, axes: Axes][] = [
  ["serif-text-latin", `${serif}-latin-opsz-normal`, text],
  ["serif-text-latin-ext", `${serif}-latin-ext-opsz-normal`, text],
  ["serif-text-cyrillic", `${serif}-cyrillic-opsz-normal`, text],
  ["serif-text-vietnamese", `${serif}-vietnamese-opsz-normal`, text],
  ["serif-display-latin", `${serif}-latin-opsz-normal`, display],
  ["serif-italic-latin", `${serif}-latin-opsz-italic`, {opsz: 14, wght: 400}],
  ["inter-latin", `${inter}-latin-wght-normal`, sans],
  ["inter-latin-ext", `${inter}-latin-ext-wght-normal`, sans],
  ["inter-cyrillic", `${inter}-cyrillic-wght-normal`, sans],
  ["inter-vietnamese", `${inter}-vietnamese-wght-normal`, sans],
];

mkdirSync("public/fonts", {recursive: true});
for (const [output, input, variationAxes] of cuts) {
  const font = await subsetFont(readFileSync(require.resolve(`${input}.woff2`)), "", {
    keepAllGlyphs: true,
    targetFormat: "woff2",
    variationAxes,
  });
  writeFileSync(`public/fonts/${output}.woff2`, font);
  console.log(`public/fonts/${output}.woff2: ${font.length} bytes`);
}
