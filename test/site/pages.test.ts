import {readFileSync} from "node:fs";
import {join} from "node:path";
import {HtmlValidate} from "html-validate";
import {expect, inject, test} from "vitest";
import {weight} from "../../src/bin/weight.ts";
import {address} from "../../src/model/address.ts";
import {readPng} from "../publish/png-file.ts";
import {decoded, listed, type Page, pagesOf, sample, type Tag, tagsOf} from "./pages.ts";

const origin = "https://mining-and-the-grid.example";
const site = inject("site");
const all = pagesOf(site);
/** The 404 page has no address of its own. */
const pages = all.filter(({path}) => path !== "/404.html" && !path.startsWith("/embed/"));
/** Pages that readers land on: what stands in a frame has less around it, see embed.test.ts. */
const whole = all.filter(({path}) => !path.startsWith("/embed/"));

/** What needs a page's structure is read of some pages of every kind: the others come from the same template. */
const typical = sample(whole, 12);

/** What `look` finds on every page, as lines that start with the page's path. */
function findings(look: (page: Page) => readonly string[], among: readonly Page[] = all): string {
  return listed(among.flatMap((page) => look(page).map((finding) => `${page.path}: ${finding}`)));
}

/** The tags of a page's head, and of the page and the body around it. */
function headOf({html}: Page): Tag[] {
  return tagsOf(html.slice(0, html.indexOf(">", html.indexOf("<body")) + 1));
}

function titleOf({html}: Page): string {
  return /<title>([^<]*)</.exec(html)?.[1] ?? "";
}

function meta(page: Page, name: string): string {
  const found = headOf(page).find(({attributes}) => attributes["name"] === name || attributes["property"] === name);
  return found?.attributes["content"] ?? "";
}

/** The script tags of a page. */
function scriptsOf({html}: Page): Tag[] {
  return tagsOf((html.match(/<script\b[^>]*>/g) ?? []).join(""));
}

/** The values that more than one page has, each with its pages. */
function shared(value: (page: Page) => string): string {
  const groups = [...Map.groupBy(pages, value)].filter(([, group]) => group.length > 1);
  return listed(groups.map(([found, group]) => `${found}: ${group.map(({path}) => path).join(" ")}`));
}

test("there are pages of every kind", () => {
  const paths = pages.map(({path}) => path);
  for (const path of ["/", "/cases/", "/charts/", "/data/", "/method/", "/about/", "/claims/", "/sources/"]) {
    expect(paths).toContain(path);
  }
  expect(all.map(({path}) => path)).toContain("/404.html");
  expect(pages.length).toBeGreaterThan(100);
});

test("every page says its language", () => {
  expect(findings((page) => (headOf(page)[0]?.attributes["lang"] === "en-GB" ? [] : ["no lang"]))).toBe("");
});

test("every page has one h1 with words in it, and no heading skips a level", () => {
  const look = ({html}: Page) => {
    const headings = [...html.matchAll(/<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, level = "", inside = ""]) => ({
      level: Number(level),
      words: decoded(inside.replaceAll(/<[^>]*>/g, "")).trim(),
    }));
    const first = headings.filter(({level}) => level === 1);
    return [
      ...(first.length === 1 ? [] : [`${first.length} h1`]),
      ...headings.filter(({words}) => words === "").map(({level}) => `empty h${level}`),
      ...headings.flatMap(({level, words}, i) => {
        const before = headings[i - 1]?.level ?? 0;
        return level > before + 1 ? [`h${level} "${words}" after h${before}`] : [];
      }),
    ];
  };
  expect(findings(look)).toBe("");
});

test("every page has a title of its own", () => {
  expect(findings((page) => (titleOf(page) ? [] : ["no title"]))).toBe("");
  expect(shared(titleOf)).toBe("");
});

test("every page has a description of its own, of at least twenty letters", () => {
  expect(findings((page) => (meta(page, "description").length >= 20 ? [] : ["no description"]), whole)).toBe("");
  expect(shared((page) => meta(page, "description"))).toBe("");
});

test("every page but 404 names its own address as canonical", () => {
  const canonical = (page: Page) =>
    headOf(page).find(({attributes}) => attributes["rel"] === "canonical")?.attributes["href"];
  expect(listed(pages.filter((page) => canonical(page) !== origin + page.path).map(({path}) => path))).toBe("");
  const lost = all.find(({path}) => path === "/404.html")!;
  expect(canonical(lost)).toBeUndefined();
  expect(meta(lost, "robots")).toBe("noindex");
});

test("every page carries title, description, type and address for previews", () => {
  const properties = ["og:title", "og:description", "og:type", "og:url", "og:site_name"];
  const look = (page: Page) => properties.filter((name) => meta(page, name) === "").map((name) => `no ${name}`);
  expect(findings(look, whole)).toBe("");
});

test("every page names a card that is there, has the size it says and is under 300 KB", () => {
  const known = new Map<string, {width: number; height: number; bytes: number}>();
  const read = (path: string) => {
    const file = readFileSync(join(site, path));
    return {...readPng(file), bytes: file.length};
  };
  const look = (page: Page) => {
    const address = new URL(meta(page, "og:image"));
    const card = known.get(address.pathname) ?? read(address.pathname);
    known.set(address.pathname, card);
    const {width, height, bytes} = card;
    const said = `${meta(page, "og:image:width")} by ${meta(page, "og:image:height")}`;
    return [
      ...(address.origin === origin ? [] : [`its card is at ${address.origin}`]),
      ...(`${width} by ${height}` === said && said === "1200 by 630" ? [] : [`a card of ${width} by ${height}`]),
      ...(bytes < 300_000 ? [] : [`a card of ${bytes} bytes`]),
      ...(meta(page, "og:image:alt").length > 10 ? [] : ["no alternative text"]),
      ...(meta(page, "twitter:card") === "summary_large_image" ? [] : ["no large card"]),
    ];
  };
  expect(findings(look, whole)).toBe("");
});

test("every chart, view, version, comparison and case has a card of its own", () => {
  const own = ({path}: Page) => /^\/(charts|cases)\/.+|^\/data\/[^/]+\/[^/]+\//.test(path);
  const wrong = pages.filter(own).filter((page) => meta(page, "og:image") !== `${origin}${address.card(page.path)}`);
  expect(listed(wrong.map(({path}) => path))).toBe("");
});

test("the files that a chart's page offers are there, under the name they are saved with", () => {
  const charts = typical.filter(({path}) => /^\/charts\/./.test(path));
  for (const {path, document} of charts) {
    const links = [...document.querySelectorAll(`.side a[download][href^="${path.replace(/\/$/, "")}."]`)];
    expect(links.map((link) => link.getAttribute("href")?.slice(path.length - 1))).toEqual([
      ".png",
      ".svg",
      ".csv",
      ".json",
    ]);
    for (const link of links) {
      expect(readFileSync(join(site, link.getAttribute("href") ?? "")).length).toBeGreaterThan(0);
      expect(link.getAttribute("download")).toMatch(
        /^[a-z0-9-]+(_[a-z0-9-]+)?_[a-z-]+-\d+\.\d+\.\d+\.(png|svg|csv|json)$/,
      );
    }
  }
});

test("the first link of every page skips to its main content", () => {
  const look = ({html}: Page) => {
    const [, target = ""] = /<body\b[\s\S]*?<a\b[^>]*?\shref="([^"]*)"/.exec(html) ?? [];
    const [main] = tagsOf(/<main\b[^>]*>/.exec(html)?.[0] ?? "");
    const {id, tabindex} = main?.attributes ?? {};
    return target === "#main" && id === "main" && tabindex === "-1" ? [] : [`first link is ${target}`];
  };
  expect(findings(look, whole)).toBe("");
});

test("every page has one banner, one main part and one footer, and names each of its navigations", () => {
  const look = ({document}: Page) => {
    const parts = ["body > header", "body > main", "main", "body > footer"];
    const names = [...document.querySelectorAll("nav")].map((nav) => nav.getAttribute("aria-label") ?? "");
    return [
      ...parts.filter((part) => document.querySelectorAll(part).length !== 1).map((part) => `not one ${part}`),
      ...names.filter((name, i) => name === "" || names.indexOf(name) !== i).map((name) => `nav named "${name}"`),
    ];
  };
  expect(findings(look, typical)).toBe("");
});

test("every id is the only one of its page, and every id that a page points to is there", () => {
  const look = ({html}: Page) => {
    const tags = tagsOf(html);
    const ids = tags.map(({attributes}) => attributes["id"]).filter((id) => id !== undefined);
    const known = new Set(ids);
    const pointers = ["aria-labelledby", "aria-describedby", "aria-controls", "for"].flatMap((name) =>
      tags.flatMap(({attributes}) => attributes[name]?.split(/\s+/) ?? []),
    );
    return [
      ...(known.size === ids.length
        ? []
        : ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id "${id}" twice`)),
      ...pointers.filter((id) => !known.has(id)).map((id) => `no id "${id}"`),
    ];
  };
  expect(findings(look)).toBe("");
});

test("no page needs an exception in a content security policy: no inline style, style sheet or handler", () => {
  const look = ({html}: Page) =>
    [...html.matchAll(/<[a-z][^>]*?\s(style|on[a-z]+)=|<(style)[\s>]|href="javascript:/gi)].map(([found]) => found);
  expect(findings(look)).toBe("");
});

test("no page holds a script in its own text", () => {
  const look = (page: Page) =>
    scriptsOf(page)
      .filter(({attributes: {src, type = ""}}) => src === undefined && !/^application\/(ld\+)?json$/.test(type))
      .map(({attributes}) => `a script of type "${attributes["type"]}"`);
  expect(findings(look)).toBe("");
});

test("the scripts that a page loads, and what they import, weigh at most 8 KB, 12 KB with controls, and wait for the page", () => {
  const look = (page: Page) => {
    const scripts = scriptsOf(page).filter(({attributes}) => attributes["src"] !== undefined);
    const files = scripts.map(({attributes}) => attributes["src"]?.slice(1) ?? "");
    const kilobytes = weight(site, files);
    const most = / id="(explore|compare)"/.test(page.html) ? 12 : 8;
    return [
      ...(kilobytes > most ? [`${kilobytes.toFixed(1)} KB of script`] : []),
      ...scripts
        .filter(({attributes: {type, defer}}) => type !== "module" && defer === undefined)
        .map(({attributes}) => `${attributes["src"]} blocks the page`),
    ];
  };
  expect(findings(look)).toBe("");
});

test("no page prints a value that is none", () => {
  const look = ({html}: Page) =>
    [...html.matchAll(/\bundefined\b|\bNaN\b|\[object \w+\]|\bInfinity\b|\bInvalid Date\b/g)].map(({index}) =>
      html.slice(Math.max(0, index - 30), index + 40),
    );
  expect(findings(look)).toBe("");
});

test("every table names its columns, and every row has a cell for each", () => {
  const look = ({document}: Page) =>
    [...document.querySelectorAll("table")].flatMap((table, i) => {
      const width = (row: Element | null) =>
        [...(row?.children ?? [])].reduce((sum, cell) => sum + Number(cell.getAttribute("colspan") ?? 1), 0);
      const columns = table.querySelectorAll("thead th").length === 0 ? 0 : width(table.querySelector("thead tr"));
      const uneven = [...table.querySelectorAll("tbody tr")].filter((row) => width(row) !== columns).length;
      const empty = table.querySelectorAll("tbody tr").length === 0;
      return [
        ...(columns === 0 ? [`table ${i + 1} has no column headings`] : []),
        ...(uneven > 0 ? [`table ${i + 1} has ${uneven} rows of another width`] : []),
        ...(empty ? [`table ${i + 1} has no rows`] : []),
      ];
    });
  expect(findings(look, typical)).toBe("");
});

test("the HTML of every kind of page is valid", () => {
  const validator = new HtmlValidate({extends: ["html-validate:standard"]});
  const found = sample(all, 6).flatMap(({path, html}) =>
    validator
      .validateStringSync(html)
      .results.flatMap(({messages}) => messages)
      .map(({line, column, message, ruleId}) => `${path}:${line}:${column}: ${message} (${ruleId})`),
  );
  expect(listed(found)).toBe("");
});
