/**
 * npm run bench: what the built site costs a reader with a slow phone, measured in a real browser at four-fold CPU
 * slowdown and slow 4G (400 ms, 400 kbit/s), against the budgets of the project. Build first. Speed is measured here and
 * never in a test: a busy machine must not fail one.
 */
import type {Page} from "playwright-core";
import {openCatalog} from "../data/catalog.ts";
import {findBrowser, launch} from "./browser.ts";
import {start} from "./command.ts";
import {serveFolder} from "./static-server.ts";
import {heaviest, weight} from "./weight.ts";

const loads = 5;
/** A chart of lines, one of many marks and the map, each with two views to go between. */
const redrawn = [
  {chart: "hashrate-share", from: "with=KAZ", to: "with=CHN"},
  {chart: "policy-timeline", from: "with=KAZ", to: "with=CHN"},
  {chart: "hashrate-map", from: "month=2021-04", to: "month=2021-06"},
];
const slow4G = {offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000};

start({
  usage: "bench",
  run: async () => {
    const server = await serveFolder("dist", {port: 45_000});
    const browser = await launch(await findBrowser());
    const fresh = async (network: boolean): Promise<Page> => {
      const page = await (await browser.newContext({viewport: {width: 360, height: 740}})).newPage();
      const session = await page.context().newCDPSession(page);
      await session.send("Network.enable");
      await session.send("Emulation.setCPUThrottlingRate", {rate: 4});
      if (network) await session.send("Network.emulateNetworkConditions", slow4G);
      return page;
    };
    const repeat = async (measure: () => Promise<number>): Promise<number> => {
      const taken: number[] = [];
      for (let i = 0; i < loads; i++) taken.push(await measure());
      return taken.sort((a, b) => a - b)[Math.floor(loads / 2)]!;
    };
    const chart = new URL("charts/hashrate-share/", server.address).href;
    const redraws = async () => {
      const rows: [what: string, value: number, unit: string, budget: number][] = [];
      for (const {chart, from, to} of redrawn) {
        const address = new URL(`charts/${chart}/`, server.address).href;
        const took = await repeat(() => redraw(fresh, address, from, to));
        rows.push([`a redraw of ${chart} once loaded`, took, "ms", 150]);
      }
      return rows;
    };
    try {
      const rows: [what: string, value: number, unit: string, budget: number | undefined][] = [
        ["every package read and checked", time(() => openCatalog("data")), "ms", 800],
        ["chart page, first paint of the drawing, slow 4G", await repeat(() => painted(fresh, chart)), "ms", undefined],
        ["first pointer move answered", await repeat(() => firstMove(fresh, chart)), "ms", 50],
        ...(await redraws()),
        [
          "chart page, HTML and its scripts and styles, brotli",
          weight("dist", "charts/hashrate-share/index.html"),
          "KB",
          heaviest.chart,
        ],
        ["briefing, the same", weight("dist", "cases/kazakhstan/index.html"), "KB", heaviest.case],
        ["embed, the same", weight("dist", "embed/hashrate-share/index.html"), "KB", heaviest.embed],
      ];
      return rows
        .map(([what, value, unit, budget]) => {
          const verdict = budget === undefined ? "" : value <= budget ? `within ${budget}` : `OVER ${budget}`;
          return `${what.padEnd(52)} ${value.toFixed(1).padStart(8)} ${unit}  ${verdict}`;
        })
        .join("\n");
    } finally {
      await browser.close();
      await server.close();
    }
  },
});

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

async function painted(fresh: (network: boolean) => Promise<Page>, address: string): Promise<number> {
  const page = await fresh(true);
  await page.goto(address, {waitUntil: "commit"});
  await page.locator("svg.plot:visible").first().waitFor();
  const took = await page.evaluate(() => performance.now());
  await page.context().close();
  return took;
}

async function firstMove(fresh: (network: boolean) => Promise<Page>, address: string): Promise<number> {
  const page = await fresh(false);
  await page.goto(address);
  const took = await page
    .locator("svg.plot:visible")
    .first()
    .evaluate((svg) => {
      const {left, top, width, height} = svg.getBoundingClientRect();
      const move = {bubbles: true, clientX: left + width / 2, clientY: top + height / 2, pointerType: "mouse"};
      const start = performance.now();
      svg.dispatchEvent(new PointerEvent("pointermove", move));
      svg.getBoundingClientRect();
      return performance.now() - start;
    });
  await page.context().close();
  return took;
}

/** From a step back in the address to the new drawing, once everything is loaded. */
async function redraw(
  fresh: (network: boolean) => Promise<Page>,
  address: string,
  from: string,
  to: string,
): Promise<number> {
  const page = await fresh(false);
  await page.goto(`${address}?${from}`);
  await page.waitForFunction(() => document.querySelector(".explore-status")?.textContent?.startsWith("Drawn"));
  const took = await page.evaluate(async (query) => {
    const heading = () => document.querySelector(".chart-head h1")?.textContent;
    const before = heading();
    const start = performance.now();
    history.replaceState(null, "", `${location.pathname}?${query}`);
    dispatchEvent(new PopStateEvent("popstate"));
    while (heading() === before) await new Promise((next) => setTimeout(next));
    document.body.getBoundingClientRect();
    return performance.now() - start;
  }, to);
  await page.context().close();
  return took;
}
