import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, onTestFinished, test} from "vitest";
import {readCatalog} from "../../src/data/catalog.ts";
import {describe as describeVersion} from "../../src/data/describe.ts";
import {renderProblem} from "../../src/data/problem.ts";
import {levelsOf, type PolicyMonth} from "../../src/model/panel.ts";
import {restrictionIndex, restrictionIndicators} from "../../src/model/restriction-index.ts";
import {checkPackage} from "../../src/publish/check-package.ts";
import {checkCoding, decisionsOf, derivedTables, spellsOf, undecidedIn} from "../../src/publish/coding.ts";
import {catalog} from "../published.ts";

const coding = catalog.newest("policy-coding");
const FIXTURES = "test/publish/fixtures/coding";

test.each(["spells", "panel", "agreement"])(
  "%s is what the two codings and the decisions give, to the byte",
  (name) => {
    expect(derivedTables(coding, catalog).get(name)).toBe(coding.resource(name).text);
  },
);

test("every difference of the two codings is decided, with a sentence that says why", () => {
  expect(undecidedIn(coding)).toEqual([]);
  for (const {argument} of decisionsOf(coding)) expect(argument).toMatch(/^[A-Z].{20,}\.$/);
});

test("the project's own coding keeps every rule", () => {
  expect(checkCoding(coding, catalog).map(renderProblem)).toEqual([]);
});

test("an indicator on which the coders agree at less than 0.6 is named in the caveats", () => {
  const caveats = coding.descriptor.caveats.join(" ").toLowerCase();
  for (const {indicator, kappa} of coding.resource("agreement").rows) {
    if (kappa === null || Number(kappa) >= 0.6) continue;
    const title = coding
      .resource("panel")
      .fields.find(({name}) => name === indicator)!
      .title.toLowerCase();
    expect(caveats).toContain(title);
  }
});

test("the index stands where all five indicators are coded, and nowhere else", () => {
  const rows = coding.resource("panel").rows as unknown as readonly PolicyMonth[];
  const indexed = rows.filter(({restriction_index}) => restriction_index !== null);
  expect(new Set(indexed.map(({jurisdiction}) => jurisdiction))).toContain("KAZ");
  for (const row of rows) {
    const index = restrictionIndex(levelsOf(row, restrictionIndicators));
    expect(row.restriction_index).toBe(index === null ? null : Number(index.toFixed(1)));
  }
});

test("the first of a month is a day known as such only where an act of the place dates it to the day", () => {
  const dated = new Set<string>();
  for (const act of catalog.newest("policy-acts").resource("acts").rows) {
    for (const field of ["proposed", "announced", "adopted", "in_force", "enforced"])
      dated.add(`${act["jurisdiction"]} ${act[field]}`);
    const ended = String(act["ended"]);
    const next = ended.length < 10 ? "" : new Date(Date.parse(ended) + 86_400_000).toISOString().slice(0, 10);
    dated.add(`${act["jurisdiction"]} ${next}`);
  }
  const finer = coding
    .resource("spells")
    .rows.filter(({from, from_precision}) => from_precision === "day" && String(from).endsWith("-01"))
    .map(({jurisdiction, from}) => `${jurisdiction} ${from}`)
    .filter((each) => !dated.has(each));
  expect(finer).toEqual([]);
});

test("a place is coded only where an act of its own, or of its provinces, bears it out", () => {
  const acts = new Map(
    catalog
      .newest("policy-acts")
      .resource("acts")
      .rows.map(({id, jurisdiction}) => [id, jurisdiction]),
  );
  const foreign = spellsOf(coding).flatMap(({jurisdiction, acts: ids}) =>
    (ids?.split(";") ?? [])
      .map((id) => String(acts.get(id)))
      .filter((place) => place !== jurisdiction && !(jurisdiction === "CHN" && place.startsWith("CN-")))
      .map((place) => `${jurisdiction} by an act of ${place}`),
  );
  expect(foreign).toEqual([]);
});

/** The faults of the project's coding with some of its files changed: the folder of the version is given to `change`. */
function faultsWith(change: (version: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "coding-"));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  for (const key of ["jurisdictions", "sources", "policy-acts"])
    cpSync(join("data", key), join(folder, key), {recursive: true});
  const version = join(folder, "policy-coding", coding.version);
  cpSync(coding.folder, version, {recursive: true});
  change(version);
  writeFileSync(join(version, "datapackage.json"), describeVersion(version));
  const {catalog: read, problems} = readCatalog(folder);
  const faults = problems.length > 0 ? problems : checkPackage(read.newest("policy-coding"), read);
  return faults
    .map((fault) => `${renderProblem(fault)}\n`)
    .join("")
    .replaceAll(`${folder}/`, "data/")
    .replaceAll(coding.version, "1.0.0");
}

// A new input is a new folder here with the messages it must give in `expected.txt`.
test.each(readdirSync(FIXTURES).sort())(
  "every fault of the coding %s is told with place, file, line and remedy",
  (name) => {
    const faults = faultsWith((version) => cpSync(join(FIXTURES, name, "spells.csv"), join(version, "spells.csv")));
    expect(faults).toBe(readFileSync(join(FIXTURES, name, "expected.txt"), "utf8"));
  },
);

test("a difference without decision and a decision without difference are faults", () => {
  const faults = faultsWith((version) => {
    const file = join(version, "decisions.csv");
    const [header, first = "", ...rest] = readFileSync(file, "utf8").split("\n");
    const [jurisdiction, indicator, from] = first.split(",");
    const moved = first.replace(from!, "2001-01-01");
    writeFileSync(file, [header, moved, ...rest].join("\n"));
    expect(moved).not.toBe(first);
    expect([jurisdiction, indicator]).not.toContain("");
  });
  expect(faults.trim().split("\n")).toEqual([
    expect.stringMatching(/decisions.csv: .* the coders differ from .*, and nothing is decided: npm run coding/),
    expect.stringMatching(/decisions.csv:2: .* the coders do not differ so from 2001-01-01: remove the decision/),
  ]);
});
