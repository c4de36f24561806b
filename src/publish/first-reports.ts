/** What two early news reports said, statement by statement, and how each holds up. */
import type {Catalog} from "../data/catalog.ts";
import {type ClaimEntry, claimEntries} from "./claims.ts";
import {type Citation, citation} from "./source.ts";

/** claims/first-reports */
interface Row {
  id: string;
  report: string;
  position: number;
  says: string;
  claim: string | null;
  verdict: Verdict;
  reason: string;
}

/** The categories of claims/first-reports/verdict, from the best to the worst. */
export type Verdict =
  | "supported"
  | "imprecise"
  | "disputed"
  | "wrong-category"
  | "overstated"
  | "not-found"
  | "refuted";

export interface Statement extends Omit<Row, "claim"> {
  /** The claim that bears on it, if one does. */
  claim: ClaimEntry | undefined;
}

export interface Report {
  id: string;
  /** "TechSpot, 2021" */
  label: string;
  source: Citation;
  /** In the order of its text. */
  statements: readonly Statement[];
}

export interface VerdictCount {
  verdict: Verdict;
  label: string;
  /** What the verdict means. */
  meaning: string;
  /** How many statements of each report have it, in the order of the reports. */
  counts: readonly number[];
  total: number;
}

export interface FirstReports {
  reports: readonly Report[];
  /** Every verdict in the order of the codebook, those that no statement has among them. */
  verdicts: readonly VerdictCount[];
  total: number;
}

/** The source that each report is. */
const sourceOf: Readonly<Record<string, string>> = {
  "techspot-2021": "techspot-kazakhstan-energy-crisis-2021",
  "vietnamese-2021": "vietnamese-news-kazakhstan-mining-2021",
};

/** Both reports with every statement and verdict. Throws a RangeError for a report without a source here. */
export function firstReports(catalog: Catalog): FirstReports {
  const resource = catalog.newest("claims").resource("first-reports");
  // The descriptor has checked every cell; Row names the same fields.
  const rows = resource.rows as unknown as readonly Row[];
  const claims = new Map(claimEntries(catalog).map((entry) => [entry.claim.id, entry]));
  const categories = (name: string) => resource.fields.find((field) => field.name === name)?.categories ?? [];
  const reports = categories("report").map(({value: id, label}): Report => {
    const source = sourceOf[id];
    if (source === undefined)
      throw new RangeError(`report "${id}" has no source: one of ${Object.keys(sourceOf).join(", ")} has`);
    const statements = rows
      .filter(({report}) => report === id)
      .toSorted((a, b) => a.position - b.position)
      .map((row) => ({...row, claim: row.claim === null ? undefined : claims.get(row.claim)}));
    return {id: String(id), label: label ?? String(id), source: citation(catalog, source), statements};
  });
  const verdicts = categories("verdict").map(({value, label, description}): VerdictCount => {
    const counts = reports.map(({statements}) => statements.filter(({verdict}) => verdict === value).length);
    return {
      verdict: value as Verdict,
      label: label ?? String(value),
      meaning: description ?? "",
      counts,
      total: counts.reduce((sum, count) => sum + count, 0),
    };
  });
  return {reports, verdicts, total: rows.length};
}

/** The statements that a claim bears on, e.g. for its page. */
export function statementsAbout({reports}: FirstReports, claim: string): {report: Report; statement: Statement}[] {
  return reports.flatMap((report) =>
    report.statements
      .filter((statement) => statement.claim?.claim.id === claim)
      .map((statement) => ({report, statement})),
  );
}
