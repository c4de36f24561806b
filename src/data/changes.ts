import {lineOfProperty} from "./json.ts";
import type {DataPackage} from "./package.ts";
import type {Problem} from "./problem.ts";

/** What `changes` starts with until somebody gives the reason for the version. */
export const UNWRITTEN = "To be written:";

/** The faults of a version's reason: not written yet, or that of one of the other versions, copied along with the folder. */
export function checkChanges({name, file, text, descriptor}: DataPackage, others: readonly DataPackage[]): Problem[] {
  const remedy = "say why this version was made";
  const fault = (message: string): Problem => ({file, line: lineOfProperty(text, ["changes"]), message, remedy});
  if (descriptor.changes.startsWith(UNWRITTEN)) return [fault("changes are still to be written")];
  return others
    .filter((each) => each.name === name && each.file !== file && each.descriptor.changes === descriptor.changes)
    .map(({version}) => fault(`changes are those of ${version}`));
}
