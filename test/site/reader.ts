/** A reader in front of the built site: whoever imports this has a browser and a server while the tests of a file run. */
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {AxeResults, RunOptions} from "axe-core";
import type {Browser, BrowserContextOptions, Page} from "playwright-core";
import {afterAll, beforeAll, expect, inject, onTestFinished} from "vitest";
import {launch} from "../../src/bin/browser.ts";
import {type StaticServer, serveFolder} from "../../src/bin/static-server.ts";
import type {Fault} from "./inspect.ts";

/** The browser, once the tests of a file run. */
export let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  browser = await launch(inject("browser"));
  server = await serveFolder(inject("site"), {port: 42_300});
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Where a path of the site is served, e.g. "http://localhost:42300/charts/" for "/charts/". */
export function at(path: string): string {
  return new URL(path, server.address).href;
}

/** Pages that no test uses now, by the options that a page keeps for good: another address costs a fifth of another page. */
const idle = new Map<string, Page[]>();

/**
 * Opens a path of the site, or a whole address, for the test that runs: on a wide, light screen unless `options` say
 * otherwise. `prepare` runs before anything is fetched. The test fails when a script of the page does.
 */
export async function open(
  path: string,
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const {viewport = {width: 1280, height: 900}, colorScheme = "light", reducedMotion = null, ...lasting} = options;
  const kind = JSON.stringify(lasting);
  const page = idle.get(kind)?.pop() ?? (await (await browser.newContext({viewport, ...lasting})).newPage());
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  onTestFinished(async () => {
    page.removeAllListeners();
    await page.unrouteAll();
    await page.mouse.move(0, 0);
    await page.goto("about:blank");
    idle.set(kind, [...(idle.get(kind) ?? []), page]);
    expect(errors).toEqual([]);
  });
  if (viewport) await page.setViewportSize(viewport);
  await page.emulateMedia({media: null, colorScheme, reducedMotion});
  await prepare?.(page);
  await page.goto(at(path));
  return page;
}

/** Has a script run in every page that the test opens from here on, before any of their own. */
export async function before(page: Page, script: () => unknown): Promise<void> {
  const added = await page.addInitScript(script);
  onTestFinished(() => added.dispose());
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Of axe's rules, the ones that look at colours: all that a change of scheme can change. */
export const colourRules: RunOptions = {runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}};

/** What axe finds wrong with a page, by all its rules or by those that `options` name. */
export async function runAxe(page: Page, options: RunOptions = {}): Promise<Fault[]> {
  if (await page.evaluate(() => !("axe" in window))) await page.addScriptTag({content: axe});
  const {violations} = await page.evaluate(
    (given) => (window as unknown as {axe: {run(options: RunOptions): Promise<AxeResults>}}).axe.run(given),
    {resultTypes: ["violations"], iframes: false, ...options} satisfies RunOptions,
  );
  return violations.flatMap(({id, help, nodes}) =>
    nodes.map((node) => ({
      rule: `axe ${id}`,
      selector: node.target.join(" "),
      detail: node.any[0]?.message ?? help,
    })),
  );
}
