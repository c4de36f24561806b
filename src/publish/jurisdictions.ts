/** Places with everything known of them. */
import {ascending} from "d3";
import type {Catalog} from "../data/catalog.ts";
import type {Row} from "../data/package.ts";
import {address} from "../model/address.ts";
import {date, percent, withUnit} from "../model/format.ts";
import type {Jurisdiction} from "../model/observation.ts";
import {type ListedAct, listedActs} from "./acts.ts";
import {type ClaimEntry, claimEntries, label} from "./claims.ts";
import {rowId} from "./reference.ts";

/** A figure about a place, with the row it stands in; `text` is "no data" where there is none. */
export interface KnownFigure {
  label: string;
  text: string;
  /** When and by what method. */
  note: string;
  address?: string;
}

export interface JurisdictionEntry {
  jurisdiction: Jurisdiction;
  /** "Country", "Province", … */
  level: string;
  parent: Jurisdiction | undefined;
  /** Places within it that have a page. */
  children: readonly Jurisdiction[];
  /** Its acts, newest first. */
  acts: readonly ListedAct[];
  claims: readonly ClaimEntry[];
  figures: readonly KnownFigure[];
  /** Whether Cambridge lists it by name in any month. */
  measured: boolean;
}

/** The world and "all others" are sums, not places. */
const aggregates: ReadonlySet<string> = new Set(["WLD", "OTH"]);

/** Every place of the newest list of jurisdictions, by name; sums of places are left out. */
export function jurisdictionEntries(catalog: Catalog): readonly JurisdictionEntry[] {
  const rows = catalog.newest("jurisdictions").resource("jurisdictions").rows as unknown as readonly Jurisdiction[];
  const places = rows.filter(({code}) => !aggregates.has(code));
  const acts = Map.groupBy(listedActs(catalog), ({act}) => act.jurisdiction);
  const claims = Map.groupBy(claimEntries(catalog), ({claim}) => claim.jurisdiction);
  return places
    .map((jurisdiction): JurisdictionEntry => {
      const {code} = jurisdiction;
      return {
        jurisdiction,
        level: label(catalog, "jurisdictions", "jurisdictions", "level", jurisdiction.level),
        parent: places.find((place) => place.code === jurisdiction.parent),
        children: places.filter(({parent}) => parent === code),
        acts: acts.get(code) ?? [],
        claims: claims.get(code) ?? [],
        figures: figures(catalog, code),
        measured: catalog
          .newest("mining-hashrate-share")
          .resource("hashrate-share")
          .rows.some((row) => row["jurisdiction"] === code),
      };
    })
    .sort((a, b) => ascending(a.jurisdiction.name, b.jurisdiction.name));
}

/** The newest of each published figure about a place. */
function figures(catalog: Catalog, code: string): readonly KnownFigure[] {
  return [
    figure(catalog, code, "mining-hashrate-share/hashrate-share", "Measured share of hashrate", (row) => [
      row["flag"] === "published-zero" ? "0, read as not reported" : percent(Number(row["share"])),
      `${date(String(row["month"]))}, of world Bitcoin hashrate, as Cambridge measured it`,
    ]),
    figure(catalog, code, "mining-electricity/mining-electricity", "Mining electricity, estimated", (row) => [
      `${withUnit(Number(row["best"]), "TWh", 1)} a year`,
      `${date(String(row["month"]))}, share times consumption: arithmetic, not metering`,
    ]),
    figure(catalog, code, "electricity-system/electricity-system", "Electricity demand", (row) => [
      row["demand"] === null ? "no data" : withUnit(Number(row["demand"]), "TWh", 1),
      String(row["year"]),
    ]),
  ];
}

function figure(
  catalog: Catalog,
  code: string,
  target: string,
  label: string,
  tell: (row: Row) => [text: string, note: string],
): KnownFigure {
  const [name = "", resource = ""] = target.split("/");
  const dataPackage = catalog.newest(name);
  const found = dataPackage.resource(resource);
  const last = found.rows.filter((row) => row["jurisdiction"] === code).at(-1);
  if (last === undefined) return {label, text: "no data", note: `not listed in ${name} ${dataPackage.version}`};
  const [text, note] = tell(last);
  const key = found.descriptor.schema.primaryKey?.map((field) => String(last[field])).join(",") ?? "";
  return {label, text, note, address: `${address.version(name, dataPackage.version)}#${rowId(key)}`};
}
