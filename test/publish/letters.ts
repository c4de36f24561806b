/** Which signs the fonts of the pictures lack, as their pixels tell. */
import {Resvg} from "@resvg/resvg-js";
import {fontFiles} from "../../src/publish/png.ts";

const drawn = new Map<string, string>();

/** Whether a sign is drawn as one that no font has: as an empty box, or not at all. */
export function isMissing(family: string, sign: string): boolean {
  const missing = pixelsOf(family, "\u{f8fe}");
  return pixelsOf(family, sign) === missing || pixelsOf(family, sign) === pixelsOf(family, "");
}

function pixelsOf(family: string, sign: string): string {
  const key = `${family} ${sign}`;
  const escaped = sign.replace("&", "&amp;").replace("<", "&lt;");
  const pixels =
    drawn.get(key) ??
    new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="10" y="28" font-size="24" font-weight="600" font-family="${family}">${escaped}</text></svg>`,
      {font: {loadSystemFonts: false, fontFiles: [...fontFiles]}},
    )
      .render()
      .pixels.toString("base64");
  drawn.set(key, pixels);
  return pixels;
}
