/** How many candidates a message lists before it stops with "…". */
const LISTED = 12;

/**
 * The candidate spelled most like `word`, case aside; undefined when none is close or two are equally close.
 * Close means at most one edit for every three letters, and at least one.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  let tied = false;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > least) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least, tied] = [candidate, distance, false];
    else if (distance === least && best !== undefined) tied = true;
  }
  return tied ? undefined : best;
}

/** What to write instead of an unknown word, e.g. `did you mean "official"? One of official, press`. */
export function suggest(word: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return "there is none to choose from";
  const guess = nearest(word, candidates);
  const isLong = candidates.length > LISTED;
  const list = `${candidates.slice(0, LISTED).join(", ")}${isLong ? ", …" : ""}`;
  if (guess === undefined) return `one of ${list}`;
  return isLong ? `did you mean "${guess}"?` : `did you mean "${guess}"? One of ${list}`;
}

/** Levenshtein distance: the fewest letters added, removed or replaced that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
