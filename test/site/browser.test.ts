import {expect, inject, test} from "vitest";
import {drawingFaults, type Fault, focused, sidewaysOverflow} from "./inspect.ts";
import {pagesOf} from "./pages.ts";
import {at, colourRules, open, runAxe} from "./reader.ts";

const pages = pagesOf(inject("site"));

test("the checks find what they look for", async () => {
  const label = (x: number, y: number, words: string) => `<text x="${x}" y="${y}" font-size="13">${words}</text>`;
  const drawing = (id: string, width: number, labels: string) =>
    `<svg class="plot" id="${id}" viewBox="0 0 300 100" width="${width}">${labels}</svg>`;
  const rulesOf = (faults: readonly Fault[]) => faults.map(({rule, selector}) => [rule, selector]);
  const page = await open("/", {viewport: {width: 360, height: 800}});
  await page.setContent(`<!doctype html><html lang="en"><body><p id="wide">wide</p>
    ${drawing("sound", 300, label(10, 20, "One") + label(10, 36, "Two"))}
    ${drawing("crowded", 300, label(10, 20, "One") + label(20, 24, "Two"))}
    ${drawing("cut", 300, label(290, 20, "Kazakhstan"))}
    ${drawing("small", 240, label(10, 20, "One"))}`);
  expect(rulesOf(await page.evaluate(drawingFaults))).toEqual([
    ["text on text", '#crowded "One"'],
    ["text leaves drawing", '#cut "Kazakhstan"'],
    ["text under 11 px", '#small "One"'],
  ]);
  expect(await page.evaluate(sidewaysOverflow)).toEqual([]);
  await page.addStyleTag({content: "#wide {width: 400px}"});
  expect(rulesOf(await page.evaluate(sidewaysOverflow))).toEqual([["sideways overflow", "p#wide"]]);
  await page.addStyleTag({content: "#wide {color: #999; background: #fff}"});
  expect(rulesOf(await runAxe(page, colourRules))).toEqual([["axe color-contrast", "#wide"]]);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(focused)).toMatchObject({outline: 0});
});

/** One page of every layout. */
function typicalPages(): string[] {
  const first = (pattern: RegExp) => pages.map(({path}) => path).find((path) => pattern.test(path));
  const patterns = [
    /^\/$/,
    /^\/cases\/.+/,
    /^\/charts\/.+/,
    /^\/charts\/$/,
    /^\/data\/[^/]+\/[^/]+\/$/,
    /^\/claims\/.+/,
    /^\/method/,
  ];
  return patterns.map(first).filter((path) => path !== undefined);
}

test("what a page says without script it says with script, too, in the same order", async () => {
  const read = async (javaScriptEnabled: boolean) => {
    const page = await open("/", {javaScriptEnabled, viewport: {width: 360, height: 800}});
    const texts: Record<string, string> = {};
    for (const path of typicalPages()) {
      await page.goto(at(path));
      // biome-ignore lint/performance/useDomNodeTextContent: what a reader sees is meant, and innerText leaves out what is hidden
      texts[path] = await page.locator("body").innerText();
    }
    return texts;
  };
  const [without, withScript] = await Promise.all([read(false), read(true)]);
  expect(Object.keys(without).length).toBeGreaterThan(5);
  for (const [path, text] of Object.entries(without)) {
    expect(text.length, path).toBeGreaterThan(200);
    const lines = (withScript[path] ?? "").split("\n");
    let last = -1;
    const lost = text.split("\n").filter((line) => {
      const found = lines.indexOf(line, last + 1);
      if (found !== -1) last = found;
      return found === -1;
    });
    expect(lost, path).toEqual([]);
  }
});

test("without script every figure shows one drawing, and its data table opens", async () => {
  const page = await open("/", {javaScriptEnabled: false});
  for (const path of typicalPages()) {
    for (const width of [360, 1280]) {
      await page.setViewportSize({width, height: 800});
      await page.goto(at(path));
      const figures = await page.locator("figure.figure").all();
      for (const figure of figures) expect(await figure.locator("svg.plot:visible").count(), path).toBe(1);
      const tables = page.locator("figure.figure details:has(table)");
      if ((await tables.count()) === 0) continue;
      expect(await tables.first().locator("table").isVisible(), path).toBe(false);
      await tables.first().locator("summary").click();
      expect(await tables.first().locator("table").isVisible(), path).toBe(true);
    }
  }
});

test("without script the menu of a narrow page opens and leads on", async () => {
  const page = await open("/", {javaScriptEnabled: false, viewport: {width: 360, height: 800}});
  const link = page.locator(".menu-narrow a", {hasText: "Data"});
  expect(await link.isVisible()).toBe(false);
  await page.locator(".menu-narrow summary").click();
  await link.click();
  expect(page.url()).toBe(at("/data/"));
});

test.each([360, 1280])("at %i px the keyboard reaches the skip link first, then shows where it is", async (width) => {
  const page = await open("/", {viewport: {width, height: 800}});
  for (const path of typicalPages()) {
    await page.goto(at(path));
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(focused);
    expect(skip, path).toMatchObject({selector: expect.stringContaining("Skip to content"), inView: true});
    const unseen: string[] = [];
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press("Tab");
      const {selector, outline, inView} = await page.evaluate(focused);
      if (selector.startsWith("body")) break;
      if (outline < 2 || !inView) unseen.push(`${path} ${selector} outline ${outline} in view ${inView}`);
    }
    expect(unseen).toEqual([]);
    await page.goto(at(path));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect((await page.evaluate(focused)).id, path).toBe("main");
  }
});
