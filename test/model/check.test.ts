import {describe, expect, test} from "vitest";
import {type Referent, runCheck} from "../../src/model/check.ts";

const known: Record<string, Referent> = {
  "a/b/2021-10,KAZ/share": [{value: 18.31, unit: "percent"}],
  "a/b/*,KAZ/share": [
    {value: 1.42, unit: "percent"},
    {value: 18.31, unit: "percent"},
  ],
  "kaz-load": [{value: 1.2, unit: "GW"}],
  "acts/order/in_force": "2021-03-09",
  "acts/notice/in_force": "2021-09-24",
  "acts/vague/in_force": "2021",
  "acts/instrument=ban/jurisdiction": ["IRN", "CHN", "IRN"],
};
const resolve = (reference: string): Referent => {
  const found = known[reference];
  if (found === undefined) throw new RangeError(`nothing at ${reference}`);
  return found;
};

describe("runCheck", () => {
  test.each([
    "highest(a/b/*,KAZ/share) = a/b/2021-10,KAZ/share",
    "a/b/2021-10,KAZ/share > 18%",
    "a/b/2021-10,KAZ/share ≈ 18%",
    "kaz-load >= 1",
    "ratio(a/b/2021-10,KAZ/share, lowest(a/b/*,KAZ/share)) > 12",
    "difference(a/b/2021-10,KAZ/share, lowest(a/b/*,KAZ/share)) > 16 and kaz-load < 2",
    "acts/order/in_force < acts/notice/in_force",
    'acts/notice/in_force < "2022"',
    "acts/vague/in_force = acts/order/in_force",
    "count(acts/instrument=ban/jurisdiction) = 2",
    "count(acts/instrument=ban/jurisdiction) > count(kaz-load)",
  ])("%s holds", (check) => expect(runCheck(check, resolve)).toMatchObject({holds: true}));

  test.each([
    ["a/b/2021-10,KAZ/share > 20%", "18.31 percent > 20 percent"],
    ["a/b/2021-10,KAZ/share ≈ 17%", "18.31 percent ≈ 17 percent"],
    ["kaz-load > 1 and kaz-load > 2", "1.2 GW > 2"],
    ["acts/notice/in_force < acts/order/in_force", "2021-09-24 < 2021-03-09"],
    ["acts/vague/in_force < acts/order/in_force", "2021 < 2021-03-09"],
  ])("%s does not hold, and says so", (check, detail) =>
    expect(runCheck(check, resolve)).toEqual({holds: false, detail}),
  );

  test.each([
    ["kaz-load", "cannot read the check"],
    ["kaz-load > acts/order/in_force", "compares a date with a number"],
    ["a/b/*,KAZ/share > 1%", "stands for 2 values"],
    ["acts/instrument=ban/jurisdiction > 1", "stands for 3 values; take the highest, lowest, sum, mean or count"],
    ["sum(acts/order/in_force) > 1", 'sum of "2021-03-09": words and dates can only be counted'],
    ["no-such > 1", "nothing at no-such"],
    ["a/b/2021-10,KAZ/share > kaz-load", "cannot turn GW (power) into percent (share)"],
    ["double(kaz-load) > 1", 'unknown arithmetic "double"'],
  ])("%s is refused", (check, message) => expect(() => runCheck(check, resolve)).toThrow(message));
});
