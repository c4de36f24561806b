/** What charts on acts share: which acts they choose from, in which words, and the table of them. */
import {ascending} from "d3";
import {relations} from "../model/act.ts";
import type {Control} from "../model/control.ts";
import {shortDate, utc} from "../model/format.ts";
import {monthEnd} from "../model/month.ts";
import type {Act, CodebookField} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {keyDate} from "./act-events.ts";
import type {Table} from "./chart.ts";

/** The words of the schema for the values of a field: `labels(fields, "instrument")("ban")` is "Ban". */
export function labels(fields: readonly CodebookField[], field: string): (value: string) => string {
  const known = new Map(
    (fields.find(({name}) => name === field)?.categories ?? []).map(({value, label}) => [String(value), label]),
  );
  return (value) => known.get(value) ?? value;
}

/** Kinds of measure and states to choose from: those of the acts, in the order and words of the schema. */
export function actControls(acts: readonly Act[], fields: readonly CodebookField[]): Control[] {
  return (["instrument", "status"] as const).map((part): Control => {
    const used = new Set(acts.map((act) => act[part] as string));
    const categories = fields.find(({name}) => name === part)?.categories ?? [];
    const options = categories
      .map(({value, label}) => ({value: String(value), label}))
      .filter(({value}) => used.has(value));
    return {kind: "several", part, label: part === "instrument" ? "Instruments" : "Status", options};
  });
}

/** Years to choose from, from the first dated act to the last. */
export function actYears(acts: readonly Act[]): string[] {
  const years = acts.flatMap(datesOf).map((each) => Number(each.slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return years.length === 0 ? [] : Array.from({length: last - first + 1}, (_, i) => String(first + i));
}

/** Every date an act has. */
export function datesOf({proposed, announced, adopted, in_force, enforced, ended}: Act): string[] {
  return [proposed, announced, adopted, in_force, enforced, ended].filter((each) => each !== null);
}

/** The acts of the kinds and states a view asks for; none chosen is all. */
export function chosenActs(acts: readonly Act[], {instrument, status}: View): readonly Act[] {
  return acts.filter(
    (act) =>
      (!instrument?.length || instrument.includes(act.instrument)) && (!status?.length || status.includes(act.status)),
  );
}

/**
 * The date an act began to bind or was carried out; that of its adoption or announcement where it is or was in force and no
 * source says from when. Null for an act that never did.
 */
export function effectDate({status, in_force, enforced, adopted, announced}: Act): string | null {
  const since = in_force ?? enforced;
  return since ?? (status === "in-force" || status === "ended" ? (adopted ?? announced) : null);
}

/** Whether an act had taken effect before a moment, as far as its dates say. */
export function tookEffect(act: Act, before: Date): boolean {
  const since = effectDate(act);
  return since !== null && utc(since) < before;
}

/** Kinds of measure that bear on mining whoever is addressed. */
const directMeasures = new Set(["ban", "call-for-ban", "disconnection"]);

/**
 * At most `most` acts, in order of date. Those addressed to miners and bans, calls for one and disconnections come before
 * others; among them those that took effect first, then bans, calls and disconnections, then those other acts refer to.
 */
export function weightiest(acts: readonly Act[], all: readonly Act[], most: number): Act[] {
  const named = all.flatMap((act) => relations(act).map((relation) => relation.act));
  const weight = (act: Act) =>
    (act.addressee === "miners" || directMeasures.has(act.instrument) ? 1000 : 0) +
    (effectDate(act) === null ? 0 : 100) +
    (directMeasures.has(act.instrument) ? 10 : 0) +
    named.filter((id) => id === act.id).length;
  return acts
    .toSorted((a, b) => weight(b) - weight(a) || ascending(keyDate(a), keyDate(b)) || ascending(a.id, b.id))
    .slice(0, most)
    .toSorted(byDate);
}

/** Acts in order of their first date. */
export function byDate(a: Act, b: Act): number {
  const first = (act: Act) => datesOf(act).sort()[0] ?? "";
  return ascending(first(a), first(b)) || ascending(a.id, b.id);
}

/** Every act with every date it has, the first first. */
export function actTable(
  acts: readonly Act[],
  caption: string,
  name: (code: string) => string,
  fields: readonly CodebookField[],
): Table {
  const [instrument, status] = [labels(fields, "instrument"), labels(fields, "status")];
  const cell = (value: string | null) => (value === null ? "none given" : shortDate(value));
  return {
    caption,
    columns: [
      "Place",
      "Act",
      "Instrument",
      "Status",
      "Proposed",
      "Announced",
      "Adopted",
      "In force",
      "Enforced",
      "Ended or rejected",
      "Part covered",
    ].map((title) => ({title, numeric: false})),
    rows: acts
      .toSorted(byDate)
      .map((act) => [
        name(act.jurisdiction),
        act.title,
        instrument(act.instrument),
        status(act.status),
        cell(act.proposed),
        cell(act.announced),
        cell(act.adopted),
        cell(act.in_force),
        cell(act.enforced),
        act.ended === null ? (endWords[act.end_known] ?? "none given") : shortDate(act.ended),
        act.area ?? "whole",
      ]),
  };
}

const endWords: Readonly<Record<string, string>> = {
  "no-later-act-found": "no later act found",
  unknown: "not known",
  "not-applicable": "no end to find",
};

/** The years a view shows, and where an axis of them begins and ends: never after the month of the last dated act. */
export function actSpan(acts: readonly Act[], view: View): {first: string; last: string; from: Date; to: Date} {
  const years = actYears(acts);
  const [least = "", most = ""] = [years[0], years.at(-1)];
  const [first, last] = [(view.from ?? least).slice(0, 4), (view.to ?? most).slice(0, 4)];
  const latest = acts.flatMap(datesOf).sort().at(-1) ?? "";
  const end = latest.startsWith(last) ? latest.slice(0, 7) : last;
  return {first, last, from: utc(first), to: monthEnd(end.length === 4 ? `${end}-12` : end)};
}
