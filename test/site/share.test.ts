import {statSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {expect, inject, test} from "vitest";
import {sidewaysOverflow} from "./inspect.ts";
import {filesOf, listed, pagesOf} from "./pages.ts";
import {before, colourRules, open, runAxe} from "./reader.ts";

const site = inject("site");
const origin = "https://mining-and-the-grid.example";
const chartPages = pagesOf(site).filter(({path}) => /^\/charts\/.+\/$/.test(path));
const shares = "/charts/hashrate-share/";
const permissions = ["clipboard-read", "clipboard-write"];

/** Opens the share box by a link into it, once what makes it live is fetched. */
async function openBox(query = "", prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await open(`${shares}${query}#share`, {}, prepare);
  await page.locator(".share-question").waitFor();
  return page;
}

/** Tabs on until something of this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press("Tab");
    const words = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return element?.closest("label")?.textContent || element?.textContent || "";
    });
    if (name.test(words.trim())) return;
  }
  throw new Error(`no way by keyboard to ${name}`);
}

const status = (page: Page) => page.locator(".share-said");
const field = (page: Page) => page.locator(".share-state:visible input");
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("by keyboard alone a reader copies the link of the newest, then of this version, and hears it each time", async () => {
  const page = await open(shares, {permissions});
  await tabTo(page, /^Share$/);
  await page.keyboard.press("Enter");
  await page.locator(".share-question").waitFor();
  await tabTo(page, /^Newest data\. The link shows/);
  await tabTo(page, /^Copy link$/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".share-said")?.textContent === "Link copied.");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Copied");
  expect(await clipboard(page)).toBe(`${origin}/charts/hashrate-share/`);
  await page.waitForFunction(() => document.activeElement?.textContent === "Copy link");
  await page.locator("input[type=radio]:checked").focus();
  await page.keyboard.press("ArrowDown");
  expect(await field(page).inputValue()).toMatch(/\/charts\/hashrate-share\/v\/[\d.]+\/$/);
  await tabTo(page, /^Copy link$/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.textContent === "Copied");
  expect(await clipboard(page)).toBe(await field(page).inputValue());
  await tabTo(page, /^Copy embed code$/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".share-said")?.textContent === "Embed code copied.");
  expect(await clipboard(page)).toMatch(/<iframe title="[^"]+" src="[^"]+\/embed\/hashrate-share\/v\/[\d.]+\/"/);
  expect(await status(page).getAttribute("role")).toBe("status");
});

test("the addresses follow the view that the reader looks at, pinned and newest", async () => {
  const page = await openBox();
  await page.evaluate(() => {
    const detail = {query: "with=KAZ,SWE&from=2021-01", title: "Two places"};
    document.dispatchEvent(new CustomEvent("viewchange", {detail}));
  });
  expect(await field(page).inputValue()).toBe(`${origin}/charts/hashrate-share/?with=KAZ,SWE&from=2021-01`);
  expect(await page.locator(".share-live").isVisible()).toBe(true);
  await page.getByRole("radio", {name: /^As of/}).check();
  expect(await field(page).inputValue()).toMatch(/\/v\/[\d.]+\/\?with=KAZ,SWE&from=2021-01$/);
  await page.evaluate(() =>
    document.dispatchEvent(new CustomEvent("viewchange", {detail: {query: "data=1.0.0", title: ""}})),
  );
  expect(await field(page).inputValue()).toBe(`${origin}/charts/hashrate-share/v/1.0.0/`);
  await page.evaluate(() => document.dispatchEvent(new CustomEvent("viewchange", {detail: {query: "", title: ""}})));
  expect(await field(page).inputValue()).toMatch(/\/v\/[\d.]+\/$/);
  expect(await page.locator(".share-live").isVisible()).toBe(false);
});

test("a query with a script in it puts nothing into the page or the address", async () => {
  const page = await openBox("?with=%3Cscript%3Ealert(1)%3C/script%3E&from=9999-99");
  expect(await field(page).inputValue()).toBe(`${origin}/charts/hashrate-share/`);
});

test("the pinned address of a named view keeps the view", () => {
  const named = chartPages.filter(({path}) => path.split("/").length === 5);
  expect(named.length).toBeGreaterThan(3);
  const wrong = named.filter(({document}) => {
    const pinned = document.querySelector('.share-state[data-state="pinned"] input')?.getAttribute("value") ?? "";
    return !/\/v\/[\d.]+\/\?\w+=/.test(pinned);
  });
  expect(listed(wrong.map(({path}) => path))).toBe("");
});

test("where the browser copies no text, the address is selected and the page says so", async () => {
  const page = await openBox("", (opened) =>
    before(opened, () => Object.defineProperty(navigator, "clipboard", {value: undefined})),
  );
  await page.getByRole("button", {name: "Copy link"}).click();
  await page.waitForFunction(() =>
    document.querySelector(".share-said")?.textContent?.includes("the text is selected"),
  );
  expect(await page.evaluate(() => String(getSelection()))).toBe(`${origin}/charts/hashrate-share/`);
});

test("the image goes to the clipboard as PNG, and where it cannot it is downloaded and the page says so", async () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
    "base64",
  );
  const page = await open(shares, {permissions});
  await page.route("**/*.png", (route) => route.fulfill({body: png, contentType: "image/png"}));
  await page.locator(".share > summary").click();
  await page.getByRole("button", {name: "Copy image"}).click();
  await page.waitForFunction(() => document.querySelector(".share-said")?.textContent === "Image copied.");
  expect(await page.evaluate(async () => (await navigator.clipboard.read())[0]?.types)).toEqual(["image/png"]);
  await page.evaluate(() => Object.defineProperty(window, "ClipboardItem", {value: undefined}));
  const download = page.waitForEvent("download");
  await page.getByRole("button", {name: "Copied"}).click();
  expect((await download).suggestedFilename()).toMatch(/^hashrate-share_mining-hashrate-share-[\d.]+\.png$/);
  await page.waitForFunction(() =>
    document.querySelector(".share-said")?.textContent?.includes("it is downloaded instead"),
  );
});

test("where the device has a share sheet, it gets the title and the chosen address; elsewhere no button promises one", async () => {
  const page = await openBox("", (opened) =>
    before(opened, () =>
      Object.defineProperty(navigator, "share", {
        value: (data: ShareData) => Promise.resolve(Object.assign(window, {sent: data})),
      }),
    ),
  );
  await page.getByRole("button", {name: "Send …"}).click();
  expect(await page.evaluate(() => (window as unknown as {sent: ShareData}).sent)).toEqual({
    title: await page.locator("h1").textContent(),
    url: `${origin}/charts/hashrate-share/`,
  });
  const without = await openBox("", (opened) =>
    before(opened, () => delete (Navigator.prototype as {share?: unknown}).share),
  );
  expect(await without.getByRole("button", {name: "Send …"}).count()).toBe(0);
});

test("without script both addresses and both embed codes stand there to copy, each with what it means", async () => {
  const page = await open(shares, {javaScriptEnabled: false});
  await page.locator(".share > summary").click();
  expect(await page.locator(".share-state:visible").count()).toBe(4);
  expect(await page.locator(".share-box button").count()).toBe(0);
  expect(await page.locator(".share-means").allTextContents()).toEqual([
    expect.stringMatching(/^Newest data\. .+may change\.$/),
    expect.stringMatching(/^As of mining-hashrate-share [\d.]+\. .+what has changed since\.$/),
  ]);
});

test("a link to the share box or the embed code opens it", async () => {
  for (const id of ["share", "embed"]) {
    const page = await open(`${shares}#${id}`);
    expect(await page.locator(`#${id}`).isVisible()).toBe(true);
  }
});

test("axe finds nothing with every panel open, narrow and wide, light and dark, newest and pinned", async () => {
  const found: string[] = [];
  for (const path of [shares, "/charts/electricity-demand-growth/v/1.0.0/"]) {
    const page = await open(path, {reducedMotion: "reduce"});
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.locator(".share-question").waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [360, 1280]) {
        await page.emulateMedia({colorScheme});
        await page.setViewportSize({width, height: 800});
        const wrong = await runAxe(page, colorScheme === "light" ? {} : colourRules);
        const faults = [...wrong, ...(await page.evaluate(sidewaysOverflow))];
        found.push(...faults.map(({rule, selector}) => `${path} ${width} ${colorScheme}: ${rule} ${selector}`));
      }
    }
  }
  expect(listed(found)).toBe("");
});

test("every pinned page says which version it shows and what has changed since, and leads to the newest", () => {
  const pinned = chartPages.filter(({path}) => path.includes("/v/"));
  const wrong = pinned.filter(({path, document}) => {
    const strip = document.querySelector("body > .pinned");
    const words = strip?.textContent?.replaceAll(/\s+/g, " ").trim() ?? "";
    const links = [...(strip?.querySelectorAll("a") ?? [])].map((link) => link.getAttribute("href"));
    return (
      !/^Drawn from [\w-]+ \d+\.\d+\.\d+, as published (on|in) [\w ]+\./.test(words) ||
      !/(Nothing has changed since|Since then (none|[\d,]+) of the [\d,]+ values)/.test(words) ||
      !links.includes(path.replace(/v\/[\d.]+\/$/, "")) ||
      (words.includes("Since then") && !links.some((link) => link?.includes("...")))
    );
  });
  expect(listed(wrong.map(({path}) => path))).toBe("");
  const others = chartPages.filter(({path, document}) => !path.includes("/v/") && document.querySelector(".pinned"));
  expect(others.map(({path}) => path)).toEqual([]);
});

test("every chart page has its words, table, sources with version, how to read, caveat, related charts, and the cases that use it", () => {
  const wrong = chartPages.flatMap(({path, document}) => {
    const has = (selector: string, pattern: RegExp) =>
      pattern.test(document.querySelector(selector)?.textContent ?? "");
    const missing = [
      !has(".figure-words", /\w+/) && "words",
      document.querySelectorAll("main tbody tr").length === 0 && "table",
      !has(".figure-source a", /^[\w-]+ \d+\.\d+\.\d+$/) && "source with version",
      !has("main", /How to read this/) && "how to read",
      document.querySelectorAll('.side a[href^="/charts/"]').length < 2 && "related charts",
    ].filter(Boolean);
    return missing.length > 0 ? [`${path}: no ${missing.join(", ")}`] : [];
  });
  expect(listed(wrong)).toBe("");
  const cases = pagesOf(site).filter(({path}) => /^\/cases\/.+\/$/.test(path));
  const unlinked = cases.flatMap(({path, document}) =>
    [...document.querySelectorAll("figure .figure-title a")]
      .map((link) => link.getAttribute("href"))
      .filter(
        (chart) => !chartPages.find((page) => page.path === chart)?.document.querySelector(`.side a[href="${path}"]`),
      )
      .map((chart) => `${chart} does not name ${path}`),
  );
  expect(listed(unlinked)).toBe("");
});

test("the script of the share box weighs at most 3 KB and is loaded by chart pages alone", () => {
  const scripts = filesOf(site).filter((file) => /^_astro\/Share\..*\.js$/.test(file));
  expect(scripts).toHaveLength(1);
  expect(statSync(join(site, scripts[0]!)).size).toBeLessThanOrEqual(6144);
});
