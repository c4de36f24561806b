import {expect, test} from "vitest";
import {rowId, rowKey} from "../../src/publish/reference.ts";
import {actVintages, map, mapAges} from "../../src/publish/vintages.ts";
import {catalog} from "../published.ts";

const acts = actVintages(catalog);
const of = (id: string, name: string) =>
  acts.find(({act}) => act.id === id)?.readings.filter((reading) => reading.package === name) ?? [];

test("a dozen acts stand in the order of their decisions, each dated to the day", () => {
  const days = acts.map(({decision}) => decision.date);
  expect(days).toHaveLength(12);
  expect(days).toEqual(days.toSorted());
  for (const day of ["2021-09-24", "2021-11-05", "2022-01-21", "2022-03-14", "2023-05-16"]) expect(days).toContain(day);
});

test("on the day of the Swedish call the map gave China zero for August; today it gives the call’s month 18.12%", () => {
  const [sweden, china] = of("swe-agency-call-2021", map);
  expect(china?.onDay).toEqual({
    text: "0%",
    period: "2021-08",
    version: "1.0.0",
    published: "13 October 2021",
    address: "/data/mining-hashrate-share/1.0.0/#row-2021-08-CHN",
  });
  expect(china?.own?.text).toBe("18.12%");
  expect(china?.change).toBe("none");
  expect(sweden?.onDay).toBeUndefined();
  expect(sweden?.none?.words).toContain("counted inside “other”");
});

test("where no version of that age is held the words say so, and the oldest is named as the oldest", () => {
  const [electricity] = of("swe-agency-call-2021", "bitcoin-electricity");
  expect(electricity?.onDay).toBeUndefined();
  expect(electricity?.none?.words).toBe("No version published by then is held; the oldest is of 26 January 2023.");
  expect(electricity?.none?.oldest?.text).toMatch(/^103\.3\sTWh a year$/);
  expect(electricity?.now?.text).toMatch(/^84\.9\sTWh a year$/);
  expect(electricity?.change).toBe("−17.8%");
});

test("a partial month is not the last month of a vintage", () => {
  const [electricity] = of("eu-mica-2023", "bitcoin-electricity");
  expect(electricity?.onDay).toMatchObject({period: "2022-12", version: "1.0.0"});
  expect(electricity?.onDay?.text).toMatch(/^87\.6/);
});

test("a place that the newest version leaves out has no figure now, and no change", () => {
  const [demand] = of("eu-mica-2023", "electricity-system");
  expect(demand?.onDay?.period).toBe("2021");
  expect(demand?.now).toBeUndefined();
  expect(demand?.change).toBe("–");
});

test("the newest version on the day is said to be the same as now", () => {
  expect(of("kaz-fee-scale-2022", map)[0]).toMatchObject({change: "same version", onDay: {version: "1.1.0"}});
});

test("no figure on the day is of the act’s own month or later, or of a version published since", () => {
  for (const {decision, readings} of acts)
    for (const {onDay, package: name} of readings) {
      if (onDay === undefined) continue;
      expect(onDay.period < decision.date).toBe(true);
      expect((catalog.get(name, onDay.version).descriptor.vintage ?? "9999") < decision.date).toBe(true);
    }
});

test("the map was three to 13 months old on the days it could be read", () => {
  expect(mapAges(acts)).toEqual([3, 4, 5, 6, 7, 13]);
});

test("every address leads to a row of its version", () => {
  for (const {readings} of acts)
    for (const {onDay, none, now, own} of readings)
      for (const each of [onDay, none?.oldest, now, own])
        if (each) {
          const [, name = "", version = "", id] = /^\/data\/([a-z-]+)\/([\d.]+)\/#(row-.+)$/.exec(each.address) ?? [];
          const tables = catalog.get(name, version).resources;
          const ids = tables.flatMap((table) => table.rows.map((row) => rowId(rowKey(table, row))));
          expect(ids).toContain(id);
        }
});
