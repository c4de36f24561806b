import * as Plot from "@observablehq/plot";
import {expect, test} from "vitest";
import {createDocument} from "../../src/charts/document.ts";
import {draw} from "../../src/charts/draw.ts";
import {locate, type Points, pack, unpack} from "../../src/charts/points.ts";

const options = () => ({document: createDocument(), id: "d", title: "t", description: "w"});
const color = "var(--ink)";
/** Two points of one series. */
const located: Points = {
  at: ["start", "end"],
  notes: ["a guess"],
  series: [
    {
      label: "A",
      color,
      points: [
        [0, 10, 90, "0%"],
        [1, 190, 10, "100%", 0],
      ],
    },
  ],
  span: [10, 90],
};

test("a point stands where the spec's scales put it, in drawing units", () => {
  const spec = {width: 200, height: 100, margin: 10, x: {domain: [0, 10]}, y: {domain: [0, 1]}, marks: [Plot.frame()]};
  const points = [
    {x: 0, y: 0, at: "start", value: "0%"},
    {x: 10, y: 1, at: "end", value: "100%", note: "a guess"},
  ];
  expect(locate(draw(spec, options()), [{label: "A", color, points}])).toEqual(located);
});

test("a band's point stands in the middle of its band", () => {
  const spec = {
    width: 220,
    height: 100,
    margin: 10,
    x: {type: "band" as const, domain: ["a", "b"], padding: 0, round: false},
    y: {domain: [0, 1]},
    marks: [Plot.frame()],
  };
  const [series] = locate(draw(spec, options()), [
    {label: "A", color, points: [{x: "b", y: 0.5, at: "b", value: "5"}]},
  ]).series;
  expect(series?.points[0]?.slice(1, 3)).toEqual([160, 50]);
});

test("without a scale x and y are units of the drawing already", () => {
  const [series] = locate({scale: () => undefined}, [
    {label: "A", color, points: [{x: 12, y: 34, at: "a", value: "5"}]},
  ]).series;
  expect(series?.points[0]).toEqual([0, 12, 34, "5"]);
});

test("a facet's point stands in its facet", () => {
  const rows = [
    {f: "l", x: 0, y: 0},
    {f: "r", x: 1, y: 1},
  ];
  const spec = {
    width: 220,
    height: 100,
    margin: 10,
    fx: {domain: ["l", "r"], padding: 0, round: false},
    x: {domain: [0, 1]},
    y: {domain: [0, 1]},
    marks: [Plot.dot(rows, {fx: "f", x: "x", y: "y", r: 1})],
  };
  const drawing = draw(spec, options());
  const [series] = locate(drawing, [{label: "A", color, points: [{x: 1, y: 1, fx: "r", at: "b", value: "5"}]}]).series;
  const circle = drawing.querySelectorAll("circle")[1];
  const facet = Number(
    /translate\(([\d.]+)/.exec(
      circle?.parentElement?.getAttribute("transform") ??
        circle?.parentElement?.parentElement?.getAttribute("transform") ??
        "",
    )?.[1] ?? 0,
  );
  expect(series?.points[0]?.[1]).toBeCloseTo(Number(circle?.getAttribute("cx")) + facet, 0);
});

test("what a page holds of the points is what there was, to the nearest unit", () => {
  const same = [
    [0, 10, 20, "5%", 0],
    [1, 20, 10, "6%", 0],
  ] as const;
  const points = {
    ...located,
    series: [...located.series, {label: "B", color, points: []}, {label: "C", color, points: same}],
  };
  const read = (given: Points) => unpack(JSON.parse(JSON.stringify(pack(given))));
  expect(read(points)).toEqual(points);
  const between = [0, 1, 2].map((i) => [i, 0.4 + i * 1.4, 100 - i * 0.4, "1"] as const);
  expect(read({...points, series: [{label: "A", color, points: between}]}).series[0]?.points).toEqual([
    [0, 0, 100, "1"],
    [1, 2, 100, "1"],
    [2, 3, 99, "1"],
  ]);
});
