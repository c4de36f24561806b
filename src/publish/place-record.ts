/** What the comparison knows of each place, and the indicators it asks about. */
import {ascending} from "d3";
import {findChart} from "../charts/registry.ts";
import type {Catalog} from "../data/catalog.ts";
import {steps} from "../model/act.ts";
import {address} from "../model/address.ts";
import {type Indicator, mostPlaces, type PlaceRecord, type SpellSummary} from "../model/comparison.ts";
import {count, date} from "../model/format.ts";
import {acts, word} from "./acts.ts";
import {chartPage, versionOf} from "./chart-page.ts";
import {codebook} from "./codebook.ts";
import {releaseDay} from "./formats/facts.ts";
import {href} from "./href.ts";
import {type JurisdictionEntry, jurisdictionEntries} from "./jurisdictions.ts";

/** The package with the coding of policy, in its newest version. */
const CODING = "policy-coding";

/** The record of a place, from its entry. */
export function placeRecord(catalog: Catalog, {jurisdiction, acts, figures}: JurisdictionEntry): PlaceRecord {
  const {code, name} = jurisdiction;
  const own = new Set(acts.map(({act}) => act.id));
  const links = catalog.newest("policy-acts").resource("act-sources").rows;
  return {
    code,
    name,
    address: address.jurisdiction(code),
    acts: acts.map(({act, state, at}) => ({
      id: act.id,
      title: act.title,
      address: address.act(act.id),
      instrument: act.instrument,
      addressee: word(catalog, "addressee", act.addressee),
      status: act.status,
      state,
      decided: at,
      steps: steps(act),
      in_force: act.in_force,
      ended: act.ended,
      end_known: act.end_known,
      requires: act.requires ?? "",
    })),
    spells: spellsOf(catalog, code),
    figures,
    sources: new Set(links.filter((row) => own.has(String(row["act"]))).map((row) => row["source"])).size,
  };
}

/** policy-coding/spells, as a summary of it reads them. */
interface CodedSpell extends Omit<SpellSummary, "since"> {
  jurisdiction: string;
  from_precision: "day" | "month" | "year";
}

/** How long a date of each precision is. */
const lengths = {day: 10, month: 7, year: 4} as const;

function spellsOf(catalog: Catalog, code: string): readonly SpellSummary[] {
  if (!catalog.names.includes(CODING)) return [];
  // The descriptor has checked every cell; SpellSummary names the same fields.
  const rows = catalog.newest(CODING).resource("spells").rows as unknown as readonly CodedSpell[];
  return rows
    .filter(({jurisdiction}) => jurisdiction === code)
    .map(({indicator, level, scope, from, from_precision, to, note, acts}) => ({
      indicator,
      level,
      scope,
      from,
      since: from.slice(0, lengths[from_precision]),
      to,
      note,
      acts,
    }));
}

/** The coded levels of a place in words, by indicator in the order of the codebook, the newest first. */
export function spellRows(catalog: Catalog, code: string) {
  const spells = spellsOf(catalog, code);
  const all = acts(catalog);
  return indicators(catalog).flatMap(({name, label, group, levels}) =>
    spells
      .filter(({indicator}) => indicator === name)
      .toSorted((a, b) => ascending(b.from, a.from))
      .map(({level, scope, since, to, note, acts: rests}) => ({
        indicator: label,
        group,
        level,
        words: levels.find(({value}) => value === level)?.label ?? "",
        scope: scope === null ? "–" : scope === "general" ? "general" : "in part",
        from: date(since),
        to: to === null ? "no later act found" : date(to),
        note: note ?? "",
        rests: (rests?.split(";") ?? []).flatMap((id) => {
          const act = all.get(id);
          return act === undefined ? [] : [{title: act.short, address: address.act(id)}];
        }),
      })),
  );
}

/** The indicators of the codebook, in its order; none before the first coding. */
export function indicators(catalog: Catalog): readonly Indicator[] {
  if (!catalog.names.includes(CODING)) return [];
  return codebook(catalog).indicators.map(({name, title, code, group, levels}) => ({
    name,
    label: title,
    code,
    group,
    levels: levels.map(({value, label}) => ({value, label})),
  }));
}

/** The day the acts and the coding speak for: the day the newest acts were released. */
export function knownOn(catalog: Catalog): string {
  return releaseDay(catalog.newest("policy-acts"));
}

/** The places compared when nothing is asked for: the three cases, Sweden with the Union its agencies called on. */
const standard: readonly string[] = ["KAZ", "SWE", "EU", "CHN"];

/** The charts below the comparison, each of the places compared: what they did, how strict they were, what was measured. */
const chartsBelow: readonly string[] = ["policy-timeline", "policy-heatmap", "hashrate-share"];

/** The same for its script: where the newest rows of each chart stand. */
function figuresBelow() {
  return chartsBelow.map((name) => {
    const {chart, figures} = chartPage(findChart(name));
    return {
      chart: name,
      page: href(address.chart(name)),
      version: figures.version,
      files: versionOf(chart, figures.version, true),
    };
  });
}

/** Everything the comparison page prints and its script needs. */
export function comparisonPage(catalog: Catalog) {
  const entries = jurisdictionEntries(catalog);
  const on = knownOn(catalog);
  const asked = indicators(catalog);
  const places = standard.map((code) => {
    const entry = entries.find(({jurisdiction}) => jurisdiction.code === code);
    if (entry === undefined) throw new RangeError(`the comparison names ${code}, which is no jurisdiction`);
    return placeRecord(catalog, entry);
  });
  const comparable = entries.filter(({acts, measured}) => acts.length > 0 || measured);
  const years = [...new Set(entries.flatMap(({acts}) => acts.map(({year}) => year)))].sort().reverse();
  return {
    title: "What did each do, and what followed?",
    answer: `The same questions asked of up to ${count(mostPlaces)} of ${comparable.length} places: what each did, how strict it is, on whom, at what price, what is measured, and how it stands. No act found and no data are answers too.`,
    places,
    days: [
      {value: "", label: date(on)},
      ...years.filter((year) => year < on.slice(0, 4)).map((year) => ({value: `${year}-12`, label: `End of ${year}`})),
    ],
    config: {
      places: comparable.map(({jurisdiction: {code, name}}) => ({code, name})),
      indicators: asked,
      on,
      with: standard,
      base: href("/"),
      figures: figuresBelow(),
    },
  };
}
