import {describe, expect, test} from "vitest";
import {createDocument} from "../../src/charts/document.ts";
import {keyMark} from "../../src/charts/key.ts";
import {isStatus, statuses, statusLines, statusMark, statusMarkup} from "../../src/charts/marks-status.ts";

const document = createDocument();

describe("marks of an act's state", () => {
  test("each of the seven states has a mark of its own", () => {
    expect(new Set(statuses.map((status) => statusMarkup(status))).size).toBe(7);
    expect(new Set(statuses.map((status) => statusMark(document, {status, x: 0, y: 0}).outerHTML)).size).toBe(7);
  });

  test("a mark stands with its middle on its point at any size", () => {
    const at = (size: number) =>
      statusMark(document, {status: "in-force", x: 100, y: 50, size}).getAttribute("transform");
    expect(at(14)).toBe("translate(93,43)");
    expect(at(7)).toBe("translate(96.5,46.5) scale(0.5)");
  });

  test("colours are those of the page's tokens, ink unless told", () => {
    const markup = statuses.map((status) => statusMarkup(status)).join("");
    expect(markup).toContain("var(--ink)");
    expect(markup).not.toMatch(/#[0-9a-f]{3}/i);
    expect(statusMarkup("adopted", "currentColor")).not.toContain("var(--ink)");
  });

  test("a rule that binds is followed by a thick line, a promise by a thin one, an end by none", () => {
    const width = (status: (typeof statuses)[number]) => statusLines[status]?.["stroke-width"] ?? 0;
    expect(width("in-force")).toBe(width("enforced"));
    expect(width("in-force")).toBeGreaterThan(width("adopted"));
    expect(width("adopted")).toBeGreaterThan(width("announced"));
    expect([width("ended"), width("rejected")]).toEqual([0, 0]);
    expect(statusLines.proposed?.["stroke-dasharray"]).toBe("4 3");
  });

  test("a key draws them beside its other shapes", () => {
    for (const status of statuses) expect(keyMark({mark: status})).toContain(statusMarkup(status));
    expect(keyMark({mark: "bar"})).not.toContain("<g");
    expect(isStatus("in-force")).toBe(true);
    expect(isStatus("bar")).toBe(false);
  });
});
