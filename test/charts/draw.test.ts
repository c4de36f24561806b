import * as Plot from "@observablehq/plot";
import {describe, expect, test} from "vitest";
import {createDocument} from "../../src/charts/document.ts";
import {draw} from "../../src/charts/draw.ts";
import {hatchedSpan} from "../../src/charts/marks.ts";

const rows = [
  {x: new Date(Date.UTC(2020, 0)), y: 1 / 3},
  {x: new Date(Date.UTC(2021, 0)), y: 2},
];

function drawn(id = "figure-a") {
  const spec: Plot.PlotOptions = {
    width: 328,
    marks: [
      hatchedSpan(new Date(Date.UTC(2020, 3)), new Date(Date.UTC(2020, 6))),
      Plot.lineY(rows, {x: "x", y: "y", ariaLabel: "inner", ariaDescription: "inner"}),
    ],
  };
  return draw(spec, {document: createDocument(), id, title: "Demand rose", description: "From a third to two."});
}

describe("draw", () => {
  test("names the drawing for those who cannot see it", () => {
    const svg = drawn();
    expect([
      svg.getAttribute("role"),
      svg.getAttribute("aria-labelledby"),
      svg.getAttribute("aria-describedby"),
    ]).toEqual(["img", "figure-a-title", "figure-a-desc"]);
    expect([svg.querySelector("title")?.textContent, svg.querySelector("desc")?.textContent]).toEqual([
      "Demand rose",
      "From a third to two.",
    ]);
  });

  test("leaves no style, no class of Plot's and no label on inner parts", () => {
    const html = drawn().outerHTML;
    expect(html).not.toMatch(/<style|style=|font-variant|plot-[0-9a-f]{6}|aria-label="|aria-description|aria-hidden/);
    expect(html).toMatch(/^<svg [^>]*class="plot"/);
  });

  test("starts every id with the figure's, and follows every reference", () => {
    const html = drawn("figure-b").outerHTML;
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.every((id) => id?.startsWith("figure-b"))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...html.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]);
    expect(references.length).toBeGreaterThan(0);
    expect(references.every((reference) => ids.includes(reference))).toBe(true);
  });

  test("draws the same bytes every time", () => expect(drawn().outerHTML).toBe(drawn().outerHTML));

  test("keeps two decimals of a unit at most", () =>
    expect(drawn().outerHTML).not.toMatch(/ (?:d|transform|x|y)="[^"]*\d\.\d{3,}/));

  test("sets nothing global", () => {
    drawn();
    expect([typeof globalThis.document, typeof globalThis.window]).toEqual(["undefined", "undefined"]);
  });

  test("refuses a spec that would be wrapped in a figure, naming it", () => {
    const spec: Plot.PlotOptions = {caption: "no", marks: [Plot.lineY(rows, {x: "x", y: "y"})]};
    expect(() => draw(spec, {document: createDocument(), id: "figure-c", title: "", description: ""})).toThrow(
      "figure-c: the spec asks for a legend or caption",
    );
  });
});
