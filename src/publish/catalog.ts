/** The project's own data, opened once a build. */
import {type Catalog, openCatalog} from "../data/catalog.ts";

let opened: Catalog | undefined;

/** Every package and version of the folder `data`. Throws a ProblemsError that lists every fault in it. */
export function catalog(): Catalog {
  opened ??= openCatalog("data");
  return opened;
}
