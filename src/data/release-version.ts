import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import {valid} from "semver";
import {byVersion, readCatalog} from "./catalog.ts";
import {checkChanges} from "./changes.ts";
import {describe} from "./describe.ts";
import {diffPackages} from "./diff.ts";
import {summariseDiff} from "./diff-summary.ts";
import {lineOfProperty, parseJson} from "./json.ts";
import {suggest} from "./nearest.ts";
import {type DataPackage, DESCRIPTOR, listFolder} from "./package.ts";
import {type Problem, ProblemsError} from "./problem.ts";
import {addRelease, isReleased, SUMS} from "./release.ts";
import {checkNumber, proposeStep} from "./semver-step.ts";
import {replaceFile, stage} from "./stage.ts";

/**
 * Releases a version of a package, the newest unreleased one when no number is given: writes bytes and hash to its
 * descriptor and its files to the list of releases. Gives the diff with the newest released version, line by line.
 * Throws, with nothing written, when the version has a fault, no reason of its own, or a number that does not fit.
 * `check` gives the faults of a version by rules that the standard does not know.
 */
export function releaseVersion(
  dataFolder: string,
  name: string,
  version?: string,
  check: (dataPackage: DataPackage) => readonly Problem[] = () => [],
): string[] {
  const {names, versions} = foldersOf(dataFolder, name);
  if (!names.includes(name)) throw new Error(`unknown package: "${name}": ${suggest(name, names)}`);
  const unreleased = versions.filter((each) => !isReleased(dataFolder, name, each));
  const released = versions.filter((each) => !unreleased.includes(each)).at(-1);
  const number = version ?? unreleased.at(-1);
  if (number === undefined) {
    throw new Error(`${join(dataFolder, name)} has no unreleased version: copy ${released} to the next number`);
  }
  const folder = join(dataFolder, name, number);
  if (isReleased(dataFolder, name, number)) throw new Error(`${folder} is released already: make a new version`);
  if (!versions.includes(number))
    throw new Error(`unknown version of ${name}: "${number}": ${suggest(number, versions)}`);

  const {catalog, problems} = readCatalog(dataFolder);
  const sums = join(dataFolder, SUMS);
  const earlier = problems.filter(
    ({file}) => file === sums || (released !== undefined && file.startsWith(`${join(dataFolder, name, released)}/`)),
  );
  if (earlier.length > 0) throw new ProblemsError(earlier);

  const descriptor = describeStrictly(folder);
  const files = new Map<string, string | Uint8Array>(
    listFolder(folder).files.map((file) => [file, readFileSync(join(folder, file))]),
  );
  const staged = stage(catalog, name, number, files.set(DESCRIPTOR, descriptor), check);
  try {
    if (staged.problems.length > 0 || staged.package === undefined) throw new ProblemsError(staged.problems);
    const faults = checkChanges(staged.package, catalog.packages);
    if (faults.length > 0) throw new ProblemsError(faults);
    const lines =
      released === undefined ? describeFirst(staged.package) : compare(catalog.get(name, released), staged.package);
    const [older] = unreleased;
    if (older !== undefined && older !== number && byVersion(older, number) < 0) {
      throw new Error(`${join(dataFolder, name, older)} is not released: release it first, or remove it`);
    }
    replaceFile(join(folder, DESCRIPTOR), descriptor);
    replaceFile(sums, addRelease(dataFolder, name, number));
    return [...lines, `${folder}: released, listed in ${sums}`];
  } finally {
    staged.remove();
  }
}

/** The packages of a data folder, and the versions of one of them, oldest first. */
function foldersOf(dataFolder: string, name: string): {names: string[]; versions: string[]} {
  const names = listFolder(dataFolder).folders;
  const versions = names.includes(name) ? listFolder(join(dataFolder, name)).folders : [];
  return {names, versions: versions.filter((each) => valid(each) === each).sort(byVersion)};
}

/** The descriptor with bytes and hash; a property written twice, which that would lose, is a fault. */
function describeStrictly(folder: string): string {
  const file = join(folder, DESCRIPTOR);
  const problems = existsSync(file) ? parseJson(readFileSync(file, "utf8"), file).problems : [];
  if (problems.length > 0) throw new ProblemsError(problems);
  return describe(folder);
}

function compare(released: DataPackage, next: DataPackage): string[] {
  const diff = diffPackages(released, next);
  const proposal = proposeStep(diff);
  const fault = checkNumber(next.version, released.version, proposal, next.descriptor.changes);
  if (fault !== undefined) {
    const line = lineOfProperty(next.text, ["version"]);
    throw new ProblemsError([{file: next.file, line, value: next.version, ...fault}]);
  }
  return [...summariseDiff(diff), `${proposal.step}: ${proposal.reason}`, `reason given: ${next.descriptor.changes}`];
}

function describeFirst({id, resources, descriptor}: DataPackage): string[] {
  return [
    `${id}: the first release`,
    ...resources.map(({name, rows}) => `  ${name}: ${rows.length} rows`),
    `reason given: ${descriptor.changes}`,
  ];
}
