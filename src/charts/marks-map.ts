/** Lands as short SVG paths, and labels that lead to them. */
import type {RenderFunction} from "@observablehq/plot";
import {type GeoProjection, geoPath} from "d3";
import {byHand, element, text} from "./marks.ts";
import {textWidth} from "./text.ts";
import type {Land} from "./world.ts";

export interface LandPathOptions {
  /** Corners are moved to multiples of this many drawing units; borders shared by two lands stay shared. */
  grid: number;
  /** A corner whose triangle with its neighbours is smaller than this, in square drawing units, may go. */
  least: number;
  /** Rings smaller than this, in square drawing units, are left out. */
  smallest: number;
}

/**
 * The path data of lands, e.g. "M10 20l1.5-2h3z". Corners are snapped to a grid, thinned out and written relative to the
 * one before, so that the whole world takes some 15 KB instead of 140.
 */
export function landPath(
  lands: readonly Land[],
  projection: GeoProjection,
  {grid, least, smallest}: LandPathOptions,
): string {
  const rings: Corner[][] = [];
  let ring: Corner[] = [];
  const snap = (value: number) => Math.round(value / grid);
  const finish = () => {
    if (ring.length > 2) rings.push(ring);
    ring = [];
  };
  const path = geoPath(projection, {
    beginPath: () => {},
    arc: () => {},
    moveTo: (x, y) => {
      finish();
      ring = [[snap(x), snap(y)]];
    },
    lineTo: (x, y) => {
      const [next, last] = [[snap(x), snap(y)] as const, ring.at(-1)];
      if (last === undefined || last[0] !== next[0] || last[1] !== next[1]) ring.push(next);
    },
    closePath: finish,
  });
  for (const land of lands) path(land);
  finish();
  return rings
    .map((corners) => thinned(corners, least / grid / grid))
    .filter((corners) => Math.abs(area(corners)) * grid * grid >= smallest)
    .map((corners) => ringPath(corners, grid))
    .join("");
}

type Corner = readonly [x: number, y: number];

/**
 * A ring without the corners that show least. A corner goes when the triangle with its neighbours is smaller than `least`
 * and than the triangles of both: a border shared by two lands thins the same way in both, from whichever end it is walked.
 */
function thinned(ring: readonly Corner[], least: number): readonly Corner[] {
  let kept = ring;
  for (;;) {
    const corners = kept;
    const {length} = corners;
    const at = (i: number): Corner => corners[(i + length) % length]!;
    const areas = corners.map((_, i) => triangle(at(i - 1), at(i), at(i + 1)));
    const before = (i: number, other: number): boolean => {
      const [one, two] = [areas[i]!, areas[(other + length) % length]!];
      const [[x, y], [otherX, otherY]] = [at(i), at(other)];
      return one < two || (one === two && (x < otherX || (x === otherX && y < otherY)));
    };
    kept = corners.filter((_, i) => areas[i]! >= least || !before(i, i - 1) || !before(i, i + 1));
    if (kept.length < 4) return corners;
    if (kept.length === length) return kept;
  }
}

function triangle([ax, ay]: Corner, [bx, by]: Corner, [cx, cy]: Corner): number {
  return Math.abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2;
}

/** The signed area of a ring in squares of the grid. */
function area(ring: readonly Corner[]): number {
  let sum = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  return sum / 2;
}

function ringPath(ring: readonly Corner[], grid: number): string {
  const decimals = Math.max(0, Math.ceil(-Math.log10(grid)));
  const write = (steps: number) => String(Number((steps * grid).toFixed(decimals))).replace(/^(-?)0\./, "$1.");
  const pair = (x: number, y: number) => (y < 0 ? `${write(x)}${write(y)}` : `${write(x)} ${write(y)}`);
  let [x, y] = ring[0] ?? [0, 0];
  let data = `M${pair(x, y)}`;
  for (const [nextX, nextY] of ring.slice(1)) {
    const [dx, dy] = [nextX - x, nextY - y];
    data += dy === 0 ? `h${write(dx)}` : dx === 0 ? `v${write(dy)}` : `l${pair(dx, dy)}`;
    [x, y] = [nextX, nextY];
  }
  return `${data}z`;
}

export interface MapLabel {
  lines: readonly string[];
  /** The point on land, in drawing units. */
  at: readonly [x: number, y: number];
  /** Where the middle of the text goes, in drawing units; left out, the text stands on the land itself. */
  text?: readonly [x: number, y: number];
  fill: string;
}

/** Labels in the middle of a land, or beside it with a thin leader that ends in a dot on the land. */
export function mapLabels(labels: readonly MapLabel[]): RenderFunction {
  return byHand((document) => {
    const group = element(document, "g");
    for (const {lines, at, text: beside, fill} of labels) {
      const [x, y] = beside ?? at;
      if (beside !== undefined) group.append(leader(document, beside, at, lines));
      group.append(
        text(document, {
          x,
          y: y + 4.5 - (lines.length - 1) * 8,
          lines,
          anchor: "middle",
          strong: true,
          fill,
          halo: beside !== undefined,
        }),
      );
    }
    return group;
  });
}

/** From the edge of the text's box to the point. */
function leader(
  document: Document,
  [x, y]: readonly [number, number],
  [toX, toY]: readonly [number, number],
  lines: readonly string[],
): SVGElement {
  const half = {x: Math.max(...lines.map((line) => textWidth(line, 13, true))) / 2 + 1, y: lines.length * 8 + 1};
  const [dx, dy] = [toX - x, toY - y];
  const reach = Math.min(half.x / Math.abs(dx || 1), half.y / Math.abs(dy || 1));
  const line = {x1: x + dx * reach, y1: y + dy * reach, x2: toX, y2: toY};
  return element(
    document,
    "g",
    {},
    element(document, "line", {...line, stroke: "var(--halo)", "stroke-width": 2.5}),
    element(document, "line", {...line, stroke: "var(--ink)", "stroke-width": 0.75}),
    element(document, "circle", {cx: toX, cy: toY, r: 2.5, fill: "var(--ink)", stroke: "var(--halo)"}),
  );
}
