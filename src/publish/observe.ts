/** From packages to the rows a chart reads. */

import type {Chart} from "../charts/chart.ts";
import type {Catalog} from "../data/catalog.ts";
import type {DataPackage, Resource} from "../data/package.ts";

export interface Observed<Observations> {
  observations: Observations;
  /** The packages read, the one with the figures first, each once. */
  packages: readonly DataPackage[];
  /** The resource with the figures. */
  figures: Resource;
}

/** Ends the address of a resource of which a chart reads the fields, not the rows: the codebook is such a schema. */
export const FIELDS = "#fields";

/** The address of the resource itself. */
export function withoutFields(address: string): string {
  return address.replace(/#fields$/, "");
}

/** Versions of packages by name, e.g. {"policy-acts": "1.0.0"}. */
export type Pins = Readonly<Record<string, string>>;

/**
 * The rows of every resource a chart reads. The figures come from the version asked for, the rest from the version pinned,
 * each else the newest; what ends in "#fields" is given as the fields of its schema; a resource the chart pins itself ("package@1.0.0/resource") stays so. Throws when a chart names a package, version or resource that is not there.
 */
export function observe<Observations>(
  catalog: Catalog,
  chart: Chart<Observations>,
  version?: string,
  pins: Pins = {},
): Observed<Observations> {
  const packages = new Map<string, DataPackage>();
  const open = (address: string, asked?: string): Resource => {
    const [target = "", resource = ""] = withoutFields(address).split("/");
    const [name = "", pinned] = target.split("@");
    const found = pinned ?? asked ?? pins[name];
    const dataPackage = found === undefined ? catalog.newest(name) : catalog.get(name, found);
    packages.set(dataPackage.id, dataPackage);
    return dataPackage.resource(resource);
  };
  const figures = open(chart.reads[chart.figures], version);
  const ofFigures = String(chart.reads[chart.figures]).split("/")[0];
  /** Another resource of the package with the figures comes from the same version. */
  const sameAsFigures = (address: string) => (address.split("/")[0] === ofFigures ? version : undefined);
  const rows = Object.entries<string>(chart.reads).map(([property, address]) => {
    const resource = property === chart.figures ? figures : open(address, sameAsFigures(address));
    return [property, address.endsWith(FIELDS) ? resource.fields : resource.rows];
  });
  // The descriptor has checked every cell; the interfaces of model/observation.ts name the same fields.
  return {observations: Object.fromEntries(rows) as Observations, packages: [...packages.values()], figures};
}
