/** What has changed since a version that a chart is pinned to. */
import type {Catalog} from "../data/catalog.ts";
import {type CellChange, diffResources, type RowChange} from "../data/diff.ts";
import type {Resource, Row} from "../data/package.ts";
import {address} from "../model/address.ts";
import {date, number, percent} from "../model/format.ts";
import {names} from "../model/jurisdiction.ts";
import type {Jurisdiction} from "../model/observation.ts";
import type {ChartPage} from "./chart-page.ts";
import {releaseDay} from "./formats/facts.ts";
import {observe} from "./observe.ts";
import {pinsOf} from "./pins.ts";

export interface Since {
  /** Which version is shown and when it was published, e.g. "on 13 October 2021". */
  package: string;
  version: string;
  published: string;
  /** One sentence or two: how many values changed, the largest change, values withdrawn and rows added. */
  words: string;
  /** The address of the page with every change; none for the newest version. */
  changes?: string;
}

/** What changed between the version of the figures that a page shows and the newest, of the values the chart reads. */
export function changedSince(catalog: Catalog, {chart, state, view, figures}: ChartPage): Since {
  const {name, version, descriptor} = figures;
  const newest = catalog.newest(name);
  const day = descriptor.vintage ?? releaseDay(figures);
  const told = {package: name, version, published: `${day.length > 7 ? "on" : "in"} ${date(day)}`};
  if (newest.version === version) return {...told, words: "Nothing has changed since: this is the newest version."};
  const observed = observe(catalog, chart, version, pinsOf(chart.name, state.version ?? version));
  const read = valuesRead(observed.figures, (rows) =>
    chart.table({...observed.observations, [chart.figures]: rows}, view),
  );
  const places = catalog.newest("jurisdictions").resource("jurisdictions").rows as unknown as readonly Jurisdiction[];
  return {
    ...told,
    words: changesInWords(observed.figures, newest.resource(observed.figures.name), read, names(places)),
    changes: address.changes(name, version, newest.version),
  };
}

/** The numbers of a resource that a use of its rows reads, as "key field" in no order: what is null, text or of the key is none. */
export function valuesRead({fields, rows, descriptor}: Resource, use: (rows: readonly Row[]) => unknown): Set<string> {
  const key = descriptor.schema.primaryKey ?? [];
  const numbers = new Set(fields.filter(({type}) => /^(number|integer)$/.test(type)).map(({name}) => name));
  const read = new Set<string>();
  const watched = rows.map((row) => {
    const id = keyOf(row, key);
    return new Proxy(row, {
      get(target, field) {
        const name = String(field);
        if (numbers.has(name) && !key.includes(name) && target[name] !== null) read.add(`${id} ${name}`);
        return target[name];
      },
    });
  });
  use(watched);
  return read;
}

/**
 * What became of the values read, in words: how many changed, the largest change, how many are no longer published, and
 * how many rows came in. A row added is no change.
 */
export function changesInWords(
  before: Resource,
  after: Resource,
  read: ReadonlySet<string>,
  place: (code: string) => string,
): string {
  const {added, removed, changed} = diffResources(before, after);
  const key = after.descriptor.schema.primaryKey ?? [];
  const revised = changed
    .flatMap((row) => row.changes.map((change) => ({row, change})))
    .filter(({row, change}) => read.has(`${row.key} ${change.field}`))
    .toSorted((a, b) => sizeOf(b.change) - sizeOf(a.change));
  const gone = new Set(removed.map((row) => keyOf(row, key)));
  const withdrawn = [...read].filter((each) => gone.has(each.slice(0, each.lastIndexOf(" ")))).length;
  const [largest] = revised;
  const rows = [
    withdrawn > 0 && `${number(withdrawn)} ${withdrawn === 1 ? "is" : "are"} no longer published`,
    added.length > 0 && `${number(added.length)} ${added.length === 1 ? "row was" : "rows were"} added`,
  ].filter((part) => part !== false);
  return [
    largest === undefined
      ? `Since then none of the ${number(read.size)} values it rests on changed`
      : `Since then ${number(revised.length)} of the ${number(read.size)} values it rests on changed, the largest in ${inWords(largest, after, key, place)}`,
    ...rows,
  ]
    .join("; ")
    .concat(".");
}

function keyOf(row: Row, key: readonly string[]): string {
  return key.map((name) => String(row[name])).join();
}

/** "best estimate, January 2022: from 124.47 to 102.09 TWh (−18.0%)". */
function inWords(
  {row, change}: {row: RowChange; change: CellChange},
  {fields}: Resource,
  key: readonly string[],
  place: (code: string) => string,
): string {
  const field = fields.find(({name}) => name === change.field);
  const where = key.map((name) => {
    const [cell, type] = [String(row.after[name]), fields.find((each) => each.name === name)?.type];
    if (name === "jurisdiction") return place(cell);
    return type === "yearmonth" || type === "date" ? date(cell) : cell;
  });
  const decimals = Math.max(...[change.from, change.to].map((cell) => (typeof cell === "number" ? places(cell) : 0)));
  const show = (cell: CellChange["from"]) => (typeof cell === "number" ? number(cell, decimals) : "no data");
  const unit = field?.unit === undefined ? "" : field.unit === "percent" ? "%" : `\u00a0${field.unit}`;
  const relative =
    change.relative === undefined ? "" : ` (${change.relative > 0 ? "+" : ""}${percent(change.relative * 100)})`;
  const title = (field?.title ?? change.field).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  return `${title}, ${where.join(", ")}: from ${show(change.from)} to ${show(change.to)}${unit}${relative}`;
}

function sizeOf({absolute}: CellChange): number {
  return absolute === undefined ? -1 : Math.abs(absolute);
}

function places(value: number): number {
  return Math.min(Math.abs(value) >= 100 ? 1 : 2, (String(value).split(".")[1] ?? "").length);
}
