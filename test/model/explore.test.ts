import fc from "fast-check";
import {expect, test} from "vitest";
import type {Control} from "../../src/model/control.ts";
import {nearestOnPage, queryOf, settings, viewOf} from "../../src/model/explore.ts";
import type {View} from "../../src/model/view.ts";

const months = ["2021-01", "2021-02", "2021-03", "2021-04"];
const controls: readonly Control[] = [
  {
    kind: "places",
    label: "Places",
    most: 3,
    options: ["KAZ", "SWE", "CHN", "USA"].map((value) => ({value, label: value})),
  },
  {kind: "period", label: "Period", months},
  {kind: "month", label: "Month", months},
  {kind: "choice", part: "scale", label: "Scale", options: ["linear", "log"].map((value) => ({value, label: value}))},
  {kind: "weights", label: "Weights", options: ["a", "b"].map((value) => ({value, label: value}))},
];
const pages: readonly View[] = [
  {},
  {with: ["KAZ"], to: "2021-03"},
  {with: ["CHN", "USA"], month: "2021-02", scale: "log"},
];

const chosen = fc.record(
  {
    with: fc.subarray(["KAZ", "SWE", "CHN", "USA"], {maxLength: 3}),
    from: fc.constantFrom(...months),
    to: fc.constantFrom(...months),
    month: fc.constantFrom(...months),
    scale: fc.constantFrom("linear", "log"),
    weights: fc.constantFrom(["1", "1"], ["0", "5"]),
  },
  {requiredKeys: []},
);

test("the query of a view on any page leads back to it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...pages), chosen, (view, asked) => {
      const page = {view, controls};
      const shown = nearestOnPage(asked, page);
      expect(settings(viewOf(queryOf(shown, page), page), controls)).toEqual(settings(shown, controls));
      expect(queryOf(viewOf(queryOf(shown, page), page), page)).toBe(queryOf(shown, page));
    }),
  );
});

test("any query whatever gives a view whose query is stable", () => {
  fc.assert(
    fc.property(fc.constantFrom(...pages), fc.string({unit: "binary"}), (view, query) => {
      const page = {view, controls};
      const once = queryOf(viewOf(query, page), page);
      expect(queryOf(viewOf(once, page), page)).toBe(once);
    }),
  );
});

test("a page’s own view has no query, however it is written out", () => {
  const page = {view: pages[1]!, controls};
  expect(queryOf(viewOf("", page), page)).toBe("");
  expect(queryOf(viewOf("with=KAZ&from=2021-01&to=2021-03&month=2021-04&scale=linear&weights=1,1", page), page)).toBe(
    "",
  );
});

test("a part asked for leaves the page’s other parts as they are", () => {
  expect(viewOf("from=2021-02", {view: pages[1]!, controls})).toEqual({with: ["KAZ"], from: "2021-02", to: "2021-03"});
});
