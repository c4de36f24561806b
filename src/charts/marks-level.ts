/** Levels of policy as cells: ink is the level, size its scope, an outlined 0 is none, a wide hatch was not coded. */
import type {PanelLevel} from "../model/panel.ts";
import type {KeyItem} from "./chart.ts";
import {element, hatchPattern, text} from "./marks.ts";

export type Group = "restricts" | "supports";

export interface LevelCell {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Undefined where it was not coded. */
  level: PanelLevel | undefined;
}

/** Cells with their digits; `x` and `y` are their upper left corners in units of the drawing. */
export function levelCells(document: Document, cells: readonly LevelCell[], group: Group): SVGElement {
  const drawn = element(document, "g");
  if (cells.some(({level}) => level === undefined)) drawn.append(hatchPattern(document, "not-coded", 8));
  for (const cell of cells) drawn.append(...shapes(document, cell, group));
  return drawn;
}

function shapes(document: Document, {x, y, width, height, level}: LevelCell, group: Group): SVGElement[] {
  if (level === undefined) return [element(document, "rect", {x, y, width, height, fill: "url(#not-coded)"})];
  const size = Math.min(13, height - 4);
  const digit = (fill: string, scale = size) =>
    text(document, {
      x: x + width / 2,
      y: y + height / 2 + scale * 0.355,
      lines: [String(level.level)],
      fill,
      anchor: "middle",
      size: scale,
      strong: level.level > 0,
      halo: false,
    });
  const outline = {
    x: x + 0.5,
    y: y + 0.5,
    width: width - 1,
    height: height - 1,
    fill: "var(--paper)",
    stroke: "var(--rule-strong)",
  };
  if (level.level === 0) return [element(document, "rect", outline), digit("var(--ink-3)")];
  const [fill, ink] = [`var(--${group}-${level.level})`, `var(--on-${group}-${level.level})`];
  if (level.scope === "general") {
    // the lightest step needs a line round it to be seen on paper
    const line = level.level === 1 ? {...outline, fill} : {x, y, width, height, fill};
    return [element(document, "rect", line), digit(ink)];
  }
  const [across, up] = [
    Math.min(width - 4, Math.max(10, width * 0.56)),
    Math.max(12, Math.min(height - 6, height * 0.62)),
  ];
  const inset = {x: x + (width - across) / 2, y: y + (height - up) / 2, width: across, height: up, fill};
  return [element(document, "rect", outline), element(document, "rect", inset), digit(ink, Math.min(size, 11))];
}

/** The key of the cells, the highest level first; `word` says what a level is. */
export function levelKey(group: Group, word: (level: number) => string): KeyItem[] {
  return [
    ...[3, 2, 1].map(
      (level): KeyItem => ({mark: "fill", color: `var(--${group}-${level})`, label: `${level} ${word(level)}`.trim()}),
    ),
    {mark: "outline", color: "var(--rule-strong)", label: `0 ${word(0)}`.trim()},
    {mark: "inset", color: `var(--${group}-2)`, label: "Small block: in part of the place, or for some miners"},
    {mark: "hatch", label: "Not coded, which is not zero"},
  ];
}
