/** From a reference in prose to the number it prints and where that number comes from. */
import type {Catalog} from "../data/catalog.ts";
import type {Field} from "../data/descriptor.ts";
import type {Resource} from "../data/package.ts";
import {address} from "../model/address.ts";
import {type Claim, type ClaimValue, printClaim} from "../model/claim.ts";
import {printValue} from "../model/unit.ts";

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
}

/**
 * What a reference stands for. A reference is the id of a claim ("kaz-peak-gap-2023"), or a cell written as an address
 * ("mining-hashrate-share/hashrate-share/2021-10,KAZ/share", the key in the order of the primary key; "@1.0.0" behind the
 * package pins a version, else the newest counts). Throws a RangeError that names what is not there.
 */
export function evidence(catalog: Catalog, reference: string, options: EvidenceOptions = {}): Evidence {
  return reference.includes("/") ? cell(catalog, reference, options) : claim(catalog, reference, options);
}

function cell(catalog: Catalog, reference: string, {digits}: EvidenceOptions): Evidence {
  const [target = "", resourceName = "", key = "", fieldName = ""] = reference.split("/");
  const [name = "", version] = target.split("@");
  const dataPackage = version === undefined ? catalog.newest(name) : catalog.get(name, version);
  const resource = dataPackage.resource(resourceName);
  const field = findField(resource, fieldName, reference);
  const row = findRow(resource, key, reference);
  const value = row[fieldName];
  if (typeof value !== "number")
    throw new RangeError(`${reference}: the cell holds ${value === null ? "no data" : "no number"}; nothing to print`);
  return {
    text: printValue(value, field.unit ?? `count:${fieldName}`, digits),
    address: `${address.version(dataPackage.name, dataPackage.version)}#${rowId(key)}`,
    what: `${field.title}, ${key.split(",").join(", ")}`,
    version: `${dataPackage.name} ${dataPackage.version}`,
    source: dataPackage.descriptor.sources.map((source) => source.publisher ?? source.title)[0] ?? "",
    rivals: 0,
  };
}

function claim(catalog: Catalog, id: string, options: EvidenceOptions): Evidence {
  const dataPackage = catalog.newest("claims");
  // The descriptor has checked every cell; the interfaces of model/claim.ts name the same fields.
  const claims = dataPackage.resource("claims").rows as unknown as readonly Claim[];
  const found = claims.find((candidate) => candidate.id === id);
  if (found === undefined)
    throw new RangeError(`unknown claim "${id}"; see data/claims/${dataPackage.version}/claims.csv`);
  const values = (dataPackage.resource("values").rows as unknown as readonly ClaimValue[]).filter(
    (value) => value.claim === id,
  );
  const printed = printClaim(found, values, options);
  return {
    text: printed.text,
    address: address.claim(id),
    what: found.title,
    version: `claims ${dataPackage.version}`,
    source: [...new Set(printed.values.map((value) => value.stated_by))].join("; "),
    rivals: values.length - 1,
  };
}

/** The id of a row on its version's page, from its key, e.g. "row-2021-10-KAZ". */
export function rowId(key: string): string {
  return `row-${key.replaceAll(/[^A-Za-z0-9.-]+/g, "-")}`;
}

/** The key of a row as references write it: the primary key's cells joined by commas. */
export function rowKey(resource: Resource, row: Resource["rows"][number]): string {
  return (resource.descriptor.schema.primaryKey ?? []).map((name) => String(row[name])).join(",");
}

function findField(resource: Resource, name: string, reference: string): Field {
  const field = resource.fields.find((candidate) => candidate.name === name);
  if (field === undefined)
    throw new RangeError(
      `${reference}: unknown field "${name}": one of ${resource.fields.map((known) => known.name).join(", ")}`,
    );
  return field;
}

function findRow(resource: Resource, key: string, reference: string): Resource["rows"][number] {
  const row = resource.rows.find((candidate) => rowKey(resource, candidate) === key);
  if (row === undefined)
    throw new RangeError(
      `${reference}: no row with the key ${key} (${(resource.descriptor.schema.primaryKey ?? []).join(",")})`,
    );
  return row;
}
