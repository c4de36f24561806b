import {writeFileSync} from "node:fs";
import {readCatalog} from "../data/catalog.ts";
import {describe} from "../data/describe.ts";
import {DESCRIPTOR, readPackage} from "../data/package.ts";
import {ProblemsError} from "../data/problem.ts";
import {isReleased} from "../data/release.ts";
import {checkPackage} from "../publish/check-package.ts";
import {type Command, start} from "./command.ts";

export const describeVersion: Command = {
  usage: "describe <package> <version>",
  run: (name, version) => {
    const folder = `data/${name}/${version}`;
    if (isReleased("data", name, version))
      throw new Error(`${folder} is released and never changes: make a new version`);
    writeFileSync(`${folder}/${DESCRIPTOR}`, describe(folder));
    const {package: described, problems} = readPackage(folder);
    if (problems.length > 0) throw new ProblemsError(problems);
    const faults = described === undefined ? [] : checkPackage(described, readCatalog("data").catalog);
    if (faults.length > 0) throw new ProblemsError(faults);
    return `${folder}/${DESCRIPTOR}: bytes and hash are up to date`;
  },
};

if (import.meta.main) await start(describeVersion);
