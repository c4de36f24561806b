/** The picture of a chart's page, as an SVG file and as a PNG file twice its size. */
import {readDocument} from "../charts/document.ts";
import {fontFamily, picture} from "../charts/picture.ts";
import {address} from "../model/address.ts";
import {escapeXml} from "../model/xml.ts";
import type {ChartPage} from "./chart-page.ts";
import {colours} from "./colours.ts";
import type {Figure, Source} from "./figure.ts";
import {PUBLISHER} from "./formats/facts.ts";
import {type PngWords, png} from "./png.ts";
import type {Absolute} from "./schema-org.ts";
import {heightOf, resolve, standalone} from "./standalone.ts";

/** The picture as an SVG file: nothing in it is fetched, and its words name version, licence and address. */
export function chartSvg(page: ChartPage, figure: Figure, absolute: Absolute): string {
  const url = pageUrl(page, absolute);
  const {body, width, height} = picture({
    title: figure.title,
    subtitle: figure.subtitle,
    key: figure.key,
    drawing: inner(readDocument(figure.wide.svg).querySelector("svg")!), // a figure's drawing is one
    source: sourceLine(figure.source),
    site: PUBLISHER,
    address: withoutScheme(url),
  });
  const words = pictureWords(page, figure, absolute);
  return `${resolve(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" aria-describedby="description" lang="en-GB" font-family="${fontFamily}">`,
      `<title id="title">${escapeXml(figure.title)}</title>`,
      `<desc id="description">${escapeXml(`${figure.subtitle}. ${figure.words}`)}</desc>`,
      metadata(words, url),
      `<rect width="${width}" height="${height}" fill="var(--paper)"/>`,
      body,
      "</svg>",
    ].join("\n"),
    colours("screen"),
    figure.id,
  )}\n`;
}

/** The picture as a PNG file, twice the size of the SVG. */
export function chartPng(page: ChartPage, figure: Figure, absolute: Absolute): Promise<Buffer<ArrayBuffer>> {
  return png(chartSvg(page, figure, absolute), pictureWords(page, figure, absolute), 2);
}

/** What a file says of a chart's picture, under the keywords of PNG. */
export function pictureWords(page: ChartPage, {title, subtitle, words, source}: Figure, absolute: Absolute): PngWords {
  return {
    Title: title,
    Description: `${subtitle}. ${words}`,
    Author: PUBLISHER,
    Source: `${source.text}. ${source.caveat}`,
    Copyright: packagesLine(source),
    URL: pageUrl(page, absolute),
  };
}

/** "Source: who. package version, licence; …. Caveat." */
export function sourceLine(source: Source): string {
  return `Source: ${source.text}. ${packagesLine(source)}. ${source.caveat}`;
}

/** "mining-hashrate-share 1.1.0, CC BY-NC-SA 4.0; policy-acts 1.0.0, CC BY 4.0" */
function packagesLine({packages}: Source): string {
  return packages.map(({label, licence}) => `${label}, ${licence}`).join("; ");
}

/** The whole address of a chart's page. */
export function pageUrl({chart, state}: ChartPage, absolute: Absolute): string {
  return absolute(address.chart(chart.name, state));
}

/** An address as it is printed. */
export function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, "");
}

/** A drawing of the page as a part of a picture: what stands out of its frame is shown, as on the page. */
export function inner(svg: Element): {svg: string; height: number} {
  const drawing = svg.cloneNode(true) as Element;
  for (const name of ["id", "class", "role", "aria-labelledby", "aria-describedby"]) drawing.removeAttribute(name);
  drawing.setAttribute("overflow", "visible");
  return {svg: standalone(drawing, colours("screen")), height: heightOf(drawing)};
}

function metadata(words: PngWords, url: string): string {
  const term = (name: string, text = "") => `<dc:${name}>${escapeXml(text)}</dc:${name}>`;
  return [
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<rdf:Description rdf:about="${escapeXml(url)}">`,
    term("title", words["Title"]),
    term("description", words["Description"]),
    term("creator", words["Author"]),
    term("source", words["Source"]),
    term("rights", words["Copyright"]),
    term("identifier", url),
    term("language", "en-GB"),
    "</rdf:Description></rdf:RDF></metadata>",
  ].join("");
}
