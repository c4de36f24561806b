/** What a reader can choose of a chart, and the nearest view it can draw to the one asked for. */
import type {View} from "./view.ts";

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Parts of a view that hold one word of a short list. */
export type Choice = "show" | "scale" | "base" | "align" | "by" | "data";

/** Parts of a view that hold several words of a list; none chosen is all. */
export type Several = "instrument" | "status";

export type Control =
  /** Places to add and remove, at most `most` at once. */
  | {readonly kind: "places"; readonly label: string; readonly options: readonly Option[]; readonly most: number}
  /** First and last of these months or years, in order. */
  | {readonly kind: "period"; readonly label: string; readonly months: readonly string[]}
  /** One of these months or years, in order. */
  | {readonly kind: "month"; readonly label: string; readonly months: readonly string[]}
  | {readonly kind: "choice"; readonly part: Choice; readonly label: string; readonly options: readonly Option[]}
  | {readonly kind: "several"; readonly part: Several; readonly label: string; readonly options: readonly Option[]}
  /** A weight from 0 to 5 for each part of an index; the values name the parts. */
  | {readonly kind: "weights"; readonly label: string; readonly options: readonly Option[]};

/**
 * The nearest view a chart can draw: what no control knows is left out, dates move to the nearest the data have, a period
 * that ends before it begins is turned round. A choice of which nothing is known is not made at all, so the default stands.
 */
export function nearestView(asked: View, controls: readonly Control[]): View {
  return Object.assign({}, ...controls.map((control) => fitted(asked, control)));
}

function fitted(asked: View, control: Control): View {
  switch (control.kind) {
    case "places": {
      const chosen = known(asked.with, control.options)?.slice(0, control.most);
      return chosen === undefined ? {} : {with: chosen};
    }
    case "period": {
      const ends = [asked.from, asked.to].filter((end) => end !== undefined);
      if (ends.length === 0) return {};
      const [from, to] = [
        nearest(asked.from ?? control.months[0], control.months, "first"),
        nearest(asked.to ?? control.months.at(-1), control.months, "last"),
      ];
      if (from === undefined || to === undefined) return {};
      return from <= to ? {from, to} : {from: to, to: from};
    }
    case "month": {
      const month = asked.month && nearest(asked.month, control.months, "first");
      return month ? {month} : {};
    }
    case "choice": {
      const chosen = asked[control.part];
      return chosen !== undefined && control.options.some(({value}) => value === chosen)
        ? {[control.part]: chosen}
        : {};
    }
    case "several": {
      const chosen = known(asked[control.part], control.options);
      return chosen === undefined ? {} : {[control.part]: chosen};
    }
    case "weights": {
      const weights = asked.weights?.map(Number) ?? [];
      const complete = weights.length === control.options.length && weights.some((weight) => weight > 0);
      return complete && weights.every((weight) => weight >= 0 && weight <= 5)
        ? {weights: weights.map((weight) => String(weight))}
        : {};
    }
  }
}

/** The entries that are options; undefined when some were asked for and none is known. */
function known(asked: readonly string[] | undefined, options: readonly Option[]): readonly string[] | undefined {
  if (asked === undefined) return undefined;
  const values = new Set(options.map(({value}) => value));
  const found = [...new Set(asked)].filter((code) => values.has(code));
  return found.length === 0 && asked.length > 0 ? undefined : found;
}

/** The month itself, else the nearest on its side; a year among months is its first or last month. */
function nearest(asked: string | undefined, months: readonly string[], side: "first" | "last"): string | undefined {
  const [first, last] = [months[0], months.at(-1)];
  if (asked === undefined || first === undefined || last === undefined) return undefined;
  const month =
    first.length === 4 ? asked.slice(0, 4) : asked.length === 4 ? `${asked}-${side === "first" ? "01" : "12"}` : asked;
  if (month <= first) return first;
  if (month >= last) return last;
  return side === "first" ? months.find((each) => each >= month) : months.findLast((each) => each <= month);
}
