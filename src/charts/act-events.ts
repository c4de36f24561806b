/** Policy acts as marks on a time axis. */
import {ascending} from "d3";
import {utc} from "../model/format.ts";
import type {Act} from "../model/observation.ts";
import type {ChartEvent} from "./chart.ts";

/** The date that says most of an act: when it was rejected, else when it bound, else when it was adopted, announced or proposed, else when it ended. */
export function keyDate(act: Act): string {
  if (act.status === "rejected" && act.ended !== null) return act.ended;
  const date = act.in_force ?? act.adopted ?? act.announced ?? act.proposed ?? act.enforced ?? act.ended;
  if (date === null) throw new Error(`act ${act.id} has no date`);
  return date;
}

/**
 * The acts of these ids between two dates of the axis, in order of date, as events. With `place`, which names a
 * jurisdiction, a label says where: "China: crackdown called for". Throws naming an id that is no act.
 */
export function actEvents(
  acts: readonly Act[],
  ids: readonly string[],
  from: Date,
  to: Date,
  place?: (code: string) => string,
): ChartEvent[] {
  return ids
    .map((id) => {
      const act = acts.find((candidate) => candidate.id === id);
      if (act === undefined) throw new RangeError(`unknown act: ${id}; see data/policy-acts`);
      const short = act.short.charAt(0).toLowerCase() + act.short.slice(1);
      return {date: keyDate(act), label: place === undefined ? act.short : `${place(act.jurisdiction)}: ${short}`};
    })
    .filter(({date}) => utc(date) >= from && utc(date) <= to)
    .sort((a, b) => ascending(a.date, b.date));
}
