import {join} from "node:path/posix";
import type {ForeignKey} from "./descriptor.ts";
import {checkForeignKey} from "./foreign-key.ts";
import {lineOfProperty} from "./json.ts";
import {suggest} from "./nearest.ts";
import type {DataPackage, Resource} from "./package.ts";
import type {Problem} from "./problem.ts";

/** The version folders of a data folder, and the packages among them that have no fault, by folder. */
export interface Neighbours {
  readonly folders: readonly string[];
  readonly sound: ReadonlyMap<string, DataPackage>;
}

/** The faults of a package's references to others: foreign keys across packages, and what it is derived from. */
export function checkReferences(source: DataPackage, neighbours: Neighbours): Problem[] {
  return [
    ...checkDerivedFrom(source, neighbours),
    ...source.resources.flatMap((resource, index) =>
      (resource.descriptor.schema.foreignKeys ?? []).flatMap((key, keyIndex) => {
        const path = ["resources", index, "schema", "foreignKeys", keyIndex, "reference"];
        return checkOuterKey(source, resource, key, path, neighbours);
      }),
    ),
  ];
}

function checkDerivedFrom({folder, file, text, descriptor}: DataPackage, {folders}: Neighbours): Problem[] {
  return (descriptor.derivedFrom ?? []).flatMap(({package: name, version}, index) => {
    if (folders.includes(join(folder, "../..", name, version))) return [];
    const ids = folders.map((each) => each.split("/").slice(-2).join("@"));
    const value = `${name}@${version}`;
    const line = lineOfProperty(text, ["derivedFrom", index]);
    return [{file, line, message: "unknown package", value, remedy: suggest(value, ids)}];
  });
}

function checkOuterKey(
  {folder, file, text}: DataPackage,
  resource: Resource,
  key: ForeignKey,
  path: readonly PropertyKey[],
  {folders, sound}: Neighbours,
): Problem[] {
  const {package: outer, resource: name, fields} = key.reference;
  if (outer === undefined) return [];
  const unknown = (what: string, value: string, known: readonly string[]): Problem => {
    return {file, line: lineOfProperty(text, path), message: `unknown ${what}`, value, remedy: suggest(value, known)};
  };
  const targetFolder = join(folder, outer, "..");
  if (!folders.includes(targetFolder)) {
    return [
      unknown(
        "package",
        outer,
        folders.map((each) => `../../${each.split("/").slice(-2).join("/")}/datapackage.json`),
      ),
    ];
  }
  const target = sound.get(targetFolder);
  // The other package's faults are reported where they are; what is read of it is no ground to judge this one by.
  if (target === undefined) return [];
  const table = target.resources.find((each) => each.name === name);
  if (table === undefined)
    return [
      unknown(
        `resource of ${target.id}`,
        String(name),
        target.resources.map((each) => each.name),
      ),
    ];
  const names = table.fields.map((each) => each.name);
  const missing = fields.filter((each) => !names.includes(each));
  if (missing.length > 0) return missing.map((each) => unknown(`field of ${table.address}`, each, names));
  return checkForeignKey(resource, key, table);
}
