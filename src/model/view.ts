/** What a reader is looking at. Every part is optional; a chart fills in its own default. */
export interface View {
  /** Codes of the places named, in the order they are listed. */
  readonly with?: readonly string[];
  /** First and last month or year shown, "2019-09" or "2019". */
  readonly from?: string;
  readonly to?: string;
  /** The one month of a map. */
  readonly month?: string;
  /** Which of the chart's quantities is drawn, e.g. "share" or "hashrate". */
  readonly show?: string;
}

/** A view laid over a chart's default: what is not asked for is the default's. */
export function merge(base: View, asked: View): View {
  return {...base, ...asked};
}
