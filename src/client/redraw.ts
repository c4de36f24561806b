/** Draws a chart's page anew, in place: fetched, with Plot, when a control is first used. */
import {type ExploreConfig, queryOf} from "../model/explore.ts";
import type {View} from "../model/view.ts";
import {follow} from "./download.ts";
import {type Drawn, loadChart, showFigure} from "./redraw-figure.ts";

/** Fetches the chart and the rows of one version. Returns what draws a view of them on the page. Rejects when a fetch fails. */
export async function load(config: ExploreConfig, version: string): Promise<(view: View) => Drawn> {
  const draw = await loadChart(config.chart, version, config.versions[version]!);
  return (view) => {
    const drawn = draw(view, config.chart);
    show(drawn);
    follow(drawn, queryOf(view, config), config);
    return drawn;
  };
}

/** Puts a composition where the page shows the last one; elements that stay are kept. */
function show(drawn: Drawn): void {
  const heading = document.querySelector<HTMLElement>(".chart-head h1")!;
  document.title = drawn.title + document.title.slice(heading.textContent.length);
  heading.textContent = drawn.title;
  document.querySelector(".chart-head .figure-subtitle")!.textContent = drawn.subtitle;
  showFigure(document.querySelector<HTMLElement>(".figure-page")!, drawn, document.querySelector("#same-data")!);
}
