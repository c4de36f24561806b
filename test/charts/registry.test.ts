import {describe, expect, test} from "vitest";
import {widths} from "../../src/charts/chart.ts";
import {createDocument} from "../../src/charts/document.ts";
import {draw} from "../../src/charts/draw.ts";
import {charts, findChart} from "../../src/charts/registry.ts";
import {textWidth} from "../../src/charts/text.ts";
import {bareNumbers, readAllowedNumbers} from "../../src/publish/bare-numbers.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";

test("names are unique", () => expect(new Set(charts.map(({name}) => name)).size).toBe(charts.length));

test("an unknown name is refused with the names there are", () => {
  expect(() => findChart("hashrate-shar")).toThrow(/unknown chart "hashrate-shar".*hashrate-share/);
});

describe.each(charts.map((chart) => [chart.name, chart] as const))("%s", (_name, chart) => {
  const {observations, figures} = observe(catalog, chart);
  const title = chart.title(observations, chart.view);

  test("has a headline of at most 100 characters, a subtitle, words, a caveat and a way to read it", () => {
    expect(title.length).toBeLessThanOrEqual(100);
    for (const text of [
      title,
      chart.subtitle(observations, chart.view),
      chart.describe(observations, chart.view),
      chart.caveat,
      chart.reading,
    ]) {
      expect(text).toMatch(/\S.{15,}/);
      expect(text).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
    }
  });

  test("types no number by hand: label, subtitle, caveat and reading hold dates and names only", () => {
    const allowed = readAllowedNumbers("content/allowed-numbers.yaml");
    for (const text of [chart.label, chart.subtitle(observations, chart.view), chart.caveat, chart.reading]) {
      expect(bareNumbers(text, allowed), text).toEqual([]);
    }
  });

  test("has a table with a cell for every column, and figures behind it", () => {
    const table = chart.table(observations, chart.view);
    expect(figures.rows.length).toBeGreaterThan(0);
    expect(table.rows.length).toBeGreaterThan(0);
    expect(table.rows.every((row) => row.length === table.columns.length && row.every((cell) => cell !== ""))).toBe(
      true,
    );
    expect(JSON.stringify(table)).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  test.each(Object.entries(widths))("draws from the published data, %s", (size, width) => {
    const svg = draw(chart.spec(observations, chart.view, width), {
      document: createDocument(),
      id: `${chart.name}-${size}`,
      title,
      description: "words",
    });
    const html = svg.outerHTML;
    expect(svg.getAttribute("viewBox")).toMatch(new RegExp(`^0 0 ${width} `));
    expect(html).not.toMatch(/NaN|undefined|Infinity|<style|style=|#[0-9a-fA-F]{6}/);
    expect(svg.querySelectorAll("path, circle, rect, line").length).toBeGreaterThan(3);
    for (const label of svg.querySelectorAll("text, tspan")) {
      const own = [...label.childNodes]
        .filter((node) => node.nodeType === 3)
        .map((node) => node.textContent)
        .join("");
      expect(textWidth(own), own).toBeLessThanOrEqual(width);
    }
    expect(Buffer.byteLength(html)).toBeLessThan(80_000);
  });
});
