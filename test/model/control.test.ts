import fc from "fast-check";
import {expect, test} from "vitest";
import {type Control, nearestView} from "../../src/model/control.ts";
import {readView} from "../../src/model/view-query.ts";

const options = ["CHN", "KAZ", "SWE"].map((value) => ({value, label: value}));
const months = ["2019-09", "2019-10", "2019-11", "2020-01"];
const controls: Control[] = [
  {kind: "places", label: "Places", options, most: 2},
  {kind: "period", label: "Period", months},
  {kind: "month", label: "Month", months},
  {kind: "choice", part: "scale", label: "Scale", options: [{value: "log", label: "Log"}]},
  {kind: "weights", label: "Weights", options: options.slice(0, 2)},
];

test("a view of which everything is known stays as it is", () => {
  const view = {
    with: ["SWE", "KAZ"],
    from: "2019-10",
    to: "2020-01",
    month: "2019-11",
    scale: "log",
    weights: ["1", "0"],
  };
  expect(nearestView(view, controls)).toEqual(view);
});

test("what no control knows is left out, so that the default stands", () => {
  expect(nearestView({with: ["XXX"], scale: "cubic", show: "share", weights: ["NaN", "1"]}, controls)).toEqual({});
  expect(nearestView({weights: ["0", "0"]}, controls)).toEqual({});
  expect(nearestView({with: ["XXX", "KAZ"]}, controls)).toEqual({with: ["KAZ"]});
});

test("no place is a choice; more places than fit are cut", () => {
  expect(nearestView({with: []}, controls)).toEqual({with: []});
  expect(nearestView({with: ["CHN", "KAZ", "SWE"]}, controls)).toEqual({with: ["CHN", "KAZ"]});
});

test("dates move to the nearest the data have, on their own side", () => {
  expect(nearestView({from: "1066", to: "9999"}, controls)).toEqual({from: "2019-09", to: "2020-01"});
  expect(nearestView({from: "2019-12"}, controls)).toEqual({from: "2020-01", to: "2020-01"});
  expect(nearestView({to: "2019-12"}, controls)).toEqual({from: "2019-09", to: "2019-11"});
  expect(nearestView({from: "2019", to: "2019"}, controls)).toEqual({from: "2019-09", to: "2019-11"});
  expect(nearestView({month: "2030-01"}, controls)).toEqual({month: "2020-01"});
});

test("a period that ends before it begins is turned round", () => {
  expect(nearestView({from: "2019-11", to: "2019-10"}, controls)).toEqual({from: "2019-10", to: "2019-11"});
});

test("years are read as years where the data are annual", () => {
  const annual: Control[] = [{kind: "period", label: "Period", months: ["2019", "2020", "2021"]}];
  expect(nearestView({from: "2020-06", to: "2021-01"}, annual)).toEqual({from: "2020", to: "2021"});
});

test("whatever the query, the view fits, and fitting it again changes nothing", () => {
  const query = fc
    .tuple(fc.string(), fc.string(), fc.string())
    .map(([a, b, c]) => `?with=KAZ,${a}&from=${b}&weights=${c}`);
  fc.assert(
    fc.property(query, (each) => {
      const view = nearestView(readView(each), controls);
      expect(nearestView(view, controls)).toEqual(view);
    }),
  );
});
