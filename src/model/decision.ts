/** When an act was decided, as far as it has come. */
import type {Act, Status} from "./observation.ts";

export interface Decision {
  /** As precise as the sources have it. */
  date: string;
  /** What happened on that date. */
  state: Status;
}

/**
 * The step of an act that was its decision: the vote that rejected it, else its adoption, else the announcement or the
 * proposal, else the day it bound or was carried out. Throws an Error for an act without a date.
 */
export function decision(act: Act): Decision {
  if (act.status === "rejected" && act.ended !== null) return {date: act.ended, state: "rejected"};
  const steps: readonly [string | null, Status][] = [
    [act.adopted, "adopted"],
    [act.announced, "announced"],
    [act.proposed, "proposed"],
    [act.in_force, "in-force"],
    [act.enforced, "enforced"],
    [act.ended, "ended"],
  ];
  for (const [date, state] of steps) if (date !== null) return {date, state};
  throw new Error(`act ${act.id} has no date`);
}
