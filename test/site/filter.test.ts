import type {Page} from "playwright-core";
import {expect, test} from "vitest";
import {open} from "./reader.ts";

const shown = (page: Page) => page.locator("tbody tr:visible").count();

/** Waits for the count to be said, e.g. "7 of 682 claims". */
async function said(page: Page): Promise<number> {
  await page.waitForFunction(() => document.querySelector("output")?.value !== "");
  const text = await page.locator("output").textContent();
  return Number(/^(\d+) of \d+ \w+$/.exec(text ?? "")?.[1]);
}

test("without script there are no controls, and every row", async () => {
  const page = await open("/claims/?q=gap&place=KAZ", {javaScriptEnabled: false});
  expect(await page.locator("input, select, button").count()).toBe(0);
  expect(await shown(page)).toBe(await page.locator("tbody tr").count());
});

test("a query brings its words and choices back, and says how many rows match", async () => {
  const page = await open("/claims/?q=gap&place=KAZ&status=disputed");
  const count = await said(page);
  expect(count).toBeGreaterThan(0);
  expect(await shown(page)).toBe(count);
  expect(await page.locator("tbody tr:visible").allTextContents()).toEqual(
    expect.arrayContaining([expect.stringMatching(/gap.*Disputed/is)]),
  );
  expect(await page.locator("section:visible h2").allTextContents()).toEqual(["Kazakhstan"]);
  expect(await page.locator("nav.place-links").isVisible()).toBe(false);
});

test.each(["?place=ATLANTIS&status=%00", "?q=%E0%A4%A", "?place=KAZ'%22<script>&status[]=x", "?&&=&place"])(
  "the malformed query %s is ignored",
  async (query) => {
    const page = await open(`/claims/${query}`);
    await said(page);
    expect(
      await page.locator("select").evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).value)),
    ).toEqual(["", ""]);
  },
);

test("typing filters, keeps the state in the address, and one button shows all again", async () => {
  const page = await open("/sources/");
  const all = await said(page);
  await page.getByLabel("Words").fill("harnosand");
  await page.waitForURL(/\?q=harnosand$/);
  expect(await shown(page)).toBe(await said(page));
  expect(await page.locator("tbody tr:visible").first().textContent()).toContain("Härnösand");
  await page.getByLabel("Kind").selectOption("law");
  await page.waitForURL(/\?q=harnosand&kind=law$/);
  expect(await page.locator(".filter-none").isVisible()).toBe(true);
  await page.getByRole("button", {name: "Show all"}).click();
  await page.waitForURL(/\/sources\/$/);
  expect(await shown(page)).toBe(all);
});

test("the list of acts leads to a timeline of the place, kind, state and year chosen, and counts no row of its own timeline", async () => {
  const page = await open("/policies/?place=KAZ&instrument=ban&q=mining");
  await said(page);
  const link = page.locator("a[data-drawn]");
  expect(new URL((await link.getAttribute("href")) ?? "", page.url()).search).toBe("?with=KAZ&instrument=ban");
  expect(await page.locator("#figure-policy-timeline").isVisible()).toBe(true);
});
