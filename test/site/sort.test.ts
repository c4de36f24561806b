import type {Page} from "playwright-core";
import {expect, test} from "vitest";
import {open} from "./reader.ts";

const shares = "/data/mining-hashrate-share/1.0.0/";
/** The cells of a column of the sortable table, top to bottom. */
const column = (page: Page, at: number) =>
  page.locator(`table[data-sortable] tbody td:nth-child(${at})`).allTextContents();

test("without script the rows stand as published and there is no button", async () => {
  const page = await open(shares, {javaScriptEnabled: false});
  expect(await page.locator("table[data-sortable] button").count()).toBe(0);
  expect((await column(page, 3)).slice(0, 2)).toEqual(["75.53", "4.06"]);
});

test("a header sorts its numbers by key press, smallest first, then largest first, and says which", async () => {
  const page = await open(shares);
  const header = page.locator("table[data-sortable] th", {hasText: "Share of hashrate"});
  expect(await header.getAttribute("aria-sort")).toBeNull();
  await header.getByRole("button").focus();
  const given = (await column(page, 3)).map(Number);
  for (const [order, sign] of [
    ["ascending", 1],
    ["descending", -1],
  ] as const) {
    await page.keyboard.press("Enter");
    await expect.poll(() => header.getAttribute("aria-sort")).toBe(order);
    expect((await column(page, 3)).map(Number)).toEqual(given.toSorted((a, b) => sign * (a - b)));
  }
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
});

test("sorting by another column takes the mark from the first, and a row keeps its address", async () => {
  const page = await open(shares);
  const [month, , share] = await page.locator("table[data-sortable] th button").all();
  await share!.click();
  await month!.click();
  await expect.poll(() => page.locator("th[aria-sort]").allTextContents()).toEqual([await month!.textContent()]);
  expect(await column(page, 1)).toEqual((await column(page, 1)).toSorted());
  expect(await page.locator("#row-2021-08-KAZ td").allTextContents()).toEqual(["2021-08", "KAZ", "18.1", "21.85", ""]);
});

test("empty cells stay last both ways", async () => {
  const page = await open("/data/bitcoin-electricity/1.0.0/");
  const low = page.locator("table[data-sortable] th button").nth(1);
  for (const order of ["ascending", "descending"]) {
    await low.click();
    await expect.poll(() => page.locator("th[aria-sort]").getAttribute("aria-sort")).toBe(order);
    const cells = await column(page, 2);
    expect(cells[0]).not.toBe("");
    expect(cells.at(-1)).toBe("");
  }
});

test("without what sorts a message says so, and the next press sorts", async () => {
  const page = await open(shares, {}, (opened) => opened.route("**/sort-rows*.js", (route) => route.abort()));
  const month = page.locator("table[data-sortable] th button").first();
  await month.click();
  const message = page.getByRole("alert").filter({hasText: "could not be fetched"});
  await message.waitFor();
  await page.unroute("**/sort-rows*.js");
  await month.click();
  await expect.poll(() => page.locator("th[aria-sort]").count()).toBe(1);
  expect(await message.count()).toBe(0);
});
