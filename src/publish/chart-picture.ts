/** The picture of a chart's page, as an SVG file and as a PNG file twice its size. */
import {readDocument} from "../charts/document.ts";
import {type Origin, pictureFile, pictureWords} from "../charts/picture-file.ts";
import {address} from "../model/address.ts";
import type {ChartPage} from "./chart-page.ts";
import {colours} from "./colours.ts";
import type {Figure} from "./figure.ts";
import {PUBLISHER} from "./formats/facts.ts";
import {png} from "./png.ts";
import type {Absolute} from "./schema-org.ts";

/** The picture as an SVG file. */
export function chartSvg(page: ChartPage, figure: Figure, absolute: Absolute): string {
  const drawing = readDocument(figure.wide.svg).querySelector("svg")!; // a figure's drawing is one
  return pictureFile(figure, drawing, originOf(page, absolute), colours("screen"));
}

/** The picture as a PNG file, twice the size of the SVG. */
export function chartPng(page: ChartPage, figure: Figure, absolute: Absolute): Promise<Buffer<ArrayBuffer>> {
  return png(chartSvg(page, figure, absolute), {...pictureWords(figure, originOf(page, absolute))}, 2);
}

/** Where the pictures of a page come from. */
export function originOf({chart, state}: ChartPage, absolute: Absolute): Origin {
  return {url: absolute(address.chart(chart.name, state)), publisher: PUBLISHER};
}
