/** What a package was computed from, down to who published the figures. */
import type {Catalog} from "../data/catalog.ts";
import type {Source} from "../data/descriptor.ts";
import type {DataPackage} from "../data/package.ts";

export interface Provenance {
  package: DataPackage;
  sources: readonly Source[];
  /** The packages it was computed from, each with its own; empty for figures taken over from a provider. */
  inputs: readonly Provenance[];
}

/** The chain behind a package. Throws an Error for an input that is not in the catalog. */
export function provenance(catalog: Catalog, dataPackage: DataPackage): Provenance {
  const {sources, derivedFrom = []} = dataPackage.descriptor;
  const inputs = derivedFrom.map((input) => provenance(catalog, catalog.get(input.package, input.version)));
  return {package: dataPackage, sources, inputs};
}
