/** What stands in a PNG file, for tests. */
import {crc32, inflateSync} from "node:zlib";

export interface PngFile {
  width: number;
  height: number;
  /** Words by keyword. */
  words: Record<string, string>;
  /** Dots per metre. */
  density: number | undefined;
}

/** Reads a PNG file, with every checksum. Throws an Error for a file that is none or is damaged. */
export function readPng(file: Buffer): PngFile {
  if (file.subarray(0, 8).toString("latin1") !== "\x89PNG\r\n\x1a\n") throw new Error("no PNG file");
  const found: PngFile = {width: 0, height: 0, words: {}, density: undefined};
  const pixels: Buffer[] = [];
  let last = "";
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    const [type, data] = [body.subarray(0, 4).toString("latin1"), body.subarray(4)];
    if (crc32(body) !== file.readUInt32BE(at + 8 + length)) throw new Error(`chunk ${type} is damaged`);
    if (type === "IHDR") [found.width, found.height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
    if (type === "pHYs") found.density = data.readUInt32BE(0);
    if (type === "IDAT") pixels.push(data);
    if (type === "iTXt") {
      const end = data.indexOf(0);
      found.words[data.subarray(0, end).toString("latin1")] = data.subarray(end + 5).toString("utf8");
    }
    last = type;
    at += 12 + length;
  }
  inflateSync(Buffer.concat(pixels));
  if (last !== "IEND") throw new Error("the file is cut short");
  return found;
}
