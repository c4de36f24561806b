/** A chart drawn for a test, and what its text says. */
import {type Chart, widths} from "../../src/charts/chart.ts";
import {createDocument} from "../../src/charts/document.ts";
import {draw} from "../../src/charts/draw.ts";
import type {View} from "../../src/model/view.ts";

/** The two drawings of a chart, narrow first. */
export function drawings<Observations>(
  chart: Chart<Observations>,
  observations: Observations,
  view: View,
): SVGSVGElement[] {
  return Object.values(widths).map((width) =>
    draw(chart.spec(observations, view, width), {
      document: createDocument(),
      id: `${chart.name}-${width}`,
      title: chart.title(observations, view),
      description: chart.describe(observations, view),
    }),
  );
}

/** Everything written in a drawing, title and description aside, in the order drawn. */
export function written(svg: SVGSVGElement): string[] {
  return [...svg.querySelectorAll("text")].map(({textContent}) => textContent ?? "");
}

/** The drawing with the moves of its groups carried into the text, so that all text stands in the units of the drawing. */
export function settled(svg: SVGSVGElement): SVGSVGElement {
  for (const group of svg.querySelectorAll("g[transform]")) {
    const [dx = 0, dy = 0] = (/translate\(([^)]*)\)/.exec(group.getAttribute("transform") ?? "")?.[1] ?? "")
      .split(",")
      .map(Number);
    for (const text of group.querySelectorAll("text")) {
      text.setAttribute("x", String(Number(text.getAttribute("x")) + dx));
      text.setAttribute("y", String(Number(text.getAttribute("y")) + dy));
    }
  }
  return svg;
}
