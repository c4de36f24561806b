import {beforeAll, expect, test} from "vitest";
import {dcat, type VersionFiles} from "../../src/publish/dcat.ts";
import {catalog} from "../published.ts";
import {downloadsOf, pageOf} from "./written.ts";

type Node = Record<string, unknown> & {"@id"?: string; "@type"?: string};

const pageOfVersion = (name: string, version: string) => pageOf({name, version});
const absolute = (address: string) => `https://example.org${address}`;
let versions: VersionFiles[];
let nodes: Map<string, Node>;

beforeAll(async () => {
  versions = await Promise.all(
    catalog.packages.map(async (dataPackage) => ({dataPackage, downloads: await downloadsOf(dataPackage)})),
  );
  const {"@graph": graph} = JSON.parse(dcat(catalog, versions, absolute)) as {"@graph": Node[]};
  nodes = new Map(graph.map((node) => [node["@id"]!, node]));
  expect(nodes.size).toBe(graph.length);
});

const ids = (value: unknown) => [value].flat().map((each) => (each as Node)["@id"]);

test("every prefix that a term uses is in the context", () => {
  const {"@context": context, "@graph": graph} = JSON.parse(dcat(catalog, versions, absolute));
  const used = JSON.stringify(graph).matchAll(/"(?:@(?:type|id)":")?([a-z]+):(?!\/\/)[A-Za-z]/g);
  for (const [, prefix] of used) expect(Object.keys(context)).toContain(prefix);
});

test("the catalog holds every package and every version, and whatever it points to on the site it describes", () => {
  const root = nodes.get(absolute("/data/"));
  expect(root?.["@type"]).toBe("dcat:Catalog");
  const packages = catalog.names.map((name) => absolute(`/data/${name}/`));
  const all = catalog.packages.map(pageOf);
  expect(ids(root?.["dcat:dataset"])).toEqual([...packages, ...all]);
  const terms = ["dcat:dataset", "dcat:hasVersion", "dcat:isVersionOf", "dcat:previousVersion", "dcat:distribution"];
  for (const node of nodes.values())
    for (const term of [...terms, "prov:wasDerivedFrom", "dct:publisher"])
      for (const id of node[term] === undefined ? [] : ids(node[term])) expect(nodes.has(id!), id).toBe(true);
});

test("a version says which package it is of, which it follows, and why it was made", () => {
  const node = nodes.get(pageOfVersion("bitcoin-electricity", "2.0.0"))!;
  expect(node).toMatchObject({
    "@type": "dcat:Dataset",
    "dcat:version": "2.0.0",
    "adms:versionNotes": catalog.get("bitcoin-electricity", "2.0.0").descriptor.changes,
    "dcat:isVersionOf": {"@id": absolute("/data/bitcoin-electricity/")},
    "dcat:previousVersion": {"@id": pageOfVersion("bitcoin-electricity", "1.0.0")},
  });
  expect(nodes.get(pageOfVersion("bitcoin-electricity", "1.0.0"))).not.toHaveProperty("dcat:previousVersion");
  expect(nodes.get(absolute("/data/bitcoin-electricity/"))).toMatchObject({
    "dcat:hasCurrentVersion": {"@id": pageOfVersion("bitcoin-electricity", "2.0.0")},
  });
});

test("a year, a month and a day of coverage have the types of XML Schema", () => {
  const start = (name: string) => {
    const {version} = catalog.newest(name);
    return (nodes.get(pageOfVersion(name, version))!["dct:temporal"] as Node)["dcat:startDate"];
  };
  expect(start("electricity-system")).toEqual({"@value": "2015", "@type": "xsd:gYear"});
  expect(start("mining-hashrate-share")).toEqual({"@value": "2019-09", "@type": "xsd:gYearMonth"});
  expect(start("policy-acts")).toEqual({"@value": "2013-12-05", "@type": "xsd:date"});
});

test("every file is a distribution with type, size and checksum", () => {
  for (const {dataPackage, downloads} of versions)
    for (const {name, mediatype, bytes, hash} of downloads) {
      const file = pageOf(dataPackage) + name;
      expect(nodes.get(file)).toMatchObject({
        "@type": "dcat:Distribution",
        "dcat:downloadURL": {"@id": file},
        "dcat:mediaType": {"@id": `https://www.iana.org/assignments/media-types/${mediatype}`},
        "dcat:byteSize": {"@value": String(bytes.length)},
        "spdx:checksum": {"spdx:checksumValue": {"@value": hash}},
      });
    }
});
