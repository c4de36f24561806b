import {delimiter} from "node:path";
import {expect, test} from "vitest";
import {browserPaths, findBrowser} from "../../src/bin/browser.ts";

test.each(["CHROMIUM", "CHROME_PATH"])("a path in %s at which no browser starts is refused by name", async (name) => {
  await expect(findBrowser({[name]: "/no/such/browser"})).rejects.toThrow(
    `${name}: no browser starts at "/no/such/browser": name a Chrome or Chromium, or unset it`,
  );
});

test("the folders of PATH are searched in their order, before the usual places", () => {
  const paths = browserPaths({PATH: ["/first", "/second"].join(delimiter)});
  const places = ["/first/chromium", "/first/google-chrome", "/second/chromium", "/usr/bin/chromium"];
  const found = places.map((place) => paths.indexOf(place));
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((a, b) => a - b));
});

test("Chrome is looked for where macOS and Windows keep programs", () => {
  const paths = browserPaths({PROGRAMFILES: "C:\\Program Files"});
  expect(paths).toContain("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  expect(paths.some((path) => path.startsWith("C:\\Program Files") && path.endsWith("chrome.exe"))).toBe(true);
});
