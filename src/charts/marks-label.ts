/** A label beside a point of the data, in the colour of what it names. */
import type {RenderFunction} from "@observablehq/plot";
import {text} from "./marks.ts";

export interface PointLabel {
  /** Where the point stands on the scales. */
  x: Date;
  y: number;
  lines: readonly string[];
  fill: string;
  anchor?: "start" | "middle" | "end";
  /** Units from the point to the anchor of the text and to the baseline of its first line. */
  dx?: number;
  dy?: number;
  /** Semibold, as for the name of a line; on unless told. */
  strong?: boolean;
}

/** Labels at points of a drawing with continuous x and y, moved by `dx` and `dy`; nothing is dodged. */
export function pointLabels(labels: readonly PointLabel[]): RenderFunction {
  return (_index, {x, y}, _values, _dimensions, {document}) => {
    if (x === undefined || y === undefined) throw new Error("a point label needs an x and a y scale");
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    for (const {x: at, y: value, lines, fill, anchor = "start", dx = 0, dy = 0, strong = true} of labels) {
      group.append(text(document, {x: Number(x(at)) + dx, y: Number(y(value)) + dy, lines, fill, anchor, strong}));
    }
    return group;
  };
}
