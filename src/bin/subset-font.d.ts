/** The published types lag behind the library: these are the options `fonts.ts` uses, as its README describes them. */
declare module "subset-font" {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      keepAllGlyphs: true;
      targetFormat: "woff2";
      variationAxes: Record<string, number | {min: number; max: number}>;
    },
  ): Promise<Buffer>;
}
