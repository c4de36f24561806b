import {expect, test} from "vitest";
import {snippets} from "../../src/publish/snippets.ts";
import {catalog} from "../published.ts";

const page = "https://example.org/data/x/1.0.0/";
const code = (name: string, label: string) =>
  snippets({dataPackage: catalog.newest(name), page}).find((snippet) => snippet.label === label)?.code;

test("each language loads the table by the address of this version", () => {
  expect(code("mining-hashrate-share", "DuckDB")).toBe(`SELECT * FROM '${page}hashrate-share.parquet';`);
  expect(code("mining-hashrate-share", "Python")).toBe(`import pandas as pd

hashrate_share = pd.read_csv(
    "${page}hashrate-share.csv",
    keep_default_na=False,
    na_values=[""],
)
print(hashrate_share)`);
  expect(code("mining-hashrate-share", "R")).toBe(`hashrate_share <- read.csv(
  "${page}hashrate-share.csv",
  na.strings = "", encoding = "UTF-8"
)
str(hashrate_share)`);
  expect(code("mining-hashrate-share", "JavaScript")).toBe(
    `const {rows: hashrateShare} = await fetch(
  "${page}hashrate-share.json",
).then((response) => response.json());
console.table(hashrateShare.slice(0, 5));`,
  );
});

test("a package of several tables loads each under a name of its own", () => {
  const {resources} = catalog.newest("claims");
  for (const {label} of snippets({dataPackage: catalog.newest("claims"), page}))
    for (const {name} of resources) expect(code("claims", label)).toContain(`${page}${name}.`);
  expect(code("claims", "JavaScript")).toContain("const {rows: firstReports} =");
  expect(code("claims", "R")).toContain("first_reports <- ");
});

test("text that looks like numbers stays text, and R takes truth values for what they are", () => {
  expect(code("jurisdictions", "Python")).toContain('    dtype={"map_id": "str"},\n');
  expect(code("jurisdictions", "R")).toContain('  colClasses = c(map_id = "character")\n');
  expect(code("sources", "R")).toContain('  colClasses = c(copy = "logical")\n');
});

test("no snippet holds a tab", () => {
  for (const dataPackage of catalog.packages)
    for (const {code} of snippets({dataPackage, page})) expect(code).not.toContain("\t");
});
