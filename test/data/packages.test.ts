import {expect, test} from "vitest";
import {readCatalog} from "../../src/data/catalog.ts";
import {parseCsv} from "../../src/data/csv.ts";
import {renderProblem} from "../../src/data/problem.ts";
import {writeCsv} from "../../src/data/write-csv.ts";

const {catalog, problems} = readCatalog("data");

test("no package of the project has a fault", () => {
  expect(problems.map(renderProblem)).toEqual([]);
});

test("there are packages to check", () => {
  expect(catalog.names).toContain("mining-hashrate-share");
  expect(catalog.packages.length).toBeGreaterThan(10);
});

test.each(catalog.packages.map((each) => [each.id, each] as const))(
  "every row of %s comes from a record of its file",
  (_, each) => {
    for (const resource of each.resources) {
      const {header, records} = parseCsv(resource.text, resource.file);
      expect(resource.rows.length).toBe(records.length);
      for (const [index, {line, cells}] of records.entries()) {
        expect(resource.lineOf(index)).toBe(line);
        const correctionOf = (field: string) =>
          resource.corrections.find((each) => each.row === index && each.field === field);
        expect(header.map((name) => correctionOf(name)?.from ?? resource.raw(index, name))).toEqual(cells);
        expect(Object.keys(resource.rows[index]!)).toEqual(header);
      }
    }
  },
);

test.each(catalog.packages.map((each) => [each.id, each] as const))(
  "every number of %s reads as its file writes it",
  (_, each) => {
    for (const {fields, rows, raw} of each.resources) {
      for (const {name} of fields.filter(({type}) => type === "number" || type === "integer")) {
        for (const [index, row] of rows.entries()) {
          const text = raw(index, name);
          expect(row[name]).toBe(text === "" ? null : Number.parseFloat(text));
        }
      }
    }
  },
);

test.each(catalog.packages.map((each) => [each.id, each] as const))(
  "every file of %s is quoted only where it must be",
  (_, each) => {
    for (const {text, file} of each.resources) {
      const {header, records} = parseCsv(text, file);
      expect(writeCsv([header, ...records.map(({cells}) => cells)])).toBe(text);
    }
  },
);

test("a cell known from the source is where the catalog says", () => {
  const share = catalog.resource("mining-hashrate-share@1.1.0/hashrate-share");
  const row = share.rows.findIndex(({month, jurisdiction}) => month === "2021-08" && jurisdiction === "KAZ");
  expect(share.rows[row]).toMatchObject({month: "2021-08", jurisdiction: "KAZ"});
  expect(share.raw(row, "share")).toBe(String(share.rows[row]!["share"]));
});
