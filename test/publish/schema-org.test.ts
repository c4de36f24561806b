import {expect, test} from "vitest";
import {dataCatalog, dataset} from "../../src/publish/schema-org.ts";
import {catalog} from "../published.ts";
import {downloadsOf, pageOf} from "./written.ts";

const absolute = (address: string) => `https://example.org${address}`;
const versions = catalog.packages.map((each) => [each.id, each] as const);

interface Dataset {
  "@type": string;
  "@id": string;
  name: string;
  description: string;
  version: string;
  license: string | string[];
  creator: {"@type": string; name: string}[];
  variableMeasured: {name: string; unitText?: string}[];
  distribution: {contentUrl: string; encodingFormat: string; sha256: string}[];
  temporalCoverage?: string;
  spatialCoverage: {name: string; identifier?: string}[];
  isBasedOn?: Dataset[];
  dateModified: string;
  includedInDataCatalog: {"@id": string; name: string};
  citation: {name: string}[];
}

async function described(id: string): Promise<Dataset> {
  const [, dataPackage] = versions.find(([own]) => own === id)!;
  const downloads = await downloadsOf(dataPackage);
  return JSON.parse(JSON.stringify(dataset({dataPackage, page: pageOf(dataPackage)}, downloads, catalog, absolute)));
}

test.each(versions)("%s has all that search engines for data require and recommend", async (id, {descriptor}) => {
  const found = await described(id);
  expect(found["@type"]).toBe("Dataset");
  expect(found.name).toContain(descriptor.title);
  // Google asks for 50 to 5,000 letters.
  expect(found.description.length).toBeGreaterThanOrEqual(50);
  expect(found.description.length).toBeLessThanOrEqual(5000);
  expect([found.license].flat()).toEqual(descriptor.licenses.map(({path}) => path));
  expect(found.creator.map(({name}) => name)).toEqual(descriptor.contributors.map(({title}) => title));
  expect(found.dateModified).toBe(descriptor.created);
  expect(found.includedInDataCatalog["@id"]).toBe("https://example.org/data/#catalog");
  expect(found.citation.map(({name}) => name)).toEqual(descriptor.sources.map(({title}) => title));
  for (const {contentUrl, encodingFormat, sha256} of found.distribution) {
    expect(contentUrl.startsWith(found["@id"])).toBe(true);
    expect(encodingFormat).toMatch(/^(text|application)\/[a-z.-]+$/);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  }
});

test("every field is a variable with its unit, in the order of the descriptor", async () => {
  const {variableMeasured} = await described("mining-hashrate-share@1.1.0");
  expect(variableMeasured.map(({name, unitText}) => [name, unitText])).toEqual([
    ["month", undefined],
    ["jurisdiction", undefined],
    ["share", "percent"],
    ["hashrate", "EH/s"],
    ["flag", undefined],
  ]);
});

test("coverage is a period of ISO 8601 and places by name, with their codes where they have one", async () => {
  const shares = await described("mining-hashrate-share@1.1.0");
  expect(shares.temporalCoverage).toBe("2019-09/2022-01");
  expect(shares.spatialCoverage).toContainEqual({"@type": "Place", name: "Kazakhstan", identifier: "KAZ"});
  const prices = await described("sweden-power-prices@1.0.0");
  expect(prices.spatialCoverage).toContainEqual({"@type": "Place", name: "SE1"});
});

test("a derived version names the versions it is computed from, and no other does", async () => {
  const derived = await described("mining-electricity@1.0.0");
  expect(derived.isBasedOn?.map((input) => input["@id"])).toEqual(
    catalog
      .get("mining-electricity", "1.0.0")
      .descriptor.derivedFrom?.map((input) => absolute(`/data/${input.package}/${input.version}/`)),
  );
  expect((await described("bitcoin-electricity@1.0.0")).isBasedOn).toBeUndefined();
});

test("the catalog lists the newest version of every package", () => {
  const found = JSON.parse(JSON.stringify(dataCatalog(catalog, absolute)));
  expect(found["@type"]).toBe("DataCatalog");
  expect(found.dataset.map((each: Dataset) => each["@id"])).toEqual(
    catalog.names.map((name) => absolute(`/data/${name}/${catalog.newest(name).version}/`)),
  );
});
