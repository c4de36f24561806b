/** Old against new: every changed value of one field between two versions, with the line on which nothing changes. */
import * as Plot from "@observablehq/plot";
import {extent, ticks as nice} from "d3";
import {number} from "../model/format.ts";
import {isNarrow} from "./chart.ts";
import {dodge, element, text} from "./marks.ts";
import {textWidth} from "./text.ts";

export interface RevisedValue {
  key: string;
  from: number;
  to: number;
}

/** How many of the largest changes carry their key. */
const named = 3;

/**
 * A square plot with the earlier version across and the later one up; `unit` is printed on the axes. The values farthest
 * from the diagonal are named. Throws a RangeError without values.
 */
export function revision(
  values: readonly RevisedValue[],
  {from, to, unit}: {from: string; to: string; unit: string},
  width: number,
): Plot.PlotOptions {
  const [low, high] = extent(values.flatMap((value) => [value.from, value.to]));
  if (low === undefined || high === undefined) throw new RangeError("no changed value to draw");
  const narrow = isNarrow(width);
  const size = narrow ? width : 440;
  const domain: [number, number] = [Math.min(0, low), high * 1.12];
  const steps = nice(domain[0], domain[1], 5).filter((tick) => tick !== 0 || domain[0] < 0);
  const largest = values.toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from)).slice(0, named);
  return {
    width,
    height: size,
    marginLeft: 44,
    marginRight: width - size + 24,
    marginTop: 26,
    marginBottom: 42,
    x: {domain, axis: null},
    y: {domain, axis: null},
    marks: [
      (_index, scales, _values, {marginLeft, marginRight, marginTop, height, marginBottom}, {document}) => {
        const [x, y] = [
          scales.x as unknown as (value: number) => number,
          scales.y as unknown as (value: number) => number,
        ];
        const group = element(document, "g");
        for (const tick of steps) {
          group.append(
            element(document, "line", {
              x1: marginLeft,
              x2: width - marginRight,
              y1: y(tick),
              y2: y(tick),
              stroke: "var(--grid)",
            }),
            text(document, {
              x: marginLeft - 6,
              y: y(tick) + 4.5,
              lines: [number(tick)],
              anchor: "end",
              fill: "var(--ink-3)",
            }),
            text(document, {
              x: x(tick),
              y: height - marginBottom + 18,
              lines: [number(tick)],
              anchor: "middle",
              fill: "var(--ink-3)",
            }),
          );
        }
        group.append(
          text(document, {x: 0, y: marginTop - 12, lines: [`Version ${to}, ${unit}`], fill: "var(--ink-2)"}),
          text(document, {
            x: width - marginRight,
            y: height - 4,
            lines: [`Version ${from}, ${unit}`],
            anchor: "end",
            fill: "var(--ink-2)",
          }),
        );
        return group;
      },
      Plot.line(
        [
          {x: domain[0], y: domain[0]},
          {x: domain[1], y: domain[1]},
        ],
        {x: "x", y: "y", stroke: "var(--rule-strong)"},
      ),
      Plot.dot(values, {x: "from", y: "to", r: 3.5, fill: "none", stroke: "var(--ink-2)", strokeWidth: 1.25}),
      Plot.dot(largest, {x: "from", y: "to", r: 4, fill: "var(--ink)"}),
      (_index, scales, _values, _dimensions, {document}) => {
        const [x, y] = [
          scales.x as unknown as (value: number) => number,
          scales.y as unknown as (value: number) => number,
        ];
        const group = element(document, "g");
        // Below the line there is room to the right, above it to the left, unless the edge of the drawing is near.
        const sides = largest.map((value) => {
          const room = textWidth(value.key, 13, true) + 9;
          const below = value.to < value.from;
          return {value, right: below ? x(value.from) + room <= width : x(value.from) - room < 0};
        });
        for (const right of [true, false]) {
          const own = sides.filter((side) => side.right === right).map(({value}) => value);
          const heights = dodge(
            own.map((value) => ({center: y(value.to) + (right ? 8 : -8), size: 17})),
            0,
            size,
          );
          for (const [i, value] of own.entries()) {
            group.append(
              text(document, {
                x: x(value.from) + (right ? 9 : -9),
                y: (heights[i] ?? 0) + 4.5,
                lines: [value.key],
                anchor: right ? "start" : "end",
                fill: "var(--ink)",
                strong: true,
              }),
            );
          }
        }
        return group;
      },
    ],
  };
}
