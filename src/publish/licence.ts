/** Licences as readers know them. */
import type {License} from "../data/descriptor.ts";

/** The short name of a licence: "CC-BY-4.0" is "CC BY 4.0"; "other-at" is "attribution required". */
export function shortLicence({name}: Pick<License, "name">): string {
  if (name.startsWith("CC-")) return name.replace(/^CC-/, "CC ").replace(/-(\d)/, " $1");
  return name === "other-at" ? "attribution required" : name;
}
