import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, inject, test} from "vitest";
import {filesOf, listed, pagesOf, type Tag, tagsOf} from "./pages.ts";

const sites = [
  {where: "the root of a domain", site: inject("site"), base: "/", origin: "https://mining-and-the-grid.example"},
  {where: "a sub-path", site: inject("subSite"), base: inject("base"), origin: inject("subOrigin")},
].map((each) => ({...each, files: new Set(filesOf(each.site)), pages: read(each.site)}));

/** Every page of a site, with its tags that lead somewhere or can be led to. */
function read(site: string): {path: string; tags: Tag[]}[] {
  return pagesOf(site).map(({path, html}) => ({
    path,
    tags: tagsOf(html).filter((tag) => tag.attributes["id"] !== undefined || linksOf(tag).length > 0),
  }));
}

/** Every address that a tag links to or loads. */
function linksOf({name, attributes}: Tag): string[] {
  const {href, src, poster, action, srcset, property = "", content = ""} = attributes;
  return [
    ...[href, src, poster, action].filter((link) => link !== undefined),
    ...(srcset === undefined ? [] : srcset.split(",").map((part) => part.trim().split(/\s/)[0] ?? "")),
    ...(name === "meta" && ["og:url", "og:image"].includes(property) ? [content] : []),
  ];
}

/** The file that serves a path of the site. */
function fileOf(path: string): string {
  const file = decodeURI(path).replace(/^\//, "");
  return file === "" || file.endsWith("/") ? `${file}index.html` : file;
}

test.each(sites)("every link and fragment within the site resolves at $where", ({base, origin, files, pages}) => {
  const ids = new Map(
    pages.map(({path, tags}) => [fileOf(path), new Set(tags.map(({attributes}) => attributes["id"]))]),
  );
  const broken = pages.flatMap((page) => {
    const here = new URL(`${base}${page.path.slice(1)}`, origin);
    return [...new Set(page.tags.flatMap(linksOf))].flatMap((link) => {
      if (!URL.canParse(link, here)) return [`${page.path}: malformed ${link}`];
      const {origin: at, pathname, hash} = new URL(link, here);
      if (at !== origin) return [];
      if (!pathname.startsWith(base)) return [`${page.path}: ${link} leaves ${base}`];
      const file = fileOf(pathname.slice(base.length - 1));
      if (!files.has(file)) {
        // The 404 page names the address it stands for, which is no page.
        return page.path === "/404.html" && file === "404/index.html" ? [] : [`${page.path}: no page at ${link}`];
      }
      const fragment = decodeURIComponent(hash.slice(1));
      return fragment === "" || ids.get(file)?.has(fragment) ? [] : [`${page.path}: no fragment ${link}`];
    });
  });
  expect(listed(broken)).toBe("");
});

test("no page links to another site without encryption, but for a source that has no other address", () => {
  const plain = sites[0]!.pages.flatMap((page) =>
    page.tags
      .flatMap(linksOf)
      .filter((link) => link.startsWith("http:") && !page.path.startsWith("/sources/"))
      .map((link) => `${page.path}: ${link}`),
  );
  expect(listed(plain)).toBe("");
});

test.each(sites)("every file that a style sheet names is there at $where", ({site, base, origin, files}) => {
  const sheets = [...files].filter((file) => file.endsWith(".css"));
  expect(sheets.length).toBeGreaterThan(0);
  const missing = sheets.flatMap((file) =>
    [...readFileSync(join(site, file), "utf8").matchAll(/url\(["']?([^"')]+)["']?\)/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !link.startsWith("data:") && !link.startsWith("#"))
      .filter((link) => {
        const {origin: at, pathname} = new URL(link, new URL(`${base}${file}`, origin));
        return at !== origin || !pathname.startsWith(base) || !files.has(pathname.slice(base.length));
      })
      .map((link) => `${file}: ${link}`),
  );
  expect(listed(missing)).toBe("");
});

/** Links of a head that a browser does not load. */
const pointing = ["canonical", "alternate", "cite-as", "describedby", "item", "license", "type", "author"];

test("nothing but a link leads to another host", () => {
  const {pages, origin} = sites[0]!;
  const loaded = pages.flatMap(({path, tags}) =>
    tags
      .filter(({name, attributes}) => attributes["src"] !== undefined || (name === "link" && attributes["href"]))
      .filter(({attributes}) => !pointing.includes(attributes["rel"] ?? ""))
      .map(({attributes: {src, href = ""}}) => src ?? href)
      .filter((link) => new URL(link, origin).origin !== origin)
      .map((link) => `${path}: ${link}`),
  );
  expect(listed(loaded)).toBe("");
});

test.each(sites)(
  "the sitemap lists every page but 404 and what stands in frames, each once, at $where",
  ({site, base, origin, pages}) => {
    const sitemap = readFileSync(join(site, "sitemap.xml"), "utf8");
    const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => address);
    const expected = pages
      .filter(({path}) => path !== "/404.html" && !path.startsWith("/embed/"))
      .map(({path}) => new URL(`${base}${path.slice(1)}`, origin).href);
    const listedOnce = new Set(addresses);
    expect(listed(expected.filter((address) => !listedOnce.has(address)))).toBe("");
    const built = new Set(expected);
    expect(listed(addresses.filter((address) => !built.has(address)))).toBe("");
    expect(addresses.length).toBe(listedOnce.size);
  },
);

test("robots.txt and the favicon are there", () => {
  const {files} = sites[0]!;
  expect(files).toContain("robots.txt");
  expect(files).toContain("favicon.svg");
});
