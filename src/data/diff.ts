/** What changed between two versions of a package: rows by primary key, cells by field, and the schema. */
import type {Field} from "./descriptor.ts";
import type {Cell, DataPackage, Resource, Row} from "./package.ts";

export interface CellChange {
  field: string;
  from: Cell;
  to: Cell;
  /** to − from, for numbers on both sides. */
  absolute?: number;
  /** The same as a part of `from`, e.g. −0.15; left out where `from` is zero. */
  relative?: number;
}

export interface RowChange {
  /** The cells of the primary key joined by commas. */
  key: string;
  before: Row;
  after: Row;
  changes: readonly CellChange[];
}

/** A field that one side alone has, or whose meaning differs: type, unit, title, description, categories. */
export interface FieldChange {
  field: string;
  change: "added" | "removed" | "redefined";
  /** The properties of the descriptor that differ. */
  properties: readonly string[];
}

export interface ResourceDiff {
  resource: string;
  primaryKey: readonly string[];
  fields: readonly FieldChange[];
  added: readonly Row[];
  removed: readonly Row[];
  changed: readonly RowChange[];
  /** How many rows are the same in every field that both sides have. */
  unchanged: number;
  /** Keys of all rows of the later side in order, so that the diff applied to the earlier gives it exactly. */
  order: readonly string[];
}

export interface PackageDiff {
  name: string;
  from: string;
  to: string;
  resources: readonly ResourceDiff[];
  resourcesAdded: readonly string[];
  resourcesRemoved: readonly string[];
}

/**
 * The difference between two versions of one package, in the order given. Throws an Error when they are different
 * packages, or when a resource has another primary key in the two: rows cannot be matched then.
 */
export function diffPackages(before: DataPackage, after: DataPackage): PackageDiff {
  if (before.name !== after.name)
    throw new Error(`${before.id} and ${after.id} are different packages: compare two versions of one`);
  const names = (side: DataPackage) => side.resources.map(({name}) => name);
  const shared = names(before).filter((name) => names(after).includes(name));
  return {
    name: before.name,
    from: before.version,
    to: after.version,
    resources: shared.map((name) => diffResources(before.resource(name), after.resource(name))),
    resourcesAdded: names(after).filter((name) => !shared.includes(name)),
    resourcesRemoved: names(before).filter((name) => !shared.includes(name)),
  };
}

/** The difference between two resources, row by row. Throws as diffPackages does. */
export function diffResources(before: Resource, after: Resource): ResourceDiff {
  const primaryKey = after.descriptor.schema.primaryKey ?? [];
  const earlier = before.descriptor.schema.primaryKey ?? [];
  if (primaryKey.length === 0 || primaryKey.join() !== earlier.join()) {
    throw new Error(
      `${before.address} has the primary key ${earlier.join(", ") || "(none)"}, ${after.address} ${primaryKey.join(", ") || "(none)"}: rows cannot be matched; keep the names of key fields, or make a new package`,
    );
  }
  const rows = diffRows(before.rows, after.rows, primaryKey);
  return {resource: after.name, primaryKey, fields: diffFields(before.fields, after.fields), ...rows};
}

/** The row part of a diff. Rows hold one primary key each; a key twice on one side throws. */
export function diffRows(
  before: readonly Row[],
  after: readonly Row[],
  primaryKey: readonly string[],
): Pick<ResourceDiff, "added" | "removed" | "changed" | "unchanged" | "order"> {
  const [old, next] = [byKey(before, primaryKey), byKey(after, primaryKey)];
  const changed: RowChange[] = [];
  let unchanged = 0;
  for (const [key, row] of next) {
    const was = old.get(key);
    if (was === undefined) continue;
    const changes = diffCells(was, row);
    if (changes.length > 0) changed.push({key, before: was, after: row, changes});
    else unchanged++;
  }
  return {
    added: [...next].filter(([key]) => !old.has(key)).map(([, row]) => row),
    removed: [...old].filter(([key]) => !next.has(key)).map(([, row]) => row),
    changed,
    unchanged,
    order: [...next.keys()],
  };
}

/** The rows of the later side, from those of the earlier and a diff. Throws when the diff was made of other rows. */
export function applyDiff(
  before: readonly Row[],
  diff: Omit<ReturnType<typeof diffRows>, "unchanged">,
  primaryKey: readonly string[],
): Row[] {
  const rows = byKey(before, primaryKey);
  for (const row of diff.removed) {
    if (!rows.delete(keyOf(row, primaryKey)))
      throw new Error(`the diff removes ${keyOf(row, primaryKey)}, which is not there`);
  }
  for (const {key, after} of diff.changed) {
    if (!rows.has(key)) throw new Error(`the diff changes ${key}, which is not there`);
    rows.set(key, after);
  }
  for (const row of diff.added) rows.set(keyOf(row, primaryKey), row);
  return diff.order.map((key) => {
    const row = rows.get(key);
    if (row === undefined) throw new Error(`the diff keeps ${key}, which is not there`);
    return row;
  });
}

function diffCells(before: Row, after: Row): CellChange[] {
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => {
      const [from, to] = [before[field] ?? null, after[field] ?? null];
      if (typeof from !== "number" || typeof to !== "number") return {field, from, to};
      return {field, from, to, absolute: to - from, ...(from !== 0 && {relative: (to - from) / Math.abs(from)})};
    });
}

function diffFields(before: readonly Field[], after: readonly Field[]): FieldChange[] {
  const old = new Map(before.map((field) => [field.name, field]));
  const next = new Map(after.map((field) => [field.name, field]));
  return [...new Set([...next.keys(), ...old.keys()])].flatMap((field): FieldChange[] => {
    const [was, is] = [old.get(field), next.get(field)];
    if (was === undefined) return [{field, change: "added", properties: []}];
    if (is === undefined) return [{field, change: "removed", properties: []}];
    const names = ([...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof Field)[]).filter(
      (name) => name !== "example",
    );
    const properties = names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
    return properties.length > 0 ? [{field, change: "redefined", properties}] : [];
  });
}

function byKey(rows: readonly Row[], primaryKey: readonly string[]): Map<string, Row> {
  const map = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row, primaryKey);
    if (map.has(key)) throw new Error(`the key ${key} stands twice`);
    map.set(key, row);
  }
  return map;
}

function keyOf(row: Row, primaryKey: readonly string[]): string {
  return primaryKey.map((name) => String(row[name])).join(",");
}
