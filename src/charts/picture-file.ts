/** The picture of a view as an SVG file of its own: nothing in it is fetched, and its words name version, licence and address. */
import type {SourceLine} from "../model/explore.ts";
import {escapeXml} from "../model/xml.ts";
import type {KeyItem} from "./chart.ts";
import {fontFamily, picture} from "./picture.ts";
import {type Colours, heightOf, resolve, standalone} from "./standalone.ts";

/** What a picture shows and says. */
export interface Pictured {
  title: string;
  subtitle: string;
  words: string;
  key: readonly KeyItem[];
  source: SourceLine;
}

/** Where a picture comes from: the whole address of what it shows, and who publishes it. */
export interface Origin {
  url: string;
  publisher: string;
}

/** Keywords of a picture's metadata, as PNG names them. */
export type PictureWords = Readonly<
  Record<"Title" | "Description" | "Author" | "Source" | "Copyright" | "URL", string>
>;

/** The text of the SVG file. `drawing` is the wide drawing; the same input gives the same text. */
export function pictureFile(pictured: Pictured, drawing: Element, origin: Origin, colours: Colours): string {
  const {title, subtitle, key, words, source} = pictured;
  const {body, width, height} = picture({
    title,
    subtitle,
    key,
    drawing: inner(drawing, colours),
    source: sourceText(source),
    site: origin.publisher,
    address: withoutScheme(origin.url),
  });
  return `${resolve(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" aria-describedby="description" lang="en-GB" font-family="${fontFamily}">`,
      `<title id="title">${escapeXml(title)}</title>`,
      `<desc id="description">${escapeXml(`${subtitle}. ${words}`)}</desc>`,
      metadata(pictureWords(pictured, origin), origin.url),
      `<rect width="${width}" height="${height}" fill="var(--paper)"/>`,
      body,
      "</svg>",
    ].join("\n"),
    colours,
    drawing.id,
  )}\n`;
}

/** What a file says of a picture. */
export function pictureWords({title, subtitle, words, source}: Omit<Pictured, "key">, origin: Origin): PictureWords {
  return {
    Title: title,
    Description: `${subtitle}. ${words}`,
    Author: origin.publisher,
    Source: `${source.text}. ${source.caveat}`,
    Copyright: packagesText(source),
    URL: origin.url,
  };
}

/** "Source: who. package version, licence; …. Caveat." */
export function sourceText(source: SourceLine): string {
  return `Source: ${source.text}. ${packagesText(source)}. ${source.caveat}`;
}

/** "mining-hashrate-share 1.1.0, CC BY-NC-SA 4.0; policy-acts 1.0.0, CC BY 4.0" */
function packagesText({packages}: SourceLine): string {
  return packages.map(({label, licence}) => `${label}, ${licence}`).join("; ");
}

/** An address as it is printed. */
export function withoutScheme(url: string): string {
  return url.slice(url.indexOf("//") + 2);
}

/** A drawing of the page as a part of a picture: what stands out of its frame is shown, as on the page. */
export function inner(svg: Element, colours: Colours): {svg: string; height: number} {
  const drawing = svg.cloneNode(true) as Element;
  for (const name of ["id", "class", "role", "aria-labelledby", "aria-describedby"]) drawing.removeAttribute(name);
  drawing.setAttribute("overflow", "visible");
  return {svg: standalone(drawing, colours), height: heightOf(drawing)};
}

function metadata(words: PictureWords, url: string): string {
  const term = (name: string, text: string) => `<dc:${name}>${escapeXml(text)}</dc:${name}>`;
  return [
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<rdf:Description rdf:about="${escapeXml(url)}">`,
    term("title", words.Title),
    term("description", words.Description),
    term("creator", words.Author),
    term("source", words.Source),
    term("rights", words.Copyright),
    term("identifier", url),
    term("language", "en-GB"),
    "</rdf:Description></rdf:RDF></metadata>",
  ].join("");
}
