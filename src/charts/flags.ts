/** What the flag of a figure means to whoever reads it. */
const meanings: Readonly<Record<string, string>> = {
  "published-zero": "published as zero, read as not reported",
  proxy: "thought to be inflated by redirected addresses",
};

/** The note of a flagged figure, ready to spread into a point: `{note: "published as zero, …"}`, or `{}`. */
export function flagNote({flag}: {flag: string | null}): {note?: string} {
  return flag === null ? {} : {note: meanings[flag] ?? flag};
}
