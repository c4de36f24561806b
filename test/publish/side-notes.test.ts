import {unified} from "@astrojs/markdown-remark";
import {describe, expect, test} from "vitest";
import {scrollTables} from "../../src/publish/scroll-tables.ts";
import {sideNotes} from "../../src/publish/side-notes.ts";

async function html(markdown: string): Promise<string> {
  const renderer = await unified({rehypePlugins: [sideNotes, scrollTables]}).createRenderer({
    syntaxHighlight: false,
  } as never);
  return (await renderer.render(markdown)).code;
}

describe("sideNotes", () => {
  test("sets each note after the paragraph that refers to it, numbered in order", async () => {
    const out = await html("First.[^b] And.[^a]\n\nPlain.\n\n[^a]: Note *A*.\n[^b]: Note B.\n");
    expect(out).toMatch(
      /<div class="noted"><p>First\.<sup class="note-reference"><a href="#note-1"[^>]*aria-label="Note 1"[^>]*>1<\/a><\/sup>/,
    );
    expect(out).toMatch(/id="note-1"[^>]*>.*Note B\..*id="note-2"[^>]*>.*Note <em>A<\/em>\..*<p>Plain\.<\/p>/s);
    expect(out).not.toContain("footnotes");
    expect(out).not.toContain("↩");
  });

  test("leaves text without notes as it is", async () => expect(await html("Plain.\n")).toBe("<p>Plain.</p>"));

  test("refuses a note that nothing at the top level refers to, naming it", async () => {
    await expect(html("## A heading[^a]\n\n[^a]: Note.\n")).rejects.toThrow(
      "footnote a: refer to it from a paragraph or list",
    );
  });
});

test("scrollTables frames a table, heads its rows and labels every cell by its column", async () => {
  const out = await html("## What was done\n\n| Act | Status |\n|---|---|\n| Fee | *in force* |\n");
  expect(out).toMatch(
    /<div class="table-scroll wide" tabindex="0" role="region" aria-label="Table: What was done"><table class="table table-stack" role="table">/,
  );
  expect(out).toContain('<th role="rowheader" scope="row">Fee</th>');
  expect(out).toContain('<td role="cell" data-label="Status"><span><em>in force</em></span></td>');
});
