/** Which charts read a package. */
import {charts} from "../charts/registry.ts";

/** The charts that read any resource of a package, in the order of the gallery. */
export function chartsReading(packageName: string): {name: string; label: string}[] {
  const reads = (address: string) => address.split("/")[0]?.split("@")[0] === packageName;
  return charts
    .filter((chart) => Object.values<string>(chart.reads).some(reads))
    .map(({name, label}) => ({name, label}));
}
