/**
 * npm run coding <version>: computes the resolved spells, the panel and the agreement of policy-coding from its two
 * codings and its decisions. Differences that are not decided are listed as rows for decisions.csv, and nothing is written.
 */
import {writeFileSync} from "node:fs";
import {join} from "node:path/posix";
import {readCatalog} from "../data/catalog.ts";
import {readPackage} from "../data/package.ts";
import {ProblemsError} from "../data/problem.ts";
import {isReleased} from "../data/release.ts";
import {writeCsv} from "../data/write-csv.ts";
import {derivedTables, undecidedIn} from "../publish/coding.ts";
import {type Command, start} from "./command.ts";

export const codePolicy: Command = {
  usage: "coding <version>",
  run: (version) => {
    const folder = join("data", "policy-coding", version!);
    if (isReleased("data", "policy-coding", version!))
      throw new Error(`${folder} is released and never changes: make a new version`);
    const {package: coding, problems} = readPackage(folder);
    if (coding === undefined) throw new ProblemsError(problems);
    const open = undecidedIn(coding);
    if (open.length > 0) {
      const rows = open.map((difference) =>
        [
          difference.jurisdiction,
          difference.indicator,
          difference.from,
          difference.to,
          difference.first_level,
          difference.first_scope,
          difference.second_level,
          difference.second_scope,
        ].map((cell) => (cell === null ? "" : String(cell))),
      );
      throw new Error(
        `${writeCsv(rows)}${open.length === 1 ? "1 difference is" : `${open.length} differences are`} not decided: add them to ${folder}/decisions.csv with what holds and why`,
      );
    }
    const tables = derivedTables(coding, readCatalog("data").catalog);
    for (const [name, text] of tables) writeFileSync(join(folder, coding.resource(name).descriptor.path), text);
    return `${tables.get("agreement")}${folder}: ${[...tables.keys()].join(", ")} written; next: npm run describe policy-coding ${version}`;
  },
};

if (import.meta.main) await start(codePolicy);
