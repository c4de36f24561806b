/** Agreement of two coders beyond chance. */

/** How grave it is that one coder gave level `a` and the other level `b`; 0 for the same level. */
export type Gravity = (a: number, b: number) => number;

/** A disagreement is as grave as the levels are apart. */
export const linear: Gravity = (a, b) => Math.abs(a - b);

/** A disagreement grows with the square of the distance, so that neighbouring levels count for little. */
export const quadratic: Gravity = (a, b) => (a - b) ** 2;

/**
 * Cohen's weighted kappa of pairs of levels, [first coder, second coder]:
 *
 *   κw = 1 − Σ v(i,j) · o(i,j) / Σ v(i,j) · e(i,j)
 *
 * where v is the gravity, o(i,j) the observed share of pairs and e(i,j) the share expected by chance: the product of
 * how often the first coder gave i and the second j. 1 is full agreement, 0 what chance gives. Null when it is not
 * defined: without pairs, or when both coders gave one and the same level throughout.
 *
 * Source: J. Cohen, "Weighted kappa: Nominal scale agreement with provision for scaled disagreement or partial credit",
 * Psychological Bulletin 70 (1968), 213–220.
 */
export function weightedKappa(pairs: readonly (readonly [number, number])[], gravity: Gravity = linear): number | null {
  const firsts = pairs.map(([first]) => first);
  const seconds = countOf(pairs.map(([, second]) => second));
  const observed = pairs.reduce((sum, [first, second]) => sum + gravity(first, second), 0) / pairs.length;
  let expected = 0;
  for (const [first, times] of countOf(firsts))
    for (const [second, others] of seconds)
      expected += (gravity(first, second) * times * others) / (pairs.length * pairs.length);
  return expected > 0 ? 1 - observed / expected : null;
}

function countOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
