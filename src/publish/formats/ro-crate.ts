import type {PublishedVersion} from "../formats.ts";
import {versionReference} from "../version-citation.ts";
import type {ArchiveFile} from "./archive.ts";
import {describeField, releaseDay} from "./facts.ts";

/**
 * The metadata of a version as an RO-Crate 1.2: the root is the version, its parts are the files given and the list of
 * checksums, its variables are the fields.
 */
export function roCrate({dataPackage, page}: PublishedVersion, files: readonly ArchiveFile[]): string {
  const {version, descriptor, resources} = dataPackage;
  const {title, description, keywords, contributors, licenses, sources, coverage} = descriptor;
  const organizations = contributors.map(({title: name, path}) => ({
    "@id": path ?? `#${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`,
    "@type": "Organization",
    name,
    ...(path && {url: path}),
  }));
  const having = (role: "author" | "publisher" | "compiler") =>
    organizations.filter((_, i) => contributors[i]?.roles.includes(role)).map(reference);
  const licences = licenses.map((licence) => ({
    "@id": licence.path,
    "@type": "CreativeWork",
    name: licence.title,
    identifier: licence.name,
  }));
  const works = sources.flatMap(({path, title: name, publisher, date}) =>
    path === undefined
      ? []
      : [
          {
            "@id": path,
            "@type": "CreativeWork",
            name,
            ...(publisher && {publisher}),
            ...(date && {datePublished: date}),
          },
        ],
  );
  const parts = [
    ...files.map(({path, title: name, mediatype, bytes, hash}) => ({
      "@id": path,
      "@type": "File",
      name,
      encodingFormat: mediatype,
      contentSize: String(bytes),
      sha256: hash,
    })),
    {"@id": "SHA256SUMS", "@type": "File", name: "Checksums of all files", encodingFormat: "text/plain"},
  ];
  const variables = resources.flatMap(({name: resource, fields}) =>
    fields.map((field) => ({
      "@id": `#${resource}/${field.name}`,
      "@type": "PropertyValue",
      name: field.name,
      alternateName: field.title,
      description: describeField(field),
      ...(field.unit && {unitText: field.unit}),
    })),
  );
  const {temporal} = coverage;
  const graph = [
    {
      "@id": "ro-crate-metadata.json",
      "@type": "CreativeWork",
      conformsTo: {"@id": "https://w3id.org/ro/crate/1.2"},
      about: {"@id": "./"},
    },
    {
      "@id": "./",
      "@type": "Dataset",
      name: title,
      description,
      version,
      identifier: page,
      url: page,
      datePublished: releaseDay(dataPackage),
      creditText: versionReference({dataPackage, page}),
      license: licences.map(reference),
      author: having("author"),
      contributor: having("compiler"),
      publisher: having("publisher"),
      keywords,
      ...(temporal && {temporalCoverage: `${temporal.from}/${temporal.to}`}),
      isBasedOn: works.map(reference),
      variableMeasured: variables.map(reference),
      hasPart: parts.map(reference),
    },
    ...parts,
    ...unique([...organizations, ...licences, ...works]),
    ...variables,
  ];
  const crateContext = ["https://w3id.org/ro/crate/1.2/context", {sha256: "https://schema.org/sha256"}];
  return `${JSON.stringify({"@context": crateContext, "@graph": graph}, null, 2)}\n`;
}

interface Entity {
  readonly "@id": string;
}

function reference({"@id": id}: Entity): Entity {
  return {"@id": id};
}

/** An entity stands once in a crate: the first of each id. */
function unique<Each extends Entity>(entities: readonly Each[]): Each[] {
  return [...new Map(entities.toReversed().map((entity) => [entity["@id"], entity])).values()].toReversed();
}
