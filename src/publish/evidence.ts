/** From a reference in prose to the number it prints and where that number comes from. */
import type {Catalog} from "../data/catalog.ts";
import {address} from "../model/address.ts";
import {compute} from "../model/arithmetic.ts";
import {runCheck} from "../model/check.ts";
import {printClaim, sameFigure} from "../model/claim.ts";
import {list} from "../model/format.ts";
import {printValue} from "../model/unit.ts";
import {findCells, findClaim, isCell, referent, rowId} from "./reference.ts";

/** A number ready for a sentence. */
export interface Evidence {
  /** With its unit, e.g. "1,519 MW". */
  text: string;
  /** The claim's page, or the version's page at the row. */
  address: string;
  /** What the number is, for a reader who hovers or listens. */
  what: string;
  /** "claims 1.0.0" or "mining-hashrate-share 1.1.0". */
  version: string;
  /** Who states it, for a popover: one line. */
  source: string;
  /** How many sources give another figure. */
  rivals: number;
}

export interface EvidenceOptions {
  /** Decimals to print; as stated unless given. */
  digits?: number;
  /** The number of one source's value of a claim. */
  n?: number;
  /** Arithmetic on several references, by name: see model/arithmetic.ts. */
  compute?: string;
}

/**
 * What a reference stands for; with `compute`, what arithmetic makes of several, separated by "; ". Throws a RangeError
 * that names what is not there or cannot be reckoned.
 */
export function evidence(catalog: Catalog, reference: string, options: EvidenceOptions = {}): Evidence {
  if (options.compute !== undefined) return computed(catalog, reference, options.compute, options.digits);
  return isCell(reference) ? cell(catalog, reference, options) : claim(catalog, reference, options);
}

function cell(catalog: Catalog, reference: string, {digits}: EvidenceOptions): Evidence {
  const {dataPackage, field, rows, key} = findCells(catalog, reference);
  const value = rows[0]?.[field.name];
  if (rows.length > 1 || typeof value !== "number") {
    const holds =
      rows.length > 1 ? `stands for ${rows.length} rows` : value === null ? "holds no data" : "holds no number";
    throw new RangeError(`${reference}: the cell ${holds}; nothing to print`);
  }
  return {
    text: printValue(value, field.unit ?? `count:${field.name}`, digits),
    address: `${address.version(dataPackage.name, dataPackage.version)}#${rowId(key)}`,
    what: `${field.title}, ${key.split(",").join(", ")}`,
    version: `${dataPackage.name} ${dataPackage.version}`,
    source: dataPackage.descriptor.sources.map((source) => source.publisher ?? source.title)[0] ?? "",
    rivals: 0,
  };
}

function claim(catalog: Catalog, id: string, options: EvidenceOptions): Evidence {
  const {claim, values, version} = findClaim(catalog, id);
  const printed = printClaim(claim, values, options);
  const [one, ...more] = printed.values;
  const others =
    one === undefined || more.length > 0 ? values.slice(1) : values.filter((each) => !sameFigure(one, each));
  return {
    text: printed.text,
    address: address.claim(id),
    what: claim.title,
    version: `claims ${version}`,
    source: [...new Set(printed.values.map((value) => value.stated_by))].join("; "),
    rivals: others.length,
  };
}

function computed(catalog: Catalog, reference: string, name: string, digits?: number): Evidence {
  const parts = reference.split(/;\s*/).filter(Boolean);
  const {value, unit} = compute(
    name,
    parts.flatMap((part) => referent(catalog, part)),
  );
  const inputs = parts.map((part) =>
    /[*=]/.test(part) ? several(catalog, part) : evidence(catalog, part.split(":")[0] ?? part),
  );
  const first = findAddress(catalog, parts[0] ?? "");
  return {
    text: printValue(value, unit, digits),
    address: first,
    what: `Our arithmetic: ${words[name] ?? name} of ${list(inputs.map(({what, text}) => (text ? `${what} (${text})` : what)))}`,
    version: [...new Set(inputs.map(({version}) => version))].join(", "),
    source: [...new Set(inputs.map(({source}) => source))].join("; "),
    rivals: 0,
  };
}

/** What many rows stand for in arithmetic: named as the reference has them, without a text of their own. */
function several(catalog: Catalog, reference: string): Pick<Evidence, "what" | "text" | "version" | "source"> {
  const {dataPackage, field, key} = findCells(catalog, reference);
  const {name, version, descriptor} = dataPackage;
  return {
    what: `${field.title}, ${key.replaceAll("=", " ").replaceAll("+", " or ").replaceAll(",", ", ")}`,
    text: "",
    version: `${name} ${version}`,
    source: descriptor.sources.map((source) => source.publisher ?? source.title)[0] ?? "",
  };
}

/** The names of arithmetic as a sentence has them. */
const words: Readonly<Record<string, string>> = {
  percentChange: "change in percent",
  shareOf: "share",
  count: "number",
};

function findAddress(catalog: Catalog, reference: string): string {
  if (!isCell(reference)) return address.claim(reference.split(":")[0] ?? "");
  const {dataPackage, key, rows} = findCells(catalog, reference);
  const page = address.version(dataPackage.name, dataPackage.version);
  return rows.length > 1 || key.includes("=") ? page : `${page}#${rowId(key)}`;
}

/**
 * Whether the check behind a sentence holds on the newest data; `detail` shows both sides as numbers. Throws when the
 * check cannot be read or names nothing: see model/check.ts.
 */
export function holds(catalog: Catalog, check: string): {holds: boolean; detail: string} {
  return runCheck(check, (reference) => referent(catalog, reference));
}
