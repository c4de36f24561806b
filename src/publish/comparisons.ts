/** Words of comparison in prose: each must stand in a <Holds>, and a multiple or a rank must be the one its check tests. */

/** A number of a check, not the number of a claim's value ("id:3") or a part of a longer one. */
const figure = (pattern: string) => new RegExp(`(?<![\\w:.,/-])-?(?:${pattern})(?![\\w.])`);

/** What a word of size says, and what a check of it must hold. */
const multiples: readonly (readonly [words: RegExp, check: RegExp])[] = [
  [
    /\b(?:doubl(?:e of|ed|ing)|(?:more than|about|almost|nearly) double|twice|two-?fold|two times)\b/i,
    figure("2|[12]00%"),
  ],
  [
    /\b(?:tripl(?:ed|ing)|(?:more than|about|almost|nearly) triple|thrice|three-?fold|three times)\b/i,
    figure("3|[23]00%"),
  ],
  [/\b(?:quadrupl(?:ed|ing)|four-?fold|four times)\b/i, figure("4|3\\.[5-9]|[34]00%")],
  [/\b(?:five-?fold|five times)\b/i, figure("5|4\\.[5-9]|[45]00%")],
  [/\b(?:six-?fold|six times)\b/i, figure("6|5\\.[5-9]")],
  [/\b(?:seven-?fold|seven times)\b/i, figure("7|6\\.[5-9]")],
  [/\b(?:ten-?fold|ten times)\b/i, figure("10|9\\.[5-9]")],
  [/\bthirty times\b/i, figure("30")],
  [
    /\b(?:halv(?:ed|ing)|by (?:a )?half|(?<!first |second )half (?:of|the|that|as)|than half|about half|nearly half)\b/i,
    figure("0\\.5|[45]\\d(?:\\.\\d+)?%"),
  ],
  [/\b(?:than|about|nearly|by) (?:a|one) third\b/i, figure("0\\.[36]\\d*|[36]\\d(?:\\.\\d+)?%")],
  [/\btwo[ -]thirds\b/i, figure("0\\.6\\d*|6\\d(?:\\.\\d+)?%")],
  [/\b(?:than|about|nearly|by) a quarter\b/i, figure("0\\.2\\d*|2\\d(?:\\.\\d+)?%")],
  [/\b(?:than|about|nearly|near|over) a fifth\b/i, figure("0\\.2|[12]\\d(?:\\.\\d+)?%")],
];

/** Superlatives; their check compares with every rival, or takes the highest, lowest or rank. */
const superlatives = /\b(?:highest|lowest|largest|smallest|biggest|fastest|slowest|steepest|widest|than any other)\b/i;

/** The words for a place in an order, each with its rank. */
const places: readonly (readonly [words: RegExp, rank: number])[] = [
  [/\bsecond[ -](?:largest|highest|biggest)\b/i, 2],
  [/\bthird[ -](?:largest|highest|biggest)\b/i, 3],
  [/\bfourth[ -](?:largest|highest|biggest)\b/i, 4],
];

/** A word of comparison that no check bears. */
export function unboundComparisons(text: string, allowed: readonly string[] = []): string[] {
  let rest = text;
  for (const phrase of allowed) rest = rest.replaceAll(phrase, " ");
  return [...multiples.map(([words]) => words), superlatives].flatMap((words) => words.exec(rest)?.[0] ?? []);
}

/** The multiples and ranks in a sentence that its check does not test: "doubled" asks for 2, "second largest" for rank 2. */
export function unmatchedMultiples(sentence: string, check: string): string[] {
  const named = [...multiples, ...places.map(([words, rank]) => [words, new RegExp(`= ${rank}(?!\\d)`)] as const)];
  return named.flatMap(([words, needed]) => {
    const [word] = words.exec(sentence) ?? [];
    return word !== undefined && !needed.test(check) ? [word] : [];
  });
}
