/** What the site adds to Astro: a check of data and texts before a build, and pages that follow the data while editing. */
import {resolve, sep} from "node:path";
import type {AstroIntegration} from "astro";
import {openCatalog} from "../data/catalog.ts";
import {ProblemsError} from "../data/problem.ts";
import {checkContent} from "./check-content.ts";
import {checkEvidence} from "./check-evidence.ts";
import {checkPackage} from "./check-package.ts";

/** A build stops at a fault, with one line for each; the editing server prints the same lines and goes on. */
export function evidenceCheck(): AstroIntegration {
  return {
    name: "evidence-check",
    hooks: {
      "astro:config:setup": ({command, logger}) => {
        const faults = command === "build" ? faultsOfSite() : undefined;
        if (faults === undefined) return;
        logger.error(faults);
        process.exit(1);
      },
      "astro:server:setup": ({server, logger}) => {
        const report = () => {
          const faults = faultsOfSite();
          if (faults !== undefined) logger.error(faults);
        };
        server.watcher.on("all", (_, path) => {
          const isData = path.startsWith(resolve("data") + sep);
          if (isData || path.endsWith(".mdx")) report();
          if (!isData) return;
          for (const {moduleGraph, hot} of Object.values(server.environments)) {
            moduleGraph.invalidateAll();
            hot.send({type: "full-reload"});
          }
        });
        report();
      },
    },
  };
}

/** Every fault in the data, or else in the texts, one a line; undefined when there is none. */
function faultsOfSite(): string | undefined {
  try {
    const catalog = openCatalog("data");
    const problems = [
      ...catalog.names.flatMap((name) => checkPackage(catalog.newest(name), catalog)),
      ...checkEvidence("content", catalog),
      ...checkContent("content", catalog),
    ];
    if (problems.length > 0) throw new ProblemsError(problems);
    return undefined;
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return `${error.problems.length === 1 ? "one fault" : `${error.problems.length} faults`} in data and texts\n${error.message}`;
  }
}
