import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import {z} from "zod";
import {correctionsResource} from "./correction.ts";
import {parseDescriptor} from "./descriptor.ts";
import {parseJson} from "./json.ts";
import {DESCRIPTOR, sha256} from "./package.ts";
import {ProblemsError} from "./problem.ts";

/** As much of a descriptor as must be there to measure its files. */
const draft = z.looseObject({resources: z.array(z.looseObject({path: z.string()}))});

/**
 * The text of a version's `datapackage.json` with `bytes` and `hash` of every resource measured from its file,
 * `corrections.csv` declared where it was not, and nothing else changed. Throws a `ProblemsError` when the descriptor
 * names no files or a file is missing.
 */
export function describe(folder: string): string {
  const file = join(folder, DESCRIPTOR);
  if (!existsSync(file)) throw new ProblemsError([{file, message: "missing file", remedy: "write a descriptor first"}]);
  const text = readFileSync(file, "utf8");
  const {value} = parseJson(text, file);
  if (!isDraft(value)) throw new ProblemsError(parseDescriptor(text, file).problems);
  const {path: corrections} = correctionsResource;
  const isUndeclared = !value.resources.some(({path}) => path === corrections) && existsSync(join(folder, corrections));
  const declared = isUndeclared ? [...value.resources, {...correctionsResource}] : value.resources;
  const resources = declared.map(({schema, ...resource}) => {
    const path = join(folder, resource.path);
    if (!existsSync(path))
      throw new ProblemsError([{file: path, message: "missing file", remedy: `add it or correct ${file}`}]);
    const bytes = readFileSync(path);
    return {...resource, bytes: bytes.length, hash: `sha256:${sha256(bytes)}`, schema};
  });
  return `${JSON.stringify({...value, resources}, null, 2)}\n`;
}

function isDraft(value: unknown): value is z.infer<typeof draft> {
  return draft.safeParse(value).success;
}
