/** What a reader is looking at. Every part is optional; a chart fills in its own default. */
export interface View {
  /** Codes of the places named, in the order they are listed; none is a choice too. */
  readonly with?: readonly string[];
  /** First and last month or year shown, "2019-09" or "2019". */
  readonly from?: string;
  readonly to?: string;
  /** The one month of a map or a matrix. */
  readonly month?: string;
  /** Which of the chart's quantities is drawn, e.g. "share" or "hashrate". */
  readonly show?: string;
  /** "linear" or "log". */
  readonly scale?: string;
  /** "absolute", or "indexed" to the first month shown. */
  readonly base?: string;
  /** The act whose date is the zero of the time axis. */
  readonly align?: string;
  /** Which of the act's dates that is: "announced" or "in-force". */
  readonly by?: string;
  /** Kinds of measure shown; all if left out. */
  readonly instrument?: readonly string[];
  /** States of acts shown; all if left out. */
  readonly status?: readonly string[];
  /** Weights of an index, as plain numbers in the order of its parts. */
  readonly weights?: readonly string[];
  /** Version of the package with the figures; the newest if left out. */
  readonly data?: string;
}

/** How each part is written, in the order of a query: a list of words, a list of numbers, one word, or a month. */
export const parts = {
  show: "word",
  with: "words",
  from: "month",
  to: "month",
  month: "month",
  scale: "word",
  base: "word",
  align: "word",
  by: "word",
  instrument: "words",
  status: "words",
  weights: "numbers",
  data: "word",
} as const satisfies Record<keyof View, "word" | "words" | "numbers" | "month">;

/** A view laid over a chart's default: what is not asked for is the default's. */
export function merge(base: View, asked: View): View {
  return {...base, ...asked};
}

/** What of a view differs from a base: `merge(base, difference(view, base))` shows the same as `view`. */
export function difference(view: View, base: View): View {
  const names = Object.keys(parts) as (keyof View)[];
  return Object.fromEntries(
    names
      .filter((name) => view[name] !== undefined && String(view[name]) !== String(base[name]))
      .map((name) => [name, view[name]]),
  );
}
