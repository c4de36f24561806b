import {date, list, span, utc} from "../model/format.ts";
import {names, textColor} from "../model/jurisdiction.ts";
import type {Act, CodebookField, Jurisdiction} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {keyDate} from "./act-events.ts";
import {actControls, actSpan, actTable, actYears, chosenActs, tookEffect, weightiest} from "./act-table.ts";
import type {Chart, ChartEvent} from "./chart.ts";
import {isShown, type Timeline, timelineBelow, timelineKey, timelineSeries, timelineTop} from "./marks-timeline.ts";
import {remembered} from "./remembered.ts";

export interface Observations {
  acts: readonly Act[];
  fields: readonly CodebookField[];
  jurisdictions: readonly Jurisdiction[];
}

/** The two agency heads’ call, and what belongs to it: its other two requests, and the call repeated. */
const called = "swe-agency-call-2021";
const calls = new Set([called, "swe-agency-call-halt-2021", "swe-agency-call-label-2021", "swe-thedeen-call-2022"]);

const bans = new Set(["ban", "call-for-ban"]);

/** Rows of a lane at most. */
const mostRows = 9;

/** The call of 2021 and what the European Union and Sweden did, before it and after it. */
export const swedenTimeline: Chart<Observations> = {
  name: "sweden-timeline",
  label: "Sweden: the call and what came after",
  reads: {
    acts: "policy-acts/acts",
    fields: "policy-acts/acts#fields",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "acts",
  since: "1.0.0",
  view: {from: "2017"},
  views: [
    {name: "bans", label: "Bans and calls for one", view: {instrument: ["ban", "call-for-ban"]}},
    {name: "disclosure", label: "Disclosure only", view: {instrument: ["disclosure"]}},
    {name: "tax", label: "Tax and tax relief", view: {instrument: ["tax", "tax-relief"]}},
    {name: "after-the-call", label: "2021 to 2023", view: {from: "2021", to: "2023"}},
  ],
  related: ["policy-timeline", "sweden-mining-electricity", "kazakhstan-timeline"],

  controls({acts, fields}) {
    const own = ownActs(acts);
    return [...actControls(own, fields), {kind: "period", label: "Period", months: actYears(own)}];
  },

  title(observations, view) {
    const {shown, first, last, to} = selection(observations, view);
    const bound = (act: Act) => tookEffect(act, to);
    const years = first === last ? `in ${first}` : `from ${first} to ${last}`;
    if (shown.length === 0) return `No act we found matches this choice ${years}`;
    const asked = shown.filter(({instrument}) => bans.has(instrument));
    const told = shown.filter((act) => act.instrument === "disclosure" && bound(act));
    if (asked.length > 1 && !asked.some(bound)) {
      const others = told.length === 0 ? "" : `; ${told.length} disclosure rule${told.length === 1 ? "" : "s"} had`;
      return `None of ${asked.length} calls and drafts for a ban had taken effect by ${last}${others}`;
    }
    return `${shown.filter(bound).length} of ${shown.length} acts found in Sweden or the EU had taken effect by ${last}`;
  },

  subtitle(observations, view) {
    const {first, last, lanes} = selection(observations, view);
    const all = lanes.every(({acts, rows}) => acts.length === rows.length);
    return `Acts of Sweden and of the European Union, each with its dated changes, ${first === last ? first : `${first} to ${last}`}${all ? "" : "; not all drawn, the table has all"}`;
  },

  spec(observations, view, width) {
    return timelineBelow(this.events?.(observations, view) ?? [], timeline(observations, view), width, "");
  },

  series(observations, view, width) {
    const drawn = timeline(observations, view);
    return timelineSeries(drawn, width, timelineTop(this.events?.(observations, view) ?? [], drawn, width));
  },

  events(observations, view) {
    const {call, from, to} = selection(observations, view);
    if (call === undefined || utc(keyDate(call)) < from || utc(keyDate(call)) >= to) return [];
    return [{date: keyDate(call), label: call.short} satisfies ChartEvent];
  },

  key(observations, view) {
    return timelineKey(timeline(observations, view));
  },

  describe(observations, view) {
    const {lanes, shown, call, last, to} = selection(observations, view);
    const told = lanes
      .filter(({title}) => title !== "The call")
      .map(({title, acts}) => `${title} ${acts.filter((act) => tookEffect(act, to)).length} of ${acts.length}`);
    const rejected = shown.filter(({status}) => status === "rejected");
    return [
      told.length > 0
        ? `Acts found that had taken effect by ${last}: ${list(told)}.`
        : "Only the call itself is drawn.",
      rejected.length > 0 &&
        `Voted down or withdrawn: ${list(rejected.map((act) => `“${act.short}”, ${date(keyDate(act))}`))}.`,
      call &&
        `The call of ${date(keyDate(call))} was made by the heads of two agencies, not by the government, and an act that came after it need not have come from it.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {shown, first, last} = selection(observations, view);
    return actTable(
      shown,
      `Acts of Sweden and the European Union by first date, ${span(`${first}/${last}`)}`,
      names(observations.jurisdictions),
      observations.fields,
    );
  },

  caveat:
    "Acts found in the press, in law digests and in official texts. Few of them name mining: most bear on data halls or on crypto services.",
  reading:
    "Each row is one act; the vertical line is the day of the call. A mark stands at each dated change; the line after it is thick while the rule binds, thin while it waits, dashed while it is only proposed, and ends with a cross where it was voted down.",
};

function ownActs(acts: readonly Act[]): Act[] {
  return acts.filter(({jurisdiction}) => jurisdiction === "SWE" || jurisdiction === "EU");
}

const selection = remembered(({acts}: Observations, view: View) => {
  const own = ownActs(acts);
  const {first, last, from, to} = actSpan(own, view);
  const shown = chosenActs(own, view).filter((act) => isShown(act, from, to));
  const lanes = [
    {title: "The call", place: "SWE", acts: shown.filter(({id}) => calls.has(id))},
    {title: "European Union", place: "EU", acts: shown.filter(({jurisdiction}) => jurisdiction === "EU")},
    {
      title: "Sweden",
      place: "SWE",
      acts: shown.filter(({id, jurisdiction}) => jurisdiction === "SWE" && !calls.has(id)),
    },
  ]
    .filter((lane) => lane.acts.length > 0)
    .map((lane) => ({...lane, rows: weightiest(lane.acts, acts, mostRows)}));
  return {first, last, from, to, shown, lanes, call: own.find(({id}) => id === called)};
});

function timeline(observations: Observations, view: View): Timeline {
  const {lanes, from, to} = selection(observations, view);
  return {
    from,
    to,
    lanes: lanes.map(({title, place, acts, rows}) => ({
      title,
      color: textColor(place),
      rows: rows.map((act) => ({act, note: title, ...(act.status === "proposed" && {end: "no adoption found"})})),
      ...(acts.length > rows.length && {note: `${acts.length - rows.length} more in the table`}),
    })),
  };
}
