import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, dirname, join} from "node:path/posix";
import {
  checkCorrections,
  correctionsIn,
  correctionsResource,
  isCorrections,
  type WrittenCorrection,
} from "./correction.ts";
import {type PackageDescriptor, parseDescriptor, type ResourceDescriptor} from "./descriptor.ts";
import {checkForeignKey} from "./foreign-key.ts";
import {suggest} from "./nearest.ts";
import type {Problem} from "./problem.ts";
import {readTable, type Table} from "./table.ts";

export type {Cell, Row} from "./table.ts";

/** A table of a package. Its rows are corrected; its file, and the bytes and hash of it, are as published. */
export interface Resource extends Table {
  readonly name: string;
  /** e.g. `sources@1.0.0/sources` */
  readonly address: string;
  /** Size of the CSV file, measured. */
  readonly bytes: number;
  /** SHA-256 of the CSV file, computed: `sha256:` and 64 digits. */
  readonly hash: string;
}

/** One version of a Data Package. */
export interface DataPackage {
  readonly name: string;
  readonly version: string;
  /** e.g. `sources@1.0.0` */
  readonly id: string;
  readonly folder: string;
  /** The path of `datapackage.json`. */
  readonly file: string;
  /** `datapackage.json`, character for character. */
  readonly text: string;
  readonly descriptor: PackageDescriptor;
  readonly resources: readonly Resource[];
  /** Throws when there is no resource of that name. */
  resource(name: string): Resource;
}

/**
 * Reads the version folder `data/<package>/<version>` and checks everything that can be told from it alone. Gives every
 * fault found; the package comes with them as far as it could be read, and not at all without a sound descriptor.
 */
export function readPackage(folder: string): {package: DataPackage | undefined; problems: readonly Problem[]} {
  const file = join(folder, DESCRIPTOR);
  if (!existsSync(file)) {
    return {
      package: undefined,
      problems: [{file, message: "missing file", remedy: "a folder is a dataset with its descriptor only"}],
    };
  }
  const {text, problems: textProblems} = readText(file);
  const {descriptor, problems: descriptorProblems} = parseDescriptor(text, file);
  const problems = [...textProblems, ...descriptorProblems];
  if (descriptor === undefined) return {package: undefined, problems};

  problems.push(...checkPlace(descriptor, folder), ...checkFiles(descriptor, folder));
  const read = (each: ResourceDescriptor, corrections: readonly WrittenCorrection[] = []): Resource[] => {
    if (!existsSync(join(folder, each.path))) return [];
    const {resource, problems: resourceProblems} = readResource(each, descriptor, folder, corrections);
    problems.push(...resourceProblems);
    return [resource];
  };
  const ownCorrections = descriptor.resources.filter(isCorrections).flatMap((each) => read(each));
  const corrections = ownCorrections.flatMap(correctionsIn);
  problems.push(...checkCorrections(descriptor, folder, {file, text}, corrections));
  const resources = descriptor.resources.flatMap((each) => {
    if (isCorrections(each)) return ownCorrections.filter(({name}) => name === each.name);
    return read(
      each,
      corrections.filter(({resource}) => resource === each.name),
    );
  });
  for (const resource of resources) {
    for (const key of resource.descriptor.schema.foreignKeys ?? []) {
      if (key.reference.package !== undefined) continue;
      const target = resources.find(({name}) => name === (key.reference.resource ?? resource.name));
      if (target !== undefined) problems.push(...checkForeignKey(resource, key, target));
    }
  }
  const {name, version} = descriptor;
  const find = (wanted: string): Resource => {
    const found = resources.find((each) => each.name === wanted);
    if (found !== undefined) return found;
    const names = resources.map((each) => each.name);
    throw new Error(`unknown resource of ${name}@${version}: "${wanted}": ${suggest(wanted, names)}`);
  };
  return {
    package: {name, version, id: `${name}@${version}`, folder, file, text, descriptor, resources, resource: find},
    problems,
  };
}

/** The name of a descriptor's file. */
export const DESCRIPTOR = "datapackage.json";

/** The files and folders in a folder, sorted, without those whose name starts with a dot. */
export function listFolder(folder: string): {files: string[]; folders: string[]} {
  const entries = readdirSync(folder, {withFileTypes: true}).filter(({name}) => !name.startsWith("."));
  const names = (folders: boolean) =>
    entries
      .filter((each) => each.isDirectory() === folders)
      .map(({name}) => name)
      .sort();
  return {files: names(false), folders: names(true)};
}

/** The SHA-256 of a file's bytes in hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function readResource(
  resource: ResourceDescriptor,
  {name, version}: PackageDescriptor,
  folder: string,
  corrections: readonly WrittenCorrection[],
): {resource: Resource; problems: Problem[]} {
  const file = join(folder, resource.path);
  const {bytes, text, problems: textProblems} = readText(file);
  const hash = `sha256:${sha256(bytes)}`;
  const problems = [...textProblems];
  const remedy = `it is ${bytes.length}; if the change is meant, npm run describe ${name} ${version}`;
  if (bytes.length !== resource.bytes)
    problems.push({file, message: "wrong bytes in the descriptor", value: String(resource.bytes), remedy});
  if (hash !== resource.hash) {
    const remedy = `it is ${hash}; if the change is meant, npm run describe ${name} ${version}`;
    problems.push({file, message: "wrong hash in the descriptor", value: resource.hash, remedy});
  }
  const {table, problems: tableProblems} = readTable(text, resource, file, corrections);
  problems.push(...tableProblems);
  const address = `${name}@${version}/${resource.name}`;
  return {resource: {...table, name: resource.name, address, bytes: bytes.length, hash}, problems};
}

/** A file's bytes and text; what is not UTF-8 is reported and replaced. */
function readText(file: string): {bytes: Uint8Array; text: string; problems: Problem[]} {
  const bytes = readFileSync(file);
  const decode = (fatal: boolean) => new TextDecoder("utf-8", {fatal, ignoreBOM: true}).decode(bytes);
  try {
    return {bytes, text: decode(true), problems: []};
  } catch {
    return {bytes, text: decode(false), problems: [{file, message: "not UTF-8", remedy: "save as UTF-8"}]};
  }
}

/** A package is where its name and version say. */
function checkPlace({name, version}: PackageDescriptor, folder: string): Problem[] {
  const file = join(folder, DESCRIPTOR);
  const wrong = (property: string, value: string, expected: string): Problem[] =>
    value === expected
      ? []
      : [{file, message: `${property} differs from its folder`, value, remedy: `write ${expected} or move the folder`}];
  return [...wrong("name", name, basename(dirname(folder))), ...wrong("version", version, basename(folder))];
}

/** The files in the folder are the descriptor and its resources, no more, no fewer. */
function checkFiles({name, version, resources}: PackageDescriptor, folder: string): Problem[] {
  const declared = resources.map(({path}) => path);
  const {files, folders} = listFolder(folder);
  const stray = [...files.filter((name) => name !== DESCRIPTOR && !declared.includes(name)), ...folders];
  const missing = declared.filter((path) => !files.includes(path));
  const remedyOf = (stray: string) =>
    stray === correctionsResource.path
      ? `npm run describe ${name} ${version} declares it`
      : `declare it in ${DESCRIPTOR} or remove it`;
  return [
    ...stray.map((name) => ({file: join(folder, name), message: "undeclared file", remedy: remedyOf(name)})),
    ...missing.map((path) => ({
      file: join(folder, path),
      message: "missing file",
      remedy: `add it or remove it from ${DESCRIPTOR}`,
    })),
  ];
}
