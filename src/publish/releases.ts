/** Every version of every package as news: when it came out, why, and what it changed. */
import {diff} from "semver";
import type {Catalog} from "../data/catalog.ts";
import type {DataPackage} from "../data/package.ts";
import {releaseDay} from "./formats/facts.ts";

export interface Release {
  dataPackage: DataPackage;
  /** The version before it; absent for the first. */
  previous?: DataPackage;
  /** `YYYY-MM-DD` */
  day: string;
  kind: ReleaseKind;
}

/** A patch corrects an error; every other step is a release. */
export type ReleaseKind = "release" | "correction";

/** Every version, newest first; those of one moment by name, and of one package the later version first. */
export function releases(catalog: Catalog): Release[] {
  const all = catalog.names.flatMap((name) => {
    const versions = catalog.versions(name);
    return versions
      .map((dataPackage, i): Release => {
        const previous = versions[i - 1];
        const isCorrection = previous !== undefined && diff(previous.version, dataPackage.version) === "patch";
        return {
          dataPackage,
          ...(previous && {previous}),
          day: releaseDay(dataPackage),
          kind: isCorrection ? "correction" : "release",
        };
      })
      .reverse();
  });
  const at = ({dataPackage}: Release) => dataPackage.descriptor.created;
  return all.toSorted((a, b) => (at(a) < at(b) ? 1 : at(a) > at(b) ? -1 : 0));
}
