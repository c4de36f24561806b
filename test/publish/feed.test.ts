import {expect, test} from "vitest";
import {openCatalog} from "../../src/data/catalog.ts";
import type {DataPackage} from "../../src/data/package.ts";
import {feed} from "../../src/publish/feed.ts";
import {releases} from "../../src/publish/releases.ts";
import {catalog} from "../published.ts";

const sound = openCatalog("test/data/fixtures/sound");
const absolute = (address: string) => `https://example.org${address}`;
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, found = ""]) => found);

/** A version as if it were another, released at another time. */
function altered(dataPackage: DataPackage, version: string, created: string): DataPackage {
  const id = `${dataPackage.name}@${version}`;
  return {...dataPackage, version, id, descriptor: {...dataPackage.descriptor, version, created}};
}

/** A catalog of the versions given, oldest first. */
function catalogOf(...packages: DataPackage[]) {
  const names = [...new Set(packages.map(({name}) => name))].sort();
  const versions = (name: string) => packages.filter((each) => each.name === name);
  return {...catalog, names, packages, versions, newest: (name: string) => versions(name).at(-1)!};
}

test("every version is one release, newest first, and knows the version before it", () => {
  const found = releases(catalog);
  expect(found.map(({dataPackage}) => dataPackage.id).sort()).toEqual(catalog.packages.map(({id}) => id).sort());
  const bitcoin = found.filter(({dataPackage}) => dataPackage.name === "bitcoin-electricity");
  expect(bitcoin.map(({dataPackage, previous}) => [dataPackage.version, previous?.version])).toEqual([
    ["2.0.0", "1.0.0"],
    ["1.0.0", undefined],
  ]);
});

test("releases stand by time, then by name, then the later version first, whatever the order of versions as text", () => {
  const [a, b] = [catalog.newest("claims"), catalog.newest("sources")];
  const early = "2026-01-01T00:00:00Z";
  const late = "2026-02-01T00:00:00Z";
  const given = [altered(a, "1.9.0", early), altered(a, "1.10.0", early), altered(b, "1.0.0", early)];
  const found = releases(catalogOf(...given, altered(b, "1.0.1", late)));
  expect(found.map(({dataPackage}) => dataPackage.id)).toEqual([
    "sources@1.0.1",
    "claims@1.10.0",
    "claims@1.9.0",
    "sources@1.0.0",
  ]);
});

test("a patch is a correction, and no other step is", () => {
  const a = catalog.newest("claims");
  const given = ["1.0.0", "1.0.1", "1.1.0", "2.0.0"].map((version) => altered(a, version, "2026-01-01T00:00:00Z"));
  expect(releases(catalogOf(...given)).map(({kind}) => kind)).toEqual(["release", "release", "correction", "release"]);
});

test("the feed has an id, a title and the time of its newest entry; entries have unique ids and the times of descriptors", () => {
  const xml = feed(releases(catalog), absolute);
  const [own, ...ids] = all(xml, /<id>([^<]+)<\/id>/g);
  expect(own).toBe("https://example.org/feed.xml");
  expect(ids).toEqual(releases(catalog).map(({dataPackage: {name, version}}) => absolute(`/data/${name}/${version}/`)));
  expect(new Set(ids).size).toBe(ids.length);
  const created = releases(catalog).map(({dataPackage}) => dataPackage.descriptor.created);
  expect(all(xml, /<updated>([^<]+)<\/updated>/g)).toEqual([created.toSorted().at(-1), ...created]);
  expect(xml).toContain('<link rel="self" type="application/atom+xml" href="https://example.org/feed.xml"/>');
  expect(feed(releases(catalog), absolute)).toBe(xml);
});

test("an entry gives the reason, the corrected cells and the page of what changed", () => {
  const xml = feed(releases(catalog), absolute);
  expect(xml).toContain('href="https://example.org/data/bitcoin-electricity/1.0.0...2.0.0/" title="What changed"/>');
  expect(xml).toContain("falls from 104.96 to 89.06 TWh");
  const corrected = openCatalog("test/data/fixtures/corrected");
  expect(corrected.packages.some(({resources}) => resources.some(({corrections}) => corrections.length > 0))).toBe(
    true,
  );
  const correction = corrected.packages.flatMap(({resources}) => resources.flatMap((each) => each.corrections))[0]!;
  expect(feed(releases(corrected), absolute)).toContain(correction.reason);
});

test("the signs of XML in a reason or a title are escaped, and signs it cannot hold are left out", () => {
  const version = altered(sound.packages[0]!, "1.0.0", "2026-01-01T00:00:00Z");
  const descriptor = {...version.descriptor, title: 'A < B & "C"', changes: "]]> \u0007bell"};
  const xml = feed(releases(catalogOf({...version, descriptor})), absolute);
  expect(xml).toContain("<title>A &lt; B &amp; &quot;C&quot;, version 1.0.0</title>");
  expect(xml).toContain("<summary>]]&gt; bell");
});

test("a feed of nothing is refused: it would have no date", () => {
  expect(() => feed([], absolute)).toThrow("a feed needs a release");
});
