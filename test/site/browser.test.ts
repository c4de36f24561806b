import type {RunOptions} from "axe-core";
import type {Page} from "playwright-core";
import {beforeAll, expect, inject, test} from "vitest";
import {drawingFaults, type Fault, focused, prepareForAxe, sidewaysOverflow} from "./inspect.ts";
import {kindOf, pagesOf, sample} from "./pages.ts";
import {at, browser, colourRules, open, runAxe} from "./reader.ts";

interface Finding extends Fault {
  page: string;
  /** Where it was seen, e.g. "360 light". */
  at: string;
}

const rules: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
};

const pages = pagesOf(inject("site"));
const chart = /^\/charts\/[^/]+\/$/;
const version = /^\/data\/[^/]+\/[^/]+\/$/;
/** Every page, but of kinds with many pages some, and every version of the data: each is looked at in every width. */
const visited = new Set([...sample(pages, 4), ...pages.filter(({path}) => version.test(path))].map(({path}) => path));
/** Every page, but of kinds with many pages the shortest and the longest: what axe reads, narrow and light. */
const audited = new Set(sample(pages, 2).map(({path}) => path));
/** The longest page of every layout: what axe reads wide and dark, too. Of the other charts it reads the dark colours. */
const layouts = new Set(
  [...Map.groupBy(pages, ({path}) => (chart.test(path) ? "chart" : kindOf(path))).values()].map(
    (kin) => kin.reduce((longest, page) => (page.html.length >= longest.html.length ? page : longest)).path,
  ),
);

const findings: Finding[] = [];

beforeAll(async () => {
  const page = await browser.newPage({reducedMotion: "reduce"});
  for (const path of visited) await visit(page, path);
  await page.context().close();
}, 300_000);

/** Looks at one page in its widths and schemes, and keeps what is wrong. */
async function visit(page: Page, path: string): Promise<void> {
  let seen = "";
  const keep = (faults: readonly Fault[]) =>
    findings.push(...faults.map((fault) => ({page: path, at: seen, ...fault})));
  const complain = (rule: string) => (detail: string) => keep([{rule, selector: "", detail}]);
  page.removeAllListeners();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complain("console")(message.text());
  });
  page.on("pageerror", ({message}) => complain("console")(message));
  page.on("request", (request) => {
    if (!request.url().startsWith(at("/"))) complain("request to another host")(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complain("failed request")(`${response.status()} ${response.url()}`);
  });

  await page.emulateMedia({colorScheme: "light"});
  await page.goto(at(path));
  for (const width of [1280, 768, 320, 360]) {
    seen = `${width}`;
    await page.setViewportSize({width, height: 800});
    keep([...(await page.evaluate(sidewaysOverflow)), ...(await page.evaluate(drawingFaults))]);
  }
  if (!audited.has(path)) return;
  await page.evaluate(prepareForAxe);
  for (const width of layouts.has(path) ? [360, 1280] : [360]) {
    await page.setViewportSize({width, height: 800});
    for (const colorScheme of layouts.has(path) || chart.test(path)
      ? (["light", "dark"] as const)
      : ["light" as const]) {
      seen = `${width} ${colorScheme}`;
      await page.emulateMedia({colorScheme});
      keep(await runAxe(page, colorScheme === "light" ? rules : colourRules));
    }
  }
}

/** The findings of some rules as a table: page, widths and schemes, rule, part of the page, detail. */
function table(matches: (rule: string) => boolean): string {
  const found = findings.filter(({rule}) => matches(rule));
  const same = Map.groupBy(found, ({page, rule, selector, detail}) => [page, rule, selector, detail].join("\t"));
  const lines = [...same].map(([key, group]) => {
    const [page = "", ...rest] = key.split("\t");
    return [page, [...new Set(group.map(({at}) => at))].join(", "), ...rest].join(" | ");
  });
  const shown = lines.slice(0, 60);
  return [...shown, ...(lines.length > shown.length ? [`… and ${lines.length - shown.length} more`] : [])].join("\n");
}

test("axe finds nothing on any page, narrow and wide, light and dark", () => {
  expect(table((rule) => rule.startsWith("axe "))).toBe("");
});

test("no page writes an error to the console, loads what is not there, or asks another host", () => {
  expect(table((rule) => ["console", "failed request", "request to another host"].includes(rule))).toBe("");
});

test("no page scrolls sideways at 320, 360, 768 or 1280 px", () => {
  expect(table((rule) => rule === "sideways overflow")).toBe("");
});

test("text in drawings is never smaller than 11 px", () => {
  expect(table((rule) => rule === "text under 11 px")).toBe("");
});

test("no label of a drawing lies on another", () => {
  expect(table((rule) => rule === "text on text")).toBe("");
});

test("no label leaves its drawing", () => {
  expect(table((rule) => rule === "text leaves drawing")).toBe("");
});

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
