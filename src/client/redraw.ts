/** Draws a chart's page anew, in place: fetched, with Plot, when a control is first used. */

import type {Size} from "../charts/compose.ts";
import {type ExploreConfig, queryOf, settings} from "../model/explore.ts";
import type {View} from "../model/view.ts";
import {follow} from "./download.ts";
import {inWords} from "./in-words.ts";
import {type Drawn, loadChart, showFigure, showTable} from "./redraw-figure.ts";

/** What the page shows now. */
export interface Redrawn {
  title: string;
  /** What a reader should know of a selection that draws little or nothing. */
  words: readonly string[];
  /** Has the table and the downloads follow the drawing: a reader sees the drawing first. */
  finish: () => void;
}

/** Fetches the chart and the rows of one version. Returns what draws a view of them on the page. Rejects when a fetch fails. */
export async function load(config: ExploreConfig, version: string): Promise<(view: View) => Redrawn> {
  const draw = await loadChart(config.chart, version, config.versions[version]!);
  const {controls} = config;
  return (view) => {
    const drawn = draw(view, config.chart);
    const size = show(drawn);
    return {
      title: drawn.title,
      words: inWords(settings(view, controls), controls, drawn[size].points),
      finish: () => {
        showTable(document.querySelector("#same-data")!, drawn.table);
        follow(drawn, queryOf(view, config), config);
      },
    };
  };
}

/** Puts a composition where the page shows the last one; elements that stay are kept. */
function show(drawn: Drawn): Size {
  const heading = document.querySelector<HTMLElement>(".chart-head h1")!;
  document.title = drawn.title + document.title.slice(heading.textContent.length);
  heading.textContent = drawn.title;
  document.querySelector(".chart-head .figure-subtitle")!.textContent = drawn.subtitle;
  return showFigure(document.querySelector<HTMLElement>(".figure-page")!, drawn);
}
