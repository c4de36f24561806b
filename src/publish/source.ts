/** Sources as readers see them. */
import type {Catalog} from "../data/catalog.ts";
import {address} from "../model/address.ts";
import {date} from "../model/format.ts";
import {names} from "../model/jurisdiction.ts";
import type {Act, Jurisdiction, Source} from "../model/observation.ts";
import {rowId} from "./reference.ts";

/** Every source, by id. */
export function sources(catalog: Catalog): Map<string, Source> {
  // The descriptor has checked every cell; Source names the same fields.
  const rows = catalog.newest("sources").resource("sources").rows as unknown as readonly Source[];
  return new Map(rows.map((row) => [row.id, row]));
}

const languages = new Intl.DisplayNames("en-GB", {type: "language"});

/** The language of a tag, in English: "zh-Hant" is "Traditional Chinese". */
export function languageName(tag: string): string {
  return languages.of(tag) ?? tag;
}

export interface Citation {
  /** "KEGOC, 5 October 2021" */
  short: string;
  address: string;
  source: Source;
}

/** A source as cited in a note. Throws a RangeError for an id that is no source. */
export function citation(catalog: Catalog, id: string): Citation {
  const source = sources(catalog).get(id);
  if (source === undefined) throw new RangeError(`unknown source "${id}"; see data/sources`);
  return {
    short: [source.publisher, source.date && date(source.date)].filter(Boolean).join(", "),
    address: address.source(id),
    source,
  };
}

export interface RestingAct {
  act: Act;
  /** Printed name of the jurisdiction. */
  place: string;
  /** What it is cited for: "date". */
  supports: string;
  /** Where the act stands on the site. */
  address: string;
}

/** By the categories of policy-acts/act-sources/supports. */
const supported: Readonly<Record<string, string>> = {
  date: "its dates",
  content: "its content",
  status: "its status",
  all: "its dates, content or status",
};

/** The policy acts that rest on a source, in the order of the package. */
export function actsResting(catalog: Catalog, source: string): RestingAct[] {
  const dataPackage = catalog.newest("policy-acts");
  // The descriptor has checked every cell; the interfaces of model/observation.ts name the same fields.
  const acts = dataPackage.resource("acts").rows as unknown as readonly Act[];
  const links = dataPackage.resource("act-sources");
  const supports = new Map(
    links.rows.filter((row) => row["source"] === source).map((row) => [row["act"], String(row["supports"])]),
  );
  const name = names(
    catalog.newest("jurisdictions").resource("jurisdictions").rows as unknown as readonly Jurisdiction[],
  );
  return acts.flatMap((act) => {
    const code = supports.get(act.id);
    if (code === undefined) return [];
    return [
      {
        act,
        place: name(act.jurisdiction),
        supports: supported[code] ?? code,
        address: `${address.version(dataPackage.name, dataPackage.version)}#${rowId(act.id)}`,
      },
    ];
  });
}
