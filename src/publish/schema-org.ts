/** Versions and the catalog in the words of schema.org, as search engines for data read them. */
import type {Catalog} from "../data/catalog.ts";
import {DESCRIPTOR} from "../data/package.ts";
import {address} from "../model/address.ts";
import {names} from "../model/jurisdiction.ts";
import type {Jurisdiction} from "../model/observation.ts";
import type {Download} from "./downloads.ts";
import {describeField, PUBLISHER, releaseDay} from "./formats/facts.ts";
import type {PublishedVersion} from "./formats.ts";
import {versionReference} from "./version-citation.ts";

/** The whole address on the site of an address from the root. */
export type Absolute = (address: string) => string;

/** A version as a `Dataset`, with its files. */
export function dataset(
  version: PublishedVersion,
  downloads: readonly Download[],
  catalog: Catalog,
  absolute: Absolute,
): object {
  const {dataPackage, page} = version;
  const {descriptor, resources} = dataPackage;
  const {temporal, spatial} = descriptor.coverage;
  const fields = resources.flatMap(({fields}) => fields);
  return {
    "@context": "https://schema.org/",
    ...headOf(version),
    identifier: page,
    keywords: descriptor.keywords,
    inLanguage: "en-GB",
    isAccessibleForFree: true,
    publisher: publisher(absolute),
    datePublished: releaseDay(dataPackage),
    dateModified: descriptor.created,
    creditText: versionReference(version),
    ...(temporal && {temporalCoverage: `${temporal.from}/${temporal.to}`}),
    spatialCoverage: spatial.map((place) => placeOf(catalog, place)),
    variableMeasured: fields.map((field) => ({
      "@type": "PropertyValue",
      name: field.name,
      alternateName: field.title,
      description: describeField(field),
      ...(field.unit && {unitText: field.unit}),
    })),
    distribution: downloads
      .filter(({name}) => name !== DESCRIPTOR)
      .map(({name, use, mediatype, bytes, hash}) => ({
        "@type": "DataDownload",
        name,
        description: use,
        contentUrl: new URL(name, page).href,
        encodingFormat: mediatype,
        contentSize: `${bytes.length} B`,
        sha256: hash,
      })),
    // Works to cite beside the version itself: where its figures come from.
    citation: descriptor.sources.map(({title, path, publisher: by, date, version: edition}) => ({
      "@type": "CreativeWork",
      name: title,
      ...(path && {url: path}),
      ...(by && {publisher: {"@type": "Organization", name: by}}),
      ...(date && {datePublished: date}),
      ...(edition && {version: edition}),
    })),
    ...(descriptor.derivedFrom && {
      isBasedOn: descriptor.derivedFrom.map((input) =>
        headOf(publishedAt(absolute, catalog, input.package, input.version)),
      ),
    }),
    includedInDataCatalog: {"@type": "DataCatalog", "@id": catalogId(absolute), ...catalogWords(absolute)},
  };
}

/** The catalog with the newest version of every package. */
export function dataCatalog(catalog: Catalog, absolute: Absolute): object {
  return {
    "@context": "https://schema.org/",
    "@type": "DataCatalog",
    "@id": catalogId(absolute),
    ...catalogWords(absolute),
    description: "Every dataset of the site: versioned, typed, cited, with checksums.",
    publisher: publisher(absolute),
    dataset: catalog.names.map((name) => headOf(publishedAt(absolute, catalog, name, catalog.newest(name).version))),
  };
}

/** What says which version it is, and all that a search engine must have of it. */
function headOf({dataPackage, page}: PublishedVersion): object {
  const {version, descriptor} = dataPackage;
  const licences = descriptor.licenses.map(({path}) => path);
  return {
    "@type": "Dataset",
    "@id": page,
    name: `${descriptor.title}, version ${version}`,
    description: descriptor.description,
    url: page,
    version,
    license: licences.length === 1 ? licences[0] : licences,
    creator: descriptor.contributors.map(({title, path}) => ({
      "@type": "Organization",
      name: title,
      ...(path && {url: path}),
    })),
  };
}

function publishedAt(absolute: Absolute, catalog: Catalog, name: string, version: string): PublishedVersion {
  return {dataPackage: catalog.get(name, version), page: absolute(address.version(name, version))};
}

function publisher(absolute: Absolute): object {
  return {"@type": "Organization", name: PUBLISHER, url: absolute(address.home())};
}

function catalogId(absolute: Absolute): string {
  return `${absolute(address.data())}#catalog`;
}

function catalogWords(absolute: Absolute): object {
  return {name: `${PUBLISHER}: data`, url: absolute(address.data())};
}

/** A code of the jurisdictions package as a place with its name; any other words as they are. */
function placeOf(catalog: Catalog, place: string): object {
  // The descriptor has checked every cell; Jurisdiction names the same fields.
  const rows = catalog.newest("jurisdictions").resource("jurisdictions").rows as unknown as readonly Jurisdiction[];
  const isCode = rows.some(({code}) => code === place);
  return {"@type": "Place", name: isCode ? names(rows)(place) : place, ...(isCode && {identifier: place})};
}
