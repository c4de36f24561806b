/** The charts a reader can redraw, each fetched with Plot when it is asked for. */
import type {AnyChart} from "../charts/chart.ts";

export const charts: Readonly<Record<string, () => Promise<AnyChart>>> = {
  "hashrate-share": async () => (await import("../charts/hashrate-share.ts")).hashrateShare,
  "hashrate-by-country": async () => (await import("../charts/hashrate-by-country.ts")).hashrateByCountry,
  "hashrate-moves": async () => (await import("../charts/hashrate-moves.ts")).hashrateMoves,
  "hashrate-map": async () => (await import("../charts/hashrate-map.ts")).hashrateMap,
  "policy-timeline": async () => (await import("../charts/policy-timeline.ts")).policyTimeline,
  "kazakhstan-timeline": async () => (await import("../charts/kazakhstan-timeline.ts")).kazakhstanTimeline,
  "sweden-timeline": async () => (await import("../charts/sweden-timeline.ts")).swedenTimeline,
  "china-ladder": async () => (await import("../charts/china-ladder.ts")).chinaLadder,
  "aligned-hashrate": async () => (await import("../charts/aligned-hashrate.ts")).alignedHashrate,
  "policy-matrix": async () => (await import("../charts/policy-matrix.ts")).policyMatrix,
  "policy-heatmap": async () => (await import("../charts/policy-heatmap.ts")).policyHeatmap,
  "instrument-spread": async () => (await import("../charts/instrument-spread.ts")).instrumentSpread,
  "restriction-and-share": async () => (await import("../charts/restriction-and-share.ts")).restrictionAndShare,
  "restriction-ranking": async () => (await import("../charts/restriction-ranking.ts")).restrictionRanking,
  "china-provinces": async () => (await import("../charts/china-provinces.ts")).chinaProvinces,
  "bitcoin-electricity": async () => (await import("../charts/bitcoin-electricity.ts")).bitcoinElectricity,
  "mining-vs-demand": async () => (await import("../charts/mining-vs-demand.ts")).miningVsDemand,
  "electricity-demand-growth": async () =>
    (await import("../charts/electricity-demand-growth.ts")).electricityDemandGrowth,
  "kazakhstan-russia-trade": async () => (await import("../charts/kazakhstan-russia-trade.ts")).kazakhstanRussiaTrade,
  "sweden-prices": async () => (await import("../charts/sweden-prices.ts")).swedenPrices,
  "kazakhstan-mining-load": async () => (await import("../charts/kazakhstan-mining-load.ts")).kazakhstanMiningLoad,
  "kazakhstan-money": async () => (await import("../charts/kazakhstan-money.ts")).kazakhstanMoney,
  "sweden-mining-electricity": async () =>
    (await import("../charts/sweden-mining-electricity.ts")).swedenMiningElectricity,
  "china-share-by-method": async () => (await import("../charts/china-share-by-method.ts")).chinaShareByMethod,
  "carbon-intensity-studies": async () =>
    (await import("../charts/carbon-intensity-studies.ts")).carbonIntensityStudies,
  vintages: async () => (await import("../charts/vintages.ts")).vintages,
};
