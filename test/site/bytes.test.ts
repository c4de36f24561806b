import {readFileSync} from "node:fs";
import {join} from "node:path";
import {unzipSync} from "fflate";
import {expect, inject, test} from "vitest";
import {filesOf, listed} from "./pages.ts";

const [site, subSite] = [inject("site"), inject("subSite")];

/** A file's name without the hash of its content: a style sheet or script holds addresses. */
const nameOf = (file: string) => file.replace(/\.[\w-]{8}(\.css|\.js)$/, "$1");

/** The file of each name. */
const named = (folder: string) => new Map(filesOf(folder).map((file) => [nameOf(file), file]));

/** Bytes as text, with the addresses of `site` whichever build they are of, without the hashes and sizes that follow from them. */
function withoutAddresses(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replaceAll(`${new URL(inject("subOrigin")).host}${inject("base")}`, "mining-and-the-grid.example/")
    .replaceAll(inject("base"), "/")
    .replaceAll(/\.[\w-]{8}(\.css|\.js)/g, "$1")
    .replaceAll(/[0-9a-f]{64}|[0-9a-f]{8}\u00e2\u0080\u00a6[0-9a-f]{8}/g, "") // whole, or shortened by "…", which is three bytes
    .replaceAll(/"(?:bytes":|contentSize":"|@value": ")\d+|[\d,]+(?= bytes)/g, "");
}

/** What a file says, but for its addresses. */
function contentOf(folder: string, file: string): string {
  const bytes = readFileSync(join(folder, file));
  if (/\.(zip|xlsx)$/.test(file))
    return JSON.stringify(Object.entries(unzipSync(bytes)).map(([name, entry]) => [name, withoutAddresses(entry)]));
  // Behind the words of a card stand its pixels, which show no address.
  if (file.endsWith("card.png")) return bytes.subarray(bytes.indexOf("IDAT")).toString("latin1");
  return withoutAddresses(bytes);
}

test("the same project gives the same files under a sub-path", () => {
  expect([...named(subSite).keys()].sort()).toEqual([...named(site).keys()].sort());
});

test("the same project gives the same bytes but for its address in another folder, time zone and language", () => {
  const others = named(subSite);
  // The picture of a chart and a printed case show their address in what is compressed: the tests of parts make each twice.
  const compared = [...named(site)].filter(([name]) => !/(?<!card)\.png$|\.pdf$/.test(name));
  expect(compared.length).toBeGreaterThan(4000);
  const differ = compared.filter(
    ([name, file]) => contentOf(site, file) !== contentOf(subSite, others.get(name) ?? ""),
  );
  expect(listed(differ.map(([name]) => name))).toBe("");
});
