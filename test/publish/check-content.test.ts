import {expect, test} from "vitest";
import {renderProblem} from "../../src/data/problem.ts";
import {checkContent} from "../../src/publish/check-content.ts";
import {catalog} from "../published.ts";

const folder = "test/publish/fixtures/bad-texts";
const lines = checkContent(folder, catalog).map((problem) => renderProblem(problem).replace(`${folder}/`, ""));

function on(place: string): string[] {
  return lines.filter((line) => line.startsWith(`${place}: `)).map((line) => line.slice(place.length + 2));
}

test("no text of the project has a fault", () => {
  expect(checkContent("content", catalog).map(renderProblem)).toEqual([]);
});

test("every fault of every text is told at once, by file and line", () => {
  const places = lines.map((line) => /^[\w/.]+:\d+/.exec(line)?.[0]);
  expect(places).toEqual([
    ...[3, 3, 4, 6, 9, 13, 15, 17, 19, 19, 21, 21, 21, 23, 25, 27, 29, 31].map((line) => `cases/bad.mdx:${line}`),
    ...["notes/bare.mdx:2", "notes/bare.mdx:6", "notes/figure.mdx:2", "notes/figure.mdx:5", "notes/open.mdx:5"],
  ]);
});

test("an unknown chart is answered with the nearest one", () => {
  expect(on("cases/bad.mdx:13")[0]).toMatch(/^unknown chart "hashrate-shar": did you mean "hashrate-share"\?/);
});

test("a chart of a version that is not there is answered with those that are", () => {
  expect(on("cases/bad.mdx:15")).toEqual([
    'no data for chart "hashrate-share": unknown version of mining-hashrate-share: "9.9.9": one of 1.0.0, 1.1.0',
  ]);
});

test("a component without its property is told how to write it", () => {
  expect(on("cases/bad.mdx:17")).toEqual(['Figure without chart: write <Figure chart="…">']);
});

test("an unknown claim is found in front matter, in a paragraph and in a note", () => {
  expect(on("cases/bad.mdx:3")[0]).toMatch(/^unknown claim "no-such-claim": one of /);
  expect(on("cases/bad.mdx:19")[0]).toMatch(/^unknown claim "no-such-claim": one of /);
  expect(on("cases/bad.mdx:31")[0]).toMatch(/^unknown claim "another-claim": one of /);
});

test("a cell that is not there is told by package, row or field", () => {
  expect(on("cases/bad.mdx:4")[0]).toBe(
    'nothing to print for "bitcoin-electricity@2.0.0/bitcoin-electricity/1999-01/best": no row with the key 1999-01 (month)',
  );
  expect(on("cases/bad.mdx:6")[0]).toContain('unknown package: "mining-hashrate-shar": did you mean');
  expect(on("cases/bad.mdx:19")[1]).toContain('unknown field "bset": one of ');
});

test("digits that are no number are told", () => {
  expect(on("cases/bad.mdx:3")[1]).toMatch(
    /^digits that are no number .*: write how many decimals to print, e\.g\. 1$/,
  );
});

test("an unknown property, source, note or component is told with what there is", () => {
  expect(on("cases/bad.mdx:21")).toEqual([
    'unknown property of Value "digts": did you mean "digits"? One of of, digits, n, compute',
    expect.stringMatching(/^unknown source "no-such-source": one of /),
    'note without text "[^2]": write "[^2]: …" in a paragraph of its own',
  ]);
  expect(on("cases/bad.mdx:23")).toEqual([
    'unknown component "Calout": did you mean "Callout"? One of Callout, Cite, Figure, Holds, Value',
  ]);
});

test("a sentence that the data do not bear out is told with what they say", () => {
  expect(on("cases/bad.mdx:25")).toEqual([
    expect.stringMatching(
      /^the data do not bear out “.+”, by "bitcoin-electricity.*: they say [\d.]+ TWh\/yr < [\d.]+ TWh\/yr$/,
    ),
  ]);
});

test("a sentence whose check cannot be read or names nothing is told why", () => {
  expect(on("cases/bad.mdx:27")[0]).toMatch(/^cannot check "no-such-claim > 3": unknown claim "no-such-claim"/);
});

test("arithmetic that does not exist is told with what does", () => {
  expect(on("cases/bad.mdx:29")[0]).toMatch(/^nothing to print for "bitcoin-electricity.*shar/);
});

test("a text may import nothing", () => {
  expect(on("cases/bad.mdx:9")).toEqual([
    "import or export in a text: components are given: Callout, Cite, Figure, Holds, Value",
  ]);
});

test("a text that cannot be read is told where it breaks", () => {
  expect(on("notes/figure.mdx:2")[0]).toMatch(/^Missing closing "quote: put the text in quotes$/);
  expect(on("notes/open.mdx:5")[0]).toMatch(/^Expected a closing tag for `<Callout>`.*: close every tag and brace/);
});

test("a figure stands in a case only", () => {
  expect(on("notes/figure.mdx:5")).toEqual(['unknown component "Figure": one of Callout, Cite, Holds, Value']);
});

test("a number that rests on nothing is told, in front matter and in prose; a reviewed name is not", () => {
  const told = (value: string) =>
    `number that rests on nothing "${value}": print it from its row with <Value of="…" />, or add a name to allowed-numbers.yaml with the reason`;
  expect(on("notes/bare.mdx:2")).toEqual([told("900")]);
  expect(on("notes/bare.mdx:6")).toEqual([told("1,200")]);
});
