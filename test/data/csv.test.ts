import {expect, test} from "vitest";
import {parseCsv} from "../../src/data/csv.ts";
import {writeCsv} from "../../src/data/write-csv.ts";

const faults = (text: string) => parseCsv(text, "a.csv").problems.map(({line, message}) => `${line ?? "-"} ${message}`);

test("the header is line 1, and records keep the line they start on", () => {
  expect(parseCsv('a,b\n1,2\n"x\ny",3\n4,5\n', "a.csv")).toEqual({
    header: ["a", "b"],
    records: [
      {line: 2, cells: ["1", "2"]},
      {line: 3, cells: ["x\ny", "3"]},
      {line: 5, cells: ["4", "5"]},
    ],
    problems: [],
  });
});

test("cells are texts as they stand: nothing is trimmed or typed", () => {
  expect(parseCsv('a,b,c\n 1 ,"",007\n', "a.csv").records[0]?.cells).toEqual([" 1 ", "", "007"]);
});

test("doubled quotes and commas in a quoted cell belong to the cell", () => {
  expect(parseCsv('a,b\n"say ""no"", twice",2\n', "a.csv").records[0]?.cells).toEqual(['say "no", twice', "2"]);
});

test("the faults of form are all reported at once", () => {
  expect(faults("\uFEFFa,a,\r\n1,2,3\r\n4,5")).toEqual([
    "1 byte order mark",
    "1 line ends with CRLF",
    "3 no newline at the end of the file",
    "1 duplicate column",
    "1 column 3 has no name",
    "3 2 cells under 3 columns",
  ]);
});

test("a quote left open costs its own record, not those after it", () => {
  const {records, problems} = parseCsv('a,b\n1,2\n3,"4\n5,6\n7,8,9\n10,11\n', "a.csv");
  expect(problems.map(({line, message}) => [line, message])).toEqual([
    [3, "quote left open"],
    [5, "3 cells under 2 columns"],
  ]);
  expect(records.map(({line}) => line)).toEqual([2, 4, 6]);
});

test("a stray quote costs its own record, not those after it", () => {
  const {records, problems} = parseCsv('a,b\n1,2"3\n"4"5,6\n7,8\n', "a.csv");
  expect(problems.map(({line, message}) => [line, message])).toEqual([
    [2, "stray quote"],
    [3, "stray quote"],
  ]);
  expect(records).toEqual([{line: 4, cells: ["7", "8"]}]);
});

test("a header that cannot be read leaves no records to guess at", () => {
  const {header, records, problems} = parseCsv('a,"b\n1,2\n', "a.csv");
  expect(header).toEqual([]);
  expect(records).toEqual([]);
  expect(problems.map(({line, message}) => [line, message])).toEqual([[1, "quote left open"]]);
});

test("an empty file, a file of a header alone and an empty line are faults", () => {
  expect(faults("")).toEqual(["- empty file"]);
  expect(faults("a,b\n")).toEqual(["- no records"]);
  expect(faults("a,b\n1,2\n\n3,4\n")).toEqual(["3 1 cell under 2 columns"]);
});

test("records are written so that they read back the same, quoted only where they must be", () => {
  const records = [
    ["a", "b"],
    ['say "no", twice', "x\ny"],
    ["", " 1 "],
  ];
  const text = writeCsv(records);
  expect(text).toBe('a,b\n"say ""no"", twice","x\ny"\n, 1 \n');
  const {header, records: read} = parseCsv(text, "a.csv");
  expect([header, ...read.map(({cells}) => cells)]).toEqual(records);
});
