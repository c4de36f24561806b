import {unified} from "@astrojs/markdown-remark";
import mdx from "@astrojs/mdx";
import {defineConfig} from "astro/config";
import {baseLinks} from "./src/publish/base-links.ts";
import {evidenceCheck} from "./src/publish/integration.ts";
import {printCases} from "./src/publish/pdf-integration.ts";
import {scrollTables} from "./src/publish/scroll-tables.ts";
import {sideNotes} from "./src/publish/side-notes.ts";

/** SITE and BASE say where the site will stand; without them it is built for the root of a placeholder domain. */
export default defineConfig({
  site: process.env.SITE ?? "https://mining-and-the-grid.example",
  base: process.env.BASE ?? "/",
  cacheDir: ".cache",
  trailingSlash: "always",
  build: {format: "directory", inlineStylesheets: "never", concurrency: 4}, // while pictures are made, pages go on
  compressHTML: true,
  devToolbar: {enabled: false},
  integrations: [mdx(), evidenceCheck(), printCases()],
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      rehypePlugins: [sideNotes, scrollTables, [baseLinks, {base: process.env.BASE ?? "/"}]],
      smartypants: false,
    }),
  },
  vite: {
    cacheDir: ".cache/vite",
    define: {"window.devicePixelRatio": "2"}, // on screens of 1, Plot would shift lines by half a unit, unlike at build
    build: {
      assetsInlineLimit: 0, // no inlined script, so that a content security policy needs no exception
      cssTarget: ["chrome123", "safari17.5", "firefox128"],
      rolldownOptions: {checks: {moduleLevelDirective: false}}, // every MDX file starts with one of Astro's
    },
  },
});
