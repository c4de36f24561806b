import {expect, test} from "vitest";
import type {Points} from "../../src/charts/points.ts";
import {inWords} from "../../src/client/in-words.ts";
import type {Control} from "../../src/model/control.ts";

const controls: readonly Control[] = [
  {
    kind: "places",
    label: "Places",
    most: 8,
    options: [
      {value: "KAZ", label: "Kazakhstan"},
      {value: "NOR", label: "Norway"},
    ],
  },
];

const points = (series: Readonly<Record<string, number>>): Points => ({
  at: ["2021"],
  notes: [],
  series: Object.entries(series).map(([label, count]) => ({
    label,
    color: "",
    points: Array.from({length: count}, () => [0, 0, 0, "1"] as const),
  })),
});

test("a full selection needs no words", () => {
  expect(inWords({with: ["KAZ"], from: "2020", to: "2021"}, controls, points({Kazakhstan: 2, Norway: 2}))).toEqual([]);
});

test("no place chosen and a place without figures are told apart", () => {
  expect(inWords({with: []}, controls, points({Kazakhstan: 2}))).toEqual([
    expect.stringContaining("No place is chosen"),
  ]);
  expect(inWords({with: ["KAZ", "NOR"]}, controls, points({Kazakhstan: 2, Norway: 0}))).toEqual([
    "Norway: these data have no figure here, which is not zero.",
  ]);
});

test("a drawing without a point and a single date are said", () => {
  expect(inWords({with: ["KAZ"]}, controls, points({Kazakhstan: 0}))).toEqual([expect.stringContaining("no figure")]);
  expect(inWords({with: ["KAZ"], from: "2021", to: "2021"}, controls, points({Kazakhstan: 1}))).toEqual([
    expect.stringContaining("One year only"),
  ]);
  // acts of one year still follow one another
  expect(inWords({with: ["KAZ"], from: "2021", to: "2021"}, controls, points({Kazakhstan: 2}))).toEqual([]);
});

test("where the series are not places, none is missed", () => {
  expect(inWords({with: ["KAZ"]}, controls, points({Coal: 3, Gas: 3}))).toEqual([]);
});
