/** Licences as readers know them. */
import type {License} from "../data/descriptor.ts";

/** The short name of a licence: "CC-BY-4.0" is "CC BY 4.0"; "other-at" is "attribution required". */
export function shortLicence({name, title, path}: License): string {
  if (name?.startsWith("CC-")) return name.replace(/^CC-/, "CC ").replace(/-(\d)/, " $1");
  if (name === "other-at") return "attribution required";
  return name ?? title ?? path ?? "";
}
