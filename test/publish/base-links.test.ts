import type {Root} from "hast";
import {expect, test} from "vitest";
import {baseLinks} from "../../src/publish/base-links.ts";

function linked(href: string, base: string): unknown {
  const link = {type: "element" as const, tagName: "a", properties: {href}, children: []};
  const tree: Root = {type: "root", children: [{type: "element", tagName: "p", properties: {}, children: [link]}]};
  baseLinks({base})(tree);
  return link.properties.href;
}

test("a link from the root stands under the path of the site; any other link is left alone", () => {
  expect(
    ["/about/#report", "#note-1", "https://example.org/a", "//example.org/a"].map((href) => linked(href, "/sub/")),
  ).toEqual(["/sub/about/#report", "#note-1", "https://example.org/a", "//example.org/a"]);
  expect(linked("/about/", "/")).toBe("/about/");
});
