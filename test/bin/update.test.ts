/**
 * npm run update, run as an editor runs it, in a project whose newest version holds the first months or years of the
 * fixture: made-up numbers in the provider's layout.
 */
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, onTestFinished, test} from "vitest";
import {bitcoinElectricity} from "../../src/bin/loaders/bitcoin-electricity.ts";
import {electricitySystem} from "../../src/bin/loaders/electricity-system.ts";
import type {Loader} from "../../src/bin/loaders/loader.ts";
import {miningHashrateShare} from "../../src/bin/loaders/mining-hashrate-share.ts";
import {swedenPowerPrices} from "../../src/bin/loaders/sweden-power-prices.ts";
import {release} from "../../src/bin/release.ts";
import {update} from "../../src/bin/update.ts";
import {openCatalog, readCatalog} from "../../src/data/catalog.ts";
import {describe as describePackage} from "../../src/data/describe.ts";
import {writeCsv} from "../../src/data/write-csv.ts";
import {catalog} from "../published.ts";
import {exportOf} from "./loaders/entsoe-export.ts";
import {run, runAsProcess} from "./run.ts";

const fixture = (name: string) => readFileSync(`test/bin/fixtures/${name}.csv`, "utf8");
const hashrate = fixture("mining-hashrate-share");
/** The fixture's first two months of three. */
const earlierHashrate = linesBefore(hashrate, "2032-01");
const prices = (from: string, to: string) =>
  ["SE1", "SE2", "SE3", "SE4"].map((zone) => [`${zone}.csv`, exportOf(zone, from, to)] as const);

function linesBefore(text: string, start: string): string {
  return text.slice(0, text.indexOf(`\n${start}`) + 1);
}

/** A project with one version of a package, 1.0.0, which holds what its loader reads in some files. */
function projectOf(name: string, loader: Loader, texts: readonly string[]): string {
  const project = mkdtempSync(join(tmpdir(), "update-"));
  onTestFinished(() => rmSync(project, {recursive: true}));
  cpSync("data/jurisdictions", join(project, "data/jurisdictions"), {recursive: true});
  const {descriptor, ...newest} = catalog.newest(name);
  const {path, schema} = newest.resource(loader.resource).descriptor;
  const folder = join(project, "data", name, "1.0.0");
  mkdirSync(folder, {recursive: true});
  const rows = loader.parse(
    texts.map((text) => ({name, text})),
    [],
  );
  const fields = schema.fields.map((field) => field.name);
  writeFileSync(join(folder, path), writeCsv([fields, ...rows.map((row) => fields.map((field) => row[field] ?? ""))]));
  const first = {...descriptor, version: "1.0.0", vintage: "2032-01-15", changes: "First version, made up."};
  writeFileSync(join(folder, "datapackage.json"), JSON.stringify(first));
  writeFileSync(join(folder, "datapackage.json"), describePackage(folder));
  openCatalog(join(project, "data"));
  return project;
}

const hashrateProject = () => projectOf("mining-hashrate-share", miningHashrateShare, [earlierHashrate]);

/** Every file of the data folder, hidden ones too, with its content. */
function snapshot(project: string): Record<string, string> {
  const folder = join(project, "data");
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => [
      join(entry.parentPath, entry.name),
      readFileSync(join(entry.parentPath, entry.name), "utf8"),
    ]),
  );
}

test("a month added becomes a candidate for the next minor version, with its diff, and the build refuses it as it is", async () => {
  const project = hashrateProject();
  const file = join(project, "new.csv");
  writeFileSync(file, hashrate);
  utimesSync(file, new Date("2032-03-04T12:00:00Z"), new Date("2032-03-04T12:00:00Z"));
  const {status, stdout, stderr} = runAsProcess(project, "update", "mining-hashrate-share", "new.csv");
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toContain("mining-hashrate-share: 1.0.0 → 1.1.0\n");
  expect(stdout).toContain("hashrate-share: rows 10 added, 0 removed, 0 changed, 20 as before");
  expect(stdout).toContain("minor: 10 rows added in hashrate-share");

  const folder = join(project, "data/mining-hashrate-share/1.1.0");
  const descriptor = JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8"));
  expect(descriptor).toMatchObject({
    version: "1.1.0",
    vintage: "2032-03-04",
    coverage: {temporal: {from: "2031-11", to: "2032-01", resolution: "month"}},
    licenses: catalog.newest("mining-hashrate-share").descriptor.licenses,
  });
  expect(readFileSync(join(folder, "hashrate-share.csv"), "utf8")).toContain("2032-01,CHN,8,20,\n");
  expect(readCatalog(join(project, "data")).problems.map(({message}) => message)).toEqual([
    "changes are still to be written",
  ]);
});

test("a candidate is not released until its reason is written, and then it is", async () => {
  const project = hashrateProject();
  writeFileSync(join(project, "new.csv"), hashrate);
  expect((await run(project, release, "mining-hashrate-share", "1.0.0")).status).toBe(0);
  expect((await run(project, update, "mining-hashrate-share", "new.csv")).status).toBe(0);
  const before = snapshot(project);
  const refused = await run(project, release, "mining-hashrate-share");
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(
    /^data\/mining-hashrate-share\/1\.1\.0\/datapackage\.json:\d+: changes are still to be written: say why this version was made\n$/,
  );
  expect(snapshot(project)).toEqual(before);

  const file = join(project, "data/mining-hashrate-share/1.1.0/datapackage.json");
  writeFileSync(file, readFileSync(file, "utf8").replace(/"changes": ".*"/, '"changes": "Adds January 2032."'));
  const {status, stdout} = await run(project, release, "mining-hashrate-share");
  expect(status).toBe(0);
  expect(stdout).toContain("minor: 10 rows added in hashrate-share\nreason given: Adds January 2032.\n");
  expect(readFileSync(join(project, "data/SHA256SUMS"), "utf8").match(/1\.1\.0/g)).toHaveLength(2);
});

test("an address is fetched, and the date its server states becomes the vintage", async () => {
  const server = createServer((request, response) => {
    if (request.url !== "/shares.csv") response.writeHead(404).end("<html>not here</html>");
    else response.writeHead(200, {"last-modified": "Thu, 04 Mar 2032 05:06:07 GMT"}).end(hashrate);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const project = hashrateProject();
  const before = snapshot(project);

  const absent = await run(project, update, "mining-hashrate-share", `${address}/share.csv`);
  expect(absent.stderr).toBe(`${address}/share.csv: 404 Not Found: correct the address\n`);
  expect(snapshot(project)).toEqual(before);

  expect((await run(project, update, "mining-hashrate-share", `${address}/shares.csv`, "2.0.0")).status).toBe(0);
  const descriptor = readFileSync(join(project, "data/mining-hashrate-share/2.0.0/datapackage.json"), "utf8");
  expect(JSON.parse(descriptor).vintage).toBe("2032-03-04");
});

test("a server that is not there is named", async () => {
  const {status, stderr} = await run(
    hashrateProject(),
    update,
    "mining-hashrate-share",
    "http://127.0.0.1:9/shares.csv",
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/^http:\/\/127\.0\.0\.1:9\/shares\.csv: not reached \([^\n]+\): try a saved copy\n$/);
});

test("a file that holds what the newest version holds writes nothing", async () => {
  const project = hashrateProject();
  writeFileSync(join(project, "same.csv"), earlierHashrate);
  const before = snapshot(project);
  const {status, stdout} = await run(project, update, "mining-hashrate-share", "same.csv");
  expect(status).toBe(0);
  expect(stdout).toBe("mining-hashrate-share@1.0.0 holds the same 20 rows already: nothing written\n");
  expect(snapshot(project)).toEqual(before);
});

test.each([
  ["an empty file", "", "new.csv: empty file: "],
  ["a web page", "<!doctype html>\n<html>Sign in</html>\n", "new.csv: a web page or XML, not a CSV file: "],
  [
    "a renamed column",
    hashrate.replace("monthly_hashrate_%", "hashrate_share"),
    'new.csv:1: missing column "monthly_hashrate_%": ',
  ],
  ["a last line cut off", hashrate.slice(0, -4), "new.csv:31: cut off, the last line has no end: "],
  [
    "fewer months than the newest version",
    linesBefore(hashrate, "2031-12"),
    "new.csv: 10 rows of mining-hashrate-share@1.0.0 are not there, the first 2031-12,CHN: the file is cut or older, ",
  ],
  ["an unknown country", hashrate.replace("Kazakhstan", "Kazakstan"), 'new.csv:8: unknown country "Kazakstan": '],
  [
    "a share that cannot be",
    hashrate.replace("38.0%", "138.0%"),
    'hashrate-share.csv:3: field "share": value too high "138": ',
  ],
])("%s stops with one line, and nothing is written", async (_, text, message) => {
  const project = hashrateProject();
  writeFileSync(join(project, "new.csv"), text);
  const before = snapshot(project);
  const {status, stdout, stderr} = await run(project, update, "mining-hashrate-share", "new.csv");
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain(message);
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(snapshot(project)).toEqual(before);
});

test.each([
  [["policy-acts", "new.csv"], 'no loader for "policy-acts": one of bitcoin-electricity, electricity-system, '],
  [["mining-hashrate-share"], "usage: npm run update <package> <file-or-address> [<version>]"],
  [["mining-hashrate-share", "none.csv"], "none.csv: no such file: give a file, a folder of CSV files or an address"],
  [["mining-hashrate-share", "data"], "data: no CSV file in the folder"],
  [["mining-hashrate-share", "new.csv", "0.9.0"], "0.9.0 does not follow 1.0.0: take 1.1.0"],
  [["mining-hashrate-share", "new.csv", "next"], "next does not follow 1.0.0: take 1.1.0"],
])("%j is refused in one line, and nothing is written", async (args, message) => {
  const project = hashrateProject();
  writeFileSync(join(project, "new.csv"), hashrate);
  const before = snapshot(project);
  const {status, stderr} = await run(project, update, ...args);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(snapshot(project)).toEqual(before);
});

test("a candidate that stands already is not written over", async () => {
  const project = hashrateProject();
  writeFileSync(join(project, "new.csv"), hashrate);
  await run(project, update, "mining-hashrate-share", "new.csv");
  const before = snapshot(project);
  const {stderr} = await run(project, update, "mining-hashrate-share", "new.csv");
  expect(stderr).toBe(
    "data/mining-hashrate-share/1.1.0 exists already: release it, remove it, or give another number\n",
  );
  expect(snapshot(project)).toEqual(before);
});

test("a series revised as a whole becomes a candidate for a major version", async () => {
  const text = fixture("bitcoin-electricity");
  const project = projectOf("bitcoin-electricity", bitcoinElectricity, [text]);
  writeFileSync(join(project, "revised.csv"), text.replace(/,([\d.]+),1$/gm, ",9$1,1"));
  const {stdout} = await run(project, update, "bitcoin-electricity", "revised.csv");
  expect(stdout).toContain("bitcoin-electricity: 1.0.0 → 2.0.0\n");
  expect(stdout).toContain("major: 3 of the 3 rows of both versions changed in bitcoin-electricity");
});

test("one year corrected in the energy file becomes a candidate for a patch", async () => {
  const text = fixture("electricity-system");
  const project = projectOf("electricity-system", electricitySystem, [text]);
  writeFileSync(join(project, "energy.csv"), text.replace("20002033,,0.000,800.250", "20002033,,0.000,801.500"));
  const {stdout} = await run(project, update, "electricity-system", "energy.csv");
  expect(stdout).toContain("electricity-system: 1.0.0 → 1.0.1\n");
  expect(stdout).toContain("KAZ,2033 carbon_intensity: 800.25 → 801.5 (+0.2%)");
});

test("a folder of price exports adds its months to those that stand", async () => {
  const first = prices("2031-01", "2031-03").map(([, text]) => text);
  const project = projectOf("sweden-power-prices", swedenPowerPrices, first);
  mkdirSync(join(project, "exports"));
  for (const [name, text] of prices("2031-03", "2031-05")) writeFileSync(join(project, "exports", name), text);
  const {stdout, stderr} = await run(project, update, "sweden-power-prices", "exports");
  expect(stderr).toBe("");
  expect(stdout).toContain("sweden-power-prices: rows 8 added, 0 removed, 0 changed, 8 as before");
  const descriptor = readFileSync(join(project, "data/sweden-power-prices/1.1.0/datapackage.json"), "utf8");
  expect(JSON.parse(descriptor).coverage.temporal).toEqual({from: "2031-01", to: "2031-04", resolution: "month"});
});
