/** Who uses a version of a package: charts, case studies and the packages computed from it. */
import {charts} from "../charts/registry.ts";
import type {Catalog} from "../data/catalog.ts";
import type {DataPackage} from "../data/package.ts";
import {referencesOf} from "./case.ts";

/** The charts that read any resource of a version, in the order of the gallery: pinned to it, or unpinned if it is the newest. */
export function chartsReading(catalog: Catalog, dataPackage: DataPackage): {name: string; label: string}[] {
  return charts
    .filter((chart) => Object.values<string>(chart.reads).some((read) => means(catalog, read, dataPackage)))
    .map(({name, label}) => ({name, label}));
}

/**
 * Whether the text of a case study, front matter too, rests on a version: it prints or checks one of its cells, shows a
 * chart that reads it, prints a claim (package `claims`) or cites a source (package `sources`).
 */
export function rests(catalog: Catalog, text: string, dataPackage: DataPackage): boolean {
  const {name, version} = dataPackage;
  const isNewest = catalog.newest(name).version === version;
  const {values, sources} = referencesOf(text);
  if (name === "claims" && isNewest && values.some((value) => !value.includes("/"))) return true;
  if (name === "sources" && isNewest && sources.length > 0) return true;
  const cells = text.matchAll(/(?<![\w/-])([a-z][a-z0-9-]*(?:@[\d.]+)?)\/[a-z][a-z0-9-]*\/[^\s/"|}]+\/[a-z_]+/g);
  if ([...cells].some(([, target = ""]) => means(catalog, target, dataPackage))) return true;
  const shown = new Set(chartsShown(text));
  return chartsReading(catalog, dataPackage).some(({name}) => shown.has(name));
}

/** The names of the charts that the text of a case study shows, in its order. */
export function chartsShown(text: string): string[] {
  return [...text.matchAll(/<Figure\s+chart="([^"]+)"/g)].map(([, chart = ""]) => chart);
}

/** The packages computed from a version, each version by itself. */
export function derivedFrom({packages}: Catalog, {name, version}: DataPackage): DataPackage[] {
  return packages.filter(({descriptor}) =>
    descriptor.derivedFrom?.some((input) => input.package === name && input.version === version),
  );
}

/** Whether "package/resource" or "package@1.0.0/resource" means this version. */
function means(catalog: Catalog, address: string, {name, version}: DataPackage): boolean {
  const [asked = "", pinned] = (address.split("/")[0] ?? "").split("@");
  return asked === name && (pinned ?? catalog.newest(name).version) === version;
}
