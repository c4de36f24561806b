/** The picture that stands for a page where a link to it is shared: a headline large enough for a thumbnail, and what proves it. */

import {logo} from "../charts/logo.ts";
import {fontFamily} from "../charts/picture.ts";
import type {PngWords} from "../charts/png-words.ts";
import {resolve} from "../charts/standalone.ts";
import {balance, textWidth, wrap} from "../charts/text.ts";
import {escapeXml} from "../model/xml.ts";
import {colours} from "./colours.ts";
import {PUBLISHER} from "./formats/facts.ts";
import {png} from "./png.ts";

/** What the networks that show cards ask for, in pixels. */
export const cardSize = {width: 1200, height: 630} as const;

/** A drawing with tokens, its size in its own units. */
export interface CardDrawing {
  svg: string;
  width: number;
  height: number;
}

export interface CardParts {
  /** At most 120 characters. */
  headline: string;
  /** What kind of page, and of what: at most 60 characters. */
  kicker: string;
  /** The same in fewer words, for a card with little room. */
  shortKicker?: string;
  /** Drawings of one thing: the card takes the one whose text comes out largest. */
  drawings?: readonly CardDrawing[];
  /** A number instead, what it is ("\n" starts a new line), and a colour if not the accent. */
  number?: {text: string; is: string; color?: string};
}

const margin = 56;
const top = 44;
const bottom = cardSize.height - 44;
const right = cardSize.width - margin;
const serif = 'font-family="Source Serif 4" font-weight="600"';
/** Source Serif 4 is set narrower than the Inter that widths are reckoned for. */
const serifWidth = 0.97;

/** A card as a PNG file with its words in it. Throws an Error that names a headline too long for it. */
export function card(parts: CardParts, words: PngWords): Promise<Buffer<ArrayBuffer>> {
  return png(cardSvg(parts), words);
}

/** The card as SVG: words at the left, drawing or number at the right; a wide drawing stands below the headline. */
export function cardSvg({headline, kicker, shortKicker = kicker, drawings = [], number}: CardParts): string {
  const best = layouts(headline, drawings).toSorted((a, b) => b.rank - a.rank)[0];
  const column = number === undefined ? right - margin : 560;
  const head = best?.head ?? fitted(headline, column, 370);
  const {width, height} = cardSize;
  const body = [
    `<rect width="${width}" height="${height}" fill="var(--paper)"/>`,
    best ? place(best) : "",
    `<path d="M${margin} ${top}H${right}" stroke="var(--ink)" stroke-width="5"/>`,
    kickerAt(textWidth(kicker, 22) <= head.width ? kicker : shortKicker, head.width),
    ...head.lines.map(
      (line, i) =>
        `<text x="${margin - 2}" y="${top + 70 + head.size * (0.95 + 1.12 * i)}" font-size="${head.size}" ${serif} fill="var(--ink)">${escapeXml(line)}</text>`,
    ),
    number ? numberAt(number, column + margin + 60) : "",
    `<g transform="translate(${margin},${bottom - 29}) scale(1.6)" fill="none" color="var(--ink)" stroke="currentColor" stroke-width="1.75">${logo}</g>`,
    `<text x="${margin + 62}" y="${bottom - 5}" font-size="29" font-weight="650" fill="var(--ink)">${escapeXml(PUBLISHER)}</text>`,
  ];
  return resolve(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fontFamily}">\n${body.join("\n")}\n</svg>\n`,
    colours("screen"),
    headline,
  );
}

interface Layout {
  drawing: CardDrawing;
  scale: number;
  /** The larger, the better the drawing reads. */
  rank: number;
  x: number;
  y: number;
  /** Where the drawing is cut, in units of the card; it is shown whole unless given. */
  cut?: number;
  head: Headline;
}

/** Two ways a drawing: beside the words, where one far taller than the card is cut at its foot, and below them. */
function layouts(headline: string, drawings: readonly CardDrawing[]): Layout[] {
  return drawings.flatMap((drawing): Layout[] => [beside(headline, drawing), below(headline, drawing)]);
}

function beside(headline: string, drawing: CardDrawing): Layout {
  const [y, gap] = [top + 30, 40];
  const [width, height] = [right - margin - 500 - gap, bottom - y];
  const whole = Math.min(width / drawing.width, height / drawing.height);
  const isCut = whole < 0.9;
  const scale = isCut ? width / drawing.width : whole;
  const x = right - drawing.width * scale;
  return {
    drawing,
    scale,
    rank: isCut ? Math.min(scale, 0.9) : scale,
    x,
    y: isCut ? y : y + Math.max(0, (height - drawing.height * scale) / 2),
    ...(isCut && {cut: bottom}),
    head: fitted(headline, x - gap - margin, 370),
  };
}

function below(headline: string, drawing: CardDrawing): Layout {
  const width = right - margin;
  const head = fitted(headline, width, 125);
  const y = top + 88 + head.lines.length * head.size * 1.12;
  const scale = Math.min(width / drawing.width, (bottom - 52 - y) / drawing.height);
  return {drawing, scale, rank: scale, x: margin, y, head};
}

function place({drawing, scale, x, y, cut}: Layout): string {
  const group = `<g transform="translate(${round(x)},${round(y)}) scale(${round(scale)})">${drawing.svg}</g>`;
  if (cut === undefined) return group;
  return (
    `<clipPath id="cut"><rect x="${round(x - 20)}" y="0" width="${cardSize.width}" height="${cut}"/></clipPath>` +
    `<g clip-path="url(#cut)">${group}</g><path d="M${round(x)} ${cut}H${right}" stroke="var(--rule-strong)" stroke-width="2" stroke-dasharray="3 7"/>`
  );
}

interface Headline {
  width: number;
  size: number;
  lines: readonly string[];
}

/** The headline as large as it can stand in a width and a height. */
function fitted(headline: string, width: number, height: number): Headline {
  for (let size = 68; size >= 36; size -= 2) {
    const lines = balance(headline, width / serifWidth, size);
    const isWide = lines.some((line) => textWidth(line, size) * serifWidth > width);
    if (!isWide && lines.length * size * 1.12 <= height) return {width, size, lines};
  }
  throw new Error(`no room on a card for the headline "${headline}": write at most 120 characters`);
}

function kickerAt(kicker: string, width: number): string {
  const size = round(Math.min(27, (27 * width) / textWidth(kicker, 27)));
  return `<text x="${margin}" y="${top + 49}" font-size="${size}" fill="var(--ink-2)">${escapeXml(kicker)}</text>`;
}

function numberAt({text, is, color = "var(--accent)"}: NonNullable<CardParts["number"]>, x: number): string {
  const width = right - x;
  const size = Math.min(132, Math.floor((width / (textWidth(text, 100) * serifWidth)) * 100));
  const lines = wrap(is, width, 29);
  const y = top + 74 + size * 0.84;
  return [
    `<text x="${x}" y="${round(y)}" font-size="${size}" ${serif} fill="${color}">${escapeXml(text)}</text>`,
    ...lines.map(
      (line, i) =>
        `<text x="${x}" y="${round(y + 54 + i * 38)}" font-size="29" fill="var(--ink-2)">${escapeXml(line)}</text>`,
    ),
  ].join("\n");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
