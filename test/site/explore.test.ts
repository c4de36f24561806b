import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {describe, expect, inject, test} from "vitest";
import {readPng} from "../publish/png-file.ts";
import {at, open} from "./reader.ts";

/** Every chart a reader can change. */
const live = readdirSync(join(inject("site"), "charts"), {withFileTypes: true})
  .filter((entry) => entry.isDirectory())
  .map(({name}) => name)
  .filter((name) => readFileSync(join(inject("site"), "charts", name, "index.html"), "utf8").includes('id="explore"'));

const shares = "/charts/hashrate-share/";
const map = "/charts/hashrate-map/";

/** Waits longer than a busy machine needs. */
const poll = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, {timeout: 15_000});
const place = (page: Page, code: string) => page.locator(`.chip[value="${code}"]`);
const query = (page: Page) => new URL(page.url()).search;
const title = (page: Page) => page.locator("h1").textContent();

/** Waits until the page shows what was chosen last. */
async function drawn(page: Page, words = /./): Promise<void> {
  await page.waitForFunction((expected) => {
    const heading = document.querySelector("h1")?.textContent ?? "";
    const said = document.querySelector(".explore-status")?.textContent;
    return said === `Drawn: ${heading}` && expected.test(heading);
  }, words);
}

/** What a chart's page shows, one line an element or text, without the order of attributes and the space between elements. */
function shown(): string[] {
  const lines = [document.title];
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      const text = node.data.replaceAll(/\s+/g, " ").trim();
      if (text) lines.push(text);
    }
    if (!(node instanceof Element) || node.matches(".inspected")) return;
    lines.push([node.localName, ...[...node.attributes].map(({name, value}) => `${name}=${value}`).sort()].join(" "));
    node.childNodes.forEach(walk);
  };
  for (const part of document.querySelectorAll(".chart-head, .figure-page, #same-data")) {
    const copy = part.cloneNode(true);
    copy.normalize();
    walk(copy);
  }
  return lines;
}

/** Opens the choices that are folded. */
async function unfold(page: Page): Promise<void> {
  await page.locator(".explore-more summary").click();
}

/** Makes the first choice of a page. */
async function useFirst(page: Page): Promise<void> {
  const control = page.locator(".control").first();
  const kind = await control.getAttribute("class");
  if (kind?.includes("places")) {
    if (await control.locator(".chip").count()) await control.locator(".chip").first().click();
    else {
      await control.getByRole("searchbox").fill("a");
      await control.locator(".found button").first().click();
    }
  } else if (kind?.includes("month")) {
    await control.locator("input").focus();
    await page.keyboard.press("Home");
  } else if (kind?.includes("period")) {
    await control.locator(".range input").first().focus();
    await page.keyboard.press("ArrowRight");
  } else if (await control.locator(".weights").count()) {
    await control.locator(".weights input").first().focus();
    await page.keyboard.press("ArrowRight");
  } else if (await control.locator("select").count()) await control.locator("select").selectOption({index: 1});
  else await control.locator('button[aria-pressed="false"]').first().click();
}

describe("without script", () => {
  test("there are no controls, but links to the named views", async () => {
    const page = await open(shares, {javaScriptEnabled: false});
    expect(await page.locator("form.explore").isVisible()).toBe(false);
    expect(await page.locator(".views a").count()).toBeGreaterThan(3);
    await page.locator(".views a", {hasText: "Kazakhstan only"}).click();
    expect(page.url()).toMatch(/\/charts\/hashrate-share\/kazakhstan\/$/);
  });
});

describe("with script", () => {
  test.each(live)(
    "%s: a redraw of the built view gives what was built, and nothing moves as it goes live",
    async (name) => {
      const page = await open(`/charts/${name}/`, {}, (opened) => opened.route("**/*.js", (route) => route.abort()));
      const top = () =>
        page.evaluate(async () => {
          await document.fonts.ready;
          return document.querySelector(".drawing-wide")!.getBoundingClientRect().top;
        });
      const still = await top();
      await page.unroute("**/*.js");
      await page.reload();
      expect(await top()).toBe(still);
      const built = await page.evaluate(shown);
      await useFirst(page);
      await drawn(page);
      expect(query(page)).not.toBe("");
      await page.evaluate(async () => {
        const redrawn = new Promise((done) => document.addEventListener("viewchange", done, {once: true}));
        history.back();
        await redrawn;
      });
      expect(query(page)).toBe("");
      // The drawing out of sight follows when there is time for it.
      const changed = async () => {
        const redrawn = await page.evaluate(shown);
        const lines = redrawn.filter((line, i) => line !== built[i]).slice(0, 5);
        return redrawn.length === built.length ? lines : [...lines, `${redrawn.length} for ${built.length}`];
      };
      await expect.poll(changed, {timeout: 20_000, interval: 100}).toEqual([]);
    },
  );

  test("Plot and data are fetched when a control is first used, and not before", async () => {
    const fetched: string[] = [];
    const page = await open(shares, {}, async (opened) =>
      opened.on("request", (request) => fetched.push(request.url())),
    );
    await page.waitForLoadState("networkidle");
    expect(fetched.filter((url) => /redraw|\.json$/.test(url))).toEqual([]);
    await place(page, "KAZ").click();
    await drawn(page);
    expect(fetched.some((url) => url.includes("redraw"))).toBe(true);
    expect(fetched.every((url) => url.startsWith(at("/")))).toBe(true);
  });

  test("a choice changes heading, drawing, words, table and address; back and forward bring views back", async () => {
    const page = await open(shares);
    const built = await title(page);
    await unfold(page);
    await page.getByRole("button", {name: "Hashrate, EH/s"}).click();
    await drawn(page, /EH\/s/);
    expect(query(page)).toBe("?show=hashrate");
    expect(await page.locator(".figure-page .drawing-wide svg > title").textContent()).toBe(await title(page));
    expect(await page.title()).toMatch(/EH\/s.* · /);
    expect(await page.locator("#same-data .table-caption").textContent()).toContain("EH/s");
    await page.getByRole("button", {name: "Logarithmic"}).click();
    await poll(() => query(page)).toBe("?show=hashrate&scale=log");
    await page.goBack();
    await page.goBack();
    await poll(() => title(page)).toBe(built);
    expect(query(page)).toBe("");
    expect(await page.getByRole("button", {name: "Linear"}).getAttribute("aria-pressed")).toBe("true");
    await page.goForward();
    await drawn(page, /EH\/s/);
    expect(query(page)).toBe("?show=hashrate");
  });

  test("an address opens the view it was copied from", async () => {
    const page = await open(`${shares}?with=KAZ,RUS&from=2021-01&to=2021-09`);
    await drawn(page, /Kazakhstan/);
    expect(query(page)).toBe("?with=KAZ,RUS&from=2021-01&to=2021-09");
    expect(await page.locator(".figure-subtitle").first().textContent()).toContain("January 2021 to September 2021");
    expect(await place(page, "CHN").getAttribute("aria-pressed")).toBe("false");
    expect(await place(page, "RUS").getAttribute("aria-pressed")).toBe("true");
  });

  test("a place put back stands where it stood, so the page is its own view again", async () => {
    const page = await open(shares);
    await place(page, "USA").click();
    await drawn(page);
    expect(query(page)).toBe("?with=CHN,KAZ,RUS");
    expect(await place(page, "USA").getAttribute("aria-pressed")).toBe("false");
    await place(page, "USA").click();
    await poll(() => query(page)).toBe("");
  });

  test("a place is found, added and reset by keyboard alone", async () => {
    const page = await open(shares);
    const search = page.getByRole("searchbox", {name: "Find a place"});
    await search.focus();
    await page.keyboard.type("norw");
    expect(await page.locator(".found").textContent()).toBe(
      "Norway".repeat(await page.locator(".found button").count()) || "No other place here is called “norw”.",
    );
    await search.fill("malay");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Malaysia");
    await page.keyboard.press("Enter");
    await drawn(page);
    expect(query(page)).toBe("?with=CHN,USA,KAZ,RUS,MYS");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
    expect(await place(page, "MYS").getAttribute("aria-pressed")).toBe("true");
    await page.keyboard.type("x<img src=x onerror=alert(1)>");
    expect(await page.locator(".found").textContent()).toContain("“x<img src=x onerror=alert(1)>”");
    expect(await page.locator(".found img").count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await page.locator(".found").isVisible()).toBe(false);
    await page.getByRole("button", {name: "Reset places"}).press("Enter");
    await poll(() => query(page)).toBe("");
  });

  test("dates are typed, or moved by keys; what is no date is said in words", async () => {
    const page = await open(shares);
    await unfold(page);
    const [from, to] = [page.getByLabel("From", {exact: true}), page.getByLabel("to", {exact: true})];
    await from.fill("March 2021");
    await page.keyboard.press("Enter");
    await drawn(page);
    expect(query(page)).toBe("?from=2021-03");
    await to.fill("9999");
    await page.keyboard.press("Enter");
    await poll(() => to.inputValue()).toBe("2022-01");
    await from.fill("1066");
    await page.keyboard.press("Enter");
    await poll(() => query(page)).toBe("");
    await from.fill("<b>soon</b>");
    await page.keyboard.press("Enter");
    expect(await page.locator(".control-period .control-error").textContent()).toContain("“<b>soon</b>” is no date");
    expect(await from.getAttribute("aria-invalid")).toBe("true");
    const last = page.getByLabel("Last month shown");
    await last.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
    await poll(() => query(page)).toBe("?to=2021-10");
    expect(await last.getAttribute("aria-valuetext")).toBe("October 2021");
    await page.goBack();
    await poll(() => query(page)).toBe("");
  });

  test("a map’s month is played to the end in one step of history, and stops there", async () => {
    const page = await open(`${map}?month=2021-10`);
    await drawn(page);
    await page.getByRole("button", {name: "Play"}).click();
    await poll(() => query(page)).toBe("");
    await poll(() => page.locator(".month button").textContent()).toBe("Play");
    expect(await page.locator(".month output").textContent()).toBe("January 2022");
    await page.goBack();
    await poll(() => query(page)).toBe("?month=2021-10");
  });

  test("who wants less motion steps through the months", async () => {
    const page = await open(`${map}?month=2021-10`, {reducedMotion: "reduce"});
    await drawn(page);
    await page.getByRole("button", {name: "Next month"}).click();
    await drawn(page, /November 2021/);
    await page.waitForTimeout(1200);
    expect(query(page)).toBe("?month=2021-11");
  });

  test("another data version is drawn, and named in the source line", async () => {
    const page = await open(shares);
    await unfold(page);
    await page.getByRole("button", {name: "1.0.0", exact: true}).click();
    await drawn(page);
    expect(query(page)).toBe("?data=1.0.0");
    expect(await page.locator(".figure-source").textContent()).toContain("mining-hashrate-share 1.0.0");
  });

  test("the latest of several choices wins, whatever arrives first", async () => {
    const page = await open(shares);
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    const late = /1\.0\.0\/hashrate-share\.json/;
    await page.route(late, async (route) => {
      await released;
      await route.continue();
    });
    await unfold(page);
    const asked = page.waitForRequest(late);
    await page.getByRole("button", {name: "1.0.0", exact: true}).click();
    await asked;
    await page.getByRole("button", {name: "1.1.0, newest"}).click();
    await page.getByRole("button", {name: "Hashrate, EH/s"}).click();
    await drawn(page, /EH\/s/);
    const arrived = page.waitForResponse(late);
    release();
    await (await arrived).finished();
    await page.waitForTimeout(100);
    expect(await page.locator(".figure-source").textContent()).toContain("mining-hashrate-share 1.1.0");
    expect(query(page)).toBe("?show=hashrate");
  });

  test("no place and a single month are said in words", async () => {
    const page = await open(`${shares}?with=`);
    await drawn(page);
    expect(await page.locator(".explore-empty").textContent()).toContain("No place is chosen");
    await page.goto(at(`${shares}?from=2021-08&to=2021-08`));
    await drawn(page);
    expect(await page.locator(".explore-empty").textContent()).toContain("One month only");
  });

  test("the table can be sorted, and stays so when the view changes", async () => {
    const page = await open(shares);
    const months = () => page.locator("#same-data tbody th").allTextContents();
    await page.locator("#same-data").getByRole("button", {name: "Month"}).click();
    await expect.poll(async () => (await months())[0]).toBe("Sept 2019");
    await place(page, "USA").click();
    await drawn(page);
    expect((await months())[0]).toBe("Sept 2019");
  });

  test("a choice that equals a named view marks the link to it", async () => {
    const page = await open(shares);
    const marked = page.locator(".views a[aria-current]");
    expect(await marked.allTextContents()).toEqual(["Newest, whole"]);
    const named = page.locator(".views a", {hasText: "Kazakhstan only"});
    const codes = new URLSearchParams((await named.getAttribute("data-view")) ?? "").get("with");
    await page.goto(at(`${shares}?with=${codes}`));
    await drawn(page);
    expect(await marked.allTextContents()).toEqual(["Kazakhstan only"]);
    await page.getByRole("button", {name: "Back to the published view"}).click();
    await drawn(page);
    expect(await marked.allTextContents()).toEqual(["Newest, whole"]);
  });

  test.each([1280, 360])("at %d px no choice moves when there is something to say or to take back", async (width) => {
    const page = await open(shares, {viewport: {width, height: 800}});
    const heights = () =>
      page
        .locator("form.explore, .explore-all")
        .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().height));
    const before = await heights();
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    await page.route("**/redraw*.js", async (route) => {
      await released;
      await route.continue();
    });
    await place(page, "USA").click();
    await poll(() => page.locator(".explore-status").textContent()).toContain("Fetching");
    expect(await page.getByRole("button", {name: "Reset places"}).isVisible()).toBe(true);
    expect(await heights()).toEqual(before);
    release();
    await drawn(page);
    expect(await heights()).toEqual(before);
  });

  test("other scripts hear which view is shown", async () => {
    const page = await open(shares);
    const heard = page.evaluate(
      () =>
        new Promise((done) => document.addEventListener("viewchange", (event) => done((event as CustomEvent).detail))),
    );
    await place(page, "USA").click();
    expect(await heard).toEqual({query: "with=CHN,KAZ,RUS", title: await title(page)});
  });
});

describe("what is downloaded is what is seen", () => {
  const origin = "hashrate-share_with-KAZ_from-2021-01_mining-hashrate-share-1.1.0";
  async function download(page: Page, name: string): Promise<{name: string; bytes: Buffer}> {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(`.side a[data-shown="${name}"]`).click(),
    ]);
    return {name: download.suggestedFilename(), bytes: readFileSync(await download.path())};
  }

  test("table and picture of a view carry the choice, the version and the address", async () => {
    const page = await open(`${shares}?with=KAZ&from=2021-01`);
    await drawn(page);
    const address = page.url();
    const csv = await download(page, "csv");
    expect(csv.name).toBe(`${origin}.csv`);
    const rows = csv.bytes.toString("utf8").trim().split("\n");
    expect(rows).toHaveLength(1 + (await page.locator("#same-data tbody tr").count()));
    expect(await page.locator("#rows-shown").textContent()).toBe(`${rows.length - 1} rows`);
    const json = JSON.parse((await download(page, "json")).bytes.toString("utf8"));
    expect(json).toMatchObject({address, view: {with: ["KAZ"], from: "2021-01"}, title: await title(page)});
    expect(json.packages[0]).toMatchObject({
      name: "mining-hashrate-share",
      version: "1.1.0",
      licence: "CC BY-NC-SA 4.0",
    });
    expect(json.rows).toHaveLength(rows.length - 1);
    const svg = await download(page, "svg");
    expect(svg.name).toBe(`${origin}.svg`);
    const text = svg.bytes.toString("utf8");
    expect(text).toContain(`<dc:identifier>${address.replace("&", "&amp;")}</dc:identifier>`);
    expect(text).not.toMatch(/var\(|currentColor/);
    const png = await download(page, "png");
    expect(png.name).toBe(`${origin}.png`);
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    const picture = readPng(png.bytes);
    expect(picture.width).toBe(2 * Number(/width="(\d+)"/.exec(text)?.[1]));
    expect(picture.density).toBe(Math.round((2 * 96) / 0.0254));
    expect(picture.words).toMatchObject({URL: address, Title: await title(page), Author: "Mining and the Grid"});
    expect(picture.words["Copyright"]).toContain("mining-hashrate-share 1.1.0");
    await page.locator(".share > summary").click();
    const shared = page.locator('.share a[data-shown="svg"]');
    const [saved] = await Promise.all([page.waitForEvent("download"), shared.click()]);
    expect(saved.suggestedFilename()).toBe(svg.name);
    expect(readFileSync(await saved.path(), "utf8")).toBe(text);
  });

  test("on the page’s own view the built files are given", async () => {
    const page = await open(shares);
    await place(page, "USA").click();
    await drawn(page);
    await place(page, "USA").click();
    await drawn(page);
    await poll(() => query(page)).toBe("");
    expect((await download(page, "csv")).name).toBe("hashrate-share_mining-hashrate-share-1.1.0.csv");
  });
});

describe("bad input", () => {
  const built = /<h1[^>]*>([^<]+)</.exec(readFileSync(join(inject("site"), shares, "index.html"), "utf8"))?.[1];

  test.each([
    "?with=../../x",
    `?with=${Array.from({length: 1_000}, (_, i) => `C${i}`).join()}`,
    "?from=1066&to=9999",
    "?from=NaN&to=-Infinity&month=NaN&weights=NaN",
    "?show=%3Cscript%3Ealert(1)%3C/script%3E&scale=%22onload=alert(1)",
    "?fuel=coal&show=gone&align=no-such-act&data=0.0.9",
    "?%E0%A4%A=%ZZ&&&==",
    "?with=%00&with=KAZ%0d%0aX",
  ])("%s gives the page’s own view, a clean address and nothing injected", async (bad) => {
    const redraws: string[] = [];
    const page = await open(shares + bad, {}, async (opened) =>
      opened.on("request", (request) => redraws.push(...(/redraw|\.json$/.exec(request.url()) ?? []))),
    );
    await page.locator(".explore-all:enabled").waitFor();
    expect(query(page)).toBe("");
    expect(redraws).toEqual([]);
    expect(await title(page)).toBe(built);
    expect(await page.locator(".explore-error").isVisible()).toBe(false);
    expect(await page.locator("script:not([src]):not([type])").count()).toBe(0);
  });

  test("ten thousand places, more than a server lets through, are no more than those there are", async () => {
    const page = await open(shares);
    await page.evaluate(() => {
      const codes = Array.from({length: 10_000}, (_, i) => `C${i}`);
      history.pushState(null, "", `?with=KAZ,${codes.join()}`);
      window.dispatchEvent(new PopStateEvent("popstate"));
    });
    await drawn(page);
    expect(query(page)).toBe("?with=KAZ");
  });

  test("of a query half good, the good half is drawn", async () => {
    const page = await open(`${shares}?with=KAZ,../x,ZZZ&from=2021&show=gone&to=1066`);
    await drawn(page);
    expect(query(page)).toBe("?with=KAZ&to=2021-01");
  });
});

describe("a lost network", () => {
  test.each(["**/redraw*.js", "**/hashrate-share.*.js", "**/hashrate-share.json"])(
    "without %s the built figure stays, a message says so, and trying again works",
    async (lost) => {
      const page = await open(shares, {}, (opened) => opened.route(lost, (route) => route.abort()));
      const before = await page.locator(".figure-page").innerHTML();
      await place(page, "USA").click();
      const message = page.getByRole("alert").filter({hasText: "could not be fetched"});
      await message.waitFor();
      expect(await page.locator(".figure-page").innerHTML()).toBe(before);
      expect(query(page)).toBe("?with=CHN,KAZ,RUS");
      await page.unroute(lost);
      await message.getByRole("button", {name: "Try again"}).click();
      await drawn(page);
      expect(await message.count()).toBe(0);
      expect(query(page)).toBe("?with=CHN,KAZ,RUS");
    },
  );

  test("one button leads back to the published view", async () => {
    const page = await open(shares, {}, (opened) => opened.route("**/hashrate-share.json", (route) => route.abort()));
    await place(page, "USA").click();
    await page.getByRole("alert").getByRole("button", {name: "Back to the published view"}).click();
    await poll(() => query(page)).toBe("");
    expect(await page.locator(".explore-error").isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.closest("form.explore") !== null)).toBe(true);
    expect(await place(page, "USA").getAttribute("aria-pressed")).toBe("true");
  });
});
