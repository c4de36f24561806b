import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {openCatalog} from "../../src/data/catalog.ts";
import {correctionsResource, describeCorrection} from "../../src/data/correction.ts";
import {parseDescriptor} from "../../src/data/descriptor.ts";
import {FIXTURES} from "./fixtures.ts";

// Every way a correction can be wrong is a folder of its own: fixtures/correction-*.
const acts = openCatalog(`${FIXTURES}/corrected`).get("acts", "1.0.0");
const table = acts.resource("acts");

test("rows hold the corrected cells, typed, and every other cell as published", () => {
  expect(table.rows).toEqual([
    {id: "kaz-tax", place: "KAZ", instrument: "tax", adopted: "2021-06-24", share: 0.1},
    {id: "swe-tax", place: "SWE", instrument: "tax", adopted: "2022-11-30", share: 0.1},
    {id: "kaz-licence", place: "KAZ", instrument: "licensing", adopted: "2023-02-06", share: 7},
    {id: "eur-ban", place: "EUR", instrument: "ban", adopted: "2023-05-01", share: null},
  ]);
});

test("a published value that breaks the field's constraints is no fault once it is corrected", () => {
  expect(table.text).toContain("kaz-licence,KAZ,licensing,2023-02-06,700\n");
  expect(table.fields[4]?.constraints?.maximum).toBe(100);
});

test("the file is as published, and its bytes and hash are those of the descriptor", () => {
  expect(table.text).toBe(readFileSync(`${FIXTURES}/corrected/acts/1.0.0/acts.published.csv`, "utf8"));
  expect({bytes: table.bytes, hash: table.hash}).toEqual({
    bytes: table.descriptor.bytes,
    hash: table.descriptor.hash,
  });
});

test("the corrected text differs from the file in the corrected cells alone", () => {
  expect(table.correctedText).toBe(
    table.text.replace("2012-06-24,\n", "2021-06-24,0.1\n").replace(",700\n", ",7\n").replace(",0.50\n", ",\n"),
  );
  expect(table.raw(2, "share")).toBe("7");
});

test("a table tells which of its cells are corrected, from what, why, and what the provider did", () => {
  expect(table.corrections.map(({row, field, from, to}) => [row, field, from, to])).toEqual([
    [2, "share", "700", "7"],
    [0, "adopted", "2012-06-24", "2021-06-24"],
    [0, "share", "", "0.1"],
    [3, "share", "0.50", ""],
  ]);
  expect(table.corrections[0]).toEqual({
    key: "kaz-licence",
    field: "share",
    from: "700",
    to: "7",
    reason: "A share is at most 100 percent; the decimal point was lost.",
    reported: "2026-10-01",
    status: "acknowledged",
    row: 2,
    file: "test/data/fixtures/corrected/acts/1.0.0/corrections.csv",
    line: 2,
  });
  expect(table.corrections[1]).toMatchObject({reported: null, status: "open"});
});

test("a correction reads as a sentence, an empty cell as no data", () => {
  expect(table.corrections.slice(0, 3).map((each) => describeCorrection(table, each))).toEqual([
    "Share of load, kaz-licence: 7, published as 700. A share is at most 100 percent; the decimal point was lost.",
    "Date of adoption, kaz-tax: 2021-06-24, published as 2012-06-24. The act is of 2021, as its own title says.",
    "Share of load, kaz-tax: 0.1, published as no data. The annex gives it, the table does not.",
  ]);
});

test("the corrections are a resource of the package, with a file, bytes and a hash", () => {
  expect(acts.resources.map(({name}) => name)).toEqual(["acts", "corrections"]);
  expect(acts.resource("corrections").rows).toHaveLength(4);
  const {descriptor, problems} = parseDescriptor(acts.text, acts.file);
  expect(problems).toEqual([]);
  expect(descriptor?.resources[1]).toMatchObject(correctionsResource);
});

test("a table without corrections is its file", () => {
  const places = openCatalog(`${FIXTURES}/corrected`).resource("places@1.0.0/places");
  expect(places.corrections).toEqual([]);
  expect(places.correctedText).toBe(places.text);
});
