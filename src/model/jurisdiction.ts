/** Places that make policy: the names charts print and the colours they keep everywhere. */
import type {Jurisdiction} from "./observation.ts";

/** Places with a colour of their own in tokens.css; any other place is drawn in ink with a dash. */
const coloured = new Set("KAZ SWE CHN EU USA RUS IRN CAN MYS DEU IRL NOR OTH".split(" "));

/** Names too long for a narrow drawing. */
const narrowNames: Record<string, string> = {USA: "US", EU: "EU", OTH: "Other"};

/** Germany and Ireland are thought to be inflated by redirected addresses: starred in text, dashed in drawings. */
const doubtful = new Set(["DEU", "IRL"]);

/** Whether a place has a colour of its own, the same on every chart. */
export function hasColor(code: string): boolean {
  return coloured.has(code);
}

/** The CSS colour of a place's line or fill, e.g. "var(--j-kaz)". */
export function markColor(code: string): string {
  return coloured.has(code) ? `var(--j-${code.toLowerCase()})` : "var(--ink)";
}

/** The CSS colour of a place's label, which has the contrast of text, e.g. "var(--j-kaz-text)". */
export function textColor(code: string): string {
  return coloured.has(code) ? `var(--j-${code.toLowerCase()}-text)` : "var(--ink)";
}

/** Whether the measured figures of a place are thought to be an artefact of how miners connect. */
export function isDoubtful(code: string): boolean {
  return doubtful.has(code);
}

/** A name as printed beside figures: "Germany*" for a doubtful place. */
export function starred(name: string, code: string): string {
  return doubtful.has(code) ? `${name}*` : name;
}

/** Places whose colour is near another's: beside one of those their line is dashed. */
const near: Readonly<Record<string, {dash: string; others: readonly string[]}>> = {
  IRN: {dash: "8 2 2 2", others: ["CHN", "MYS", "DEU", "IRL"]},
  NOR: {dash: "6 3", others: ["RUS", "CAN", "IRL", "DEU"]},
};

/**
 * The dash of a place’s line: doubtful places are dotted, places without a colour dashed, places beside one of a near
 * colour dashed too, all others "none".
 */
export function dash(code: string, others: readonly string[] = []): string {
  if (doubtful.has(code)) return "2 3";
  if (near[code]?.others.some((other) => others.includes(other))) return near[code].dash;
  return coloured.has(code) ? "none" : "6 3 2 3";
}

/** A lookup from code to printed name; an unknown code throws, naming it. `narrow` shortens "United States" to "US". */
export function names(jurisdictions: readonly Jurisdiction[]): (code: string, narrow?: boolean) => string {
  const byCode = new Map(jurisdictions.map((row) => [row.code, row.name]));
  return (code, narrow = false) => {
    const name = byCode.get(code);
    if (name === undefined) throw new RangeError(`unknown jurisdiction: ${code}; add it to the jurisdictions package`);
    return (narrow && narrowNames[code]) || name;
  };
}
