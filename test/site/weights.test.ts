import {expect, inject, test} from "vitest";
import {heaviest, weight} from "../../src/bin/weight.ts";
import {filesOf, listed} from "./pages.ts";

const site = inject("site");

/** A quality of brotli that is quick; at the best one a page weighs less. */
const quick = 5;

test.each([
  ["chart", /^charts\/.+\/index\.html$/],
  ["case", /^cases\/.+\/index\.html$/],
  ["embed", /^embed\/.+\/index\.html$/],
] as const)("each %s stays within its budget: HTML, styles and scripts, compressed", (kind, pages) => {
  const files = filesOf(site).filter((file) => pages.test(file));
  expect(files.length).toBeGreaterThan(3);
  const over = files
    .filter((file) => weight(site, file, quick) > heaviest[kind])
    .map((file) => ({file, kilobytes: weight(site, file)}))
    .filter(({kilobytes}) => kilobytes > heaviest[kind]);
  expect(listed(over.map(({file, kilobytes}) => `${file}: ${kilobytes.toFixed(1)} KB, over ${heaviest[kind]}`))).toBe(
    "",
  );
});
