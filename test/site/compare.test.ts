import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {expect, inject, test} from "vitest";
import {comparisonCsv} from "../../src/client/comparison-table.ts";
import type {PlaceRecord} from "../../src/model/comparison.ts";
import {open} from "./reader.ts";

const phone = {viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true};

const columns = (page: Page) => page.locator(".comparison thead th").allTextContents();
const chips = (page: Page) => page.locator(".compare-chosen button").allTextContents();

async function settled(page: Page, places: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (expected) =>
      [...document.querySelectorAll(".comparison thead th")].map((head) => head.textContent).join() === expected,
    places.join(),
  );
}

test("without script the three cases stand side by side, and no control is shown", async () => {
  const page = await open("/compare/?with=IRN", {javaScriptEnabled: false});
  expect(await columns(page)).toEqual(["Kazakhstan", "Sweden", "European Union", "China"]);
  expect(await page.locator("form.compare").isVisible()).toBe(false);
});

test("Kazakhstan, Quebec and Iran are compared from scratch on a phone, and the address says so", async () => {
  const page = await open("/compare/", phone);
  for (const place of ["European Union", "Sweden", "China"])
    await page.locator(`.compare-chosen button[aria-label="Remove ${place}"]`).tap();
  await settled(page, ["Kazakhstan"]);
  for (const place of ["quebec", "Iran"]) {
    await page.locator("input[name=place]").fill(place);
    await page.locator("form.compare > button[type=submit]").tap();
  }
  await settled(page, ["Kazakhstan", "Quebec", "Iran"]);
  expect(new URL(page.url()).search).toBe("?with=KAZ,CA-QC,IRN");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("a link shows the comparison it was made for, and back goes to the one before", async () => {
  const page = await open("/compare/?with=KAZ,IRN&month=2021-12");
  await settled(page, ["Kazakhstan", "Iran"]);
  expect(await page.locator(".comparison caption").textContent()).toBe("Kazakhstan, Iran, as of 31 December 2021");
  await page.locator('.compare-chosen button[aria-label="Remove Iran"]').click();
  await settled(page, ["Kazakhstan"]);
  await page.goBack();
  await settled(page, ["Kazakhstan", "Iran"]);
  await page.goForward();
  await settled(page, ["Kazakhstan"]);
});

test("no place chosen is said in words", async () => {
  const page = await open("/compare/?with=KAZ");
  await settled(page, ["Kazakhstan"]);
  await page.locator(".compare-chosen button").click();
  await page.locator(".empty").waitFor();
  expect(new URL(page.url()).search).toBe("?with=");
});

test.each([
  ["a path", "?with=../../x", ["Kazakhstan", "Sweden", "European Union", "China"]],
  ["an unknown place", "?with=ATLANTIS,IRN", ["Iran"]],
  [
    "a thousand places",
    `?with=${Array.from({length: 10_000}, (_, i) => `P${i}`).join(",")},KAZ`.slice(0, 6_000),
    undefined,
  ],
  ["a month long ago", "?with=KAZ&month=1066-01", ["Kazakhstan"]],
  ["a script", "?with=%3Cscript%3Ealert(1)%3C/script%3E", undefined],
  ["an old parameter", "?country=KAZ~IRN", ["Kazakhstan", "Iran"]],
] as const)("%s in the query opens the nearest comparison", async (_, query, expected) => {
  const page = await open(`/compare/${query}`);
  await settled(page, expected ?? ["Kazakhstan", "Sweden", "European Union", "China"]);
  expect(await page.locator(".comparison-frame script").count()).toBe(0);
});

test("at most six places stand side by side", async () => {
  const page = await open("/compare/?with=KAZ,IRN,CHN,USA,RUS,CAN,MYS");
  await page.waitForFunction(() => document.querySelectorAll(".comparison thead th").length === 6);
  expect(await chips(page)).toHaveLength(6);
  expect(await page.locator("input[name=place]").isDisabled()).toBe(true);
});

test("a place that cannot be fetched leaves the last comparison, says so, and can be tried again", async () => {
  const page = await open("/compare/");
  await page.route("**/jurisdictions/IRN.json", (route) => route.abort());
  await page.locator("input[name=place]").fill("Iran");
  await page.keyboard.press("Enter");
  await page.locator(".failed").waitFor();
  expect(await columns(page)).toEqual(["Kazakhstan", "Sweden", "European Union", "China"]);
  await page.unroute("**/jurisdictions/IRN.json");
  await page.locator(".failed button").click();
  await settled(page, ["Kazakhstan", "Sweden", "European Union", "China", "Iran"]);
  expect(await page.locator(".failed").count()).toBe(0);
});

test("words that name no place, or several, are answered, and nothing changes", async () => {
  const page = await open("/compare/");
  await page.locator("input[name=place]").fill("<b>Mord");
  await page.keyboard.press("Enter");
  expect(await page.locator("form.compare output").textContent()).toBe(
    "No place, or more than one, is called “<b>Mord”.",
  );
  expect(await columns(page)).toHaveLength(4);
});

test("the table made in the browser is the one that was built", async () => {
  const page = await open("/compare/");
  const same = await page.evaluate(async () => {
    const built = document.querySelector(".comparison")!;
    document.querySelector<HTMLButtonElement>("button.compare-reset")!.click();
    while (built.isConnected) await new Promise(requestAnimationFrame);
    return built.isEqualNode(document.querySelector(".comparison"));
  });
  expect(same).toBe(true);
});

test("the download holds the questions and places shown, and is named after them", async () => {
  const page = await open("/compare/?with=KAZ,IRN&month=2022-12");
  await settled(page, ["Kazakhstan", "Iran"]);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("button.compare-csv").click()]);
  expect(download.suggestedFilename()).toBe("comparison_KAZ-IRN_2022-12-31.csv");
  const records = ["KAZ", "IRN"].map(
    (code) => JSON.parse(readFileSync(join(inject("site"), "jurisdictions", `${code}.json`), "utf8")) as PlaceRecord,
  );
  const text = readFileSync(await download.path(), "utf8");
  expect(text.split("\n")[0]).toBe("group,question,KAZ,IRN");
  const config = JSON.parse((await page.locator("#compare").textContent()) ?? "");
  expect(text).toBe(comparisonCsv(records, config.indicators, "2022-12-31"));
});

test("the charts below follow the places, and lead to their own pages with them", async () => {
  const page = await open("/compare/?with=KAZ,USA");
  await settled(page, ["Kazakhstan", "United States"]);
  const link = page.locator("#figure-hashrate-share .figure-title a");
  await page.waitForFunction(
    () =>
      document.querySelector<HTMLAnchorElement>("#figure-hashrate-share .figure-title a")!.search === "?with=KAZ,USA",
  );
  expect(await link.getAttribute("href")).toContain("/charts/hashrate-share/");
  const drawing = await page.locator("#figure-hashrate-share .drawing-wide svg").textContent();
  expect(drawing).toContain("United States");
  expect(drawing).not.toContain("Russia 4.7%");
});
