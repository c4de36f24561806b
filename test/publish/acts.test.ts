import {expect, test} from "vitest";
import {actEntry, acts, actsResting, listedActs} from "../../src/publish/acts.ts";
import {sources} from "../../src/publish/source.ts";
import {catalog} from "../published.ts";

test("a source lists the acts that rest on it, each with what it is cited for and where it stands", () => {
  expect(actsResting(catalog, "yybnet-eleven-departments-notice-2021")).toContainEqual(
    expect.objectContaining({
      place: "China",
      supports: "its content",
      address: "/policies/chn-1283-price-2021/",
    }),
  );
  expect(actsResting(catalog, "no-such-source")).toEqual([]);
});

test("every row of act-sources is listed at its source", () => {
  const listed = [...sources(catalog).keys()].reduce((sum, id) => sum + actsResting(catalog, id).length, 0);
  expect(listed).toBe(catalog.newest("policy-acts").resource("act-sources").rows.length);
});

test("acts are listed by the date of their decision, newest first, each once", () => {
  const listed = listedActs(catalog);
  expect(new Set(listed.map(({act}) => act.id)).size).toBe(acts(catalog).size);
  expect(listed.map(({year}) => year)).toEqual(
    listed
      .map(({year}) => year)
      .toSorted()
      .toReversed(),
  );
});

test("an act tells its dated steps in order, how exactly each is known, and its sources", () => {
  const {steps, place, sources} = actEntry(catalog, "chn-notice-1283-2021");
  expect(place).toBe("China");
  expect(steps.map(({state, date, known}) => [state, date, known])).toContainEqual([
    "announced",
    "2021-09-24",
    "to the day",
  ]);
  expect(sources.length).toBeGreaterThan(0);
});

test("a relation is told from both of its ends", () => {
  const [act] = [...acts(catalog).values()].filter(({relation}) => relation?.startsWith("amends:"));
  const other = act?.relation?.split(";")[0]?.slice("amends:".length) ?? "";
  expect(actEntry(catalog, act?.id ?? "").related).toContainEqual(
    expect.objectContaining({words: "Changes part of", act: expect.objectContaining({id: other})}),
  );
  expect(actEntry(catalog, other).related).toContainEqual(
    expect.objectContaining({words: "Changed in part by", act: expect.objectContaining({id: act?.id})}),
  );
});

test("an id that is no act is refused, naming it", () => {
  expect(() => actEntry(catalog, "chn-nothing")).toThrow('unknown act "chn-nothing"');
});
