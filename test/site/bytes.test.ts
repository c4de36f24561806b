import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, inject, test} from "vitest";
import {filesOf, listed} from "./pages.ts";

test("the same project gives the same bytes in another folder, time zone and language", () => {
  const [first, second] = [inject("site"), inject("siteAgain")];
  expect(filesOf(second)).toEqual(filesOf(first));
  const differ = filesOf(first).filter(
    (file) => !readFileSync(join(first, file)).equals(readFileSync(join(second, file))),
  );
  expect(listed(differ)).toBe("");
});

test("the same project gives the same files under a sub-path", () => {
  // A style sheet or script holds addresses, so its name, a hash of it, differs.
  const names = (site: string) =>
    filesOf(site)
      .map((file) => file.replace(/\.[\w-]{8}(\.css|\.js)$/, "$1"))
      .sort();
  expect(names(inject("subSite"))).toEqual(names(inject("site")));
});
