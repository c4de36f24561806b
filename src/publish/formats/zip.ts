import {zipSync} from "fflate";

/**
 * A ZIP file that is the same for the same files: they stand in the order of their paths, and all are of one day, given
 * as `YYYY-MM-DD`.
 */
export function zip(files: Readonly<Record<string, Uint8Array>>, day: string): Uint8Array {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  // ZIP keeps the time of a wall clock: noon of that day reads the same in every time zone.
  const mtime = new Date(year, month - 1, date, 12);
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), {level: 9, mtime});
}
