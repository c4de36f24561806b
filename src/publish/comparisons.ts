/** Words of comparison in prose: each must stand in a <Holds>, and a multiple must be the one its check tests. */

/** What a word of size says, and what a check of it must hold: a number, or a function of arithmetic.ts. */
const multiples: readonly (readonly [words: RegExp, check: RegExp])[] = [
  [/\b(?:doubl(?:ed|ing)|twice|twofold|two times)\b/i, /\b2\b|\b[12]00%/],
  [/\b(?:tripl(?:ed|ing)|threefold|three times)\b/i, /\b3\b|\b[23]00%/],
  [/\b(?:quadrupled|fourfold|four times)\b/i, /\b4\b|\b3\.[5-9]|\b[34]00%/],
  [/\b(?:fivefold|five times)\b/i, /\b5\b|\b[45]00%/],
  [/\b(?:sixfold|six times)\b/i, /\b6\b/],
  [/\b(?:sevenfold|seven times)\b/i, /\b7\b|\b6\.[5-9]/],
  [/\b(?:tenfold|ten times)\b/i, /\b10\b/],
  [/\bthirty times\b/i, /\b30\b/],
  [
    /\b(?:halved|by half|(?<!first |second )half (?:of|the|that|a|as)|than half|about half|nearly half)\b/i,
    /\b0\.5\b|\b[45]\d%|\b[45]\d\.\d+%/,
  ],
  [/\b(?:than|about|nearly|by) (?:a|one) third\b/i, /\b0\.[36]\d*|\b[36]\d(?:\.\d+)?%/],
  [/\btwo-thirds\b/i, /\b0\.6\d*|\b6\d(?:\.\d+)?%/],
  [/\b(?:than|about|nearly|by) a quarter\b/i, /\b0\.2[0-9]|\b2[0-9](?:\.\d+)?%/],
  [/\b(?:than|about|nearly|over) a fifth\b/i, /\b0\.2\b|\b2\d%|\b1\d%/],
];

/** Superlatives; their check compares with every rival, or takes the highest, lowest or rank. */
const superlatives = /\b(?:highest|lowest|largest|smallest|biggest|fastest|slowest|steepest|widest)\b/i;

/** A word of comparison that no check bears. */
export function unboundComparisons(text: string, allowed: readonly string[] = []): string[] {
  let rest = text;
  for (const phrase of allowed) rest = rest.replaceAll(phrase, " ");
  return [...multiples.map(([words]) => words), superlatives].flatMap((words) => words.exec(rest)?.[0] ?? []);
}

/** The multiples in a sentence that its check does not test: "doubled" asks for 2, "half" for 0.5 or 50%. */
export function unmatchedMultiples(sentence: string, check: string): string[] {
  return multiples.flatMap(([words, number]) => {
    const [word] = words.exec(sentence) ?? [];
    return word !== undefined && !number.test(check) ? [word] : [];
  });
}
