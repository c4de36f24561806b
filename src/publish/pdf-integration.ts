/** Prints the case studies when the site is built: /cases/<case>.pdf beside /cases/<case>/. */
import {readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {AstroIntegration} from "astro";
import {parse} from "yaml";
import {listFolder} from "../data/package.ts";
import {casePdf} from "./pdf.ts";

/** A page that cannot be printed stops the build, naming the page and what stands in the way. */
export function printCases(): AstroIntegration {
  return {
    name: "print-cases",
    hooks: {
      "astro:build:done": ({dir, logger}) => {
        for (const file of listFolder("content/cases").files.filter((name) => name.endsWith(".mdx"))) {
          const name = file.slice(0, -".mdx".length);
          const page = readFileSync(new URL(`cases/${name}/index.html`, dir), "utf8");
          const {bytes, pages} = casePdf(page, updatedOf(readFileSync(`content/cases/${file}`, "utf8")));
          writeFileSync(fileURLToPath(new URL(`cases/${name}.pdf`, dir)), bytes);
          logger.info(`/cases/${name}.pdf, ${pages} pages`);
        }
      },
    },
  };
}

/** The date of a text's last revision, from its front matter; the content collection has checked that it is there. */
function updatedOf(text: string): string {
  const [, frontMatter = ""] = /^---\n([\s\S]*?)\n---/.exec(text) ?? [];
  return (parse(frontMatter) as {updated: string}).updated;
}
