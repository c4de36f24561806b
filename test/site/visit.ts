/** What a browser finds wrong with pages of the built site, as tests: see `lookAt`. */
import type {RunOptions} from "axe-core";
import type {Page} from "playwright-core";
import {beforeAll, expect, inject, test} from "vitest";
import {drawingFaults, type Fault, prepareForAxe, sidewaysOverflow} from "./inspect.ts";
import {kindOf, pagesOf, sample} from "./pages.ts";
import {at, browser, colourRules, runAxe} from "./reader.ts";

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
const visited = new Set([...sample(pages, 3), ...pages.filter(({path}) => version.test(path))].map(({path}) => path));
/** Every page, but of kinds with many pages the shortest and the longest: what axe reads, narrow and light. */
const audited = new Set(sample(pages, 2).map(({path}) => path));
/** The longest page of every layout: what axe reads wide and dark, too. */
const layouts = new Set(
  [...Map.groupBy(pages, ({path}) => (chart.test(path) ? "chart" : kindOf(path))).values()].map(
    (kin) => kin.reduce((longest, page) => (page.html.length >= longest.html.length ? page : longest)).path,
  ),
);

const findings: Finding[] = [];

/** About half of what there is to look at. */
export const withFigures = (path: string): boolean => /^\/(charts|embed|cases|compare|vintages)\//.test(path);

/** Looks at the pages of these paths, of kinds with many pages at some, and has the tests say what is wrong. */
export function lookAt(which: (path: string) => boolean): void {
  beforeAll(async () => {
    const page = await browser.newPage({reducedMotion: "reduce"});
    for (const path of visited) if (which(path)) await visit(page, path);
    await page.context().close();
  }, 300_000);

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
}

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
    for (const colorScheme of layouts.has(path) ? (["light", "dark"] as const) : ["light" as const]) {
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
