/** Checks a version of the policy acts by the rules of the model; every fault is told with file, line and act. */
import type {DataPackage} from "../data/package.ts";
import type {Problem} from "../data/problem.ts";
import {actFaults} from "../model/act-rules.ts";
import type {Act, ActSource} from "../model/observation.ts";

/** The faults of one version, e.g. `acts.csv:17: act "kaz-ban-2021": in force 2021-05 before it was announced 2021-09: …`. */
export function checkActs(dataPackage: DataPackage): Problem[] {
  const tables = {acts: dataPackage.resource("acts"), "act-sources": dataPackage.resource("act-sources")};
  // The descriptor has checked every cell; the interfaces of model/observation.ts name the same fields.
  const acts = tables.acts.rows as unknown as readonly Act[];
  const sources = tables["act-sources"].rows as unknown as readonly ActSource[];
  return actFaults(acts, sources).map(({id, table, row, message, remedy}) => ({
    file: tables[table].file,
    line: tables[table].lineOf(row),
    message: `act "${id}": ${message}`,
    remedy,
  }));
}
