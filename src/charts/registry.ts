/** Every chart, in the order of the gallery. */
import type {AnyChart} from "./chart.ts";
import {hashrateShare} from "./hashrate-share.ts";

export const charts: readonly AnyChart[] = [hashrateShare];

/** The chart of this name. Throws a RangeError that lists the names there are. */
export function findChart(name: string): AnyChart {
  const chart = charts.find((candidate) => candidate.name === name);
  if (chart === undefined)
    throw new RangeError(`unknown chart "${name}": one of ${charts.map((known) => known.name).join(", ")}`);
  return chart;
}
