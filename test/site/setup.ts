import {rmSync} from "node:fs";
import type {TestProject} from "vitest/node";
import {findBrowser} from "../../src/bin/browser.ts";
import {build, copyProject} from "./build.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The site as built for the root of a domain. */
    site: string;
    /** The site as built for the path `base`. */
    subSite: string;
    base: string;
    /** The site built once more, from another folder, in another time zone and language. */
    siteAgain: string;
    /** The path of the browser. */
    browser: string;
  }
}

const base = "/sub/path/";

/** Builds the sites that the tests look at, all at once. */
export default async function setup(project: TestProject): Promise<() => void> {
  const projects = [copyProject(), copyProject(), copyProject()] as const;
  const clean = () => {
    for (const folder of projects) rmSync(folder, {recursive: true, force: true});
  };
  try {
    const [site, subSite, siteAgain] = await Promise.all([
      builtSite(projects[0]),
      builtSite(projects[1], {BASE: base}),
      builtSite(projects[2], {TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8"}),
    ]);
    project.provide("site", site);
    project.provide("subSite", subSite);
    project.provide("base", base);
    project.provide("siteAgain", siteAgain);
    project.provide("browser", await findBrowser());
  } catch (error) {
    clean();
    throw error;
  }
  return clean;
}

async function builtSite(project: string, environment?: Readonly<Record<string, string>>): Promise<string> {
  const {folder, status, output} = await build(project, environment);
  if (status !== 0) throw new Error(`the site does not build:\n${output.split("\n").slice(-40).join("\n")}`);
  return folder;
}
