/** What changed between two versions, as pages and downloads show it. */

import {widths} from "../charts/chart.ts";
import {createDocument} from "../charts/document.ts";
import {draw} from "../charts/draw.ts";
import {type RevisedValue, revision} from "../charts/revision.ts";
import type {Catalog} from "../data/catalog.ts";
import type {Field} from "../data/descriptor.ts";
import {type CellChange, diffPackages, type PackageDiff, type ResourceDiff, type RowChange} from "../data/diff.ts";
import type {DataPackage} from "../data/package.ts";
import {number, percent, signed} from "../model/format.ts";

/** Every pair of versions of every package, the earlier first. */
export function versionPairs(catalog: Catalog): {before: DataPackage; after: DataPackage}[] {
  return catalog.names.flatMap((name) => {
    const versions = catalog.versions(name);
    return versions.flatMap((before, i) => versions.slice(i + 1).map((after) => ({before, after})));
  });
}

export interface Changes {
  diff: PackageDiff;
  /** Why: the reason of every version after the earlier one, oldest first. */
  reasons: readonly {version: string; reason: string}[];
  resources: readonly {diff: ResourceDiff; summary: string; largest: readonly LargestChange[]; picture?: Picture}[];
}

export interface LargestChange {
  key: string;
  field: string;
  /** of the field, "gCO2/kWh to gCO2e/kWh" where it changed; empty for a text */
  unit: string;
  from: string;
  to: string;
  absolute: string;
  relative: string;
}

export interface Picture {
  title: string;
  words: string;
  narrow: string;
  wide: string;
}

/** The difference of two versions with its reasons, a summary a resource, its largest changes and a picture of them. */
export function changes(catalog: Catalog, before: DataPackage, after: DataPackage): Changes {
  const diff = diffPackages(before, after);
  const versions = catalog.versions(before.name);
  const between = versions.slice(versions.indexOf(before) + 1, versions.indexOf(after) + 1);
  return {
    diff,
    reasons: between.map(({version, descriptor}) => ({version, reason: descriptor.changes})),
    resources: diff.resources.map((resource) => {
      const picture = pictureOf(resource, before, after);
      const units = unitsOf(before.resource(resource.resource).fields, after.resource(resource.resource).fields);
      return {
        diff: resource,
        summary: summary(resource),
        largest: largest(resource, units, 12),
        ...(picture && {picture}),
      };
    }),
  };
}

/** "50 rows added, none removed, 3 of 240 changed in best, high". */
export function summary({added, removed, changed, unchanged}: ResourceDiff): string {
  const count = (rows: readonly unknown[]) => (rows.length === 0 ? "none" : number(rows.length));
  const fields = [...new Set(changed.flatMap(({changes}) => changes.map(({field}) => field)))];
  const kept = changed.length + unchanged;
  const rows = added.length === 1 ? "row" : "rows";
  const revised =
    changed.length === 0
      ? `none of the ${number(kept)} rows in both changed`
      : `${number(changed.length)} of the ${number(kept)} rows in both changed, in ${fields.join(", ")}`;
  return `${added.length === 0 ? "no" : number(added.length)} ${rows} added, ${count(removed)} removed, ${revised}`;
}

/** The unit of every field, in the order of the fields; both units of a field whose unit changed. */
function unitsOf(before: readonly Field[], after: readonly Field[]): ReadonlyMap<string, string> {
  const earlier = new Map(before.map(({name, unit}) => [name, unit]));
  return new Map(
    after.map(({name, unit = ""}) => {
      const was = earlier.get(name) ?? unit;
      return [name, was === unit ? unit : `${was} to ${unit}`];
    }),
  );
}

/**
 * The numbers with the largest change, then by key; other cells only where they leave room. Sizes in different units do
 * not compare: each unit has its largest in turn until the limit is reached, and they stand together, as the fields do.
 */
function largest({changed}: ResourceDiff, units: ReadonlyMap<string, string>, limit: number): LargestChange[] {
  const cells = changed.flatMap(({key, changes}) =>
    changes.map((change) => ({key, change, unit: units.get(change.field) ?? ""})),
  );
  const size = ({change}: {change: CellChange}) => Math.abs(change.absolute ?? 0);
  const alike = Map.groupBy(cells, ({change, unit}) => (isNumeric(change) ? unit : undefined));
  const ranked = [...alike].flatMap(([unit, group]) =>
    group
      .toSorted((a, b) => size(b) - size(a) || a.key.localeCompare(b.key, "en"))
      .map((cell, i) => ({...cell, rank: unit === undefined ? cells.length + i : i})),
  );
  const order = [...units.values()];
  const place = ({change, unit}: (typeof ranked)[number]) => (isNumeric(change) ? order.indexOf(unit) : order.length);
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .toSorted((a, b) => place(a) - place(b))
    .map(({key, change, unit}) => ({
      key,
      field: change.field,
      unit,
      from: show(change.from),
      to: show(change.to),
      absolute: change.absolute === undefined ? "–" : signed(change.absolute, places(change.absolute)),
      relative:
        change.relative === undefined ? "–" : `${change.relative > 0 ? "+" : ""}${percent(change.relative * 100)}`,
    }));
}

function show(cell: CellChange["from"]): string {
  if (cell === null) return "no data";
  return typeof cell === "number" ? number(cell, Math.min(4, (String(cell).split(".")[1] ?? "").length)) : String(cell);
}

function places(value: number): number {
  const size = Math.abs(value);
  return size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
}

/** The field with the most changed numbers, old against new; nothing where fewer than three numbers changed. */
function pictureOf(diff: ResourceDiff, before: DataPackage, after: DataPackage): Picture | undefined {
  const numbers = diff.changed.flatMap((row) => row.changes.filter(isNumeric).map((change) => ({row, change})));
  const counts = Map.groupBy(numbers, ({change}) => change.field);
  const best = [...counts].toSorted(([a, one], [b, two]) => two.length - one.length || a.localeCompare(b, "en"))[0];
  if (best === undefined || best[1].length < 3) return undefined;
  const [name, cells] = best;
  const field = after.resource(diff.resource).fields.find((candidate) => candidate.name === name);
  if (
    field?.unit === undefined ||
    diff.fields.some((change) => change.field === name && change.properties.includes("unit"))
  )
    return undefined;
  const values = cells.map(
    ({row, change}): RevisedValue => ({key: row.key, from: Number(change.from), to: Number(change.to)}),
  );
  const lower = values.filter(({from, to}) => to < from).length;
  const title = `${field.title}: ${number(lower)} of ${number(values.length)} changed values are lower in version ${after.version}`;
  const words = `Each ring is one value, version ${before.version} across and ${after.version} up; on the line nothing changed. The three largest differences are named.`;
  const drawing = (size: keyof typeof widths) =>
    draw(revision(values, {from: before.version, to: after.version, unit: field.unit ?? ""}, widths[size]), {
      document: createDocument(),
      id: `revision-${diff.resource}-${size}`,
      title,
      description: words,
    }).outerHTML;
  return {title, words, narrow: drawing("narrow"), wide: drawing("wide")};
}

function isNumeric(change: CellChange): boolean {
  return change.absolute !== undefined;
}

/** One line a changed cell, added row or removed row: change, resource, key, field, from, to, absolute, relative. */
export function changesCsv({resources}: PackageDiff): string {
  const lines = resources.flatMap(({resource, primaryKey, added, removed, changed}) => {
    const key = (row: RowChange["after"]) => primaryKey.map((name) => String(row[name])).join(",");
    return [
      ...added.map((row) => ["added", resource, key(row), "", "", "", "", ""]),
      ...removed.map((row) => ["removed", resource, key(row), "", "", "", "", ""]),
      ...changed.flatMap((row) =>
        row.changes.map(({field, from, to, absolute, relative}) => [
          "changed",
          resource,
          row.key,
          field,
          from ?? "",
          to ?? "",
          absolute ?? "",
          relative ?? "",
        ]),
      ),
    ];
  });
  const header = ["change", "resource", "key", "field", "from", "to", "absolute", "relative"];
  return `${[header, ...lines].map((line) => line.map((cell) => quote(String(cell))).join(",")).join("\n")}\n`;
}

/** The whole difference with its reasons, as data. */
export function changesJson({diff, reasons}: Changes): string {
  return `${JSON.stringify({...diff, reasons, resources: diff.resources.map(({order: _order, ...rest}) => rest)}, null, 1)}\n`;
}

function quote(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
