/**
 * References: how prose names what it rests on. A claim by its id ("kaz-peak-gap-2023"), a cell by its address
 * ("mining-hashrate-share/hashrate-share/2021-10,KAZ/share": package, resource, key in the order of the primary key,
 * field). "@1.0.0" behind the package pins a version, else the newest counts; "*" for a part of the key takes every row.
 * Instead of a key, conditions take every row that meets them: "policy-acts/acts/instrument=ban,status=ended+enforced/id".
 */
import type {Catalog} from "../data/catalog.ts";
import type {Field} from "../data/descriptor.ts";
import type {DataPackage, Resource, Row} from "../data/package.ts";
import type {Quantity} from "../model/arithmetic.ts";
import type {Referent} from "../model/check.ts";
import type {Claim, ClaimValue} from "../model/claim.ts";

export interface Cells {
  dataPackage: DataPackage;
  resource: Resource;
  field: Field;
  /** The rows the key stands for, at least one; of conditions, perhaps none. */
  rows: readonly Row[];
  key: string;
}

export function isCell(reference: string): boolean {
  return reference.includes("/");
}

/** The cells a reference names. Throws a RangeError that says what is not there. */
export function findCells(catalog: Catalog, reference: string): Cells {
  const [target = "", resourceName = "", key = "", fieldName = ""] = reference.split("/");
  const [name = "", version] = target.split("@");
  const dataPackage = version === undefined ? catalog.newest(name) : catalog.get(name, version);
  const resource = dataPackage.resource(resourceName);
  const field = resource.fields.find((candidate) => candidate.name === fieldName);
  if (field === undefined) {
    const known = resource.fields.map((candidate) => candidate.name).join(", ");
    throw new RangeError(`${reference}: unknown field "${fieldName}": one of ${known}`);
  }
  if (key.includes("=")) return {dataPackage, resource, field, rows: rowsThat(resource, key, reference), key};
  const parts = key.split(",");
  const rows = resource.rows.filter((row) => {
    const own = rowKey(resource, row).split(",");
    return own.length === parts.length && own.every((part, i) => parts[i] === "*" || parts[i] === part);
  });
  if (rows.length === 0) {
    const primary = (resource.descriptor.schema.primaryKey ?? []).join(",");
    throw new RangeError(`${reference}: no row with the key ${key} (${primary})`);
  }
  return {dataPackage, resource, field, rows, key};
}

/**
 * The rows that meet every condition: "status=ended+enforced" for either word, "in_force=*" for any date. Throws a
 * RangeError for a field that is not there and for a word that no row of the field holds.
 */
function rowsThat(resource: Resource, conditions: string, reference: string): readonly Row[] {
  return conditions.split(",").reduce((rows, condition) => {
    const [name = "", words = ""] = condition.split("=");
    if (!resource.fields.some((field) => field.name === name)) {
      const known = resource.fields.map((field) => field.name).join(", ");
      throw new RangeError(`${reference}: unknown field "${name}": one of ${known}`);
    }
    if (words === "*") return rows.filter((row) => row[name] !== null);
    const held = new Set(resource.rows.map((row) => String(row[name])));
    const wanted = words.split("+");
    for (const word of wanted) {
      if (!held.has(word)) throw new RangeError(`${reference}: no row has the ${name} "${word}"`);
    }
    return rows.filter((row) => wanted.includes(String(row[name])));
  }, resource.rows);
}

/** A claim with its values. Throws a RangeError for an id that is no claim. */
export function findClaim(
  catalog: Catalog,
  id: string,
): {claim: Claim; values: readonly ClaimValue[]; version: string} {
  const dataPackage = catalog.newest("claims");
  // The descriptor has checked every cell; the interfaces of model/claim.ts name the same fields.
  const claims = dataPackage.resource("claims").rows as unknown as readonly Claim[];
  const claim = claims.find((candidate) => candidate.id === id);
  if (claim === undefined)
    throw new RangeError(`unknown claim "${id}"; see data/claims/${dataPackage.version}/claims.csv`);
  const values = dataPackage.resource("values").rows as unknown as readonly ClaimValue[];
  return {claim, values: values.filter((value) => value.claim === id), version: dataPackage.version};
}

/**
 * What a reference stands for in arithmetic and checks: the quantities or words of its cells that hold data, the value
 * used of a claim, or a date. `n` takes one source's value of a claim. Throws a RangeError when there is nothing to reckon with.
 */
export function referent(catalog: Catalog, reference: string, n?: number): Referent {
  if (!isCell(reference)) return [claimQuantity(catalog, reference, n)];
  const {field, rows} = findCells(catalog, reference);
  const cells = rows.map((row) => row[field.name]).filter((cell) => cell !== null && cell !== undefined);
  if (cells.length === 0 && rows.length > 0) throw new RangeError(`${reference}: no data`);
  if (typeof cells[0] === "string" && rows.length === 1) return cells[0];
  return cells.map((cell) => {
    if (typeof cell === "string") return cell;
    if (typeof cell !== "number") throw new RangeError(`${reference}: "${cell}" is no number`);
    return {value: cell, unit: field.unit ?? `count:${field.name}`};
  });
}

function claimQuantity(catalog: Catalog, reference: string, n?: number): Quantity {
  const [id = "", asked, end] = reference.split(":");
  const {claim, values} = findClaim(catalog, id);
  const number = n ?? (asked === undefined ? Number(claim.used) : Number(asked));
  const value = values.find((candidate) => candidate.n === number);
  if (value && (end === "low" || end === "high") && value[end] !== null) return {value: value[end], unit: value.unit};
  if (value?.value == null || end !== undefined)
    throw new RangeError(`${reference}: prints ${claim.used ?? "nothing"}; name one value, e.g. ${id}:1`);
  return {value: value.value, unit: value.unit};
}

/** The key of a row as references write it: the primary key's cells joined by commas. */
export function rowKey(resource: Resource, row: Row): string {
  return (resource.descriptor.schema.primaryKey ?? []).map((name) => String(row[name])).join(",");
}

/** The id of a row on its version's page, from its key, e.g. "row-2021-10-KAZ". */
export function rowId(key: string): string {
  return `row-${key.replaceAll(/[^A-Za-z0-9.-]+/g, "-")}`;
}

/**
 * The names of a version's resources whose rows have ids on its page: all but those that would repeat an id of a resource
 * before them, as two codings of the same spells do.
 */
export function anchored({resources}: DataPackage): ReadonlySet<string> {
  const taken = new Set<string>();
  const names = new Set<string>();
  for (const resource of resources) {
    const ids = resource.rows.map((row) => rowId(rowKey(resource, row)));
    if (ids.some((id) => taken.has(id))) continue;
    for (const id of ids) taken.add(id);
    names.add(resource.name);
  }
  return names;
}
