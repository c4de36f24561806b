/** Sources as readers see them. */
import type {Catalog} from "../data/catalog.ts";
import {address} from "../model/address.ts";
import {date} from "../model/format.ts";
import type {Source} from "../model/observation.ts";

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
