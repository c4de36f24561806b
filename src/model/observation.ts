/**
 * The rows of each package as the charts receive them: one interface a resource, one property a field, with its unit.
 * Months are "2021-10", years numbers, jurisdictions codes of the `jurisdictions` package; null is "no data".
 */

/** mining-hashrate-share/hashrate-share */
export interface HashrateShare {
  month: string;
  jurisdiction: string;
  /** percent of world hashrate */
  share: number;
  /** EH/s */
  hashrate: number;
  /** "published-zero", "proxy" or null */
  flag: string | null;
}

/** china-province-share/province-share */
export interface ProvinceShare {
  month: string;
  province: string;
  /** percent of Chinese hashrate */
  share: number;
  flag: string | null;
}

/** bitcoin-electricity/bitcoin-electricity: monthly means of an annualised rate, TWh/yr */
export interface BitcoinElectricity {
  month: string;
  low: number | null;
  best: number;
  high: number | null;
  /** days averaged */
  days: number;
}

/** mining-electricity/mining-electricity: share × consumption, TWh/yr, and the mean power of the best estimate, MW */
export interface MiningElectricity {
  month: string;
  jurisdiction: string;
  low: number | null;
  best: number;
  high: number | null;
  best_power: number;
}

/** electricity-system/electricity-system: TWh a year; carbon intensity in gCO2/kWh */
export interface ElectricitySystem {
  jurisdiction: string;
  year: number;
  demand: number | null;
  generation: number | null;
  net_imports: number | null;
  carbon_intensity: number | null;
  /** names of the fields that equal the year before exactly, separated by spaces */
  repeated: string | null;
}

/** kazakhstan-russia-trade/kazakhstan-russia-trade: GWh a month */
export interface RussiaTrade {
  month: string;
  imports: number;
  exports: number;
}

/** sweden-power-prices/sweden-power-prices: monthly mean, EUR/MWh */
export interface PowerPrice {
  month: string;
  zone: string;
  price: number;
  hours: number;
}

/** policy-acts/acts: dates are "2021", "2021-10" or "2021-10-14", as precise as the sources */
export interface Act {
  id: string;
  jurisdiction: string;
  title: string;
  short: string;
  instrument: string;
  authority: string;
  addressee: string;
  level: string;
  status: Status;
  proposed: string | null;
  announced: string | null;
  adopted: string | null;
  in_force: string | null;
  enforced: string | null;
  ended: string | null;
  /** What is known of the end: "ended", "no-later-act-found", "unknown" or "not-applicable". */
  end_known: string;
  requires: string | null;
  /** The part it covers; null when it covers the whole. */
  area: string | null;
  scope: "whole" | "part";
  citation: string | null;
  confidence: "low" | "medium" | "high";
  /** "verb:act", joined by semicolons */
  relation: string | null;
  note: string | null;
}

/** policy-acts/act-sources */
export interface ActSource {
  act: string;
  source: string;
  supports: "date" | "content" | "status" | "all";
  /** The finest date that the source gives for the act. */
  precision: DatePrecision;
}

export type DatePrecision = "day" | "month" | "year" | "none";

/** The seven words for how far an act has come, in order. */
export type Status = "proposed" | "announced" | "adopted" | "in-force" | "enforced" | "ended" | "rejected";

/** jurisdictions/jurisdictions */
export interface Jurisdiction {
  code: string;
  name: string;
  level: string;
  parent: string | null;
  /** ISO 3166-1 numeric, as world-atlas has it */
  map_id: string | null;
}

/** sources/sources */
export interface Source {
  id: string;
  kind: string;
  publisher: string;
  title: string;
  language: string;
  date: string | null;
  url: string | null;
  copy: boolean;
  note: string | null;
}

/** A field of the schema of policy-coding/panel: one with a group is an indicator, its categories are the levels. */
export interface CodebookField {
  name: string;
  title: string;
  /** "R1" */
  code?: string;
  group?: string;
  categories?: readonly {value: string | number; label: string; description?: string}[];
}
