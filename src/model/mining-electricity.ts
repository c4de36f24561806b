/** The electricity Bitcoin mining is estimated to use in each place: its share of hashrate × the network's consumption. */
import type {BitcoinElectricity, HashrateShare, MiningElectricity} from "./observation.ts";

/** Hours in a mean year of 365.25 days, as Cambridge counts them, which turn TWh/yr into mean power. */
export const hoursPerYear = 8766;

/** One row of mining-electricity, with the flag of the share it rests on. */
export type MiningElectricityEstimate = MiningElectricity & Pick<HashrateShare, "flag">;

/**
 * One row for each row of `shares`, in the same order.
 *
 * - `low`, `best`, `high`: share / 100 × the network's consumption of that month, in TWh/yr, rounded to 4 decimals;
 *   null where the network's value is null.
 * - `best_power`: the unrounded best estimate × 10⁶ / 8,766 hours, in MW, rounded to 1 decimal.
 *
 * It takes a unit of hashrate to use the same electricity everywhere, which is not so: see the package's caveats.
 * Throws a RangeError for a share whose month has no consumption.
 */
export function miningElectricity(
  shares: readonly HashrateShare[],
  consumption: readonly BitcoinElectricity[],
): MiningElectricityEstimate[] {
  const byMonth = new Map(consumption.map((row) => [row.month, row]));
  return shares.map(({month, jurisdiction, share, flag}) => {
    const network = byMonth.get(month);
    if (!network) throw new RangeError(`no consumption for ${month}, the month of a share of ${jurisdiction}`);
    const best = part(share, network.best);
    return {
      month,
      jurisdiction,
      low: network.low === null ? null : round(part(share, network.low), 4),
      best: round(best, 4),
      high: network.high === null ? null : round(part(share, network.high), 4),
      best_power: round((best * 1e6) / hoursPerYear, 1),
      flag,
    };
  });
}

/** `share` percent of `total`. */
function part(share: number, total: number): number {
  return (share * total) / 100;
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
