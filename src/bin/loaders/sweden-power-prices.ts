/**
 * ENTSO-E's day-ahead prices of Sweden's bidding zones, as the Transparency Platform exports them: one file for each
 * zone and year, in the layout before or since 2024. Give a folder of them. Months that no file holds stay as they are.
 */
import {suggest} from "../../data/nearest.ts";
import {quote} from "../../data/problem.ts";
import {type Loader, readSource, type SourceFile, type SourceRow, type TextRow, writeNumber} from "./loader.ts";

const zones = ["SE1", "SE2", "SE3", "SE4"];

/** The interval a price holds for: 01.01.2023 00:00 - 01.01.2023 01:00, or with slashes, seconds and time zones. */
const INTERVAL = "MTU (CET/CEST)";
const moment = String.raw`(\d{2})[./](\d{2})[./](\d{4}) (\d{2}):(\d{2})(?::00)?(?: \((CES?T)\))?`;
const interval = new RegExp(`^${moment} - ${moment}$`);

const layouts = {
  before2024: {price: "Day-ahead Price [EUR/MWh]"},
  since2024: {price: "Day-ahead Price (EUR/MWh)", area: "Area", sequence: "Sequence"},
} as const;

/** What stands where there is no price: the hour that summer time skips, and hours still to come. */
const noPrice = ["", "n/e", "N/A", "-"];

const DECIMALS = 3;

export const swedenPowerPrices: Loader = {
  resource: "sweden-power-prices",
  address: "https://transparency.entsoe.eu/",
  licence: "other-at",
  period: "month",
  parse(files, newest) {
    const prices = files.flatMap(readPrices);
    const read = [...Map.groupBy(prices, ({month}) => month)].flatMap(([month, own]) => monthRows(month, own));
    if (read.length === 0) throw new Error(`${files.map(({name}) => name).join(", ")}: no complete month: export more`);
    const isRead = ({month}: TextRow) => read.some((row) => row["month"] === month);
    const rows = [...newest.filter((row) => !isRead(row)), ...read];
    const sorted = rows.sort((a, b) => (`${a["month"]}${a["zone"]}` < `${b["month"]}${b["zone"]}` ? -1 : 1));
    checkMonths(sorted);
    return sorted;
  },
};

/** One price of one zone, and how many hours it holds. */
interface Price {
  readonly month: string;
  readonly zone: string;
  readonly price: number;
  readonly hours: number;
}

function readPrices(file: SourceFile): Price[] {
  const [line = ""] = file.text.split("\n");
  // The layout before 2024 names the zone in a fourth column that no row has.
  const [heading, zone] = /,"BZN\|([^"]+)"\r?$/.exec(line) ?? [];
  if (heading !== undefined && line.includes(layouts.before2024.price)) {
    const text = line.slice(0, -heading.length) + file.text.slice(line.length);
    const rows = readSource({name: file.name, text}, [INTERVAL, layouts.before2024.price]);
    return rows.flatMap((row) => readPrice(row, zone!, layouts.before2024.price));
  }
  const {price, area, sequence} = layouts.since2024;
  const rows = readSource(file, [INTERVAL, area, sequence, price]);
  return rows.flatMap((row) => readPrice(row, row.get(area).replace(/^BZN\|/, ""), price));
}

function readPrice(row: SourceRow, zone: string, column: string): Price[] {
  if (!zones.includes(zone)) throw row.fault(`unknown bidding zone ${quote(zone)}`, suggest(zone, zones));
  const parts = interval.exec(row.get(INTERVAL));
  if (parts === null) throw row.fault(`no interval ${quote(row.get(INTERVAL))}`, "correct the loader");
  if (noPrice.includes(row.get(column))) return [];
  const hours = (timeOf(parts.slice(7)) - timeOf(parts.slice(1))) / 3_600_000;
  if (![1, 0.5, 0.25].includes(hours)) {
    throw row.fault(`a price for ${hours} hours`, "an hour, half or a quarter of one is expected");
  }
  return [{month: `${parts[3]}-${parts[2]}`, zone, price: row.number(column)!, hours}];
}

/** Milliseconds of a moment, in its own time zone where none is named: good for differences only. */
function timeOf([day, month, year, hour, minute, zone]: readonly (string | undefined)[]): number {
  const offset = zone === "CEST" ? 2 : zone === "CET" ? 1 : 0;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour) - offset, Number(minute));
}

/** The rows of a month, none of them while it is not over in any zone. */
function monthRows(month: string, prices: readonly Price[]): TextRow[] {
  const expected = hoursOf(month);
  const complete = zones.flatMap((zone) => {
    const own = prices.filter((each) => each.zone === zone);
    const hours = own.reduce((sum, each) => sum + each.hours, 0);
    if (hours > expected) {
      throw new Error(`${zone} has ${hours} hours in ${month}, which has ${expected}: export each hour once`);
    }
    if (hours < expected) return [];
    const mean = own.reduce((sum, each) => sum + each.price * each.hours, 0) / hours;
    return [{month, zone, price: writeNumber(mean, DECIMALS), hours: String(hours)}];
  });
  const absent = zones.filter((zone) => !complete.some((row) => row.zone === zone));
  if (complete.length > 0 && absent.length > 0) {
    throw new Error(`${month} is not complete in ${absent.join(", ")}: export all four zones to the same day`);
  }
  return complete;
}

/** The hours of a month in Sweden: summer time takes one from March and gives it back in October. */
function hoursOf(month: string): number {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return days * 24 + (number === 3 ? -1 : number === 10 ? 1 : 0);
}

/** No month is left out between the first and the last. */
function checkMonths(rows: readonly TextRow[]): void {
  const months = [...new Set(rows.map((row) => row["month"]!))];
  for (const [index, month] of months.slice(1).entries()) {
    const [year, number] = months[index]!.split("-").map(Number) as [number, number];
    const next = new Date(Date.UTC(year, number)).toISOString().slice(0, 7);
    if (month !== next) throw new Error(`${next} is missing before ${month}: export the months between as well`);
  }
}
