/** A label beside a point of the data, in the colour of what it names. */
import type {RenderFunction} from "@observablehq/plot";
import {text} from "./marks.ts";
import {textWidth} from "./text.ts";

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

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * Labels at points of a drawing with continuous x and y, moved by `dx` and `dy`; nothing is dodged. With `clearOf`, a
 * label that would leave the drawing, or touch one of these boxes or a label before it, is left out.
 */
export function pointLabels(labels: readonly PointLabel[], {clearOf}: {clearOf?: readonly Box[]} = {}): RenderFunction {
  return (_index, {x, y}, _values, {width, height}, {document}) => {
    if (x === undefined || y === undefined) throw new Error("a point label needs an x and a y scale");
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    const taken = [...(clearOf ?? [])];
    for (const {x: at, y: value, lines, fill, anchor = "start", dx = 0, dy = 0, strong = true} of labels) {
      if (clearOf !== undefined) {
        const box = labelBox(Number(x(at)) + dx, Number(y(value)) + dy, lines, anchor);
        const leaves = box.left < 0 || box.right > width || box.top < 0 || box.bottom > height;
        if (leaves || taken.some((other) => touch(box, other))) continue;
        taken.push(box);
      }
      group.append(text(document, {x: Number(x(at)) + dx, y: Number(y(value)) + dy, lines, fill, anchor, strong}));
    }
    return group;
  };
}

function labelBox(x: number, baseline: number, lines: readonly string[], anchor: "start" | "middle" | "end"): Box {
  const size = Math.max(...lines.map((line) => textWidth(line, 13, true)));
  const left = anchor === "end" ? x - size : anchor === "middle" ? x - size / 2 : x;
  return {left, right: left + size, top: baseline - 11, bottom: baseline + 16 * (lines.length - 1) + 4};
}

function touch(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
