/** What each package must hold beyond the standard: a check for each that has rules of its own. */
import type {DataPackage} from "../data/package.ts";
import type {Problem} from "../data/problem.ts";
import {checkActs} from "./check-acts.ts";

/** By name of the package. A further set of rules is a further line. */
const checks: Readonly<Record<string, (dataPackage: DataPackage) => Problem[]>> = {
  "policy-acts": checkActs,
};

/** The faults of a version by the rules of its package; none for a package without rules of its own. */
export function checkPackage(dataPackage: DataPackage): Problem[] {
  return checks[dataPackage.name]?.(dataPackage) ?? [];
}
