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
