/** Numbers in prose that rest on nothing: every digit must belong to a bound number, a date, an ordinal or a name. */

/** A proper name or document number that holds digits, and why it is no quantity. */
export interface AllowedNumber {
  text: string;
  why: string;
}

const month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const year = "(?:1[89]|20)\\d\\d";

/** What may hold digits without resting on data, tried in order. */
const patterns: readonly RegExp[] = [
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
