import {expect, test} from "vitest";
import {resolve} from "../../src/charts/standalone.ts";
import {png} from "../../src/publish/png.ts";

const file = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">${inner}</svg>`;

test("a shape with opacity that lies outside the picture is drawn like any other", async () => {
  const svg = resolve(
    file('<g opacity="0.5"><rect y="40" width="9" height="9" fill="var(--ink)"/></g>'),
    {ink: "#221d18"},
    "a",
  );
  expect((await png(svg, {})).subarray(1, 4).toString()).toBe("PNG");
});

test("a halo is painted first in a file, as it is on the page", () => {
  expect(resolve('<text class="halo">5</text>', {}, "a")).toBe('<text paint-order="stroke">5</text>');
});

test("a colour that the style sheet does not give is refused, naming the drawing", () => {
  expect(() => resolve(file('<rect fill="var(--mauve)"/>'), {}, "hashrate-share")).toThrow(
    '"hashrate-share" uses --mauve',
  );
});
