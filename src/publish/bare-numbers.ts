/** Numbers in prose that rest on nothing: every digit must belong to a bound number, a date, an ordinal or a name. */

import {existsSync, readFileSync} from "node:fs";
import {parse} from "yaml";

/** A proper name or document number that holds digits, and why it is no quantity. */
export interface AllowedNumber {
  text: string;
  why: string;
}

const month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const year = "(?:1[89]|20)\\d\\d";

/** What may hold digits without resting on data, tried in order. */
const patterns: readonly RegExp[] = [
  // 2026-11-21
  new RegExp(`\\b${year}-\\d\\d(?:-\\d\\d)?\\b`, "g"),
  // 21 May 2021, 18–20 February, 24 and 25 January 2022, May 2021, May–July 2021
  new RegExp(`\\b\\d{1,2}(?:(?:–| and | to )\\d{1,2})? ${month}(?: ${year})?\\b`, "g"),
  new RegExp(`\\b${month}(?:(?:–| and | to )${month})? ${year}\\b`, "g"),
  // 2021, 2021–22, 2021–2026, 2020s, early-2022
  new RegExp(`\\b${year}(?:[–/-](?:${year}|\\d\\d))?s?\\b`, "g"),
  // 1st, 2nd, 20th
  /\b\d{1,3}(?:st|nd|rd|th)\b/g,
];

/** The digits of a text that no pattern and no allowed name explains, each as the word it stands in. */
export function bareNumbers(text: string, allowed: readonly AllowedNumber[] = []): string[] {
  let rest = text;
  for (const {text: name} of allowed.toSorted((a, b) => b.text.length - a.text.length))
    rest = rest.replaceAll(name, " ");
  for (const pattern of patterns) rest = rest.replace(pattern, " ");
  return rest.match(/\S*\d\S*/g) ?? [];
}

/** The reviewed names of a content folder; none where there is no such file. Throws an Error for an entry without text or reason. */
export function readAllowedNumbers(file: string): AllowedNumber[] {
  if (!existsSync(file)) return [];
  const entries = parse(readFileSync(file, "utf8")) as Partial<AllowedNumber>[];
  return entries.map(({text, why}, i) => {
    if (typeof text !== "string" || !text || typeof why !== "string" || !why) {
      throw new Error(`${file}: entry ${i + 1} needs a text, in quotes, and a why`);
    }
    return {text, why};
  });
}
