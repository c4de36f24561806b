/** What each package must hold beyond the standard: a check for each that has rules of its own. */
import type {Catalog} from "../data/catalog.ts";
import type {DataPackage} from "../data/package.ts";
import type {Problem} from "../data/problem.ts";
import {checkActs} from "./check-acts.ts";
import {checkCoding} from "./coding.ts";

/** By name of the package. A further set of rules is a further line. */
const checks: Readonly<Record<string, (dataPackage: DataPackage, catalog: Catalog) => Problem[]>> = {
  "policy-acts": checkActs,
  "policy-coding": checkCoding,
};

/**
 * The faults of a version by the rules of its package; none for a package without rules of its own. What the version names
 * in other packages is looked up in the catalog.
 */
export function checkPackage(dataPackage: DataPackage, catalog: Catalog): Problem[] {
  return checks[dataPackage.name]?.(dataPackage, catalog) ?? [];
}
