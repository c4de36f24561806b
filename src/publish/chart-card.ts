/** The card of a chart's page. */
import {type AnyChart, widths} from "../charts/chart.ts";
import {createDocument} from "../charts/document.ts";
import {draw} from "../charts/draw.ts";
import {inner, pictureWords} from "../charts/picture-file.ts";
import {type CardDrawing, card} from "./card.ts";
import {catalog} from "./catalog.ts";
import type {ChartPage} from "./chart-page.ts";
import {originOf} from "./chart-picture.ts";
import {colours} from "./colours.ts";
import type {Figure} from "./figure.ts";
import {observe} from "./observe.ts";
import {pinsOf} from "./pins.ts";
import type {Absolute} from "./schema-org.ts";

/** The card: the finding and the drawing, without the events that a small picture cannot explain. */
export function chartCard(page: ChartPage, figure: Figure, absolute: Absolute): Promise<Buffer<ArrayBuffer>> {
  const {chart, state, named} = page;
  const kicker = `${chart.label}${named ? `: ${named.label}` : ""}${state.version ? `, data ${state.version}` : ""}`;
  const shortKicker = named?.label ?? kicker;
  const drawings = cardDrawings(page);
  return card(
    {headline: figure.title, kicker, shortKicker, drawings},
    {
      ...pictureWords(figure, originOf(page, absolute)),
    },
  );
}

/** Both drawings of a chart without its events. */
export function cardDrawings({chart, state, view}: Pick<ChartPage, "chart" | "state" | "view">): CardDrawing[] {
  const {observations} = observe(catalog(), chart, state.version, pinsOf(chart.name, state.version));
  const simple: AnyChart = Object.create(chart, {events: {value: undefined}});
  return Object.values(widths).map((width) => {
    const svg = draw(simple.spec(observations, view, width), {
      document: createDocument(),
      id: `card-${width}`,
      title: "",
      description: "",
    });
    return {...inner(svg, colours("screen")), width};
  });
}
