import type {Field, FieldType} from "../../data/descriptor.ts";
import type {Resource} from "../../data/package.ts";
import type {PublishedVersion} from "../formats.ts";
import {versionReference} from "../version-citation.ts";
import type {ArchiveFile} from "./archive.ts";
import {describeField, releaseDay} from "./facts.ts";

/**
 * A version in Croissant 1.0, the metadata of data for machine learning: its CSV files with their checksums, and a record
 * set for each table and for each list of categories.
 */
export function croissant({dataPackage, page}: PublishedVersion, data: readonly ArchiveFile[]): string {
  const {name, version, descriptor, resources} = dataPackage;
  const metadata = {
    "@context": context,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.0",
    name,
    alternateName: descriptor.title,
    description: descriptor.description,
    version,
    url: page,
    citeAs: versionReference({dataPackage, page}),
    datePublished: releaseDay(dataPackage),
    license: descriptor.licenses.map(({path}) => path),
    creator: descriptor.contributors.map(({title, path}) => ({
      "@type": "sc:Organization",
      name: title,
      ...(path && {url: path}),
    })),
    keywords: descriptor.keywords,
    isLiveDataset: false,
    distribution: data.map(({path, title, mediatype, bytes, hash}) => ({
      "@type": "cr:FileObject",
      "@id": path,
      name: path,
      description: title,
      contentUrl: path,
      contentSize: `${bytes} B`,
      encodingFormat: mediatype,
      sha256: hash,
    })),
    recordSet: resources.flatMap((resource) => {
      const file = data.find((each) => each.resource === resource.name)?.path ?? resource.descriptor.path;
      return [...resource.fields.flatMap((field) => categorySet(resource, field)), recordSet(resource, file)];
    }),
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}

function recordSet({name, descriptor, fields}: Resource, file: string): object {
  const id = (field: string) => `${name}/${field}`;
  const {primaryKey, foreignKeys = []} = descriptor.schema;
  return {
    "@type": "cr:RecordSet",
    "@id": name,
    name,
    description: `${descriptor.title}. ${descriptor.description}`,
    key: primaryKey.map((field) => ({"@id": id(field)})),
    field: fields.map((field) => {
      // A key of one field to a table of this package; Croissant knows no key of several fields, nor other datasets.
      const inside = foreignKeys.find(
        ({fields: own, reference}) => own.length === 1 && own[0] === field.name && reference.package === undefined,
      );
      const target = inside && `${inside.reference.resource ?? name}/${inside.reference.fields[0]}`;
      const references = field.categories ? `${categoriesId(name, field)}/value` : target;
      return {
        "@type": "cr:Field",
        "@id": id(field.name),
        name: field.name,
        description: describeField(field),
        dataType: dataTypes[field.type],
        source: {fileObject: {"@id": file}, extract: {column: field.name}},
        ...(references && {references: {field: {"@id": references}}}),
      };
    }),
  };
}

/** The categories of a field as an enumeration; nothing for a field without. */
function categorySet({name}: Resource, field: Field): object[] {
  if (field.categories === undefined) return [];
  const id = categoriesId(name, field);
  return [
    {
      "@type": "cr:RecordSet",
      "@id": id,
      name: id,
      description: `The categories of ${field.name}: ${field.title}`,
      dataType: "sc:Enumeration",
      key: {"@id": `${id}/value`},
      field: [
        {"@type": "cr:Field", "@id": `${id}/value`, name: "value", dataType: dataTypes[field.type]},
        {"@type": "cr:Field", "@id": `${id}/label`, name: "label", dataType: ["sc:Text", "sc:name"]},
      ],
      data: field.categories.map(({value, label}) => ({[`${id}/value`]: value, [`${id}/label`]: label})),
    },
  ];
}

function categoriesId(resource: string, {name}: Field): string {
  return `${resource}/${name}/categories`;
}

/** A month has no day, so that it stays text. */
const dataTypes: Readonly<Record<FieldType, string>> = {
  string: "sc:Text",
  integer: "sc:Integer",
  number: "sc:Float",
  boolean: "sc:Boolean",
  date: "sc:Date",
  year: "sc:Integer",
  yearmonth: "sc:Text",
};

/** The context that the standard prescribes. */
const context = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  data: {"@id": "cr:data", "@type": "@json"},
  dataType: {"@id": "cr:dataType", "@type": "@vocab"},
  dct: "http://purl.org/dc/terms/",
  examples: {"@id": "cr:examples", "@type": "@json"},
  extract: "cr:extract",
  field: "cr:field",
  fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
};
