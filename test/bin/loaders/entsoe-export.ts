/** Exports of day-ahead prices in the layouts of ENTSO-E's platform, with made-up prices: never the real ones. */

const HOUR = 3_600_000;

interface ExportOptions {
  /** The layout before 2024: one zone, no area column, no time zone. */
  readonly layout?: "before2024" | "since2024";
  /** How many prices an hour has. */
  readonly perHour?: 1 | 4;
  /** The price of the n-th interval. */
  readonly price?: (index: number) => number;
}

/** The prices of a zone from the start of one month to the start of another, in Swedish time. */
export function exportOf(zone: string, from: string, to: string, options: ExportOptions = {}): string {
  const {layout = "since2024", perHour = 1, price = (index) => (index % 24) + 10} = options;
  const step = HOUR / perHour;
  const [start, end] = [from, to].map((month) => Date.parse(`${month}-01T00:00:00Z`) - offsetOf(month)) as [
    number,
    number,
  ];
  const rows: string[] = [];
  for (let time = start, index = 0; time < end; time += step, index++) {
    const [first, last] = [momentOf(time), momentOf(time + step)];
    const cells =
      layout === "since2024"
        ? [intervalOf(first, last, "/"), `BZN|${zone}`, "Without Sequence", price(index).toFixed(2), "", ""]
        : [intervalOf(first, last, "."), price(index).toFixed(2), "EUR"];
    // Before 2024 the hour that summer time skips is a row without a price.
    if (layout === "before2024" && first.hour === 1 && last.hour === 3) {
      const skipped = {...last, hour: 2};
      rows.push(line([intervalOf(first, skipped, "."), price(index).toFixed(2), "EUR"]));
      rows.push(line([intervalOf(skipped, last, "."), "", "EUR"]));
    } else if (layout === "before2024" && first.hour === 2 && last.hour === 2) {
      rows.push(line([intervalOf(first, {...last, hour: 3}, "."), price(index).toFixed(2), "EUR"]));
    } else rows.push(line(cells));
  }
  const header =
    layout === "since2024"
      ? [
          "MTU (CET/CEST)",
          "Area",
          "Sequence",
          "Day-ahead Price (EUR/MWh)",
          "Intraday Period (CET/CEST)",
          "Intraday Price (EUR/MWh)",
        ]
      : ["MTU (CET/CEST)", "Day-ahead Price [EUR/MWh]", "Currency", `BZN|${zone}`];
  return line(header) + rows.join("");
}

interface Moment {
  readonly date: readonly [day: string, month: string, year: string];
  readonly hour: number;
  readonly minute: number;
  readonly zone: "CET" | "CEST";
}

function momentOf(time: number): Moment {
  const zone = isSummer(time) ? "CEST" : "CET";
  const [year, month, day, hour, minute] = new Date(time + (zone === "CEST" ? 2 : 1) * HOUR)
    .toISOString()
    .split(/[-T:]/) as [string, string, string, string, string];
  return {date: [day, month, year], hour: Number(hour), minute: Number(minute), zone};
}

/** Summer time lasts from the last Sunday of March to that of October, from 01:00 UTC. */
function isSummer(time: number): boolean {
  const year = new Date(time).getUTCFullYear();
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1);
  };
  return time >= lastSunday(2) && time < lastSunday(9);
}

function offsetOf(month: string): number {
  return (isSummer(Date.parse(`${month}-01T00:00:00Z`)) ? 2 : 1) * HOUR;
}

/** Time zones are named since 2024, and only where the clocks change. */
function intervalOf(from: Moment, to: Moment, separator: "." | "/"): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const isChange = from.zone !== to.zone || (from.hour === 2 && to.hour === 2);
  const text = ({date, hour, minute, zone}: Moment) => {
    const seconds = separator === "/" ? ":00" : "";
    const named = separator === "/" && isChange ? ` (${zone})` : "";
    return `${date.join(separator)} ${two(hour)}:${two(minute)}${seconds}${named}`;
  };
  return `${text(from)} - ${text(to)}`;
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell}"`).join(",")}\n`;
}
