/** Checks what the data layer cannot know: that claims have values that can be compared, and that every source is cited. */
import {readFileSync} from "node:fs";
import {join} from "node:path/posix";
import type {Catalog} from "../data/catalog.ts";
import {listFolder, type Resource} from "../data/package.ts";
import type {Problem} from "../data/problem.ts";
import {type Claim, type ClaimValue, printClaim} from "../model/claim.ts";
import {comparable, findUnit} from "../model/unit.ts";
import {referencesOf} from "./case.ts";
import {sources} from "./source.ts";

/** The faults of the newest claims and sources, with file and line; texts of the content folder count as citing. */
export function checkEvidence(folder: string, catalog: Catalog): Problem[] {
  return [...checkClaims(catalog), ...checkSources(folder, catalog)];
}

function checkClaims(catalog: Catalog): Problem[] {
  const dataPackage = catalog.newest("claims");
  const [claims, values] = [dataPackage.resource("claims"), dataPackage.resource("values")];
  // The descriptor has checked every cell; the interfaces of model/claim.ts name the same fields.
  const claimRows = claims.rows as unknown as readonly Claim[];
  const valueRows = values.rows as unknown as readonly ClaimValue[];
  const byClaim = Map.groupBy(valueRows, ({claim}) => claim);
  const ids = new Set(sources(catalog).keys());
  return [
    ...claimRows.flatMap((claim, i) => {
      const fault = claimFault(claim, byClaim.get(claim.id) ?? []);
      return fault === undefined ? [] : [{...at(claims, i), ...fault}];
    }),
    ...valueRows.flatMap((value, i) => {
      const claim = claimRows.find(({id}) => id === value.claim);
      const fault = claim && valueFault(value, claim, ids);
      return fault === undefined ? [] : [{...at(values, i), ...fault}];
    }),
  ];
}

type Fault = Pick<Problem, "field" | "message" | "value" | "remedy">;

function unknownUnit(value: string): Fault {
  return {
    field: "unit",
    message: "unknown unit",
    value,
    remedy: "write a unit of src/model/unit.ts, or count:<thing>",
  };
}

function claimFault(claim: Claim, values: readonly ClaimValue[]): Fault | undefined {
  if (!isUnit(claim.unit)) return unknownUnit(claim.unit);
  if (values.length === 0)
    return {
      field: "id",
      message: "claim without a source",
      value: claim.id,
      remedy: "add a row to values.csv that says who states it",
    };
  if (values.length > 1 && claim.why === null)
    return {
      field: "why",
      message: "no reason for the value used",
      value: claim.id,
      remedy: "say why that value, and how the rivals differ",
    };
  if (claim.used === null)
    return claim.status === "refuted"
      ? undefined
      : {
          field: "used",
          message: "no value used",
          value: claim.id,
          remedy: "name the number of the value to print, or range",
        };
  try {
    printClaim(claim, values);
    return undefined;
  } catch (error) {
    return {
      field: "used",
      message: (error as Error).message,
      value: claim.used,
      remedy: `name one of ${values.map(({n}) => n).join(", ")}, or range`,
    };
  }
}

function valueFault(value: ClaimValue, claim: Claim, sourceIds: ReadonlySet<string>): Fault | undefined {
  if (!isUnit(value.unit)) return unknownUnit(value.unit);
  if (isUnit(claim.unit) && !comparable(value.unit, claim.unit)) {
    return {
      field: "unit",
      message: `cannot stand beside ${claim.unit}, the unit of ${claim.id}`,
      value: value.unit,
      remedy: "give the figure in a unit of the same quantity, or make it a claim of its own",
    };
  }
  const lost = value.also?.split(" ").find((id) => !sourceIds.has(id));
  return lost === undefined
    ? undefined
    : {field: "also", message: "unknown source", value: lost, remedy: "name a source of the sources package"};
}

function checkSources(folder: string, catalog: Catalog): Problem[] {
  const resource = catalog.newest("sources").resource("sources");
  const cited = citedSources(folder, catalog);
  return resource.rows.flatMap(({id}, i) =>
    cited.has(String(id))
      ? []
      : [
          {
            ...at(resource, i),
            field: "id",
            message: "source that nobody cites",
            value: String(id),
            remedy: "cite it in a claim, an act or a text, or leave it out of the next version",
          },
        ],
  );
}

/** Ids of the sources behind a claim, an act, a text, or the figures of a package (matched by address). */
function citedSources(folder: string, catalog: Catalog): Set<string> {
  const values = catalog.newest("claims").resource("values").rows;
  const acts = catalog.newest("policy-acts").resource("act-sources").rows;
  const texts = ["cases", "notes"].flatMap((name) => {
    const files = listFolder(join(folder, name)).files.filter((file) => file.endsWith(".mdx"));
    return files.flatMap((file) => referencesOf(readFileSync(join(folder, name, file), "utf8")).sources);
  });
  const addresses = new Set(catalog.packages.flatMap(({descriptor}) => descriptor.sources.map(({path}) => path)));
  const behindFigures = [...sources(catalog).values()].filter(({url}) => url !== null && addresses.has(url));
  return new Set([
    ...values.flatMap(({source, also}) => [String(source), ...String(also ?? "").split(" ")]),
    ...acts.map(({source}) => String(source)),
    ...texts,
    ...behindFigures.map(({id}) => id),
  ]);
}

function at(resource: Resource, row: number): Pick<Problem, "file" | "line"> {
  return {file: resource.file, line: resource.lineOf(row)};
}

function isUnit(name: string): boolean {
  try {
    findUnit(name);
    return true;
  } catch {
    return false;
  }
}
