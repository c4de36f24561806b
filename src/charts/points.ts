/** Where the values of a drawing stand, so that a pointer or a key can find them in the finished SVG. */
import type {Plot} from "@observablehq/plot";
import type {Point, Series} from "./chart.ts";

/** The points of one drawing, small enough to stand beside it in a page. */
export interface Points {
  /** Heads of the readout, in the order the keys walk them. */
  at: readonly string[];
  notes: readonly string[];
  series: readonly {label: string; color: string; points: readonly LocatedPoint[]}[];
  /** From the top of the plot to its foot, where the spec has a y scale. */
  span?: readonly [top: number, foot: number];
}

/** Index into `at`, x and y in drawing units, value with unit, and an index into `notes` where the point has one. */
export type LocatedPoint = readonly [at: number, x: number, y: number, value: string, note?: number];

/**
 * The points as a page holds them, a list for each part: what two drawings of a view share is the same text in both.
 * Places are whole units, each told as the step from the one before: neighbours lie near, so that numbers are short.
 */
export interface PackedPoints extends Omit<Points, "series"> {
  series: readonly {
    label: string;
    color: string;
    at: readonly number[];
    value: readonly string[];
    /** One number where all points have the same note, −1 for a point without one; left out where no point has one. */
    note?: number | readonly number[];
    stepX: readonly number[];
    stepY: readonly number[];
  }[];
}

export function pack({at, notes, series, span}: Points): PackedPoints {
  const packed = series.map(({label, color, points}) => ({
    label,
    color,
    at: points.map(([at]) => at),
    value: points.map((point) => point[3]),
    ...(points.some((point) => point.length > 4) && {note: shared(points.map(([, , , , note = -1]) => note))}),
    stepX: stepsOf(points.map(([, x]) => x)),
    stepY: stepsOf(points.map(([, , y]) => y)),
  }));
  return {at, notes, series: packed, ...(span && {span})};
}

function shared(notes: readonly number[]): number | readonly number[] {
  const [first = -1] = notes;
  return notes.every((note) => note === first) ? first : notes;
}

function stepsOf(places: readonly number[]): number[] {
  const whole = places.map(Math.round);
  return whole.map((place, i) => place - (whole[i - 1] ?? 0));
}

/** The points that were packed, to the nearest unit. */
export function unpack({at, notes, series, span}: PackedPoints): Points {
  const unpacked = series.map(({label, color, at, value, note, stepX, stepY}) => {
    let [x, y] = [0, 0];
    const points = at.map((head, i): LocatedPoint => {
      x += stepX[i] ?? 0;
      y += stepY[i] ?? 0;
      const point = [head, x, y, value[i] ?? ""] as const;
      const noted = typeof note === "number" ? note : (note?.[i] ?? -1);
      return noted < 0 ? point : [...point, noted];
    });
    return {label, color, points};
  });
  return {at, notes, series: unpacked, ...(span && {span})};
}

/** The series of a drawing with every point in drawing units. `drawing` is what `draw` returned for the same width. */
export function locate(drawing: Pick<Plot, "scale">, series: readonly Series[]): Points {
  const [at, notes] = [new Map<string, number>(), new Map<string, number>()];
  const index = (of: Map<string, number>, text: string): number => {
    const known = of.get(text) ?? of.size;
    of.set(text, known);
    return known;
  };
  const position = (axis: "x" | "y", point: Point): number =>
    along(drawing, axis, point[axis]) + facet(drawing, `f${axis}`, point[`f${axis}`]);
  const located = series.map(({label, color, points}) => ({
    label,
    color,
    points: points.map((point): LocatedPoint => {
      const [x, y] = [round(position("x", point)), round(position("y", point))];
      const head = index(at, point.at);
      if (point.note === undefined) return [head, x, y, point.value];
      return [head, x, y, point.value, index(notes, brief(point.note, readable - label.length - point.value.length))];
    }),
  }));
  const span = spanOf(drawing);
  return {at: [...at.keys()], notes: [...notes.keys()], series: located, ...(span && {span})};
}

/** Most characters of label, value and note that the readout of a narrow page has room for, with the signs between them. */
const readable = 81;

/** A note cut at a word to so many characters; the table has the whole of it. */
function brief(note: string, room: number): string {
  if (note.length <= room) return note;
  const cut = note.slice(0, Math.max(room - 1, 1));
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1)).replace(/[;:,.]+$/, "")}…`;
}

function spanOf(drawing: Pick<Plot, "scale">): [number, number] | undefined {
  const range = (drawing.scale("fy") ?? drawing.scale("y"))?.range;
  if (range === undefined) return undefined;
  const ends = Array.from(range, Number);
  return [round(Math.min(...ends)), round(Math.max(...ends))];
}

function along(drawing: Pick<Plot, "scale">, axis: "x" | "y", value: Date | number | string): number {
  const scale = drawing.scale(axis);
  if (scale === undefined) return Number(value);
  return scale.apply(value) + (scale.bandwidth ?? 0) / 2;
}

/** How far a facet moves its points: its place along the facet scale, less the first facet's margin that scales share. */
function facet(drawing: Pick<Plot, "scale">, axis: "fx" | "fy", value: string | number | undefined): number {
  const scale = value === undefined ? undefined : drawing.scale(axis);
  if (scale === undefined) return 0;
  return scale.apply(value) - Math.min(...Array.from(scale.range ?? [0], Number));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
