/** Every chart, in the order of the gallery. */

import {alignedHashrate} from "./aligned-hashrate.ts";
import {bitcoinElectricity} from "./bitcoin-electricity.ts";
import {carbonIntensityStudies} from "./carbon-intensity-studies.ts";
import type {AnyChart} from "./chart.ts";
import {chinaLadder} from "./china-ladder.ts";
import {chinaProvinces} from "./china-provinces.ts";
import {chinaShareByMethod} from "./china-share-by-method.ts";
import {electricityDemandGrowth} from "./electricity-demand-growth.ts";
import {hashrateByCountry} from "./hashrate-by-country.ts";
import {hashrateMap} from "./hashrate-map.ts";
import {hashrateMoves} from "./hashrate-moves.ts";
import {hashrateShare} from "./hashrate-share.ts";
import {instrumentSpread} from "./instrument-spread.ts";
import {kazakhstanMiningLoad} from "./kazakhstan-mining-load.ts";
import {kazakhstanMoney} from "./kazakhstan-money.ts";
import {kazakhstanRussiaTrade} from "./kazakhstan-russia-trade.ts";
import {kazakhstanTimeline} from "./kazakhstan-timeline.ts";
import {miningVsDemand} from "./mining-vs-demand.ts";
import {policyHeatmap} from "./policy-heatmap.ts";
import {policyMatrix} from "./policy-matrix.ts";
import {policyTimeline} from "./policy-timeline.ts";
import {restrictionAndShare} from "./restriction-and-share.ts";
import {restrictionRanking} from "./restriction-ranking.ts";
import {swedenMiningElectricity} from "./sweden-mining-electricity.ts";
import {swedenPrices} from "./sweden-prices.ts";
import {swedenTimeline} from "./sweden-timeline.ts";
import {vintages} from "./vintages.ts";

export const charts: readonly AnyChart[] = [
  hashrateShare,
  hashrateByCountry,
  hashrateMoves,
  hashrateMap,
  policyTimeline,
  kazakhstanTimeline,
  swedenTimeline,
  chinaLadder,
  alignedHashrate,
  policyMatrix,
  policyHeatmap,
  instrumentSpread,
  restrictionAndShare,
  restrictionRanking,
  chinaProvinces,
  bitcoinElectricity,
  miningVsDemand,
  electricityDemandGrowth,
  kazakhstanRussiaTrade,
  swedenPrices,
  kazakhstanMiningLoad,
  kazakhstanMoney,
  swedenMiningElectricity,
  chinaShareByMethod,
  carbonIntensityStudies,
  vintages,
];

/** The chart of this name. Throws a RangeError that lists the names there are. */
export function findChart(name: string): AnyChart {
  const chart = charts.find((candidate) => candidate.name === name);
  if (chart === undefined)
    throw new RangeError(`unknown chart "${name}": one of ${charts.map((known) => known.name).join(", ")}`);
  return chart;
}
