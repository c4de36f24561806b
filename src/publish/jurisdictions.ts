/** Places with everything known of them. */
import {ascending} from "d3";
import type {Catalog} from "../data/catalog.ts";
import type {DataPackage, Row} from "../data/package.ts";
import {address} from "../model/address.ts";
import {date, number, percent, withUnit} from "../model/format.ts";
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

/** The newest of each published figure about a place, with how it came there. A version that leaves the place out does not hide an earlier one. */
function figures(catalog: Catalog, code: string): readonly KnownFigure[] {
  return [
    figure(catalog, code, "mining-hashrate-share/hashrate-share", "Measured share of hashrate", (rows, last) => [
      last["flag"] === "published-zero" ? "0, read as not reported" : percent(Number(last["share"])),
      `${date(String(last["month"]))}, the last month measured, of world Bitcoin hashrate, by Cambridge${peak(rows, "share", (value) => percent(value))}`,
    ]),
    figure(catalog, code, "mining-hashrate-share/hashrate-share", "Measured hashrate", (rows, last) => [
      last["flag"] === "published-zero" ? "0, read as not reported" : withUnit(Number(last["hashrate"]), "EH/s", 1),
      `${date(String(last["month"]))}${peak(rows, "hashrate", (value) => withUnit(value, "EH/s", 1))}`,
    ]),
    figure(catalog, code, "mining-electricity/mining-electricity", "Mining electricity, estimated", (_, last) => [
      `${withUnit(Number(last["best"]), "TWh", 1)} a year`,
      `${date(String(last["month"]))}; ${number(Number(last["low"]), 1)} to ${number(Number(last["high"]), 1)} by assumption. Share times consumption: arithmetic, not metering`,
    ]),
    figure(catalog, code, "electricity-system/electricity-system", "Electricity demand", (rows, last) => {
      const first = rows.find((row) => row["year"] === 2019 && row["demand"] !== null);
      return [
        last["demand"] === null ? "no data" : withUnit(Number(last["demand"]), "TWh", 1),
        `${last["year"]}${first === undefined ? "" : `; ${withUnit(Number(first["demand"]), "TWh", 1)} in 2019, when the measuring of hashrate begins`}`,
      ];
    }),
    powerPrice(catalog, code),
  ];
}

/** "; at most 18.3% in October 2021", where an earlier month was higher than the last. */
function peak(rows: readonly Row[], field: string, print: (value: number) => string): string {
  const [top] = rows.toSorted((a, b) => Number(b[field]) - Number(a[field]));
  if (top === undefined || top === rows.at(-1) || Number(top[field]) === Number(rows.at(-1)?.[field])) return "";
  return `; at most ${print(Number(top[field]))} in ${date(String(top["month"]))}`;
}

/** The monthly price of power; only Sweden's is open to us, in four zones. */
function powerPrice(catalog: Catalog, code: string): KnownFigure {
  const label = "Price of power, wholesale";
  const dataPackage = catalog.newest("sweden-power-prices");
  const {rows} = dataPackage.resource("sweden-power-prices");
  const month = rows.at(-1)?.["month"];
  const prices = rows.filter((row) => row["month"] === month).map((row) => Number(row["price"]));
  if (code !== "SWE" || month === undefined) return {label, text: "no data", note: "no open series in this site"};
  return {
    label,
    text: `${number(Math.min(...prices), 1)} to ${withUnit(Math.max(...prices), "EUR/MWh", 1)}`,
    note: `${date(String(month))}, lowest and highest of four zones, mean of the month`,
    address: address.version("sweden-power-prices", dataPackage.version),
  };
}

function figure(
  catalog: Catalog,
  code: string,
  target: string,
  label: string,
  tell: (rows: readonly Row[], last: Row) => [text: string, note: string],
): KnownFigure {
  const [name = "", resource = ""] = target.split("/");
  const newest = catalog.newest(name);
  const listing = catalog.versions(name).findLast((each) => rowsOf(each, resource, code).length > 0);
  if (listing === undefined) return {label, text: "no data", note: `not listed in ${name} ${newest.version}`};
  const rows = rowsOf(listing, resource, code);
  const last = rows.at(-1)!;
  const [text, note] = tell(rows, last);
  const earlier = listing === newest ? "" : `. By version ${listing.version}: later ones do not list it`;
  const key = listing.resource(resource).descriptor.schema.primaryKey?.map((field) => String(last[field])) ?? [];
  const row = `${address.version(name, listing.version)}#${rowId(key.join(","))}`;
  return {label, text, note: note + earlier, address: row};
}

function rowsOf(dataPackage: DataPackage, resource: string, code: string): readonly Row[] {
  return dataPackage.resource(resource).rows.filter((row) => row["jurisdiction"] === code);
}
