import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {AxeResults, RunOptions} from "axe-core";
import type {Browser, BrowserContext, Page} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {launch} from "../../src/bin/browser.ts";
import {type StaticServer, serveFolder} from "../../src/bin/static-server.ts";
import {drawingFaults, type Fault, focused, prepareForAxe, sidewaysOverflow} from "./inspect.ts";
import {pagesOf, sample} from "./pages.ts";

const schemes = ["light", "dark"] as const;

interface Finding extends Fault {
  page: string;
  /** Where it was seen, e.g. "360 light". */
  at: string;
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
  iframes: false,
};
/** Of axe's rules, the ones that look at colours: all that a change of scheme can change. */
const colourRules: RunOptions = {...rules, runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}};

const pages = pagesOf(inject("site"));
/** Every page, but of kinds with many pages some, and every version of the data; of these, three in every width and scheme. */
const visited = sample(pages, 6).map(({path}) => path);
const versions = pages.map(({path}) => path).filter((path) => /^\/data\/[^/]+\/[^/]+\/$/.test(path));
const everyWay = new Set(sample(pages, 3).map(({path}) => path));

const findings: Finding[] = [];
let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  browser = await launch(inject("browser"));
  server = await serveFolder(inject("site"), {port: 42_300});
  const waiting = [...new Set([...visited, ...versions])];
  const worker = async () => {
    const context = await browser.newContext({reducedMotion: "reduce"});
    const page = await context.newPage();
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await visit(page, path);
    await context.close();
  };
  await Promise.all([worker(), worker()]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

function url(path: string): string {
  return new URL(path.slice(1), server.address).href;
}

/** Looks at one page in every width and scheme, and keeps what is wrong. */
async function visit(page: Page, path: string): Promise<void> {
  let at = "";
  const keep = (faults: readonly Fault[]) => findings.push(...faults.map((fault) => ({page: path, at, ...fault})));
  const complain = (rule: string) => (detail: string) => keep([{rule, selector: "", detail}]);
  page.removeAllListeners();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complain("console")(message.text());
  });
  page.on("pageerror", ({message}) => complain("console")(message));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.address)) complain("request to another host")(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complain("failed request")(`${response.status()} ${response.url()}`);
  });

  await page.emulateMedia({colorScheme: "light"});
  await page.goto(url(path));
  await page.addScriptTag({content: axe});
  for (const width of [1280, 768, 360, 320]) {
    at = `${width}`;
    await page.setViewportSize({width, height: 800});
    keep(await page.evaluate(sidewaysOverflow));
    keep(await page.evaluate(drawingFaults));
  }
  await page.evaluate(prepareForAxe);
  for (const width of everyWay.has(path) ? [360, 1280] : [360]) {
    await page.setViewportSize({width, height: 800});
    for (const colorScheme of everyWay.has(path) ? schemes : schemes.slice(0, 1)) {
      at = `${width} ${colorScheme}`;
      await page.emulateMedia({colorScheme});
      keep(await runAxe(page, colorScheme === "light" ? rules : colourRules));
    }
  }
}

async function runAxe(page: Page, options: RunOptions): Promise<Fault[]> {
  const {violations} = await page.evaluate(
    (given) => (window as unknown as {axe: {run(options: RunOptions): Promise<AxeResults>}}).axe.run(given),
    options,
  );
  return violations.flatMap(({id, help, nodes}) =>
    nodes.map((node) => ({
      rule: `axe ${id}`,
      selector: node.target.join(" "),
      detail: node.any[0]?.message ?? help,
    })),
  );
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

/** Runs in a page of its own context. */
async function inContext<Result>(
  options: Parameters<Browser["newContext"]>[0],
  run: (page: Page, context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext(options);
  try {
    return await run(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

test("the checks find what they look for", async () => {
  const label = (x: number, y: number, words: string) => `<text x="${x}" y="${y}" font-size="13">${words}</text>`;
  const drawing = (id: string, width: number, labels: string) =>
    `<svg class="plot" id="${id}" viewBox="0 0 300 100" width="${width}">${labels}</svg>`;
  const rulesOf = (faults: readonly Fault[]) => faults.map(({rule, selector}) => [rule, selector]);
  await inContext({viewport: {width: 360, height: 800}}, async (page) => {
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
    await page.addScriptTag({content: axe});
    expect(rulesOf(await runAxe(page, colourRules))).toEqual([["axe color-contrast", "#wide"]]);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(focused)).toMatchObject({outline: 0});
  });
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
  const read = (javaScriptEnabled: boolean) =>
    inContext({javaScriptEnabled, viewport: {width: 360, height: 800}}, async (page) => {
      const texts: Record<string, string> = {};
      for (const path of typicalPages()) {
        await page.goto(url(path));
        // biome-ignore lint/performance/useDomNodeTextContent: what a reader sees is meant, and innerText leaves out what is hidden
        texts[path] = await page.locator("body").innerText();
      }
      return texts;
    });
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
  await inContext({javaScriptEnabled: false}, async (page) => {
    for (const path of typicalPages()) {
      for (const width of [360, 1280]) {
        await page.setViewportSize({width, height: 800});
        await page.goto(url(path));
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
});

test("without script the menu of a narrow page opens and leads on", async () => {
  await inContext({javaScriptEnabled: false, viewport: {width: 360, height: 800}}, async (page) => {
    await page.goto(url("/"));
    const link = page.locator(".menu-narrow a", {hasText: "Data"});
    expect(await link.isVisible()).toBe(false);
    await page.locator(".menu-narrow summary").click();
    await link.click();
    expect(page.url()).toBe(url("/data/"));
  });
});

test.each([360, 1280])("at %i px the keyboard reaches the skip link first, then shows where it is", async (width) => {
  await inContext({viewport: {width, height: 800}}, async (page) => {
    for (const path of typicalPages()) {
      await page.goto(url(path));
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
      await page.goto(url(path));
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect((await page.evaluate(focused)).id, path).toBe("main");
    }
  });
});
