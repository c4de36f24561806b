/**
 * The catalog in DCAT 3, as JSON-LD. A package is a dataset without files that has versions; each version is a dataset
 * with files, says which it follows and why it was made.
 */
import type {Catalog} from "../data/catalog.ts";
import type {DataPackage} from "../data/package.ts";
import {address} from "../model/address.ts";
import {archiveName, type Download} from "./downloads.ts";
import {PUBLISHER} from "./formats/facts.ts";
import type {PublishedVersion} from "./formats.ts";
import type {Absolute} from "./schema-org.ts";
import {versionReference} from "./version-citation.ts";

/** A version with the files it is published as. */
export interface VersionFiles {
  dataPackage: DataPackage;
  downloads: readonly Download[];
}

/** The whole catalog, as a text that ends in a line feed. */
export function dcat(catalog: Catalog, versions: readonly VersionFiles[], absolute: Absolute): string {
  const publisher = absolute(address.about());
  const pageOf = (name: string, version: string) => absolute(address.version(name, version));
  const packages = catalog.names.map((name) => {
    const {descriptor, version} = catalog.newest(name);
    return {
      "@id": absolute(address.package(name)),
      "@type": "dcat:Dataset",
      "dct:identifier": name,
      "dct:title": descriptor.title,
      "dct:description": descriptor.description,
      "dct:publisher": {"@id": publisher},
      "dcat:landingPage": {"@id": absolute(address.package(name))},
      "dcat:hasVersion": catalog.versions(name).map((each) => ({"@id": pageOf(name, each.version)})),
      "dcat:hasCurrentVersion": {"@id": pageOf(name, version)},
    };
  });
  const graph = [
    {
      "@id": absolute(address.data()),
      "@type": "dcat:Catalog",
      "dct:title": `${PUBLISHER}: data`,
      "dct:description": "Every dataset of the site: versioned, typed, cited, with checksums.",
      "dct:publisher": {"@id": publisher},
      "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/ENG"},
      "dct:modified": time(newest(catalog.packages.map(({descriptor}) => descriptor.created))),
      "foaf:homepage": {"@id": absolute(address.data())},
      "dcat:dataset": [
        ...packages.map(({"@id": id}) => ({"@id": id})),
        ...versions.map(({dataPackage: {name, version}}) => ({"@id": pageOf(name, version)})),
      ],
    },
    {
      "@id": publisher,
      "@type": "foaf:Organization",
      "foaf:name": PUBLISHER,
      "foaf:homepage": {"@id": absolute(address.home())},
    },
    ...packages,
    ...versions.flatMap(({dataPackage, downloads}) => {
      const page = pageOf(dataPackage.name, dataPackage.version);
      return [
        versionNode({dataPackage, page}, downloads, catalog, absolute),
        ...downloads.map((download) => distribution(download, {dataPackage, page})),
      ];
    }),
  ];
  return `${JSON.stringify({"@context": context, "@graph": graph}, null, 1)}\n`;
}

function versionNode(
  published: PublishedVersion,
  downloads: readonly Download[],
  catalog: Catalog,
  absolute: Absolute,
): object {
  const {dataPackage, page} = published;
  const {name, version, descriptor} = dataPackage;
  const {temporal, spatial} = descriptor.coverage;
  const versions = catalog.versions(name);
  const previous = versions[versions.findIndex((each) => each.version === version) - 1];
  return {
    "@id": page,
    "@type": "dcat:Dataset",
    "dct:identifier": `${name}@${version}`,
    "dct:title": `${descriptor.title}, version ${version}`,
    "dct:description": descriptor.description,
    "dcat:version": version,
    "adms:versionNotes": descriptor.changes,
    "dcat:isVersionOf": {"@id": absolute(address.package(name))},
    ...(previous && {"dcat:previousVersion": {"@id": absolute(address.version(name, previous.version))}}),
    "dct:issued": time(descriptor.created),
    "dct:modified": time(descriptor.created),
    "dct:publisher": {"@id": absolute(address.about())},
    "dct:creator": descriptor.contributors.map(({title, path}) => ({
      ...(path && {"@id": path}),
      "@type": "foaf:Organization",
      "foaf:name": title,
    })),
    "dct:license": descriptor.licenses.map(({path}) => ({"@id": path})),
    "dct:bibliographicCitation": versionReference(published),
    "dcat:keyword": descriptor.keywords,
    ...(temporal && {
      "dct:temporal": {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": day(temporal.from),
        "dcat:endDate": day(temporal.to),
      },
    }),
    "dct:spatial": spatial.map((place) => ({"@type": "dct:Location", "dct:identifier": place})),
    "dct:source": descriptor.sources.flatMap(({path}) => (path ? [{"@id": path}] : [])),
    ...(descriptor.derivedFrom && {
      "prov:wasDerivedFrom": descriptor.derivedFrom.map((input) => ({
        "@id": absolute(address.version(input.package, input.version)),
      })),
    }),
    "dcat:landingPage": {"@id": page},
    "dcat:distribution": downloads.map((download) => ({"@id": new URL(download.name, page).href})),
  };
}

function distribution({name, use, mediatype, bytes, hash}: Download, {dataPackage, page}: PublishedVersion): object {
  const file = new URL(name, page).href;
  return {
    "@id": file,
    "@type": "dcat:Distribution",
    "dct:title": name,
    "dct:description": use,
    "dct:license": dataPackage.descriptor.licenses.map(({path}) => ({"@id": path})),
    "dcat:accessURL": {"@id": page},
    "dcat:downloadURL": {"@id": file},
    "dcat:mediaType": {"@id": `https://www.iana.org/assignments/media-types/${mediatype}`},
    ...(name === archiveName(dataPackage) && {"dct:conformsTo": {"@id": dataPackage.descriptor.$schema}}),
    "dcat:byteSize": {"@value": String(bytes.length), "@type": "xsd:nonNegativeInteger"},
    "spdx:checksum": {
      "@type": "spdx:Checksum",
      "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
      "spdx:checksumValue": {"@value": hash, "@type": "xsd:hexBinary"},
    },
  };
}

function newest(times: readonly string[]): string {
  return times.toSorted().at(-1) ?? "";
}

function time(iso: string): object {
  return {"@value": iso, "@type": "xsd:dateTime"};
}

/** A year, a month or a day, each with its own type. */
function day(iso: string): object {
  const type = ["xsd:gYear", "xsd:gYearMonth", "xsd:date"][iso.split("-").length - 1];
  return {"@value": iso, "@type": type};
}

const context = {
  adms: "http://www.w3.org/ns/adms#",
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  prov: "http://www.w3.org/ns/prov#",
  spdx: "http://spdx.org/rdf/terms#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};
