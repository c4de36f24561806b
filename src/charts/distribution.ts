/** The values of one field at a glance, drawn small: a histogram, or over time a line with the range around it. */
import {area, ascending, bin, extent, groups, line, max, median} from "d3";
import {number} from "../model/format.ts";

/** The size of the picture, in drawing units. */
export const size = {width: 160, height: 32} as const;

export interface Distribution {
  /** The outline of the bars, or of the range around the line; "" where there is none. */
  fill: string;
  /** The line through the middle of each time; "" for a histogram. */
  stroke: string;
  /** Lowest, median and highest with the unit, and over what time: the picture in words. */
  words: string;
}

/** A value and the month or year it is about; null is no data. */
export interface Timed {
  time: string;
  value: number | null;
}

/**
 * How often values occur: bars of equal width from the lowest to the highest, the tallest as high as the picture.
 * Undefined where fewer than two different values are known.
 */
export function histogram(values: readonly (number | null)[], unit?: string): Distribution | undefined {
  const known = values.filter((value) => value !== null);
  const words = summary(known, unit);
  const [low, high] = extent(known);
  if (words === undefined || low === undefined || high === undefined || low === high) return undefined;
  const count = Math.min(20, new Set(known).size);
  const edges = Array.from({length: count - 1}, (_, i) => low + ((i + 1) * (high - low)) / count);
  const bins = bin().domain([low, high]).thresholds(edges)(known);
  const most = max(bins, ({length}) => length) ?? 1;
  const width = size.width / bins.length;
  const bars = bins.map(({length}, i) => {
    if (length === 0) return "";
    const height = Math.max(1, (length / most) * size.height);
    return `M${round(i * width)},${size.height}v${round(-height)}h${round(width - 1)}v${round(height)}z`;
  });
  return {fill: bars.join(""), stroke: "", words};
}

/**
 * Values over time: where a month or year has several, the median with the range from lowest to highest around it. `times`
 * lists every month or year from first to last, so that one without data breaks the line. Undefined where fewer than two
 * different values, or two times, are known.
 */
export function sparkline(rows: readonly Timed[], times: readonly string[], unit?: string): Distribution | undefined {
  const known = rows.flatMap(({time, value}) => (value === null ? [] : [{time, value}]));
  const words = summary(
    known.map(({value}) => value),
    unit,
  );
  const [low, high] = extent(known, ({value}) => value);
  if (words === undefined || low === undefined || high === undefined || low === high || times.length < 2)
    return undefined;
  const byTime = new Map(
    groups(known, ({time}) => time).map(([time, all]) => {
      const values = all.map(({value}) => value).sort(ascending);
      return [time, {low: values[0] ?? 0, middle: median(values) ?? 0, high: values.at(-1) ?? 0}];
    }),
  );
  if (byTime.size < 2) return undefined;
  const points = times.map((time, i) => ({at: i, values: byTime.get(time)}));
  const x = (at: number) => 1 + (at / (times.length - 1)) * (size.width - 2);
  const bottom = Math.min(0, low);
  const y = (value: number) => size.height - 1 - ((value - bottom) / (high - bottom)) * (size.height - 2);
  const defined = ({values}: (typeof points)[number]) => values !== undefined;
  const several = known.length > byTime.size;
  const stroke = line<(typeof points)[number]>()
    .defined(defined)
    .x(({at}) => x(at))
    .y(({values}) => y(values?.middle ?? 0))
    .digits(1);
  const fill = area<(typeof points)[number]>()
    .defined(defined)
    .x(({at}) => x(at))
    .y0(({values}) => y(values?.low ?? 0))
    .y1(({values}) => y(values?.high ?? 0))
    .digits(1);
  const over = several ? "drawn over time, the range as a band, the median as a line" : "drawn over time";
  return {fill: several ? (fill(points) ?? "") : "", stroke: stroke(points) ?? "", words: `${words}; ${over}`};
}

/** "lowest 0, median 4.64, highest 75.53 percent"; undefined without values. */
function summary(values: readonly number[], unit = ""): string | undefined {
  const sorted = values.toSorted(ascending);
  const [low, middle, high] = [sorted[0], median(sorted), sorted.at(-1)];
  if (low === undefined || middle === undefined || high === undefined) return undefined;
  return `lowest ${figure(low)}, median ${figure(middle)}, highest ${figure(high)}${unit && ` ${unit}`}`;
}

/** With as many decimals as its size can use, at most four: 0.0213, 4.64, 104.9, 8,443. */
function figure(value: number): string {
  const absolute = Math.abs(value);
  if (absolute === 0 || Number.isInteger(value)) return number(value);
  const decimals = absolute >= 1000 ? 0 : absolute >= 100 ? 1 : absolute >= 1 ? 2 : 4;
  return number(value, decimals)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
