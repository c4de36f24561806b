/** The site's colour tokens as they print: light values on white paper. */

/** Colours by token, without the dashes, e.g. {"ink": "#221d18", …}. */
export type Colours = Readonly<Record<string, string>>;

const declaration = /--([a-z0-9-]+):\s*(?:light-dark\(\s*)?(#[0-9a-f]{6})\b/gi;

/** Reads the tokens' style sheet: the light value of every colour, and over them the values given for print. */
export function printColours(css: string): Colours {
  const [everywhere = ""] = css.split("@media");
  const print = [...css.matchAll(/@media print\b([^@]*)/g)].map(([, block]) => block).join("");
  return Object.fromEntries(
    [...everywhere.matchAll(declaration), ...print.matchAll(declaration)].map(([, name, value]) => [name, value]),
  );
}
