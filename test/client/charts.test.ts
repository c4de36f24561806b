import {expect, test} from "vitest";
import {charts as registry} from "../../src/charts/registry.ts";
import {charts} from "../../src/client/charts.ts";

test("every chart of the registry can be fetched by its name, so that a reader can redraw it", async () => {
  expect(Object.keys(charts)).toEqual(registry.map(({name}) => name));
  const fetched = await Promise.all(Object.values(charts).map((fetch) => fetch()));
  expect(fetched).toEqual(registry);
});
