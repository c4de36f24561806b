import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {parseDescriptor} from "../../src/data/descriptor.ts";
import {renderProblem} from "../../src/data/problem.ts";
import {FIXTURES} from "./fixtures.ts";

const text = readFileSync(`${FIXTURES}/sound/acts/1.1.0/datapackage.json`, "utf8");

type Json = null | boolean | number | string | Json[] | {[name: string]: Json};

/** The problems of the sound descriptor with one property, given by its path, changed (or removed: undefined). */
function faultsWith(path: string, value: Json | undefined): string[] {
  const descriptor = JSON.parse(text);
  const steps = path.split(".");
  // The descriptor is walked as loose JSON, to break it in ways its type forbids.
  const parent = steps.slice(0, -1).reduce((each, step) => each[step], descriptor);
  if (value === undefined) delete parent[steps.at(-1)!];
  else parent[steps.at(-1)!] = value;
  return parseDescriptor(JSON.stringify(descriptor, null, 2), "d.json").problems.map((each) =>
    renderProblem({...each, file: "d"}).replace(/^d:\d+: /, ""),
  );
}

const SCHEMA = "resources.0.schema";
const ID = `${SCHEMA}.fields.0`;
const INSTRUMENT = `${SCHEMA}.fields.2`;
const ADOPTED = `${SCHEMA}.fields.3`;
const SHARE = `${SCHEMA}.fields.4`;

test("a sound descriptor has no problem and comes back typed", () => {
  const {descriptor, problems} = parseDescriptor(text, "d.json");
  expect(problems).toEqual([]);
  expect(descriptor?.resources[0]?.schema.fields[4]?.unit).toBe("percent");
});

test("a schema may be a codebook: a field has a mark and a group, a category examples and edge cases", () => {
  expect(faultsWith(`${INSTRUMENT}.code`, "R1")).toEqual([]);
  expect(faultsWith(`${INSTRUMENT}.group`, "restricts")).toEqual([]);
  expect(faultsWith(`${INSTRUMENT}.categories.0.examples`, ["an-act-2021"])).toEqual([]);
  expect(faultsWith(`${INSTRUMENT}.categories.0.edgeCases`, ["A draft is not in it."])).toEqual([]);
  expect(faultsWith(`${INSTRUMENT}.categories.0.edgeCases`, [])).toHaveLength(1);
});

test("every property that must be there is asked for by name", () => {
  const optional = ["derivedFrom"];
  const {$schema: _, ...properties} = JSON.parse(text);
  for (const name of Object.keys(properties).filter((each) => !optional.includes(each))) {
    expect(faultsWith(name, undefined).join()).toContain(`missing property ${name}: add`);
  }
  for (const name of Object.keys(properties.resources[0])) {
    expect(faultsWith(`resources.0.${name}`, undefined).join()).toContain(`missing property resources[0].${name}: add`);
  }
});

test("a property the project does not know is an error at every level", () => {
  for (const [path, name] of [
    ["colour", "colour"],
    ["licenses.0.colour", "licenses[0].colour"],
    ["coverage.colour", "coverage.colour"],
    ["resources.0.colour", "resources[0].colour"],
    [`${SCHEMA}.colour`, "resources[0].schema.colour"],
    [`${ID}.colour`, "resources[0].schema.fields[0].colour"],
    [`${SHARE}.constraints.colour`, "resources[0].schema.fields[4].constraints.colour"],
    [`${INSTRUMENT}.categories.0.colour`, "resources[0].schema.fields[2].categories[0].colour"],
  ] as const) {
    expect(faultsWith(path, "red")).toEqual([`unknown property ${name}: remove it or correct its spelling`]);
  }
});

test("every fault of a descriptor is reported, each with its line", () => {
  const broken = text.replace('"version": "1.1.0"', '"version": "1.1"').replace('"format": "csv"', '"format": "CSV"');
  const {problems} = parseDescriptor(broken, "d.json");
  expect(problems.map(({line, value}) => [broken.split("\n")[line! - 1]?.trim(), value])).toEqual([
    ['"version": "1.1",', "1.1"],
    ['"format": "CSV",', "CSV"],
  ]);
});

describe("the standard's rules", () => {
  const refused: [string, string, Json][] = [
    ["a name is lower case with hyphens", "name", "Acts of 2021"],
    ["a version is a whole semantic version", "version", "1.1"],
    ["a version has no leading v", "version", "v1.1.0"],
    ["created is a time in UTC", "created", "2026-11-21"],
    ["a licence has a name", "licenses.0", {title: "Free", path: "https://example.org"}],
    ["a licence's name is an identifier", "licenses.0.name", "CC BY 4.0"],
    ["a licence's path is an address", "licenses.0.path", "licence.txt"],
    ["a source has a title", "sources.0", {path: "https://example.org"}],
    ["a source's path is an address", "sources.0.path", "example.org/data"],
    ["there is at least one source", "sources", []],
    ["there is at least one resource", "resources", []],
    ["there is at least one keyword", "keywords", []],
    ["a keyword is text", "keywords", [7]],
    ["a contributor's role is a known one", "contributors.0.roles", ["owner"]],
    ["a path is not absolute", "resources.0.path", "/etc/acts.csv"],
    ["a path does not climb", "resources.0.path", "../acts.csv"],
    ["a path is not hidden", "resources.0.path", ".acts.csv"],
    ["a path is no address", "resources.0.path", "https://example.org/acts.csv"],
    ["a resource is a table", "resources.0.type", "json"],
    ["a resource is UTF-8", "resources.0.encoding", "latin1"],
    ["bytes is a whole number", "resources.0.bytes", 1.5],
    ["a hash names its algorithm", "resources.0.hash", "0".repeat(64)],
    ["a hash is SHA-256", "resources.0.hash", `sha256:${"0".repeat(32)}`],
    ["a type is one of the standard's that the project uses", `${ID}.type`, "text"],
    ["a field's name is snake_case", `${INSTRUMENT}.name`, "actKind"],
    ["a table has a field", SCHEMA, {fields: [], primaryKey: ["id"], missingValues: [""]}],
    ["a primary key is a list", `${SCHEMA}.primaryKey`, "id"],
    ["a primary key names fields that exist", `${SCHEMA}.primaryKey`, ["idd"]],
    ["a primary key names a field once", `${SCHEMA}.primaryKey`, ["id", "id"]],
    ["missing values are texts", `${SCHEMA}.missingValues`, [0]],
    ["a label of a missing value is text", `${SCHEMA}.missingValues`, [{value: "", label: 1}]],
    ["categories are not for numbers", `${SHARE}.categories`, [{value: 1, label: "One"}]],
    ["categories are not for dates", `${ADOPTED}.categories`, [{value: "2021-10-14", label: "One"}]],
    ["a category is a value of the field's type", `${INSTRUMENT}.categories.0.value`, 1],
    ["a category has a label", `${INSTRUMENT}.categories.0`, {value: "ban"}],
    ["a category is listed once", `${INSTRUMENT}.categories.0.value`, "tax"],
    ["an order needs categories", `${ID}.categoriesOrdered`, true],
    ["a text has no minimum", `${ID}.constraints`, {minimum: "a"}],
    ["a number has no pattern", `${SHARE}.constraints.pattern`, "[0-9]+"],
    ["a bound of a number is a number", `${SHARE}.constraints.minimum`, "0"],
    ["a bound of a date is a date", `${ADOPTED}.constraints.minimum`, "2009"],
    ["a pattern is a regular expression", `${ID}.constraints`, {pattern: "("}],
    ["an enum has values of the field's type", `${SHARE}.constraints.enum`, ["1"]],
    ["an enum lists a value once", `${SHARE}.constraints.enum`, [1, 1]],
    ["required is true or false", `${ID}.constraints`, {required: "yes"}],
    ["an example is the text of a cell", `${SHARE}.example`, 1],
    ["an example is of the field's type", `${SHARE}.example`, "many"],
    ["a foreign key names fields that exist", `${SCHEMA}.foreignKeys.0.fields`, ["plac"]],
    ["a foreign key's two sides are equally long", `${SCHEMA}.foreignKeys.0.fields`, ["place", "id"]],
    ["a foreign key into a package names its descriptor", `${SCHEMA}.foreignKeys.0.reference.package`, "places"],
    [
      "a foreign key inside the package names a resource that exists",
      `${SCHEMA}.foreignKeys.0.reference`,
      {resource: "act", fields: ["id"]},
    ],
    [
      "a foreign key inside the package names a field that exists",
      `${SCHEMA}.foreignKeys.0.reference`,
      {resource: "acts", fields: ["idd"]},
    ],
  ];
  test.each(refused)("%s", (_, path, value) => {
    expect(faultsWith(path, value)).toHaveLength(1);
  });
});

describe("the project's own rules", () => {
  test("a number says its unit", () => {
    expect(faultsWith(`${SHARE}.unit`, undefined)).toEqual([
      "resources[0].schema.fields[4].unit: missing unit: say what the number counts, such as TWh or percent",
    ]);
  });
  test("only numbers have a unit", () => {
    expect(faultsWith(`${ADOPTED}.unit`, "days")).toHaveLength(1);
  });
  test("a period does not end before it starts, and a year holds its months", () => {
    const period = (from: string, to: string) => faultsWith("coverage.temporal", {from, to, resolution: "month"});
    expect(period("2021-10", "2021")).toEqual([]);
    expect(period("2021-10", "2021-09")).toHaveLength(1);
  });
  test("a vintage is a month or a date that exists", () => {
    expect(faultsWith("vintage", "2021-10")).toEqual([]);
    expect(faultsWith("vintage", "2021-10-13")).toEqual([]);
    expect(faultsWith("vintage", "2021")).toHaveLength(1);
    expect(faultsWith("vintage", "2021-02-30")).toHaveLength(1);
  });
});
