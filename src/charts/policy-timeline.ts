import {list, span} from "../model/format.ts";
import {names, textColor} from "../model/jurisdiction.ts";
import type {Act, CodebookField, Jurisdiction} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {actControls, actSpan, actTable, actYears, chosenActs, labels, tookEffect, weightiest} from "./act-table.ts";
import type {Chart} from "./chart.ts";
import {places} from "./choices.ts";
import {isShown, type Timeline, timelineKey, timelineSeries, timelineSpec} from "./marks-timeline.ts";
import {remembered} from "./remembered.ts";

export interface Observations {
  acts: readonly Act[];
  fields: readonly CodebookField[];
  jurisdictions: readonly Jurisdiction[];
}

/** Rows of the drawing, shared out among its places. */
const mostRows = 28;

/** Acts of up to six places in lanes: a mark at each dated change, a line for the state between. */
export const policyTimeline: Chart<Observations> = {
  name: "policy-timeline",
  label: "Policy acts over time",
  reads: {
    acts: "policy-acts/acts",
    fields: "policy-acts/acts#fields",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "acts",
  since: "1.0.0",
  view: {with: ["KAZ", "SWE", "EU", "CHN"], from: "2017"},
  views: [
    {name: "kazakhstan", label: "Kazakhstan only", view: {with: ["KAZ"]}},
    {
      name: "bans",
      label: "Bans and calls for one",
      view: {with: ["CHN", "EU", "SWE", "KWT", "AGO", "XKX"], instrument: ["ban", "call-for-ban"]},
    },
    {
      name: "price-and-tax",
      label: "Price and tax",
      view: {
        with: ["KAZ", "SWE", "CHN", "NOR", "CA-QC", "IRN"],
        instrument: ["tariff-or-surcharge", "tax", "tax-relief"],
      },
    },
    {
      name: "proposed-or-rejected",
      label: "Proposed, announced or rejected",
      view: {status: ["proposed", "announced", "rejected"]},
    },
    {name: "kazakhstan-quebec-iran", label: "Kazakhstan, Quebec and Iran", view: {with: ["KAZ", "CA-QC", "IRN"]}},
  ],
  related: ["kazakhstan-timeline", "sweden-timeline", "china-ladder"],

  controls({acts, fields, jurisdictions}) {
    const codes = [...new Set(acts.map(({jurisdiction}) => jurisdiction))];
    return [
      places(codes, names(jurisdictions), 6),
      ...actControls(acts, fields),
      {kind: "period", label: "Period", months: actYears(acts)},
    ];
  },

  title(observations, view) {
    const {lanes, shown, first, last, to} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const bound = (acts: readonly Act[]) => acts.filter((act) => tookEffect(act, to)).length;
    const years = first === last ? `in ${first}` : `from ${first} to ${last}`;
    if (lanes.length === 0) return `No place is chosen, so no act is drawn, ${years}`;
    if (shown.length === 0) return `No act we found matches this choice ${years}`;
    const counted = lanes
      .filter((lane) => lane.acts.length > 0)
      .map(({code, acts}) => ({code, all: acts.length, bound: bound(acts)}));
    const [one] = counted;
    if (one !== undefined && counted.length === 1) return `${name(one.code)}: ${boundOf(one)} by ${last}`;
    const ranked = counted.toSorted((a, b) => b.bound / b.all - a.bound / a.all);
    const [most, least] = [ranked[0], ranked.at(-1)];
    if (most === undefined || least === undefined || most.bound * least.all === least.bound * most.all) {
      return `${capital(boundOf({bound: bound(shown), all: shown.length}))} by ${last} in the places named`;
    }
    return `${name(most.code)}: ${boundOf(most)} by ${last}; ${name(least.code)}: ${least.bound} of ${least.all}`;
  },

  subtitle(observations, view) {
    const {first, last, shown, drawn} = selection(observations, view);
    const {instrument, status} = words(observations.fields, view);
    return [
      `Policy acts by place, each with its dated changes${first === last ? `, ${first}` : `, ${first} to ${last}`}`,
      instrument && `only ${instrument}`,
      status && `now ${status}`,
      drawn.length < shown.length && "not all drawn, the table has all",
    ]
      .filter(Boolean)
      .join("; ");
  },

  spec(observations, view, width) {
    return timelineSpec(timeline(observations, view), width);
  },

  series(observations, view, width) {
    return timelineSeries(timeline(observations, view), width);
  },

  key(observations, view) {
    return timelineKey(timeline(observations, view));
  },

  describe(observations, view) {
    const {lanes, shown, last, to} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const {instrument, status} = words(observations.fields, view);
    const limits = [instrument && `Only ${instrument} count.`, status && `Only acts that are now ${status} count.`];
    if (lanes.length === 0)
      return "No place is chosen. Choose up to six places to see what each of them did, and when.";
    const told = lanes.map(({code, acts}) => {
      const [bound, all] = [acts.filter((act) => tookEffect(act, to)).length, acts.length];
      return all === 0 ? `${name(code)} none` : `${name(code)} ${bound} of ${all}`;
    });
    return [
      shown.length === 0
        ? `We found no such act for ${list(lanes.map(({code}) => name(code)))} in these years.`
        : `Acts in force or carried out by ${last}, of those found: ${told.join(", ")}.`,
      ...limits,
      "The counts are of acts we found, not of all there are: places in the press appear to do more. An act of which no later one was found is drawn to the end, which does not show that it is still applied.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {shown, lanes, first, last} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const where = lanes.length === 0 ? "no place chosen" : list(lanes.map(({code}) => name(code)));
    return actTable(shown, `Acts by first date, ${where}, ${span(`${first}/${last}`)}`, name, observations.fields);
  },

  caveat:
    "Acts found in the press, in law digests and in official texts: a list of what we found, not of all there is. A date known only to the year has a bracket.",
  reading:
    "Each row is one act. A mark stands at each dated change; the line after it is thick while the rule binds, thin while it waits, dashed while it is only proposed, and stops where it ended. Where a place has more acts than rows, acts addressed to miners and bans, calls for one and disconnections come first, among them those that took effect, then those that other acts refer to; the table has all of them.",
};

const selection = remembered(({acts}: Observations, view: View) => {
  const {first, last, from, to} = actSpan(acts, view);
  const known = new Set(acts.map(({jurisdiction}) => jurisdiction));
  const chosen = chosenActs(acts, view).filter((act) => isShown(act, from, to));
  const codes = [...new Set(view.with)].filter((code) => known.has(code));
  const lanes = codes.map((code) => ({code, acts: chosen.filter(({jurisdiction}) => jurisdiction === code)}));
  const room = shares(lanes.map((lane) => lane.acts.length));
  const rows = lanes.map((lane, i) => weightiest(lane.acts, acts, room[i] ?? 0));
  return {
    first,
    last,
    from,
    to,
    lanes: lanes.map((lane, i) => ({...lane, rows: rows[i] ?? []})),
    shown: lanes.flatMap((lane) => lane.acts),
    drawn: rows.flat(),
  };
});

/** The rows each lane gets: an equal share, and what lanes with fewer acts leave over. */
function shares(wanted: readonly number[]): number[] {
  const given = wanted.map(() => 0);
  for (let left = mostRows; left > 0; ) {
    const open = wanted.flatMap((acts, i) => ((given[i] ?? 0) < acts ? [i] : [])).slice(0, left);
    if (open.length === 0) break;
    for (const i of open) given[i] = (given[i] ?? 0) + 1;
    left -= open.length;
  }
  return given;
}

function timeline(observations: Observations, view: View): Timeline {
  const {lanes, from, to} = selection(observations, view);
  const name = names(observations.jurisdictions);
  return {
    from,
    to,
    lanes: lanes.map(({code, acts, rows}) => ({
      title: name(code),
      color: textColor(code),
      rows: rows.map((act) => ({act, note: name(code), ...(act.status === "rejected" ? {} : waiting(act))})),
      ...(acts.length === 0
        ? {note: "No act found for this choice"}
        : acts.length > rows.length
          ? {note: `${acts.length - rows.length} more in the table`}
          : {}),
    })),
  };
}

/** What is said of an act that was asked for and went no further. */
function waiting(act: Act): {end?: string} {
  return act.status === "proposed" ? {end: "no adoption found"} : {};
}

/** The kinds and states a view asks for, in the words of the schema; undefined where it asks for all. */
function words(fields: readonly CodebookField[], {instrument, status}: View) {
  const said = (field: string, values: readonly string[] | undefined) =>
    values?.length ? list(values.map((value) => labels(fields, field)(value).toLowerCase())) : undefined;
  return {instrument: said("instrument", instrument), status: said("status", status)?.replace(" and ", " or ")};
}

function boundOf({bound, all}: {bound: number; all: number}): string {
  if (all === 1) return bound === 1 ? "the one act found had taken effect" : "the one act found had not taken effect";
  return bound === 0 ? `none of ${all} acts found had taken effect` : `${bound} of ${all} acts found had taken effect`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
