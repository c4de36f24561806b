/** The controls that charts offer in the same words. */
import type {Control, Option} from "../model/control.ts";
import {starred} from "../model/jurisdiction.ts";
import {monthsOf} from "../model/month.ts";
import {restrictionIndicators} from "../model/restriction-index.ts";

/** Places to add and remove, in the order given; doubtful ones are starred. */
export function places(codes: readonly string[], name: (code: string) => string, most: number): Control {
  const options = codes.map((code) => ({value: code, label: starred(name(code), code)}));
  return {kind: "places", label: "Places", options, most};
}

/** Every month from the first row to the last. */
export function period(rows: readonly {month: string}[]): Control {
  return {kind: "period", label: "Period", months: monthsOf(rows)};
}

/** One word of a short list; the first is the chart's default. */
export function choice(
  part: "show" | "scale" | "base" | "align" | "by",
  label: string,
  options: readonly Option[],
): Control {
  return {kind: "choice", part, label, options};
}

export const linearOrLog = choice("scale", "Scale", [
  {value: "linear", label: "Linear"},
  {value: "log", label: "Logarithmic"},
]);

/** A weight for each indicator of the restriction index, by the words of the codebook. */
export function weights(indicators: readonly {name: string; label: string}[]): Control {
  const label = new Map(indicators.map((each) => [each.name, each.label]));
  const options = restrictionIndicators.map((name) => ({value: name, label: label.get(name) ?? name}));
  return {kind: "weights", label: "Weights of the index", options};
}
