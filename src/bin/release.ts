/** npm run release <package> [<version>]: lists a version as released; from then on it never changes. */
import {readCatalog} from "../data/catalog.ts";
import {releaseVersion} from "../data/release-version.ts";
import {checkPackage} from "../publish/check-package.ts";
import {type Command, start} from "./command.ts";

export const release: Command = {
  usage: "release <package> [<version>]",
  run: (name, version) =>
    releaseVersion("data", name!, version, (each) => checkPackage(each, readCatalog("data").catalog)).join("\n"),
};

if (import.meta.main) await start(release);
