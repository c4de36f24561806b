/** Policy acts as pages list them. */
import {ascending} from "d3";
import {names} from "../model/jurisdiction.ts";
import type {Act, Jurisdiction} from "../model/observation.ts";
import {catalog} from "./catalog.ts";

export interface DatedAct {
  act: Act;
  /** Printed name of the jurisdiction. */
  place: string;
  /** The latest date of any state the act has reached. */
  at: string;
}

/** Those who can be told to do something about mining itself, not about data centres or coins at large. */
const concerned: ReadonlySet<string> = new Set(["miners", "local-governments", "grid-operator", "power-suppliers"]);

/** The acts on mining whose latest dated step is most recent, newest first. Only dates known to the day count. */
export function latestActs(count: number): DatedAct[] {
  // The descriptor has checked every cell; the interfaces of model/observation.ts name the same fields.
  const acts = catalog().newest("policy-acts").resource("acts").rows as unknown as readonly Act[];
  const name = names(
    catalog().newest("jurisdictions").resource("jurisdictions").rows as unknown as readonly Jurisdiction[],
  );
  return acts
    .filter(({addressee}) => concerned.has(addressee))
    .map((act) => ({act, place: name(act.jurisdiction), at: latestDate(act)}))
    .filter(({at}) => at.length === 10)
    .sort((a, b) => ascending(b.at, a.at) || ascending(a.act.id, b.act.id))
    .slice(0, count);
}

function latestDate({proposed, announced, adopted, in_force, enforced, ended}: Act): string {
  return (
    [proposed, announced, adopted, in_force, enforced, ended]
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? ""
  );
}
