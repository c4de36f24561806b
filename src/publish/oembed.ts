/** A page of a chart as oEmbed: https://oembed.com, where a site asks what to show for a link. */
import {address} from "../model/address.ts";
import type {ChartPage} from "./chart-page.ts";
import {frame} from "./embed.ts";
import type {Figure} from "./figure.ts";
import {PUBLISHER} from "./formats/facts.ts";
import type {Absolute} from "./schema-org.ts";

/** The media type that a page names it by. */
export const OEMBED = "application/json+oembed";

/** The answer for a page, as JSON. */
export function oembed(page: ChartPage, drawn: Figure, absolute: Absolute): string {
  const {chart, state} = page;
  const {snippet, width, height} = frame(page, drawn, absolute);
  const answer = {
    version: "1.0",
    type: "rich",
    title: drawn.title,
    author_name: PUBLISHER,
    author_url: absolute(address.chart(chart.name, state)),
    provider_name: PUBLISHER,
    provider_url: absolute(address.home()),
    html: snippet,
    width,
    height,
    thumbnail_url: absolute(address.chartFile(chart.name, "card.png", state)),
    thumbnail_width: 1200,
    thumbnail_height: 630,
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}
