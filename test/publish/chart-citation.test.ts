import {Cite, plugins} from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import {describe, expect, test} from "vitest";
import {findChart} from "../../src/charts/registry.ts";
import {chartCitationFormats, chartReference, pinnedAddress} from "../../src/publish/chart-citation.ts";
import {chartPage, chartPages} from "../../src/publish/chart-page.ts";

const page = chartPage(findChart("hashrate-share"), {version: "1.0.0"});
const cited = {page, address: `https://mining-and-the-grid.example${pinnedAddress(page)}`};

test("a reference names who published, what the chart finds, the version drawn and the address that keeps it", () => {
  const text = chartReference(cited);
  expect(text).toContain("Mining and the Grid. (2026). ");
  expect(text).toContain("[Chart, drawn from mining-hashrate-share 1.0.0]");
  expect(text).toMatch(/\/charts\/hashrate-share\/v\/1\.0\.0\/$/);
});

test("the newest chart is cited at the address of the version it shows", () => {
  const newest = chartPage(findChart("hashrate-share"));
  expect(pinnedAddress(newest)).toBe(`/charts/hashrate-share/v/${newest.figures.version}/`);
});

test("a named view is cited as of its version, with the view in the address", () => {
  for (const named of chartPages().filter(({state}) => state.view !== undefined))
    expect(pinnedAddress(named), named.chart.name).toMatch(/\/v\/[\d.]+\/\?\w+=/);
});

describe("reference managers read", () => {
  test.each(["bib", "ris", "csl.json"] as const)("%s as the same work", (extension) => {
    plugins.config.get("@csl"); // the library is loaded
    const [read] = new Cite(chartCitationFormats[extension].write(cited)).data;
    expect(read).toMatchObject({
      title: expect.stringMatching(/^The United States/),
      URL: expect.stringMatching(/v\/1\.0\.0\/$/),
    });
    expect(JSON.stringify(read?.["issued"])).toContain("2026");
  });
});
