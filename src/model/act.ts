/** A policy act as readers follow it: its dated steps, and what it does to other acts. */
import type {Act, Status} from "./observation.ts";

export interface Step {
  state: Status;
  /** As precise as its sources: "2021", "2021-10" or "2021-10-14". */
  date: string;
}

/** The dated steps of an act, in the order acts go through them; a rejected act ends with its rejection. */
export function steps(act: Act): readonly Step[] {
  const dated: readonly [Status, string | null][] = [
    ["proposed", act.proposed],
    ["announced", act.announced],
    ["adopted", act.adopted],
    ["in-force", act.in_force],
    ["enforced", act.enforced],
    [act.status === "rejected" ? "rejected" : "ended", act.ended],
  ];
  return dated.flatMap(([state, date]) => (date === null ? [] : [{state, date}]));
}

/** What an act does to another, as its relation names it: "amends", "replaces", "follows", … */
export interface Relation {
  verb: string;
  act: string;
}

/** The relations of an act: `"amends:kaz-law-2022;follows:kaz-cut-off-2022"` is two. Empty for an act without any. */
export function relations({relation}: Act): readonly Relation[] {
  return (relation ?? "")
    .split(";")
    .filter((each) => each !== "")
    .map((each) => {
      const [verb = "", act = ""] = each.split(":");
      return {verb, act};
    });
}

/** Each verb as it reads from the act itself, and from the act it bears on. */
export const relationWords: Readonly<Record<string, readonly [own: string, other: string]>> = {
  amends: ["Changes part of", "Changed in part by"],
  replaces: ["Takes the place of", "Replaced by"],
  ends: ["Repeals", "Repealed by"],
  follows: ["Follows", "Followed by"],
  "part-of": ["Part of", "Holds"],
  implements: ["Carries out", "Carried out by"],
  rejects: ["Decides against", "Decided against by"],
};

/** How exactly a date is known, by its length: "to the day", "to the month", "to the year". */
export function precision(date: string): string {
  return date.length === 10 ? "to the day" : date.length === 7 ? "to the month" : "to the year";
}
