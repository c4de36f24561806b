import {expect, test} from "vitest";
import {firstReports, statementsAbout} from "../../src/publish/first-reports.ts";
import {catalog} from "../published.ts";

const found = firstReports(catalog);

test("each report has its source and its statements in the order of the text", () => {
  expect(found.reports.map(({id, source}) => [id, source.source.id])).toEqual([
    ["techspot-2021", "techspot-kazakhstan-energy-crisis-2021"],
    ["vietnamese-2021", "vietnamese-news-kazakhstan-mining-2021"],
  ]);
  for (const {statements} of found.reports)
    expect(statements.map(({position}) => position)).toEqual(statements.map((_, i) => i + 1));
});

test("the counts of all verdicts add up to all statements", () => {
  expect(found.verdicts.reduce((sum, {total}) => sum + total, 0)).toBe(found.total);
  for (const [i, {statements}] of found.reports.entries())
    expect(found.verdicts.reduce((sum, {counts}) => sum + counts[i]!, 0)).toBe(statements.length);
});

test("every verdict has its word and its meaning, from supported to refuted", () => {
  expect([found.verdicts.at(0)?.label, found.verdicts.at(-1)?.label]).toEqual(["Supported", "Refuted"]);
  for (const {meaning} of found.verdicts) expect(meaning).toMatch(/\.$/);
});

test("a claim knows the statements that it bears on", () => {
  const about = statementsAbout(found, "kaz-demand-growth-2021");
  expect(about.map(({report, statement}) => `${report.label}: ${statement.position}`)).toEqual([
    "TechSpot, 2021: 4",
    "Vietnamese news item, 2021: 18",
  ]);
  expect(statementsAbout(found, "no-such-claim")).toEqual([]);
});
