import {expect, test} from "vitest";
import {indicatorsOf, levelIn, levelWord, printLevel, stricter} from "../../src/model/indicators.ts";
import type {PanelLevel} from "../../src/model/panel.ts";

const fields = [
  {name: "month", title: "Month"},
  {
    name: "power_access",
    title: "Access to power",
    code: "R3",
    group: "restricts",
    categories: [
      {value: 0, label: "As any customer"},
      {value: "1", label: "First to be cut"},
    ],
  },
  {name: "power_access_scope", title: "Access to power: scope"},
];
const row = {month: "2024-01", jurisdiction: "AAA", restriction_index: null};

test("the indicators are the fields with a group, their levels the categories", () => {
  const [indicator, ...rest] = indicatorsOf(fields);
  expect(rest).toEqual([]);
  expect(indicator).toMatchObject({name: "power_access", label: "Access to power", code: "R3", group: "restricts"});
  expect(indicator && [levelWord(indicator, 1), levelWord(indicator, 9)]).toEqual(["First to be cut", ""]);
});

test("a level keeps its scope; zero has none, and what was not coded is no level", () => {
  expect(levelIn({...row, power_access: 2, power_access_scope: "part"}, "power_access")).toEqual({
    level: 2,
    scope: "part",
  });
  expect(levelIn({...row, power_access: 0, power_access_scope: null}, "power_access")).toEqual({level: 0, scope: null});
  expect(levelIn({...row, power_access: null}, "power_access")).toBeUndefined();
  expect(levelIn(undefined, "power_access")).toBeUndefined();
});

test("levels sort from the strictest, what is general before what is in part", () => {
  const levels: PanelLevel[] = [
    {level: 0, scope: null},
    {level: 3, scope: "part"},
    {level: 2, scope: "general"},
    {level: 3, scope: "general"},
  ];
  expect(levels.toSorted(stricter).map(printLevel)).toEqual(["3", "3 in part", "2", "0"]);
});
