import {writeFileSync} from "node:fs";
import {readCatalog} from "../data/catalog.ts";
import {ProblemsError} from "../data/problem.ts";
import {addRelease, isReleased, SUMS} from "../data/release.ts";
import {command} from "./command.ts";

command("release <package> <version>", (name, version) => {
  const folder = `data/${name}/${version}`;
  const sums = `data/${SUMS}`;
  if (isReleased("data", name, version)) throw new Error(`${folder} is released already: make a new version`);
  const {catalog, problems} = readCatalog("data");
  const own = problems.filter(({file}) => file.startsWith(`${folder}/`) || file === sums);
  if (own.length > 0) throw new ProblemsError(own);
  const {file} = catalog.get(name, version);
  writeFileSync(sums, addRelease("data", name, version));
  return `${file}: released, listed in ${sums}`;
});
