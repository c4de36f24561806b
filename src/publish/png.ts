/** An SVG file as a PNG picture: the same bytes on every machine, with its words in the file. */
import {createRequire} from "node:module";
import {join} from "node:path";
import {crc32} from "node:zlib";
import {renderAsync} from "@resvg/resvg-js";

/** From the project, not from this file, which a build moves. */
const require = createRequire(join(process.cwd(), "package.json"));
export const fontFiles: readonly string[] = [
  "inter/400Regular/Inter_400Regular.ttf",
  "inter/600SemiBold/Inter_600SemiBold.ttf",
  "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
].map((font) => require.resolve(`@expo-google-fonts/${font}`));

/** Words inside a PNG file by keyword, e.g. Title, Description, Source, Copyright, URL. */
export type PngWords = Readonly<Record<string, string>>;

/** Draws an SVG file `zoom` times its size, with the project's own fonts alone. */
export async function png(svg: string, words: PngWords, zoom = 1): Promise<Buffer<ArrayBuffer>> {
  const image = await renderAsync(svg, {
    font: {loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: "Inter", sansSerifFamily: "Inter"},
    fitTo: {mode: "zoom", value: zoom},
  });
  return withWords(image.asPng(), words, zoom);
}

/** The dots per metre at which a picture shows in its own size: 96 dots an inch. */
const perMetre = 96 / 0.0254;

/** The file with its density and words written behind its header. */
function withWords(file: Buffer, words: PngWords, zoom: number): Buffer<ArrayBuffer> {
  const density = Buffer.alloc(9);
  density.writeUInt32BE(Math.round(perMetre * zoom), 0);
  density.writeUInt32BE(Math.round(perMetre * zoom), 4);
  density.writeUInt8(1, 8);
  const texts = Object.entries(words).map(([keyword, text]) =>
    // keyword, no compression, no language, no translated keyword, text: RFC 2083 as extended by PNG 1.2
    chunk("iTXt", Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, "latin1"), Buffer.from(text, "utf8")])),
  );
  const headerEnd = 8 + 4 + 4 + 13 + 4;
  return Buffer.concat([file.subarray(0, headerEnd), chunk("pHYs", density), ...texts, file.subarray(headerEnd)]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
