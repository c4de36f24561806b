import {describe, expect, test} from "vitest";
import {widths} from "../../src/charts/chart.ts";
import {createDocument} from "../../src/charts/document.ts";
import {draw} from "../../src/charts/draw.ts";
import {type RevisedValue, revision} from "../../src/charts/revision.ts";
import {diffPackages} from "../../src/data/diff.ts";
import {versionPairs} from "../../src/publish/changes.ts";
import {catalog} from "../published.ts";
import {textFaults} from "./layout.ts";

const axes = {from: "1.0.0", to: "2.0.0", unit: "TWh/yr"};
const drawn = (values: readonly RevisedValue[], width: number) =>
  draw(revision(values, axes, width), {document: createDocument(), id: "r", title: "t", description: "d"});

describe.each(Object.entries(widths))("%s", (_, width) => {
  test("keeps every label of every real revision inside the drawing", () => {
    for (const {before, after} of versionPairs(catalog)) {
      for (const {changed} of diffPackages(before, after).resources) {
        const values = changed.flatMap(({key, changes}) =>
          changes
            .filter(({absolute}) => absolute !== undefined)
            .map(({from, to}) => ({key, from: Number(from), to: Number(to)})),
        );
        if (values.length > 0)
          expect(textFaults(drawn(values, width)).filter((fault) => fault.includes("leaves"))).toEqual([]);
      }
    }
  });

  test("draws one ring a value, and below zero too", () => {
    const svg = drawn(
      [
        {key: "a", from: -1, to: -2},
        {key: "b", from: 3, to: 4},
        {key: "c", from: 0, to: 0.5},
        {key: "d", from: 2, to: 2.1},
      ],
      width,
    );
    expect(svg.querySelectorAll("circle")).toHaveLength(4 + 3);
  });
});

test("refuses to draw nothing", () => expect(() => revision([], axes, 704)).toThrow("no changed value to draw"));
