import {type Claim, type ClaimValue, printClaim} from "../model/claim.ts";
import {date, list, shortDate, span, utc} from "../model/format.ts";
import {names, textColor} from "../model/jurisdiction.ts";
import type {Act, CodebookField, Jurisdiction} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {actControls, actSpan, actTable, actYears, chosenActs, effectDate, tookEffect, weightiest} from "./act-table.ts";
import type {Chart, ChartEvent} from "./chart.ts";
import {isShown, type Timeline, timelineBelow, timelineKey, timelineSeries, timelineTop} from "./marks-timeline.ts";
import {remembered} from "./remembered.ts";

export interface Observations {
  acts: readonly Act[];
  fields: readonly CodebookField[];
  claims: readonly Claim[];
  values: readonly ClaimValue[];
  jurisdictions: readonly Jurisdiction[];
}

/** What happened to the power system, each told by a claim that gives its day and its size. These are no acts. */
const system: readonly {claim: string; label: string; inWords: string; of?: string}[] = [
  {claim: "kaz-capacity-lost-2021-10-14", label: "Plants fail", inWords: "the plant failures"},
  {
    claim: "kaz-shutdown-hashrate-loss-2022-01",
    label: "Internet shut down",
    inWords: "the internet shutdown",
    of: "hashrate ",
  },
  {claim: "kaz-blackout-homes-2022-01-25", label: "Almaty blackout", inWords: "the Almaty blackout"},
  {claim: "kaz-peak-gap-2022", label: "Peak gap", inWords: "the winter peak"},
  {claim: "kaz-blackout-regions-2023-02", label: "Line fault", inWords: "the line fault"},
  {claim: "kaz-peak-gap-2023", label: "Peak gap", inWords: "the winter peak"},
];

/** The event that the headline counts from. */
const failure = "kaz-capacity-lost-2021-10-14";

/** Lanes of acts, by kind of measure. */
const groups = [
  {title: "Power rationed or cut off", instruments: ["quota-or-rationing", "disconnection", "ban", "call-for-ban"]},
  {title: "Price and tax", instruments: ["tariff-or-surcharge", "tax", "tax-relief", "subsidy"]},
  {
    title: "Rules for miners and coins",
    instruments: ["licensing", "registration", "legalisation", "disclosure", "trading-rule"],
  },
  {title: "Enforcement", instruments: ["enforcement"]},
  {
    title: "More power, and the state’s own part",
    instruments: ["energy-supply", "state-participation", "study-or-guidance"],
  },
] as const;

/** Rows of a lane at most. */
const mostRows = 6;

/** Kazakhstan’s power system above, its acts below: what happened, and what was done, on one axis of time. */
export const kazakhstanTimeline: Chart<Observations> = {
  name: "kazakhstan-timeline",
  label: "Kazakhstan: the system and the acts",
  reads: {
    acts: "policy-acts/acts",
    fields: "policy-acts/acts#fields",
    claims: "claims/claims",
    values: "claims/values",
    jurisdictions: "jurisdictions/jurisdictions",
  },
  figures: "acts",
  since: "1.0.0",
  view: {from: "2020"},
  views: [
    {
      name: "rationing-and-cut-off",
      label: "Power rationed or cut off",
      view: {instrument: ["quota-or-rationing", "disconnection"]},
    },
    {name: "price-and-tax", label: "Price and tax", view: {instrument: ["tariff-or-surcharge", "tax"]}},
    {name: "crisis", label: "2021 and 2022", view: {from: "2021", to: "2022"}},
    {name: "not-carried-through", label: "Proposed or announced", view: {status: ["proposed", "announced"]}},
  ],
  related: ["policy-timeline", "kazakhstan-mining-load", "kazakhstan-russia-trade"],

  controls({acts, fields}) {
    const own = ownActs(acts);
    return [...actControls(own, fields), {kind: "period", label: "Period", months: actYears(own)}];
  },

  title(observations, view) {
    const {shown, first, last, events, to} = selection(observations, view);
    const years = first === last ? `in ${first}` : `from ${first} to ${last}`;
    if (shown.length === 0) return `No act we found matches this choice ${years}`;
    const bound = shown.filter((act) => tookEffect(act, to));
    if (bound.length === 0) return `None of ${shown.length} acts found had taken effect by ${last}`;
    const failures = events.find(({claim}) => claim === failure);
    if (failures === undefined) return `${bound.length} of ${shown.length} acts found had taken effect by ${last}`;
    const after = bound.filter((act) => utc(effectDate(act) ?? failures.at) > utc(failures.at)).length;
    return after * 2 >= bound.length
      ? `${after} of ${bound.length} acts that took effect did so only after the plant failures of ${date(failures.at.slice(0, 7))}`
      : `${bound.length - after} of ${bound.length} acts took effect before the plant failures of ${date(failures.at.slice(0, 7))}`;
  },

  subtitle(observations, view) {
    const {first, last, lanes} = selection(observations, view);
    const years = first === last ? first : `${first} to ${last}`;
    const all = lanes.every(({acts, rows}) => acts.length === rows.length);
    return `Events in Kazakhstan’s power system above, acts below by kind of measure, ${years}${all ? "" : "; not all drawn, the table has all"}`;
  },

  spec(observations, view, width) {
    const events = this.events?.(observations, view) ?? [];
    return timelineBelow(events, timeline(observations, view), width, "The system");
  },

  series(observations, view, width) {
    const {events} = selection(observations, view);
    const drawn = timeline(observations, view);
    const top = timelineTop(
      events.map(({event}) => event),
      drawn,
      width,
    );
    const points = events.map(({at, event, print}) => ({
      x: utc(at),
      y: top - 4,
      at: shortDate(at),
      value: print,
      note: event.label.split("\n")[0] ?? "",
    }));
    return [
      ...(points.length === 0 ? [] : [{label: "The system", color: "var(--rule-strong)", points}]),
      ...timelineSeries(drawn, width, top),
    ];
  },

  events(observations, view) {
    return selection(observations, view).events.map(({event}) => event);
  },

  key(observations, view) {
    return timelineKey(timeline(observations, view));
  },

  describe(observations, view) {
    const {shown, events, last, to} = selection(observations, view);
    const bound = shown.filter((act) => tookEffect(act, to)).length;
    const failures = events.find(({claim}) => claim === failure);
    const early = shown.filter(
      ({adopted, in_force}) =>
        failures && adopted !== null && in_force !== null && adopted < failures.at && in_force > failures.at,
    );
    return [
      events.length > 0
        ? `Above: ${list(events.map(({inWords, at, print}) => `${inWords} of ${date(at)} (${print})`))}.`
        : "No event of the power system with a day of its own lies in these years.",
      `Below: ${shown.length === 0 ? "no act we found matches this choice" : `${bound} of ${shown.length} acts found had taken effect by ${last}`}.`,
      "An event is no act: nobody decided on it. That an act follows an event does not show that it was an answer to it.",
      early.length > 0 &&
        `${list(early.map(({short}) => `“${short}”`))} took effect after the plant failures and had been adopted before them.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {shown, events, first, last} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const table = actTable(
      shown,
      `Events of the power system and acts by first date, Kazakhstan, ${span(`${first}/${last}`)}`,
      name,
      observations.fields,
    );
    const told = events.map(({claim, at, print}) => [
      "System event",
      "Kazakhstan",
      `${observations.claims.find(({id}) => id === claim)?.title ?? claim}: ${print}`,
      "no act",
      `Happened ${shortDate(at)}`,
      ...table.columns.slice(4).map(() => "no act"),
    ]);
    return {
      ...table,
      columns: [{title: "Kind", numeric: false}, ...table.columns],
      rows: [...told, ...table.rows.map((row) => ["Act", ...row])],
    };
  },

  caveat:
    "Acts found in the press, in law digests and in official texts. Events are those for which a claim gives the day; others have none.",
  reading:
    "The lines that fall from the top are events of the power system; the rows are acts. A mark stands at each dated change of an act; the line after it is thick while the rule binds, thin while it waits, dashed while it is only proposed. A bracket below a mark says that only the year is known.",
};

function ownActs(acts: readonly Act[]): Act[] {
  return acts.filter(({jurisdiction}) => jurisdiction === "KAZ");
}

const selection = remembered(({acts, claims, values}: Observations, view: View) => {
  const own = ownActs(acts);
  const {first, last, from, to} = actSpan(own, view);
  const shown = chosenActs(own, view).filter((act) => isShown(act, from, to));
  const lanes = groups
    .map(({title, instruments}) => {
      const kinds: readonly string[] = instruments;
      const group = shown.filter(({instrument}) => kinds.includes(instrument));
      return {title, acts: group, rows: weightiest(group, acts, mostRows)};
    })
    .filter((lane) => lane.acts.length > 0);
  const events = system.flatMap(({claim: id, label, inWords, of}) => {
    const claim = claims.find((each) => each.id === id);
    const at = claim?.period.split("/")[0];
    if (claim === undefined || at === undefined || utc(at) < from || utc(at) >= to) return [];
    const print = sizeOf(claim, values, of);
    const event: ChartEvent = {date: at, label: `${label}\n${print}`};
    return [{claim: id, at, inWords, print, event}];
  });
  return {first, last, to, from, shown, lanes, events};
});

/** The size of an event as its claim has it: "over 1,000 MW", "7 regions". `of` says what a share is a share of. */
function sizeOf(claim: Claim, values: readonly ClaimValue[], of = ""): string {
  const {text: figure} = printClaim(
    claim,
    values.filter((value) => value.claim === claim.id),
  );
  const hedge = {"at-least": "over ", approximate: "about "}[claim.precision] ?? "";
  const counted = claim.unit.startsWith("count:") ? ` ${claim.unit.slice("count:".length)}` : "";
  return `${of}${hedge}${figure}${counted}`;
}

function timeline(observations: Observations, view: View): Timeline {
  const {lanes, from, to} = selection(observations, view);
  return {
    from,
    to,
    lanes: lanes.map(({title, acts, rows}) => ({
      title,
      color: textColor("KAZ"),
      rows: rows.map((act) => ({act, note: title, ...(act.status === "proposed" && {end: "no adoption found"})})),
      ...(acts.length > rows.length && {note: `${acts.length - rows.length} more in the table`}),
    })),
  };
}
