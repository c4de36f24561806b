import {rmSync} from "node:fs";
import type {TestProject} from "vitest/node";
import {findBrowser} from "../../src/bin/browser.ts";
import {build, copyProject} from "./build.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The site as built for the root of a domain. */
    site: string;
    /** The site as built for the path `base` of another domain, from another folder, in another time zone and language. */
    subSite: string;
    base: string;
    /** The domain of `subSite`. */
    subOrigin: string;
    /** The path of the browser. */
    browser: string;
  }
}

/** As long together as the domain of `site`, and as wide in print: files differ by the address itself alone. */
const base = "/and-the-grid/";
const subOrigin = "https://mining.example";

/** Builds the sites that the tests look at, both at once. */
export default async function setup(project: TestProject): Promise<() => void> {
  const projects = [copyProject(), copyProject()] as const;
  const clean = () => {
    for (const folder of projects) rmSync(folder, {recursive: true, force: true});
  };
  const elsewhere = {TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8"};
  try {
    const [site, subSite] = await Promise.all([
      builtSite(projects[0]),
      builtSite(projects[1], {SITE: subOrigin, BASE: base, ...elsewhere}),
    ]);
    project.provide("site", site);
    project.provide("subSite", subSite);
    project.provide("base", base);
    project.provide("subOrigin", subOrigin);
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
