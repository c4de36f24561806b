import {describeCorrection} from "../../data/correction.ts";
import type {Field, ForeignKey} from "../../data/descriptor.ts";
import type {Resource} from "../../data/package.ts";
import type {PublishedVersion} from "../formats.ts";
import {versionReference} from "../version-citation.ts";
import type {ArchiveFile} from "./archive.ts";
import {releaseDay} from "./facts.ts";

/** What a person who opens the archive reads first, in Markdown. */
export function readme({dataPackage, page}: PublishedVersion, data: readonly ArchiveFile[]): string {
  const {version, descriptor, resources} = dataPackage;
  const corrections = resources.flatMap((resource) =>
    resource.corrections.map((correction) => describeCorrection(resource, correction)),
  );
  return [
    `# ${plain(descriptor.title)}, version ${version}`,
    plain(descriptor.description),
    `Released on ${releaseDay(dataPackage)}: <${page}>. The reason for this version: ${plain(descriptor.changes)}`,
    "## Licence",
    list(descriptor.licenses.map(({title, path}) => `${plain(title)}: <${path}>`)),
    "## How to cite",
    plain(versionReference({dataPackage, page})),
    "CITATION.cff says the same for machines.",
    "## Files",
    list([
      ...data.map(({path, title}) => `\`${path}\`: ${plain(title)}`),
      "`datapackage.json`: the description of all fields, units, sources and caveats (Data Package 2.0)",
      "`ro-crate-metadata.json`: the same for research archives (RO-Crate 1.2)",
      "`croissant.json`: the same for machine learning (Croissant 1.0)",
      "`SHA256SUMS`: checksums; `sha256sum --check SHA256SUMS` finds a changed file",
    ]),
    "The CSV files are in UTF-8 and not changed for spreadsheets. A cell that starts with `=`, `+`, `-` or `@` is text, and a spreadsheet may take it for a formula: in a spreadsheet open the workbooks (XLSX) instead, which are published at the address above.",
    ...resources.flatMap(fields),
    ...elsewhere(resources, page),
    ...section("Corrections", [
      ...corrections,
      ...(corrections.length > 0
        ? ["The file named `published` keeps the values of the provider; datapackage.json describes that file."]
        : []),
    ]),
    ...section("Good for", descriptor.goodFor.map(plain)),
    ...section("Not good for", descriptor.notGoodFor.map(plain)),
    ...section(
      "Ways to misread these numbers",
      descriptor.misreadings.map(({title, text}) => `**${plain(title)}.** ${plain(text)}`),
    ),
    ...section("Caveats", descriptor.caveats.map(plain)),
    ...section(
      "Sources",
      descriptor.sources.map(({title, publisher, path, note}) =>
        [plain([title, publisher].filter(Boolean).join(", ")), path && `<${path}>`, note && plain(note)]
          .filter(Boolean)
          .join(" – "),
      ),
    ),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

function fields({name, descriptor, fields}: Resource): string[] {
  const {title, description, schema} = descriptor;
  return [
    `## Fields of ${name}`,
    `${plain(title)}. ${plain(description)} Primary key: ${schema.primaryKey.map((field) => `\`${field}\``).join(", ")}. An empty cell means that there is no value.`,
    list(fields.map(fieldLine)),
  ];
}

function fieldLine({name, type, unit, title, description, categories = []}: Field): string {
  const kind = [type, unit].filter(Boolean).join(", ");
  const labels = categories.map(({value, label}) => `\`${value}\` (${plain(label)})`).join(", ");
  const meaning = [`${plain(title)}.`, description && plain(description), labels && `One of ${labels}.`];
  return `\`${name}\` (${kind}): ${meaning.filter(Boolean).join(" ")}`;
}

/** What to do about keys that lead to other packages, which are not in the archive. */
function elsewhere(resources: readonly Resource[], page: string): string[] {
  const keys = resources.flatMap(({name, descriptor}) =>
    (descriptor.schema.foreignKeys ?? []).flatMap(({fields, reference}) =>
      reference.package === undefined ? [] : [keyLine(name, fields, reference, page)],
    ),
  );
  if (keys.length === 0) return [];
  return [
    "## Keys to other packages",
    "These keys lead to packages that are not in this archive. Their paths are relative to the address of this version, where the other packages stand beside it.",
    list(keys),
  ];
}

function keyLine(resource: string, own: readonly string[], reference: ForeignKey["reference"], page: string): string {
  const {package: path = "", resource: target = resource, fields} = reference;
  const names = (list: readonly string[]) => list.map((name) => `\`${name}\``).join(", ");
  return `${names(own)} of ${resource} is ${names(fields)} of ${target}, \`${path}\`: <${new URL(path, page).href}>`;
}

function section(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${heading}`, list(items)];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** Text in which no sign is taken for Markdown. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<]/g, (sign) => `\\${sign}`);
}
