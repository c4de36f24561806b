import {expect, inject, test} from "vitest";
import {charts} from "../../src/charts/registry.ts";
import {listed, pagesOf} from "./pages.ts";

/** Pages with a drawing. Embeds are bare on purpose: embed.test.ts has their rules. */
const pages = pagesOf(inject("site")).filter(
  ({path, html}) => !path.startsWith("/embed/") && /<figure|<svg[^>]*\bplot\b/.test(html),
);
const figures = pages.flatMap(({path, document}) =>
  [...document.querySelectorAll("figure")].map((figure) => ({path, document, figure, where: `${path}#${figure.id}`})),
);
const drawings = pages.flatMap(({path, document}) =>
  [...document.querySelectorAll("svg.plot")].map((svg) => ({document, svg, where: `${path}#${svg.id}`})),
);

function words(element: Element | null | undefined): number {
  return element?.textContent?.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

test.each(charts.map(({name}) => name))("%s has a page with its figure", (name) => {
  expect(figures.filter(({path}) => path === `/charts/${name}/`)).toHaveLength(1);
});

test("every figure has a narrow and a wide drawing", () => {
  const bad = figures.filter(({figure}) => {
    const boxes = [...figure.querySelectorAll("svg.plot")].map((svg) => svg.getAttribute("viewBox")?.split(" ")[2]);
    return boxes.join() !== "328,704";
  });
  expect(listed(bad.map(({where}) => where))).toBe("");
});

test("every drawing has marks and labels", () => {
  const bad = drawings.filter(({svg}) => {
    const marks = svg.querySelectorAll("path, rect, circle, line").length;
    return marks < 5 || svg.querySelectorAll("text").length < 2;
  });
  expect(listed(bad.map(({where}) => where))).toBe("");
});

test("every drawing is an image with a name and a description", () => {
  const bad = drawings.filter(({svg, document}) => {
    const name = document.getElementById(svg.getAttribute("aria-labelledby") ?? "");
    const description = document.getElementById(svg.getAttribute("aria-describedby") ?? "");
    const named = name?.parentElement === svg && name.localName === "title" && words(name) > 2;
    const described = description?.parentElement === svg && description.localName === "desc" && words(description) > 5;
    return !(svg.getAttribute("role") === "img" && named && described);
  });
  expect(listed(bad.map(({where}) => where))).toBe("");
});

test("no part inside a drawing has a label or a role of its own", () => {
  const bad = drawings.filter(({svg}) => svg.querySelector("[aria-label], [aria-description], [role]") !== null);
  expect(listed(bad.map(({where}) => where))).toBe("");
});

test("no drawing holds a number that is none", () => {
  const bad = drawings.filter(({svg}) => /NaN|undefined|Infinity|null/.test(svg.outerHTML));
  expect(listed(bad.map(({where}) => where))).toBe("");
});

test("every figure says in words what it shows, with figures in them", () => {
  const bad = figures.filter(({figure}) => {
    const said = figure.querySelector(".figure-words");
    return words(said) < 12 || !/\d/.test(said?.textContent ?? "");
  });
  expect(listed(bad.map(({where}) => where))).toBe("");
});

test("every figure names its source, with the version of the data and its licence", () => {
  const bad = figures.filter(({figure}) => {
    const source = figure.querySelector(".figure-source");
    const versions = [...(source?.querySelectorAll("a[href*='/data/']") ?? [])];
    return (
      !source?.textContent?.trim().startsWith("Source: ") ||
      versions.length === 0 ||
      versions.some((link) => !/ \d+\.\d+\.\d+$/.test(link.textContent ?? ""))
    );
  });
  expect(listed(bad.map(({where}) => where))).toBe("");
});

test("every figure stands beside its data as a table", () => {
  const bad = figures.filter(({path, document, figure}) => {
    const table = path.startsWith("/charts/") ? document.querySelector("main table") : figure.querySelector("table");
    return (table?.querySelectorAll("tbody tr").length ?? 0) === 0;
  });
  expect(listed(bad.map(({where}) => where))).toBe("");
});

test("every figure of a text leads to the chart's page and to its data", () => {
  const bad = figures
    .filter(({path}) => !path.startsWith("/charts/"))
    .filter(({figure}) => {
      const links = [...figure.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
      return !(links.some((link) => link.startsWith("/charts/")) && links.some((link) => link.startsWith("/data/")));
    });
  expect(listed(bad.map(({where}) => where))).toBe("");
});
