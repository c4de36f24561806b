/** Policy acts as pages list and tell them. */
import {ascending} from "d3";
import type {Catalog} from "../data/catalog.ts";
import {precision, type Relation, relations, relationWords, type Step, steps} from "../model/act.ts";
import {address} from "../model/address.ts";
import {decision} from "../model/decision.ts";
import {date} from "../model/format.ts";
import {names} from "../model/jurisdiction.ts";
import type {Act, Jurisdiction, Status} from "../model/observation.ts";
import {catalog} from "./catalog.ts";
import {label} from "./claims.ts";
import {type Citation, citation} from "./source.ts";

/** Every act of the newest version, by id. */
export function acts(catalog: Catalog): ReadonlyMap<string, Act> {
  // The descriptor has checked every cell; the interfaces of model/observation.ts name the same fields.
  const rows = catalog.newest("policy-acts").resource("acts").rows as unknown as readonly Act[];
  return new Map(rows.map((act) => [act.id, act]));
}

/** Printed names of places by code. */
export function placeNames(catalog: Catalog): ReturnType<typeof names> {
  return names(catalog.newest("jurisdictions").resource("jurisdictions").rows as unknown as readonly Jurisdiction[]);
}

/** The printed word for a code of an act, e.g. `word("instrument", "ban")` is "Ban". */
export function word(
  catalog: Catalog,
  field: "instrument" | "addressee" | "end_known" | "confidence",
  code: string,
): string {
  return label(catalog, "policy-acts", "acts", field, code);
}

export interface ListedAct {
  act: Act;
  /** Printed name of the jurisdiction. */
  place: string;
  instrument: string;
  /** The step that was its decision, and its date. */
  state: Status;
  at: string;
  /** Both in words, "announced 21 May 2021", and the year. */
  decided: string;
  year: string;
}

/** Every act in the order of its decision, newest first; acts of one date by id. */
export function listedActs(catalog: Catalog): readonly ListedAct[] {
  const name = placeNames(catalog);
  return [...acts(catalog).values()]
    .map((act) => {
      const {date: at, state} = decision(act);
      return {act, at, state};
    })
    .sort((a, b) => ascending(b.at, a.at) || ascending(a.act.id, b.act.id))
    .map(({act, at, state}) => ({
      act,
      place: name(act.jurisdiction),
      instrument: word(catalog, "instrument", act.instrument),
      state,
      at,
      decided: `${state.replace("-", " ")} ${date(at)}`,
      year: at.slice(0, 4),
    }));
}

/** The states an act may have reached, in order. */
const states: readonly Status[] = ["proposed", "announced", "adopted", "in-force", "enforced", "ended", "rejected"];

/** What a list of acts can be filtered by, each with the choices these acts have; the names are the rows' data attributes. */
export function actChoices(entries: readonly ListedAct[]) {
  const options = (pairs: readonly (readonly [value: string, label: string])[]) =>
    [...new Map(pairs)].map(([value, label]) => ({value, label})).sort((a, b) => ascending(a.label, b.label));
  const places = entries.map(({act, place}) => [act.jurisdiction, place] as const);
  const instruments = entries.map(({act, instrument}) => [act.instrument, instrument] as const);
  const years = [...new Set(entries.map(({year}) => year))];
  return [
    {name: "place", label: "Place", all: "All places", options: options(places)},
    {name: "instrument", label: "Kind of measure", all: "All kinds", options: options(instruments)},
    {
      name: "status",
      label: "Furthest state",
      all: "Any state",
      options: states.map((value) => ({value, label: value.replace("-", " ")})),
    },
    {name: "year", label: "Year", all: "Any year", options: years.map((value) => ({value, label: value}))},
  ];
}

export interface ActEntry {
  act: Act;
  place: string;
  instrument: string;
  addressee: string;
  steps: readonly (Step & {known: string})[];
  /** What it does to other acts, then what they do to it. */
  related: readonly {words: string; act: Act; place: string}[];
  sources: readonly (Citation & {supports: string})[];
}

/** By the categories of policy-acts/act-sources/supports. */
const supported: Readonly<Record<string, string>> = {
  date: "its dates",
  content: "its content",
  status: "its status",
  all: "its dates, content or status",
};

/** Everything a page says of an act. Throws a RangeError for an id that is no act. */
export function actEntry(catalog: Catalog, id: string): ActEntry {
  const all = acts(catalog);
  const act = all.get(id);
  if (act === undefined) throw new RangeError(`unknown act "${id}"; see data/policy-acts`);
  const name = placeNames(catalog);
  const told = (words: string | undefined, other: string) => {
    const found = all.get(other);
    return found === undefined || words === undefined ? [] : [{words, act: found, place: name(found.jurisdiction)}];
  };
  const own = relations(act).flatMap(({verb, act: other}: Relation) => told(relationWords[verb]?.[0], other));
  const others = [...all.values()].flatMap((other) =>
    relations(other)
      .filter((relation) => relation.act === id)
      .flatMap(({verb}) => told(relationWords[verb]?.[1], other.id)),
  );
  const links = catalog
    .newest("policy-acts")
    .resource("act-sources")
    .rows.filter((row) => row["act"] === id);
  return {
    act,
    place: name(act.jurisdiction),
    instrument: word(catalog, "instrument", act.instrument),
    addressee: word(catalog, "addressee", act.addressee),
    steps: steps(act).map((step) => ({...step, known: precision(step.date)})),
    related: [...own, ...others],
    sources: links.map((row) => ({
      ...citation(catalog, String(row["source"])),
      supports: supported[String(row["supports"])] ?? String(row["supports"]),
    })),
  };
}

export interface DatedAct {
  act: Act;
  /** Printed name of the jurisdiction. */
  place: string;
  /** The latest date of any state the act has reached. */
  at: string;
}

/** Those who can be told to do something about mining itself, not about data centres or coins at large. */
const concerned: ReadonlySet<string> = new Set(["miners", "local-governments", "grid-operator", "power-suppliers"]);

/** The acts on mining whose latest dated step is most recent, newest first. Only dates known to the day count. */
export function latestActs(count: number): DatedAct[] {
  const name = placeNames(catalog());
  return [...acts(catalog()).values()]
    .filter(({addressee}) => concerned.has(addressee))
    .map((act) => ({act, place: name(act.jurisdiction), at: latestDate(act)}))
    .filter(({at}) => at.length === 10)
    .sort((a, b) => ascending(b.at, a.at) || ascending(a.act.id, b.act.id))
    .slice(0, count);
}

function latestDate(act: Act): string {
  return (
    steps(act)
      .map(({date}) => date)
      .sort()
      .at(-1) ?? ""
  );
}

export interface RestingAct {
  act: Act;
  /** Printed name of the jurisdiction. */
  place: string;
  /** What it is cited for: "its dates". */
  supports: string;
  /** Where the act stands on the site. */
  address: string;
}

/** The policy acts that rest on a source, in the order of the package. */
export function actsResting(catalog: Catalog, source: string): RestingAct[] {
  const links = catalog.newest("policy-acts").resource("act-sources").rows;
  const supports = new Map(
    links.filter((row) => row["source"] === source).map((row) => [row["act"], String(row["supports"])]),
  );
  const name = placeNames(catalog);
  return [...acts(catalog).values()].flatMap((act) => {
    const code = supports.get(act.id);
    if (code === undefined) return [];
    return [{act, place: name(act.jurisdiction), supports: supported[code] ?? code, address: address.act(act.id)}];
  });
}
