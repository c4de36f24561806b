/** Licences as readers know them. */
import type {License} from "../data/descriptor.ts";

/** The short name of a licence: "CC-BY-4.0" is "CC BY 4.0"; "other-at" is "attribution required". */
export function shortLicence({name}: Pick<License, "name">): string {
  if (name.startsWith("CC-")) return name.replace(/^CC-/, "CC ").replace(/-(\d)/, " $1");
  return name === "other-at" ? "attribution required" : name;
}

/** What a licence lets a reader do and asks of them, in two sentences. The text of the licence decides. */
const plain: Readonly<Record<string, string>> = {
  "CC-BY-4.0":
    "You may copy, change and publish these data for any purpose, also for money. Name the source, link the licence and say what you changed.",
  "CC-BY-NC-SA-4.0":
    "You may copy, change and publish these data, but not for commercial ends. Name the source, say what you changed, and put what you make of them under the same licence.",
  "other-at":
    "You must name the provider wherever you show these figures. Whether they may be published again was not verified, so ask the provider first.",
};

/** A licence in plain words; undefined for one that is not in the table. */
export function plainLicence({name}: Pick<License, "name">): string | undefined {
  return plain[name];
}
