/** Links from the root in prose, under whatever path the site stands. */
import type {Element, Root} from "hast";
import {joinBase} from "./href.ts";

/** A rehype plugin: "/about/" in a Markdown link becomes "/base/about/". */
export function baseLinks({base}: {base: string}) {
  return (tree: Root): void => {
    const visit = (node: Root | Element): void => {
      for (const child of node.children) {
        if (child.type !== "element") continue;
        const {href} = child.properties;
        if (child.tagName === "a" && typeof href === "string" && /^\/(?!\/)/.test(href))
          child.properties.href = joinBase(base, href);
        visit(child);
      }
    };
    visit(tree);
  };
}
