/** A candidate for the next version of a package, made of its provider's newest files; nothing is released by it. */
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import {gt, valid} from "semver";
import {readCatalog} from "../data/catalog.ts";
import {UNWRITTEN} from "../data/changes.ts";
import type {PackageDescriptor} from "../data/descriptor.ts";
import {diffPackages, type PackageDiff} from "../data/diff.ts";
import {summariseDiff} from "../data/diff-summary.ts";
import {suggest} from "../data/nearest.ts";
import {type DataPackage, DESCRIPTOR, type Resource, sha256} from "../data/package.ts";
import {ProblemsError} from "../data/problem.ts";
import {nextNumber, type Proposal, proposeStep} from "../data/semver-step.ts";
import {type Staged, stage} from "../data/stage.ts";
import {writeCsv} from "../data/write-csv.ts";
import type {Loader, SourceFile, TextRow} from "./loaders/loader.ts";

export interface CandidateOptions {
  readonly dataFolder: string;
  readonly name: string;
  /** The number of the candidate; without one, the next that the diff asks for. */
  readonly version?: string | undefined;
  readonly loader: Loader;
  readonly files: readonly SourceFile[];
  /** The date of the files, `2026-11-21`: the best that is known of when the provider published them. */
  readonly vintage: string;
  /** The date of today, written the same way. */
  readonly created: string;
}

/**
 * Writes the candidate's folder and gives the diff with the newest version, line by line. Throws, with nothing written,
 * when a file is not what its loader expects, lacks rows the newest version has, or has a fault; when nothing differs,
 * it says so and writes nothing.
 */
export function makeCandidate(options: CandidateOptions): string[] {
  const {dataFolder, name, version, loader, files} = options;
  const {catalog} = readCatalog(dataFolder);
  const newest = catalog.newest(name);
  const table = newest.resource(loader.resource);
  const rows = loader.parse(files, textRows(table));

  // Laid out under any higher number first: the diff decides which one it gets.
  const {diff, proposal} = lookAt(stageVersion(nextNumber(newest.version, "major")));
  const removed = diff.resources.flatMap((each) => each.removed.map((row) => each.primaryKey.map((key) => row[key])));
  const [first] = removed;
  if (first !== undefined) {
    throw new Error(
      `${files.map((file) => file.name).join(", ")}: ${removed.length} rows of ${newest.id} are not there, the first ${first.join(",")}: the file is cut or older, get the whole file (a version without them is made by hand)`,
    );
  }
  if (diff.resources.every(({added, changed}) => added.length + changed.length === 0)) {
    return [`${newest.id} holds the same ${rows.length} rows already: nothing written`];
  }
  const number = version ?? nextNumber(newest.version, proposal.step);
  if (valid(number) !== number || !gt(number, newest.version)) {
    throw new Error(`${number} does not follow ${newest.version}: take ${nextNumber(newest.version, proposal.step)}`);
  }
  const folder = join(dataFolder, name, number);
  if (existsSync(folder)) throw new Error(`${folder} exists already: release it, remove it, or give another number`);
  const staged = stageVersion(number);
  try {
    const lines = summariseDiff({...diff, to: number});
    staged.moveIn();
    return [
      ...lines,
      `${proposal.step}: ${proposal.reason}`,
      `${folder}: a candidate, not released; licence ${loader.licence} as reported, figures from ${loader.address}`,
      `Next: read its ${DESCRIPTOR} from top to bottom, give the reason in changes, then npm run release ${name} ${number}`,
    ];
  } finally {
    staged.remove();
  }

  function stageVersion(number: string): Staged {
    return stage(catalog, name, number, filesOf({...options, number, newest, table, rows}));
  }

  function lookAt(staged: Staged): {diff: PackageDiff; proposal: Proposal} {
    try {
      if (staged.package === undefined || staged.problems.length > 0) throw new ProblemsError(staged.problems);
      const diff = diffPackages(newest, staged.package);
      return {diff, proposal: proposeStep(diff)};
    } finally {
      staged.remove();
    }
  }
}

interface Content extends CandidateOptions {
  readonly number: string;
  readonly newest: DataPackage;
  readonly table: Resource;
  readonly rows: readonly TextRow[];
}

/** The files of the candidate: the new table, the other tables as they are, and the descriptor. */
function filesOf(content: Content): Map<string, string | Uint8Array> {
  const {newest, table, rows} = content;
  const names = table.fields.map((field) => field.name);
  const cell = (row: TextRow, field: string) => {
    const text = row[field];
    if (text === undefined) throw new Error(`the loader gives no "${field}": ${suggest(field, Object.keys(row))}`);
    return text;
  };
  const csv = writeCsv([names, ...rows.map((row) => names.map((field) => cell(row, field)))]);
  const files = new Map<string, string | Uint8Array>();
  for (const {descriptor} of newest.resources) {
    files.set(descriptor.path, readFileSync(join(newest.folder, descriptor.path)));
  }
  files.set(table.descriptor.path, csv);
  return files.set(DESCRIPTOR, `${JSON.stringify(descriptorOf(content, csv), null, 2)}\n`);
}

/** The newest version's descriptor with what the new rows change in it, and `changes` left to be written. */
function descriptorOf(content: Content, csv: string): PackageDescriptor {
  const {newest, table, rows, loader, number, vintage, created} = content;
  const {descriptor} = newest;
  const bytes = Buffer.from(csv);
  const periods = rows.map((row) => row[loader.period]!).sort();
  const {temporal, spatial} = descriptor.coverage;
  const {place} = loader;
  return {
    ...descriptor,
    version: number,
    created: `${created}T00:00:00Z`,
    vintage,
    coverage: {
      ...(temporal !== undefined && {temporal: {...temporal, from: periods[0]!, to: periods.at(-1)!}}),
      spatial: place === undefined ? spatial : [...new Set(rows.map((row) => row[place]!))],
    },
    changes: `${UNWRITTEN} why this version was made. Check first: vintage, which is only the date of the file, sources, description, caveats and misreadings, which are those of ${newest.version}.`,
    resources: descriptor.resources.map((each) =>
      each.name === table.name ? {...each, bytes: bytes.length, hash: `sha256:${sha256(bytes)}`} : each,
    ),
  };
}

/** The rows of a table as they are written. */
function textRows(table: Resource): TextRow[] {
  return table.rows.map((_, index) => Object.fromEntries(table.fields.map(({name}) => [name, table.raw(index, name)])));
}
