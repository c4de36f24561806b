import {expect, test} from "vitest";
import {
  type ActSummary,
  binds,
  compare,
  type Indicator,
  levelOn,
  type PlaceRecord,
  statusOn,
} from "../../src/model/comparison.ts";

const act = (change: Partial<ActSummary>): ActSummary => ({
  id: "kaz-ban",
  title: "A ban",
  address: "/policies/a/",
  instrument: "ban",
  addressee: "Miners",
  status: "in-force",
  state: "adopted",
  decided: "2021-09-24",
  steps: [
    {state: "adopted", date: "2021-09-24"},
    {state: "in-force", date: "2021-09-24"},
  ],
  in_force: "2021-09-24",
  ended: null,
  end_known: "no-later-act-found",
  requires: "No new mines.",
  ...change,
});

const place = (change: Partial<PlaceRecord>): PlaceRecord => ({
  code: "KAZ",
  name: "Kazakhstan",
  address: "/jurisdictions/KAZ/",
  acts: [],
  spells: [],
  figures: [{label: "Measured share", text: "no data", note: "not listed"}],
  sources: 0,
  ...change,
});

const indicators: Indicator[] = [
  {
    name: "prohibition",
    label: "Prohibition",
    code: "R1",
    group: "restricts",
    levels: [
      {value: 0, label: "None"},
      {value: 3, label: "Full"},
    ],
  },
];

const cells = (places: PlaceRecord[], on: string, label: string) =>
  compare(places, indicators, on)
    .flatMap(({questions}) => questions)
    .find((question) => question.label === label)?.cells;

test("every question has one answer for each place, and silence is an answer", () => {
  const places = [place({}), place({code: "CHN", acts: [act({})]})];
  for (const {questions} of compare(places, indicators, "2022-01-01"))
    for (const {cells} of questions) expect(cells).toHaveLength(2);
  expect(cells(places, "2022-01-01", "Bans and calls for one")).toMatchObject([
    {kind: "silent", text: "no act found"},
    {kind: "acts", more: 0},
  ]);
  expect(cells(places, "2022-01-01", "Measured share")?.[0]).toMatchObject({kind: "silent", text: "no data"});
});

test("a level is told for the day asked, and a day without a spell is not coded, never zero", () => {
  const spells = [
    {
      indicator: "prohibition",
      level: 0,
      scope: null,
      from: "2020-01-01",
      since: "2020-01-01",
      to: "2021-09-23",
      note: null,
      acts: null,
    },
    {
      indicator: "prohibition",
      level: 3,
      scope: "part" as const,
      from: "2021-09-24",
      since: "2021-09-24",
      to: null,
      note: null,
      acts: null,
    },
  ];
  expect(levelOn(spells, "prohibition", "2021-09-23")?.level).toBe(0);
  expect(levelOn(spells, "prohibition", "2021-09-24")?.level).toBe(3);
  expect(levelOn(spells, "prohibition", "2019-12-31")).toBeUndefined();
  expect(cells([place({spells})], "2022-01-01", "Prohibition")).toEqual([
    {kind: "level", level: 3, group: "restricts", words: "Full", note: "in part, since September 2021"},
  ]);
  expect(cells([place({spells})], "2019-01-01", "Prohibition")).toEqual([
    {kind: "silent", text: "not coded", note: ""},
  ]);
});

test("the note of a spell stands beside its level", () => {
  const spells = [
    {
      indicator: "prohibition",
      level: 3,
      scope: null,
      from: "2021-09-24",
      since: "2021-09-24",
      to: null,
      note: "No text was seen.",
      acts: null,
    },
  ];
  expect(cells([place({spells})], "2022-01-01", "Prohibition")).toMatchObject([
    {kind: "level", note: "since September 2021. No text was seen."},
  ]);
});

test("a status is that of the day asked: an end that came later is not told", () => {
  const ended = act({
    status: "ended",
    ended: "2022-05-01",
    steps: [
      {state: "adopted", date: "2021-09-24"},
      {state: "in-force", date: "2021-10"},
      {state: "ended", date: "2022-05-01"},
    ],
  });
  expect(statusOn(ended, "2021-09-30")).toBe("adopted");
  expect(statusOn(ended, "2022-04-30")).toBe("in-force");
  expect(statusOn(ended, "2022-05-01")).toBe("ended");
});

test("an act decided after the day asked is not told", () => {
  expect(cells([place({acts: [act({})]})], "2021-09-23", "Bans and calls for one")?.[0]?.kind).toBe("silent");
});

test("an act binds from its first day in force to its last, at the precision known; a rejected act never", () => {
  expect(binds(act({}), "2021-09-23")).toBe(false);
  expect(binds(act({}), "2021-09-24")).toBe(true);
  expect(binds(act({ended: "2021-12"}), "2021-12-31")).toBe(true);
  expect(binds(act({ended: "2021-12"}), "2022-01-01")).toBe(false);
  expect(binds(act({status: "rejected"}), "2022-01-01")).toBe(false);
  expect(binds(act({in_force: null}), "2022-01-01")).toBe(false);
});

test("what it costs is told by tariffs and taxes that bind, and by acts that the coded price rests on", () => {
  const spell = {
    indicator: "power_price",
    level: 2,
    scope: "part" as const,
    from: "2018-06-18",
    since: "2018-06-18",
    to: null,
  };
  const spells = [{...spell, note: null, acts: "fee;block"}];
  const acts = [
    act({
      id: "block",
      instrument: "quota-or-rationing",
      requires: "Beyond the block mines pay more.",
      in_force: "2019-04-29",
    }),
    act({
      id: "fee",
      instrument: "tariff-or-surcharge",
      requires: "Mines pay a fee.",
      in_force: "2018-06-18",
      ended: "2019-04-28",
    }),
    act({id: "door", instrument: "quota-or-rationing", requires: "No new mines.", in_force: "2019-04-29"}),
  ];
  expect(cells([place({acts, spells})], "2021-12-31", "What it costs")).toMatchObject([
    {kind: "text", text: "Beyond the block mines pay more."},
  ]);
});
