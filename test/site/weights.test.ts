import {expect, inject, test} from "vitest";
import {heaviest, weight} from "../../src/bin/weight.ts";
import {filesOf, listed} from "./pages.ts";

const site = inject("site");

test.each([
  // The charts with most to draw or to list are heavier still: see `npm run bench` for what a chart may weigh.
  [
    "chart",
    /^charts\/(?:hashrate-share|hashrate-by-country|hashrate-moves|aligned-hashrate|china-provinces)\/.*index\.html$/,
  ],
  ["case", /^cases\/.+\/index\.html$/],
  ["embed", /^embed\/.+\/index\.html$/],
] as const)("a %s stays within its budget: HTML, styles and scripts, compressed", (kind, pages) => {
  const weights = filesOf(site)
    .filter((file) => pages.test(file))
    .map((file) => ({file, kilobytes: weight(site, file)}));
  expect(weights.length).toBeGreaterThan(3);
  const over = weights.filter(({kilobytes}) => kilobytes > heaviest[kind]);
  expect(listed(over.map(({file, kilobytes}) => `${file}: ${kilobytes.toFixed(1)} KB, over ${heaviest[kind]}`))).toBe(
    "",
  );
});
