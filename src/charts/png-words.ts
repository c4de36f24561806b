/** Words and density inside a PNG file, whoever made it: the build or a reader's browser. */

/** Words by keyword, e.g. Title, Description, Source, Copyright, URL. */
export type PngWords = Readonly<Record<string, string>>;

/** The dots per metre at which a picture shows in its own size: 96 dots an inch. */
const perMetre = 96 / 0.0254;

/** The signature and the header, which comes first: length, type, 13 bytes and checksum. */
const headerEnd = 8 + 4 + 4 + 13 + 4;

/** The file with its words, and the density of one that is `zoom` times its size, written behind its header. */
export function withWords(file: Uint8Array, words: PngWords, zoom: number): Uint8Array<ArrayBuffer> {
  const density = new Uint8Array(9);
  const view = new DataView(density.buffer);
  view.setUint32(0, Math.round(perMetre * zoom));
  view.setUint32(4, Math.round(perMetre * zoom));
  density[8] = 1;
  // keyword, no compression, no language, no translated keyword, text: RFC 2083 as extended by PNG 1.2
  const texts = Object.entries(words).map(([keyword, text]) => chunk("iTXt", bytes(`${keyword}\0\0\0\0\0${text}`)));
  return joined([file.subarray(0, headerEnd), chunk("pHYs", density), ...texts, file.subarray(headerEnd)]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([bytes(type), data]);
  return joined([number(data.length), body, number(crc32(body))]);
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Four bytes, the largest first. */
function number(value: number): Uint8Array {
  const four = new Uint8Array(4);
  new DataView(four.buffer).setUint32(0, value);
  return four;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The checksum of PNG: CRC-32, annex D of its specification. */
function crc32(data: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
