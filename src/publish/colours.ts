/** The site's colour tokens as a file that stands alone shows them: the light values, on paper of the page or of print. */
import {readFileSync} from "node:fs";
import type {Colours} from "../charts/standalone.ts";

const TOKENS = "src/components/styles/tokens.css";
const declaration = /--([a-z0-9-]+):\s*(?:light-dark\(\s*)?(#[0-9a-f]{6})\b/gi;
const known = new Map<string, Colours>();

/** The light value of every colour; for print, over them the values that the style sheet gives for print. */
export function colours(medium: "screen" | "print"): Colours {
  const found = known.get(medium) ?? read(readFileSync(TOKENS, "utf8"), medium);
  known.set(medium, found);
  return found;
}

function read(css: string, medium: "screen" | "print"): Colours {
  const [everywhere = ""] = css.split("@media");
  const print =
    medium === "print" ? [...css.matchAll(/@media print\b([^@]*)/g)].map(([, block]) => block).join("") : "";
  return Object.fromEntries(
    [...everywhere.matchAll(declaration), ...print.matchAll(declaration)].map(([, name, value]) => [name, value]),
  );
}
