import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {distributionsOf} from "../../src/publish/distributions.ts";
import {plainLicence} from "../../src/publish/licence.ts";
import {provenance} from "../../src/publish/provenance.ts";
import {chartsReading, derivedFrom, rests} from "../../src/publish/usage.ts";
import {catalog} from "../published.ts";

const names = (version: string, of = "mining-hashrate-share") =>
  chartsReading(catalog, catalog.get(of, version)).map(({name}) => name);

test("a chart uses the newest version, an older one only where it is pinned", () => {
  expect(names("1.1.0")).toEqual(expect.arrayContaining(["hashrate-share", "hashrate-map", "vintages"]));
  expect(names("1.0.0")).toEqual(["vintages"]);
  expect(names("1.0.0", "bitcoin-electricity")).toEqual(["bitcoin-electricity", "vintages"]);
});

test("a case rests on a package by a cell, a check, a chart, a claim or a source", () => {
  const uses = (text: string, name: string, version?: string) =>
    rests(catalog, text, version === undefined ? catalog.newest(name) : catalog.get(name, version));
  const cell = '<Value of="mining-hashrate-share/hashrate-share/2021-10,KAZ/share" />';
  expect(uses(cell, "mining-hashrate-share")).toBe(true);
  expect(uses(cell, "mining-hashrate-share", "1.0.0")).toBe(false);
  expect(uses(cell.replace("-share/", "-share@1.0.0/"), "mining-hashrate-share", "1.0.0")).toBe(true);
  const listed = '<Value of="a; electricity-system/electricity-system/KAZ,2021/demand" compute="sum" />';
  expect(uses(listed, "electricity-system")).toBe(true);
  expect(uses('<Figure chart="sweden-prices" />', "sweden-power-prices")).toBe(true);
  expect(uses("{kaz-peak-gap-2023|1}", "claims")).toBe(true);
  expect(uses('<Cite source="kegoc-2021" />', "sources")).toBe(true);
  expect(uses("Prose with a/b/c and no number.", "claims")).toBe(false);
});

test("the Kazakhstan case rests on trade with Russia, the Sweden case on prices, neither on the other’s", () => {
  const read = (name: string) => readFileSync(`content/cases/${name}.mdx`, "utf8");
  const [trade, prices] = [catalog.newest("kazakhstan-russia-trade"), catalog.newest("sweden-power-prices")];
  expect([trade, prices].map((each) => rests(catalog, read("kazakhstan"), each))).toEqual([true, false]);
  expect([trade, prices].map((each) => rests(catalog, read("sweden"), each))).toEqual([false, true]);
});

test("the chain of a derived package goes down to the sources of its inputs", () => {
  const chain = provenance(catalog, catalog.newest("mining-electricity"));
  expect(chain.inputs.map((input) => input.package.id)).toEqual([
    "mining-hashrate-share@1.1.0",
    "bitcoin-electricity@2.0.0",
  ]);
  for (const {sources, inputs} of chain.inputs) {
    expect(inputs).toEqual([]);
    expect(sources.some(({publisher}) => publisher === "Cambridge Centre for Alternative Finance")).toBe(true);
  }
  const used = derivedFrom(catalog, catalog.get("bitcoin-electricity", "1.0.0")).map(({id}) => id);
  expect(used).toEqual(["mining-electricity@1.0.0"]);
});

test("every licence in the data has two plain sentences, and an unknown one none", () => {
  const licences = catalog.packages.flatMap(({descriptor}) => descriptor.licenses);
  for (const licence of licences) expect(plainLicence(licence), licence.name).toMatch(/^[A-Z][^.]+\. [A-Z][^.]+\.$/);
  expect(plainLicence({name: "ODbL-1.0"})).toBeUndefined();
});

test("each numeric field is drawn over time or by how often values occur, keys and mixed units not", () => {
  const drawn = (address: string) => distributionsOf(catalog.resource(address));
  const shares = drawn("mining-hashrate-share@1.1.0/hashrate-share");
  expect([...shares.keys()]).toEqual(["share", "hashrate"]);
  expect(shares.get("share")?.words).toMatch(/^lowest 0, median [\d.]+, highest 75\.53 percent; drawn over time/);
  const demand = drawn("electricity-system@2.0.0/electricity-system");
  expect(demand.get("demand")?.stroke).toBe("");
  expect(demand.has("year")).toBe(false);
  expect(drawn("claims@1.0.0/values").has("value")).toBe(false);
});
