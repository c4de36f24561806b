/** Charts to read next to a chart. */
import type {AnyChart} from "../charts/chart.ts";
import {charts, findChart} from "../charts/registry.ts";
import {address} from "../model/address.ts";

export interface Related {
  label: string;
  address: string;
}

/** The charts a chart names, else the three that follow it in the gallery. Throws for a name that is no chart. */
export function relatedOf(chart: AnyChart): readonly Related[] {
  const at = charts.indexOf(chart);
  const next = [...charts.slice(at + 1), ...charts.slice(0, at)].slice(0, 3);
  const related = chart.related?.map(findChart) ?? next;
  return related.map(({name, label}) => ({label, address: address.chart(name)}));
}
