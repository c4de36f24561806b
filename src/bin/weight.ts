/** What a built page weighs. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {brotliCompressSync, constants} from "node:zlib";

/** Kilobytes of brotli that a page may weigh, with its scripts and styles. */
export const heaviest = {chart: 30, case: 80, embed: 15} as const;

/**
 * A page of a built site with the scripts and styles it names, and those they import at once, in KB of brotli; fonts,
 * pictures and what is fetched later are left out. `start` is that page, or scripts to begin with instead: files of the
 * folder `site`, built for the root of a domain. A `quality` of brotli below its best takes a fiftieth of the time and gives a little more.
 */
export function weight(
  site: string,
  start: string | readonly string[],
  quality: number = constants.BROTLI_MAX_QUALITY,
): number {
  const seen = new Set<string>();
  const add = (file: string): number => {
    if (seen.has(file)) return 0;
    seen.add(file);
    const bytes = readFileSync(join(site, file));
    const text = bytes.toString("utf8");
    const named = [
      ...text.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.(?:js|css))"/g),
      ...text.matchAll(/\b(?:import|from)\s*["']\.?\/([^"']+\.js)["']/g),
    ].map(([, name = ""]) => (name.startsWith("/") ? name.slice(1) : name.includes("/") ? name : `_astro/${name}`));
    const key = `${join(site, file)} ${quality}`;
    const size =
      known.get(key) ?? brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: quality}}).length;
    known.set(key, size);
    return size + named.reduce((sum, name) => sum + add(name), 0);
  };
  return [start].flat().reduce((sum, file) => sum + add(file), 0) / 1024;
}

/** Pages share most of what they name. */
const known = new Map<string, number>();
