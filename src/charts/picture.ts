/** A chart as one picture that can leave the page: headline, key, drawing, source and address around one another. */
import {escapeXml} from "../model/xml.ts";
import {type KeyItem, widths} from "./chart.ts";
import {keyMark} from "./key.ts";
import {logo} from "./logo.ts";
import {balance, textWidth, wrap} from "./text.ts";

export interface PictureParts {
  title: string;
  subtitle: string;
  key: readonly KeyItem[];
  /** The wide drawing: SVG text, with its height in drawing units. */
  drawing: {svg: string; height: number};
  /** Who published the figures, every package with version and licence, and the caveat. */
  source: string;
  /** Who publishes the picture. */
  site: string;
  /** The address of its page, as printed: without a scheme. */
  address: string;
}

/** The inside of an SVG picture in colour tokens, and its size in drawing units. */
export interface Picture {
  body: string;
  width: number;
  height: number;
}

export const fontFamily = "Inter, Helvetica Neue, Arial, sans-serif";

const padding = 32;
const inner = widths.wide;

/** Lays the parts out, one below the other, as wide as the wide drawing and a margin. */
export function picture({title, subtitle, key, drawing, source, site, address}: PictureParts): Picture {
  const right = padding + inner;
  const parts: string[] = [`<path d="M${padding} 29H${right}" stroke="var(--ink)" stroke-width="2"/>`];
  let y = 38;
  const paragraph = (text: string, {size, line, fill, strong = false}: Style) => {
    for (const words of (size > 13 ? balance : wrap)(text, inner, size, strong)) {
      y += line;
      parts.push(textLine(words, padding, y - line * 0.27, {size, line, fill, strong}));
    }
  };
  paragraph(title, {size: 22, line: 28, fill: "ink", strong: true});
  y += 4;
  paragraph(subtitle, {size: 15, line: 21, fill: "ink-2"});
  y += 12;
  for (const row of keyRows(key, inner)) {
    parts.push(...row.map(({item, x}) => keyItem(item, padding + x, y)));
    y += 22;
  }
  y += 4;
  parts.push(`<g transform="translate(${padding},${y})">${drawing.svg}</g>`);
  y += drawing.height + 20;
  parts.push(`<path d="M${padding} ${y}H${right}" stroke="var(--rule)"/>`);
  y += 6;
  paragraph(source, {size: 13, line: 19, fill: "ink-3"});
  y += 28;
  parts.push(
    `<g transform="translate(${padding},${y - 14})" fill="none" color="var(--ink)" stroke="currentColor" stroke-width="1.75">${logo}</g>`,
    textLine(site, padding + 38, y, {size: 13, line: 19, fill: "ink", strong: true}),
  );
  const besideSite = inner - 38 - textWidth(site, 13, true) - 24;
  if (textWidth(address) > besideSite) y += 21;
  parts.push(
    `<text x="${right}" y="${y}" font-size="13" text-anchor="end" fill="var(--ink-2)">${escapeXml(address)}</text>`,
  );
  return {body: parts.join("\n"), width: inner + 2 * padding, height: Math.ceil(y + 24)};
}

interface Style {
  size: number;
  line: number;
  fill: string;
  strong?: boolean;
}

function textLine(words: string, x: number, y: number, {size, fill, strong}: Style): string {
  const weight = strong ? ' font-weight="650"' : "";
  return `<text x="${x}" y="${round(y)}" font-size="${size}"${weight} fill="var(--${fill})">${escapeXml(words)}</text>`;
}

function keyItem(item: KeyItem, x: number, y: number): string {
  return (
    `<g transform="translate(${round(x)},${y})">${keyMark(item)}` +
    `<text x="30" y="10.5" font-size="13" fill="var(--ink-2)">${escapeXml(item.label)}</text></g>`
  );
}

/** The items of a key in rows no wider than `width`, each with its place in the row. */
function keyRows(key: readonly KeyItem[], width: number): {item: KeyItem; x: number}[][] {
  const rows: {item: KeyItem; x: number}[][] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const item of key) {
    const size = 30 + textWidth(item.label);
    if (end + 16 + size > width) {
      rows.push([{item, x: 0}]);
      end = size;
    } else {
      rows.at(-1)?.push({item, x: end + 16});
      end += 16 + size;
    }
  }
  return rows;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
