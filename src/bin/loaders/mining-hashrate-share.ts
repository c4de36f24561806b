/** Cambridge's "Evolution of country share", as its mining map offers it for download. */
import {suggest} from "../../data/nearest.ts";
import {quote} from "../../data/problem.ts";
import {type Loader, readSource, type SourceFile, type TextRow, writeNumber} from "./loader.ts";

/** The places by Cambridge's names, in the order of our table. A star marks those inflated by proxies. */
const places: Readonly<Record<string, string>> = {
  "Mainland China": "CHN",
  "United States": "USA",
  Kazakhstan: "KAZ",
  "Russian Federation": "RUS",
  Canada: "CAN",
  Malaysia: "MYS",
  "Iran, Islamic Rep.": "IRN",
  "Germany *": "DEU",
  "Ireland *": "IRL",
  Other: "OTH",
};
const codes = Object.values(places);

const [DATE, COUNTRY, SHARE, HASHRATE] = [
  "date",
  "country",
  "monthly_hashrate_%",
  "monthly_absolute_hashrate_EH/S",
] as const;

export const miningHashrateShare: Loader = {
  resource: "hashrate-share",
  address: "https://ccaf.io/cbnsi/cbeci/mining_map",
  licence: "CC-BY-NC-SA-4.0",
  period: "month",
  place: "jurisdiction",
  parse: (files) => files.flatMap(parseFile),
};

function parseFile(file: SourceFile): TextRow[] {
  const rows = readSource(file, [DATE, COUNTRY, SHARE, HASHRATE]).map((row): TextRow => {
    const jurisdiction = places[row.get(COUNTRY)];
    if (jurisdiction === undefined) {
      throw row.fault(`unknown country ${quote(row.get(COUNTRY))}`, suggest(row.get(COUNTRY), Object.keys(places)));
    }
    const [, month] = /^(\d{4}-\d{2})-01$/.exec(row.get(DATE)) ?? [];
    if (month === undefined) throw row.fault(`no month ${quote(row.get(DATE))}`, "a first of a month is expected");
    const [, percent] = /^(\d+(?:\.\d+)?)%$/.exec(row.get(SHARE)) ?? [];
    const hashrate = row.number(HASHRATE);
    if (percent === undefined || hashrate === undefined)
      throw row.fault("no share or no hashrate", "get the file again");
    const share = writeNumber(Number(percent));
    return {month, jurisdiction, share, hashrate: writeNumber(hashrate), flag: flagOf(jurisdiction, share)};
  });
  const months = [...Map.groupBy(rows, ({month}) => month!)].sort(([a], [b]) => (a < b ? -1 : 1));
  return months.flatMap(([month, own]) => {
    const found = codes.flatMap((code) => own.filter(({jurisdiction}) => jurisdiction === code));
    const absent = codes.filter((code) => !found.some(({jurisdiction}) => jurisdiction === code));
    if (absent.length > 0 || own.length > codes.length) {
      const what = absent.length > 0 ? `${month} lacks ${absent.join(", ")}` : `${month} has a place twice`;
      throw new Error(`${file.name}: ${what}: the file is cut or damaged, get it again`);
    }
    return found;
  });
}

function flagOf(jurisdiction: string, share: string): string {
  if (jurisdiction === "DEU" || jurisdiction === "IRL") return "proxy";
  return jurisdiction === "CHN" && share === "0" ? "published-zero" : "";
}
