import {readFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import type {BrowserContextOptions, Frame, Page} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {drawingFaults, sidewaysOverflow} from "./inspect.ts";
import {filesOf, listed, pagesOf} from "./pages.ts";
import {at, colourRules, open, runAxe} from "./reader.ts";

const site = inject("site");
const origin = "https://mining-and-the-grid.example";
const pages = pagesOf(site);
const embeds = pages.filter(({path}) => path.startsWith("/embed/"));
const chartPages = pages.filter(({path}) => /^\/charts\/.+\/$/.test(path));
let host: {address: string; server: Server; html: string};

beforeAll(async () => {
  host = await foreignHost();
});

afterAll(() => {
  host?.server.close();
});

/** Another site on another port, whose one page is what a test gives it. */
async function foreignHost(): Promise<typeof host> {
  const foreign = createServer((_, response) => {
    response.writeHead(200, {"Content-Type": "text/html; charset=utf-8"}).end(host.html);
  });
  await new Promise<void>((done) => foreign.listen(0, done));
  return {address: `http://localhost:${(foreign.address() as AddressInfo).port}/`, server: foreign, html: ""};
}

interface OEmbed {
  type: string;
  version: string;
  title: string;
  html: string;
  width: number;
  height: number;
  thumbnail_url: string;
}

function oembedOf(path: string): OEmbed {
  return JSON.parse(readFileSync(join(site, path), "utf8"));
}

/** The code to paste for a chart, as if the site stood where the test serves it. */
function snippet(path: string, query = ""): string {
  return oembedOf(`charts/${path}.oembed.json`)
    .html.replaceAll(`${origin}/`, at("/"))
    .replace(/src="([^"]+)"/, (_, address) => `src="${address}${query}"`);
}

const charts = ["hashrate-share", "hashrate-map", "kazakhstan-mining-load"] as const;

/** A page of the other site around some code, in a column of its own that is `column` wide. */
async function embedded(code: string, options: BrowserContextOptions = {}, column = "auto") {
  host.html = `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>Host</title></head><body style="margin:0"><div id="column" style="width:${column}">${code}</div></body></html>`;
  const faults: string[] = [];
  const requests: string[] = [];
  const page = await open(host.address, options, async (opened) => {
    opened.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    opened.on("requestfailed", (request) => faults.push(`failed ${request.url()}`));
    opened.on("response", (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    });
    opened.on("request", (request) => requests.push(new URL(request.url()).origin));
  });
  return {page, faults, requests};
}

async function framesOf(page: Page): Promise<Frame[]> {
  const elements = await page.locator("iframe").elementHandles();
  for (const element of elements) await element.scrollIntoViewIfNeeded();
  const frames = await Promise.all(elements.map((element) => element.contentFrame()));
  for (const frame of frames) await frame!.waitForLoadState();
  return frames as Frame[];
}

/** How high the page in a frame is, and how high its frame. */
function heights(frame: Frame): Promise<{content: number; frame: number}> {
  return frame.evaluate(() => ({
    content: Math.ceil(document.body.getBoundingClientRect().height),
    frame: window.innerHeight,
  }));
}

/** Whether a frame is as high as the page in it; runs there. */
function fits(): boolean {
  return Math.abs(window.innerHeight - document.body.getBoundingClientRect().height) <= 1;
}

test("every page of a chart, and every view as of every version, has an embed that leads back and stays out of search engines", () => {
  const paths = new Set(embeds.map(({path}) => path));
  expect(listed(chartPages.filter(({path}) => !paths.has(path.replace("charts", "embed"))).map(({path}) => path))).toBe(
    "",
  );
  const wrong = embeds.filter(({document}) => {
    const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? "";
    const back = document.querySelector<HTMLAnchorElement>(".figure-back a");
    return (
      document.querySelector('meta[name="robots"]')?.getAttribute("content") !== "noindex" ||
      !chartPages.some(({path}) => `${origin}${path}` === canonical) ||
      `${origin}${back?.getAttribute("href")}` !== canonical ||
      back?.getAttribute("target") !== "_blank"
    );
  });
  expect(listed(wrong.map(({path}) => path))).toBe("");
});

test("three charts in a page of another origin draw without an error, a third party or a scroll bar, by the pasted code alone", async () => {
  const {page, faults, requests} = await embedded(charts.map((name) => snippet(name)).join("<p>Text</p>"));
  for (const frame of await framesOf(page)) {
    expect(await frame.locator("svg.plot:visible").count()).toBe(1);
    const {content, frame: height} = await heights(frame);
    expect(content, frame.url()).toBeLessThanOrEqual(height);
    expect(await frame.evaluate(drawingFaults)).toEqual([]);
  }
  const ours = [at("/"), host.address].map((address) => new URL(address).origin);
  expect(requests.filter((each) => !ours.includes(each) && each !== "null")).toEqual([]);
  expect(faults).toEqual([]);
});

test("at every width the pasted code is high enough for its chart, and little higher", async () => {
  const newest = filesOf(site).filter((file) => /^charts\/[^/]+\.oembed\.json$/.test(file));
  const names = newest.map((file) => file.replace(/^charts\/|\.oembed\.json$/g, ""));
  const {page} = await embedded(names.map((name) => snippet(name)).join(""));
  const frames = await framesOf(page);
  const cut: string[] = [];
  for (const width of [288, 328, 375, 430, 520, 620, 640, 704, 800, 1200]) {
    await page.evaluate((to) => (document.getElementById("column")!.style.width = `${to}px`), width);
    for (const [i, frame] of frames.entries()) {
      const {content, frame: height} = await heights(frame);
      if (content > height || content < height - 260) cut.push(`${names[i]} at ${width}: ${content} in ${height}`);
    }
  }
  expect(listed(cut)).toBe("");
});

test("on a phone, where nothing is a container but the window, nothing is cut off either", async () => {
  const code = charts.map((name) => /<iframe[\s\S]*<\/iframe>/.exec(snippet(name))![0]).join("");
  const {page} = await embedded(code, {viewport: {width: 360, height: 740}}, "328px");
  for (const frame of await framesOf(page)) {
    const {content, frame: height} = await heights(frame);
    expect(content, frame.url()).toBeLessThanOrEqual(height);
    expect(await frame.evaluate(sidewaysOverflow)).toEqual([]);
  }
});

test("with the optional script a frame is as high as its chart, and follows it", async () => {
  const script = `<script async src="${at("/embed.js")}"></script>`;
  const {page, faults} = await embedded(charts.map((name) => snippet(name)).join("") + script);
  const frames = await framesOf(page);
  for (const width of [1000, 340]) {
    await page.evaluate((to) => (document.getElementById("column")!.style.width = `${to}px`), width);
    for (const frame of frames) {
      await (await frame.frameElement()).scrollIntoViewIfNeeded(); // out of sight a frame rests
      await frame.waitForFunction(fits, undefined, {polling: 50});
    }
  }
  expect(faults).toEqual([]);
});

test("the optional script heeds no other origin", async () => {
  const script = `<script async src="${at("/embed.js")}"></script>`;
  const {page} = await embedded(snippet("hashrate-share") + script);
  const [frame] = await framesOf(page);
  await frame!.waitForFunction(fits, undefined, {polling: 50});
  const before = await page.locator("iframe").evaluate((element) => element.clientHeight);
  await page.evaluate(() => window.postMessage({type: "mining-and-the-grid:height", height: 9999}, "*"));
  await page.waitForTimeout(100);
  expect(await page.locator("iframe").evaluate((element) => element.clientHeight)).toBe(before);
});

test.each([
  ["the system's setting", "", "dark", "rgb(22, 21, 18)"],
  ["the system's setting", "", "light", "rgb(250, 248, 243)"],
  ["its address", "?scheme=dark", "light", "rgb(22, 21, 18)"],
  ["its address", "?scheme=light", "dark", "rgb(250, 248, 243)"],
  ["the system where the address says nonsense", "?scheme=%3Cscript%3E", "dark", "rgb(22, 21, 18)"],
] as const)("an embed takes its scheme from %s (%s, system %s)", async (_, query, colorScheme, paper) => {
  const {page, faults} = await embedded(snippet("hashrate-share", query), {colorScheme});
  const [frame] = await framesOf(page);
  await frame!.waitForFunction((to) => getComputedStyle(document.body).backgroundColor === to, paper);
  expect(faults).toEqual([]);
});

test("without script an embed shows its chart, its source and the way back", async () => {
  const {page} = await embedded(snippet("hashrate-share"), {javaScriptEnabled: false});
  const frame = page.frameLocator("iframe");
  expect(await frame.locator("svg.plot:visible").count()).toBe(1);
  expect(await frame.locator(".figure-source").textContent()).toContain("mining-hashrate-share");
  expect(await frame.locator(".figure-back a").first().getAttribute("href")).toBe("/charts/hashrate-share/");
});

test("axe finds nothing in an embed, narrow and wide, light and dark", async () => {
  const found: string[] = [];
  for (const name of charts) {
    const page = await open(`/embed/${name}/`, {reducedMotion: "reduce"});
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [328, 736]) {
        await page.emulateMedia({colorScheme});
        await page.setViewportSize({width, height: 800});
        const wrong = await runAxe(page, colorScheme === "light" ? {} : colourRules);
        const faults = [...wrong, ...(await page.evaluate(sidewaysOverflow))];
        found.push(...faults.map(({rule, selector}) => `${name} ${width} ${colorScheme}: ${rule} ${selector}`));
      }
    }
  }
  expect(listed(found)).toBe("");
});

test("every page of a chart names its oEmbed, whose answer is what the standard asks for", () => {
  const wrong = chartPages.flatMap(({path, document}) => {
    const link = document.querySelector('link[type="application/json+oembed"]')?.getAttribute("href") ?? "";
    if (link !== `${origin}${path.slice(0, -1)}.oembed.json`) return [`${path}: ${link}`];
    const {type, version, html, width, height, thumbnail_url, title} = oembedOf(new URL(link).pathname);
    const src = /<iframe title="[^"]+" src="([^"]+)"/.exec(html)?.[1];
    return type === "rich" &&
      version === "1.0" &&
      title === document.querySelector("h1")?.textContent &&
      src === `${origin}${path.replace("charts", "embed")}` &&
      width === 736 &&
      height > 200 &&
      thumbnail_url === `${origin}${path.slice(0, -1)}.card.png`
      ? []
      : [`${path}: ${JSON.stringify({type, version, src, width, height})}`];
  });
  expect(listed(wrong)).toBe("");
});
