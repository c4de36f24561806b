/** What could be read on the day of a policy act, beside what is known of the same month now. */
import type {Catalog} from "../data/catalog.ts";
import type {DataPackage, Row} from "../data/package.ts";
import {address} from "../model/address.ts";
import {isWholeMonth} from "../model/annual.ts";
import {percentChange} from "../model/arithmetic.ts";
import {type Decision, decision} from "../model/decision.ts";
import {date, percent, signed} from "../model/format.ts";
import {monthsApart} from "../model/hashrate.ts";
import {names} from "../model/jurisdiction.ts";
import type {Act, Jurisdiction} from "../model/observation.ts";
import {printValue} from "../model/unit.ts";
import {newestBefore, oldest} from "../model/vintage.ts";
import {rowId, rowKey} from "./reference.ts";

/** The acts looked back at, each with the places whose figures concern it; the map is read for China where an act turned on the miners that left it. */
const chosen: Readonly<Record<string, readonly string[]>> = {
  "chn-state-council-call-2021": ["CHN"],
  "chn-notice-1283-2021": ["CHN"],
  "swe-agency-call-2021": ["SWE", "CHN"],
  "irn-ban-december-2021": ["IRN"],
  "kaz-cut-off-2022": ["KAZ"],
  "eu-pow-clause-2022": ["EU", "CHN"],
  "nor-ban-proposal-2022": ["NOR"],
  "kaz-fee-scale-2022": ["KAZ"],
  "eu-digital-energy-plan-2022": ["EU"],
  "swe-relief-abolition-2023": ["SWE"],
  "kaz-digital-assets-law-2023": ["KAZ"],
  "eu-mica-2023": ["EU"],
};

interface Series {
  package: string;
  resource: string;
  field: string;
  /** The field of the month or year. */
  period: "month" | "year";
  /** What it is called in a row of the page, with the place where it has one. */
  label: (place: string) => string;
  /** What is said of a place without a row in any version. */
  unlisted: (code: string) => string;
  /** One figure for the world, asked for once an act, or one for each place of an act. */
  world: boolean;
  digits: number;
}

/** The package of the map: read for every place of an act, other series for the first alone. */
export const map = "mining-hashrate-share";

const series: readonly Series[] = [
  {
    package: map,
    resource: "hashrate-share",
    field: "share",
    period: "month",
    label: (place) => `Share of world hashrate, ${place}`,
    unlisted: (code) =>
      `The map has no row for it: ${code === "EU" ? "its members are listed alone or counted" : "it is counted"} inside “other”.`,
    world: false,
    digits: 2,
  },
  {
    package: "bitcoin-electricity",
    resource: "bitcoin-electricity",
    field: "best",
    period: "month",
    label: () => "Bitcoin’s electricity, worldwide",
    unlisted: () => "No version has a row.",
    world: true,
    digits: 1,
  },
  {
    package: "electricity-system",
    resource: "electricity-system",
    field: "demand",
    period: "year",
    label: (place) => `Electricity demand, ${place}`,
    unlisted: () => "No version has a row for it.",
    world: false,
    digits: 1,
  },
];

/** A printed cell and the row it comes from. */
export interface Read {
  text: string;
  /** The month or year, e.g. "2021-08". */
  period: string;
  version: string;
  /** When the version was published; "" for one that carries no vintage. */
  published: string;
  address: string;
}

export interface Reading {
  /** The package read. */
  package: string;
  label: string;
  /** The newest that could be read on the day; undefined when nothing held was published by then, or nothing of the place. */
  onDay?: Read;
  /** In words, where `onDay` is undefined: why, and what the oldest version held says. */
  none?: {words: string; oldest?: Read};
  /** The newest version on the same month or year; undefined without a row. */
  now?: Read;
  /** From then to now, e.g. "−15.8%", "none", "same version", or "–" where there is nothing to compare. */
  change: string;
  /** The newest version on the month or year of the act itself; undefined without a row. */
  own?: Read;
}

export interface ActVintages {
  act: Act;
  place: string;
  decision: Decision;
  readings: readonly Reading[];
}

/** The chosen acts in the order of their decisions, each with its readings. Throws a RangeError for an act that is not there or not dated to the day. */
export function actVintages(catalog: Catalog): ActVintages[] {
  // The descriptors have checked every cell; the interfaces of model/observation.ts name the same fields.
  const acts = catalog.newest("policy-acts").resource("acts").rows as unknown as readonly Act[];
  const jurisdictions = catalog.newest("jurisdictions").resource("jurisdictions").rows;
  const name = names(jurisdictions as unknown as readonly Jurisdiction[]);
  return Object.entries(chosen)
    .map(([id, places]) => {
      const act = acts.find((candidate) => candidate.id === id);
      if (act === undefined) throw new RangeError(`unknown act: ${id}; see data/policy-acts`);
      const decided = decision(act);
      if (decided.date.length !== 10) throw new RangeError(`${id}: dated ${decided.date}, not to the day`);
      const readings = series.flatMap((each) =>
        (each.world ? ["WLD"] : each.package === map ? places : places.slice(0, 1)).map((code) =>
          reading(catalog, each, code, name(code), decided.date),
        ),
      );
      return {act, place: name(act.jurisdiction), decision: decided, readings};
    })
    .sort((a, b) => (a.decision.date < b.decision.date ? -1 : 1));
}

/** One series of one place on one day. */
export function reading(catalog: Catalog, of: Series, code: string, place: string, day: string): Reading {
  const versions = catalog
    .versions(of.package)
    .map((dataPackage) => ({dataPackage, version: dataPackage.version, vintage: dataPackage.descriptor.vintage}));
  const newest = catalog.newest(of.package);
  const known = newestBefore(versions, day)?.dataPackage;
  const label = of.label(place);
  const listed = (dataPackage: DataPackage) => rowsOf(dataPackage, of, code).length > 0;
  if (!versions.some(({dataPackage}) => listed(dataPackage)))
    return {package: of.package, label, none: {words: of.unlisted(code)}, change: "–"};
  const at = day.slice(0, of.period === "month" ? 7 : 4);
  const own = read(newest, of, code, at);
  const last = known === undefined ? undefined : lastPeriod(known, of, code, at);
  const onDay = known === undefined || last === undefined ? undefined : read(known, of, code, last);
  if (onDay !== undefined && last !== undefined) {
    const now = read(newest, of, code, last);
    return {
      package: of.package,
      label,
      onDay,
      ...(now && {now}),
      change: now === undefined ? "–" : change(known, newest, of, code, last),
      ...(own && {own}),
    };
  }
  const first = oldest(versions)?.dataPackage;
  // What the reader of the day lacked: the last period that was over.
  const over = first === undefined ? undefined : lastPeriod(first, of, code, at);
  const early = first === undefined || over === undefined ? undefined : read(first, of, code, over);
  const now = over === undefined ? undefined : read(newest, of, code, over);
  const published = first?.descriptor.vintage;
  return {
    package: of.package,
    label,
    none: {
      words:
        published === undefined
          ? "No version held says when it was published."
          : `No version published by then is held; the oldest is of ${date(published)}.`,
      ...(early && {oldest: early}),
    },
    ...(now && {now}),
    change:
      now === undefined || early === undefined || over === undefined ? "–" : change(first, newest, of, code, over),
    ...(own && {own}),
  };
}

function rowsOf(dataPackage: DataPackage, of: Series, code: string): readonly Row[] {
  return dataPackage
    .resource(of.resource)
    .rows.filter((row) => of.world || row["jurisdiction"] === code)
    .filter((row) => row[of.field] !== null && whole(row));
}

/** Whether a row covers its whole period: a month of which only some days are known is left out. */
function whole(row: Row): boolean {
  const {month, days} = row;
  return typeof days !== "number" || isWholeMonth({month: String(month), days});
}

/** The last month or year before the one of the act that a version holds of a place. */
function lastPeriod(dataPackage: DataPackage, of: Series, code: string, before: string): string | undefined {
  return rowsOf(dataPackage, of, code)
    .map((row) => String(row[of.period]))
    .filter((period) => period < before)
    .sort()
    .at(-1);
}

function read(dataPackage: DataPackage, of: Series, code: string, period: string): Read | undefined {
  const resource = dataPackage.resource(of.resource);
  const row = rowsOf(dataPackage, of, code).find((each) => String(each[of.period]) === period);
  const field = resource.fields.find(({name}) => name === of.field);
  const value = row?.[of.field];
  if (row === undefined || typeof value !== "number" || field?.unit === undefined) return undefined;
  const {vintage} = dataPackage.descriptor;
  return {
    text: value === 0 ? printValue(0, field.unit) : printValue(value, field.unit, of.digits),
    period,
    version: dataPackage.version,
    published: vintage === undefined ? "" : date(vintage),
    address: `${address.version(dataPackage.name, dataPackage.version)}#${rowId(rowKey(resource, row))}`,
  };
}

/** The change of one cell between two versions: in percentage points for a share, else in percent. */
function change(before: DataPackage | undefined, after: DataPackage, of: Series, code: string, period: string): string {
  const value = (dataPackage: DataPackage) =>
    rowsOf(dataPackage, of, code).find((row) => String(row[of.period]) === period)?.[of.field];
  const [from, to] = [before && value(before), value(after)];
  if (typeof from !== "number" || typeof to !== "number") return "–";
  if (before?.version === after.version) return "same version";
  if (from === to) return "none";
  const unit = after.resource(of.resource).fields.find(({name}) => name === of.field)?.unit ?? "";
  if (unit === "percent") return `${signed(to - from, of.digits)}\u00a0points`;
  const relative = percentChange({value: from, unit}, {value: to, unit}).value;
  if (Math.abs(relative) < 0.05) return "under 0.1%";
  return `${relative > 0 ? "+" : ""}${percent(relative, 1)}`;
}

/** How old the last month of the map was, in months, on the day of each act that had a map to read; sorted. */
export function mapAges(acts: readonly ActVintages[]): number[] {
  return acts
    .flatMap(({decision, readings}) => {
      const read = readings.find((each) => each.package === map && each.onDay)?.onDay;
      return read === undefined ? [] : [monthsApart(read.period, decision.date.slice(0, 7))];
    })
    .sort((a, b) => a - b);
}
