/** The published coding read anew, and codings made up for tests of its charts. */
import {readFileSync} from "node:fs";
import {parseCsv} from "../../src/data/csv.ts";
import type {CodebookField, Jurisdiction} from "../../src/model/observation.ts";
import type {PolicyMonth} from "../../src/model/panel.ts";

const file = "data/policy-coding/1.0.0/spells.csv";
const {header, records} = parseCsv(readFileSync(file, "utf8"), file);

/** The resolved spells, cells as text: levels are checked against them and not against the panel that the charts read. */
export const spells = records.map(({cells}) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ""])));

/** The level of an indicator at a place on a day, e.g. "3 part", "0"; undefined where no spell covers it. */
export function levelOn(jurisdiction: string, indicator: string, day: string): string | undefined {
  const spell = spells.find(
    (each) =>
      each["jurisdiction"] === jurisdiction &&
      each["indicator"] === indicator &&
      (each["from"] ?? "") <= day &&
      day <= (each["to"] || "9999"),
  );
  return spell && [spell["level"], spell["scope"]].filter(Boolean).join(" ");
}

/** All places that the spells name. */
export const codedPlaces = [...new Set(spells.map(({jurisdiction = ""}) => jurisdiction))];

const restricts = {
  prohibition: "Prohibition of mining",
  entry_control: "Entry control",
  power_access: "Access to power",
  power_price: "Price of power",
  enforcement: "Enforcement seen",
};

/** A small codebook: five indicators that restrict and one that supports. */
export const codebook: readonly CodebookField[] = [
  ...Object.entries(restricts).map(([name, title]) => ({name, title, group: "restricts"})),
  {name: "recognition", title: "Legal recognition", group: "supports"},
].map((field) => ({
  ...field,
  categories: ["None", "Little", "Much", "Most"].map((label, value) => ({value, label})),
}));

/** A row of the panel: levels as "3 part", "2 general" or "0" by indicator; what is left out was not coded. */
export function coded(month: string, jurisdiction: string, levels: Record<string, string>): PolicyMonth {
  const cells = Object.entries(levels).flatMap(([name, level]) => [
    [name, Number(level[0])],
    [`${name}_scope`, level.split(" ")[1] ?? null],
  ]);
  const complete = Object.keys(restricts).every((name) => name in levels);
  return {...Object.fromEntries(cells), month, jurisdiction, restriction_index: complete ? 1 : null};
}

/** Every indicator of the index at one level, general. */
export function everywhere(level: number): Record<string, string> {
  return Object.fromEntries(Object.keys(restricts).map((name) => [name, level === 0 ? "0" : `${level} general`]));
}

export const jurisdictions: readonly Jurisdiction[] = [
  ["CHN", "China"],
  ["KAZ", "Kazakhstan"],
  ["SWE", "Sweden"],
].map(([code = "", name = ""]) => ({code, name, level: "country", parent: null, map_id: null}));
