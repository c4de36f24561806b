import {describeCorrection} from "../../data/correction.ts";
import type {Field, FieldType, Source} from "../../data/descriptor.ts";
import type {Cell, Resource} from "../../data/package.ts";
import type {PublishedVersion} from "../formats.ts";
import {versionReference} from "../version-citation.ts";
import {releaseDay} from "./facts.ts";
import {type Line, type Sheet, type WorkbookCell, workbook} from "./workbook.ts";

/**
 * A table as a workbook: a cover, notes with every caveat and misreading, what the columns mean, the labels of
 * categories, and the table itself on the sheet "Data", with real numbers and dates.
 */
export function xlsx(resource: Resource, {dataPackage, page}: PublishedVersion): Promise<Uint8Array> {
  const {descriptor} = dataPackage;
  const sheets = [
    notes(resource, dataPackage),
    fields(resource),
    ...(resource.fields.some(({categories}) => categories) ? [categories(resource)] : []),
    data(resource, dataPackage),
  ];
  return workbook([cover(resource, {dataPackage, page}, sheets), ...sheets], {
    title: titleOf(resource, dataPackage),
    creator: descriptor.contributors.map(({title}) => title).join("; "),
    day: releaseDay(dataPackage),
  });
}

type DataPackage = PublishedVersion["dataPackage"];

function titleOf(resource: Resource, {version, descriptor}: DataPackage): string {
  const {title} = resource.descriptor;
  return `${descriptor.title}${title === descriptor.title ? "" : `: ${title}`}, version ${version}`;
}

function cover(resource: Resource, {dataPackage, page}: PublishedVersion, sheets: readonly Sheet[]): Sheet {
  const {descriptor, version, resources} = dataPackage;
  const {temporal, spatial} = descriptor.coverage;
  const others = resources.filter((other) => other !== resource);
  const section = (heading: string, ...texts: readonly string[]): Line[] =>
    texts.length === 0 ? [] : [{text: heading, isHeading: true}, ...texts.map((text) => ({text}))];
  const figures = descriptor.vintage === undefined ? "" : ` The figures are those published on ${descriptor.vintage}.`;
  const period = temporal && `${temporal.from} to ${temporal.to}, by ${temporal.resolution}.`;
  return {
    name: "Cover",
    lines: [
      {text: titleOf(resource, dataPackage)},
      {text: descriptor.description},
      ...section("Contents", ...sheets.map(({name, lines}) => lines[0]?.text ?? name)),
      ...section("Publisher", ...descriptor.contributors.map(({title, roles}) => `${title} (${roles.join(", ")})`)),
      ...section(
        "Version",
        `Version ${version}, released on ${releaseDay(dataPackage)}.${figures}`,
        descriptor.changes,
      ),
      ...section("Coverage", ...(period ? [period] : []), `Places: ${spatial.join(", ")}.`),
      ...section("Licence", ...descriptor.licenses.map(({title, path}) => `${title}: ${path}`)),
      ...section("How to cite", versionReference({dataPackage, page})),
      ...section("Sources", ...descriptor.sources.map(sourceLine)),
      ...section("Where to find this version, other formats and checksums", page),
      ...section(
        "Other tables of this version",
        ...others.map((other) => `${other.descriptor.title}: ${other.name}.xlsx`),
      ),
    ],
    widths: [100],
    wraps: true,
  };
}

function sourceLine({title, publisher, version, date, path, note}: Source): string {
  const parts = [title, publisher, version && `version ${version}`, date, path].filter(Boolean).join(", ");
  return note === undefined ? parts : `${parts}. ${note}`;
}

function notes(resource: Resource, {descriptor}: DataPackage): Sheet {
  const {goodFor, notGoodFor, misreadings, caveats} = descriptor;
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ["Correction", resource.corrections.map((correction) => describeCorrection(resource, correction))],
    ["Can be misread", misreadings.map(({title, text}) => `${title}. ${text}`)],
    ["Caveat", caveats],
    ["Good for", goodFor],
    ["Not good for", notGoodFor],
    ["Empty cells", ["An empty cell of the sheet Data means that there is no value. Zero is written 0."]],
  ];
  const rows = kinds.flatMap(([kind, texts]) => texts.map((text) => [kind, text]));
  return {
    name: "Notes",
    lines: [{text: "Notes: how to read the numbers, and how not to"}, {text: "This sheet has one table."}],
    table: {headings: ["Note", "Kind", "Text"], rows: rows.map((row, i) => [i + 1, ...row])},
    widths: [8, 16, 100],
    wraps: true,
  };
}

function fields({fields}: Resource): Sheet {
  const headings = headingsOf(fields);
  return {
    name: "Fields",
    lines: [{text: "Fields: what each column of the sheet Data means"}, {text: "This sheet has one table."}],
    table: {
      headings: ["Column", "Name in the other formats", "Type", "Unit", "Meaning"],
      rows: fields.map(({name, type, unit, title, description}, i) => [
        headings[i] ?? name,
        name,
        typeNames[type],
        unit ?? "no unit",
        description ?? title,
      ]),
    },
    widths: [32, 26, 24, 14, 80],
    wraps: true,
  };
}

const typeNames: Readonly<Record<FieldType, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  date: "date",
  year: "year",
  yearmonth: "month, kept as its first day",
};

function categories({fields}: Resource): Sheet {
  const headings = headingsOf(fields);
  return {
    name: "Categories",
    lines: [{text: "Categories: what the codes in the sheet Data mean"}, {text: "This sheet has one table."}],
    table: {
      headings: ["Column", "Code", "Label", "Meaning"],
      rows: fields.flatMap(({name, categories = []}, i) =>
        categories.map(({value, label, description}) => [headings[i] ?? name, value, label, description ?? label]),
      ),
    },
    widths: [32, 24, 32, 80],
    wraps: true,
  };
}

function data({descriptor, fields, rows}: Resource, {name, version}: DataPackage): Sheet {
  const headings = headingsOf(fields);
  const cells = rows.map((row) => fields.map((field) => write(field, row[field.name] ?? null)));
  return {
    name: "Data",
    lines: [
      {text: `Data: ${descriptor.title}`},
      {text: "This sheet has one table. An empty cell means that there is no value."},
      {text: "The sheet Fields says what the columns mean, the sheet Notes how to read them."},
      {text: `Data package ${name}, version ${version}.`},
    ],
    table: {headings, rows: cells},
    widths: fields.map(({name}, i) => {
      const lengths = rows.map((row) => String(row[name] ?? "").length);
      return Math.min(40, Math.max(10, Math.ceil((headings[i]?.length ?? 0) / 2), ...lengths) + 3);
    }),
  };
}

/** The headings of the columns: titles with units, told apart by name where two are alike. */
function headingsOf(fields: readonly Field[]): string[] {
  const plain = fields.map(({title, unit}) => (unit === undefined ? title : `${title} (${unit})`));
  const isTwice = (heading: string) =>
    plain.filter((other) => other.toLowerCase() === heading.toLowerCase()).length > 1;
  return fields.map(({name}, i) => (isTwice(plain[i]!) ? `${plain[i]}, ${name}` : plain[i]!));
}

function write({type}: Field, cell: Cell): WorkbookCell {
  if (typeof cell !== "string") return cell;
  if (type === "date") return {day: cell, format: "yyyy-mm-dd"};
  if (type === "yearmonth") return {day: `${cell}-01`, format: "yyyy-mm"};
  return cell;
}
