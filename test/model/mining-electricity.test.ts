import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {hoursPerYear, miningElectricity} from "../../src/model/mining-electricity.ts";
import type {BitcoinElectricity, HashrateShare} from "../../src/model/observation.ts";

const data = new URL("../../data/", import.meta.url);
const header = "month,jurisdiction,low,best,high,best_power,flag";

/** The rows of a resource as they stand in the file; these files quote nothing. */
function rows(packageName: string, version: string, resource: string): Record<string, string>[] {
  const text = readFileSync(new URL(`${packageName}/${version}/${resource}.csv`, data), "utf8");
  const [names = "", ...lines] = text.trimEnd().split("\n");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.split(",").map((name, i) => [name, cells[i] ?? ""]));
  });
}

function shares(version: string): HashrateShare[] {
  return rows("mining-hashrate-share", version, "hashrate-share").map(
    ({month = "", jurisdiction = "", share, hashrate, flag}) => ({
      month,
      jurisdiction,
      share: Number(share),
      hashrate: Number(hashrate),
      flag: flag || null,
    }),
  );
}

function consumption(version: string): BitcoinElectricity[] {
  return rows("bitcoin-electricity", version, "bitcoin-electricity").map(({month = "", low, best, high, days}) => ({
    month,
    low: low === "" ? null : Number(low),
    best: Number(best),
    high: high === "" ? null : Number(high),
    days: Number(days),
  }));
}

for (const version of ["1.0.0", "2.0.0"]) {
  test(`mining-electricity ${version} is its inputs, multiplied, to the byte`, () => {
    const folder = new URL(`mining-electricity/${version}/`, data);
    const {derivedFrom} = JSON.parse(readFileSync(new URL("datapackage.json", folder), "utf8"));
    const input = (name: string): string =>
      derivedFrom.find((one: {package: string; version: string}) => one.package === name).version;
    const estimates = miningElectricity(
      shares(input("mining-hashrate-share")),
      consumption(input("bitcoin-electricity")),
    );
    const lines = estimates.map((row) =>
      [row.month, row.jurisdiction, row.low, row.best, row.high, row.best_power, row.flag]
        .map((cell) => cell ?? "")
        .join(","),
    );
    const text = readFileSync(new URL("mining-electricity.csv", folder), "utf8");
    expect(lines).toHaveLength(290);
    expect(text).toBe(`${[header, ...lines].join("\n")}\n`);
  });

  test(`the places of a month add up to the network's consumption in ${version}`, () => {
    const network = consumption(version);
    const estimates = miningElectricity(shares("1.1.0"), network);
    for (const month of new Set(estimates.map((row) => row.month))) {
      const total = estimates.filter((row) => row.month === month).reduce((sum, row) => sum + row.best, 0);
      const best = network.find((row) => row.month === month)!.best;
      expect(Math.abs(total / best - 1)).toBeLessThan(0.0005);
    }
  });
}

const share: HashrateShare = {month: "2021-10", jurisdiction: "KAZ", share: 18.31, hashrate: 27.31, flag: null};
const network: BitcoinElectricity = {month: "2021-10", low: null, best: 100, high: 200, days: 31};

test("an estimate is the share of the network's consumption, and its power the mean over 8,766 hours", () => {
  expect(hoursPerYear).toBe(8766);
  expect(miningElectricity([share], [network])).toEqual([
    {month: "2021-10", jurisdiction: "KAZ", low: null, best: 18.31, high: 36.62, best_power: 2088.8, flag: null},
  ]);
});

test("a bound the source does not give stays missing, and a published zero stays zero with its flag", () => {
  const zero = {...share, jurisdiction: "CHN", share: 0, hashrate: 0, flag: "published-zero"};
  expect(miningElectricity([zero], [network])).toEqual([
    {month: "2021-10", jurisdiction: "CHN", low: null, best: 0, high: 0, best_power: 0, flag: "published-zero"},
  ]);
});

test("a share in a month without consumption is refused by name", () => {
  expect(() => miningElectricity([share], [{...network, month: "2021-11"}])).toThrow(
    "no consumption for 2021-10, the month of a share of KAZ",
  );
});
