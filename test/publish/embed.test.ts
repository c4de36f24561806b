import {expect, test} from "vitest";
import {findChart} from "../../src/charts/registry.ts";
import {chartPage, chartPages} from "../../src/publish/chart-page.ts";
import {embedHeight, embedPages, frame, hasWide} from "../../src/publish/embed.ts";
import {figure} from "../../src/publish/figure.ts";

const drawn = figure("hashrate-share");

const absolute = (path: string) => `https://mining-and-the-grid.example${path}`;

test("every page of a chart has an embed, and every view one as of every version", () => {
  const states = embedPages().map(({chart, state}) => JSON.stringify([chart.name, state.version, state.view]));
  expect(new Set(states).size).toBe(states.length);
  for (const {chart, state} of chartPages())
    expect(states).toContain(JSON.stringify([chart.name, state.version, state.view]));
  const pinned = chartPages().filter(({state}) => state.version !== undefined);
  expect(states.length - chartPages().length).toBe(pinned.reduce((sum, {chart}) => sum + chart.views.length, 0));
});

test("the code to paste is one frame with a title, no script, and a height that follows from the width", () => {
  const {snippet, width, height} = frame(chartPage(findChart("hashrate-share")), drawn, absolute);
  expect(
    snippet.match(/<iframe title="[^"]+" src="[^"]+\/embed\/hashrate-share\/" loading="lazy" style="[^"]+"><\/iframe>/),
  ).not.toBeNull();
  expect(snippet).not.toContain("script");
  expect(snippet).toMatch(/aspect-ratio:632\/\d+;min-height:clamp\(.+\);max-height:\d+px;border:0/);
  expect([width, height]).toEqual([736, embedHeight(drawn, 736)]);
});

test("a quotation mark in a title stays in the title of the frame", () => {
  const {snippet} = frame(chartPage(findChart("hashrate-share")), drawn, absolute, 'A "call" & <more>');
  expect(snippet).toContain('title="A &quot;call&quot; &amp; &lt;more>"');
});

test("a chart too heavy for two drawings brings the narrow one", () => {
  expect(hasWide(drawn)).toBe(true);
  expect(hasWide(figure("hashrate-map"))).toBe(false);
});
