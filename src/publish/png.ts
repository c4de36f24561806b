/** An SVG file as a PNG picture: the same bytes on every machine, with its words in the file. */
import {createRequire} from "node:module";
import {join} from "node:path";
import {renderAsync} from "@resvg/resvg-js";
import {type PngWords, withWords} from "../charts/png-words.ts";

/** From the project, not from this file, which a build moves. */
const require = createRequire(join(process.cwd(), "package.json"));
export const fontFiles: readonly string[] = [
  "inter/400Regular/Inter_400Regular.ttf",
  "inter/600SemiBold/Inter_600SemiBold.ttf",
  "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
].map((font) => require.resolve(`@expo-google-fonts/${font}`));

/** Draws an SVG file `zoom` times its size, with the project's own fonts alone. */
export async function png(svg: string, words: PngWords, zoom = 1): Promise<Buffer<ArrayBuffer>> {
  const image = await renderAsync(svg, {
    font: {loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: "Inter", sansSerifFamily: "Inter"},
    fitTo: {mode: "zoom", value: zoom},
  });
  return Buffer.from(withWords(image.asPng(), words, zoom).buffer);
}
