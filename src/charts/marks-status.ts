/** The marks of the seven states of an act, from the electrician's single-line diagram, and the lines that follow them. */
import type {Status} from "../model/observation.ts";
import {type Attributes, element} from "./marks.ts";

/** The states in the order acts go through them. */
export const statuses: readonly Status[] = [
  "proposed",
  "announced",
  "adopted",
  "in-force",
  "enforced",
  "ended",
  "rejected",
];

/** The side of the box a mark is drawn in. */
export const markSize = 14;

type Shape = readonly [name: string, attributes: Attributes];

/** Each mark in a box of 14 units: strokes and fills in `color`, the inside of open marks in `inside`. */
function shapes(status: Status, color: string, inside: string): readonly Shape[] {
  const open = {fill: inside, stroke: color, "stroke-width": 1.75};
  const ring = {cx: 7, cy: 7, r: 5, ...open};
  switch (status) {
    case "proposed":
      return [["circle", {...ring, "stroke-dasharray": "2.2 2"}]];
    case "announced":
      return [["circle", ring]];
    case "adopted":
      return [
        ["circle", ring],
        ["path", {d: "M7 2a5 5 0 0 0 0 10z", fill: color}],
      ];
    case "in-force":
      return [["circle", {cx: 7, cy: 7, r: 5.8, fill: color}]];
    case "enforced":
      return [["path", {d: "M7 1.5 13 12.5H1z", fill: color}]];
    case "ended":
      return [
        ["rect", {x: 2, y: 2, width: 10, height: 10, ...open}],
        ["path", {d: "M2 12 12 2", stroke: color, "stroke-width": 1.75}],
      ];
    case "rejected":
      return [["path", {d: "M2.5 2.5l9 9M11.5 2.5l-9 9", fill: "none", stroke: color, "stroke-width": 2.25}]];
  }
}

/** The mark of a state with its middle at a point of the drawing, closed to lines behind it; `size` is 12 to 14 in charts. */
export function statusMark(
  document: Document,
  {
    status,
    x,
    y,
    size = markSize,
    color = "var(--ink)",
  }: {status: Status; x: number; y: number; size?: number; color?: string},
): SVGElement {
  const scale = size / markSize;
  const transform = `translate(${x - size / 2},${y - size / 2})${scale === 1 ? "" : ` scale(${scale})`}`;
  return element(
    document,
    "g",
    {transform},
    ...shapes(status, color, "var(--paper)").map(([name, attributes]) => element(document, name, attributes)),
  );
}

/** The inside of the mark as SVG text, in a box of 14 by 14: for a key, a legend or a mark within a sentence. */
export function statusMarkup(status: Status, color = "var(--ink)"): string {
  return shapes(status, color, "none")
    .map(([name, attributes]) => {
      const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
      return `<${name}${written.join("")}></${name}>`;
    })
    .join("");
}

/** The stroke of the line that follows a mark, until the next one; none follows an act that ended or was rejected. */
export const statusLines: Readonly<Record<Status, {"stroke-width": number; "stroke-dasharray"?: string} | undefined>> =
  {
    proposed: {"stroke-width": 1.25, "stroke-dasharray": "4 3"},
    announced: {"stroke-width": 1.25},
    adopted: {"stroke-width": 1.75},
    "in-force": {"stroke-width": 5},
    enforced: {"stroke-width": 5},
    ended: undefined,
    rejected: undefined,
  };

/** The word for a state within a sentence: "in force". */
export function statusWord(status: Status): string {
  return status.replace("-", " ");
}

/** Whether a word is one of the seven states. */
export function isStatus(word: string): word is Status {
  return statuses.some((status) => status === word);
}
