import {expect, test} from "vitest";
import {findChart} from "../../src/charts/registry.ts";
import {chartPage} from "../../src/publish/chart-page.ts";
import {figure} from "../../src/publish/figure.ts";
import {oembed} from "../../src/publish/oembed.ts";

const absolute = (path: string) => `https://mining-and-the-grid.example${path}`;

test("the oEmbed of a version frames that version, with its own card", () => {
  const answer = JSON.parse(
    oembed(
      chartPage(findChart("hashrate-share"), {version: "1.0.0"}),
      figure("hashrate-share", {version: "1.0.0"}),
      absolute,
    ),
  );
  expect(answer).toMatchObject({
    version: "1.0",
    type: "rich",
    title: figureTitle,
    provider_name: "Mining and the Grid",
    html: expect.stringContaining("/embed/hashrate-share/v/1.0.0/"),
    thumbnail_url: expect.stringMatching(/\/charts\/hashrate-share\/v\/1\.0\.0\.card\.png$/),
    thumbnail_width: 1200,
    thumbnail_height: 630,
  });
  expect(answer.width).toBe(736);
  expect(answer.height).toBeGreaterThan(300);
});

const figureTitle = "The United States took the lead that China’s measured miners gave up";
