/** What several formats say of a version, said once. */
import type {Field} from "../../data/descriptor.ts";
import type {DataPackage} from "../../data/package.ts";

/** Who publishes every version, and the site. */
export const PUBLISHER = "Mining and the Grid";

/** The day a version was released, `YYYY-MM-DD`. */
export function releaseDay({descriptor: {created}}: DataPackage): string {
  return created.slice(0, 10);
}

/** What a field holds, in words: its title, its description and its unit. */
export function describeField({title, description, unit}: Field): string {
  const parts = [description ?? title, unit && `Unit: ${unit}.`];
  return parts.filter(Boolean).join(" ");
}
