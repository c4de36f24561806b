/** Our World in Data's energy dataset, owid-energy-data.csv: the electricity of the places this site compares. */
import {quote} from "../../data/problem.ts";
import {type Loader, readSource, type SourceFile, type SourceRow, type TextRow, writeNumber} from "./loader.ts";

/** Our code, the dataset's code and its name, in the order of our table: the three cases, comparators, aggregates. */
const places = [
  ["KAZ", "KAZ", "Kazakhstan"],
  ["SWE", "SWE", "Sweden"],
  ["CHN", "CHN", "China"],
  ["USA", "USA", "United States"],
  ["RUS", "RUS", "Russia"],
  ["IRN", "IRN", "Iran"],
  ["CAN", "CAN", "Canada"],
  ["MYS", "MYS", "Malaysia"],
  ["DEU", "DEU", "Germany"],
  ["IRL", "IRL", "Ireland"],
  ["NOR", "NOR", "Norway"],
  ["ISL", "ISL", "Iceland"],
  ["KGZ", "KGZ", "Kyrgyzstan"],
  ["GEO", "GEO", "Georgia"],
  ["PRY", "PRY", "Paraguay"],
  ["XKX", "", "Kosovo"],
  ["EU", "", "European Union (27)"],
  ["WLD", "", "World"],
] as const;

const FIRST_YEAR = 2000;

const [COUNTRY, CODE, YEAR] = ["country", "iso_code", "year"] as const;
/** The column of each field. */
const columns = {
  demand: "electricity_demand",
  generation: "electricity_generation",
  net_imports: "net_elec_imports",
  coal: "coal_electricity",
  gas: "gas_electricity",
  oil: "oil_electricity",
  nuclear: "nuclear_electricity",
  hydro: "hydro_electricity",
  wind: "wind_electricity",
  solar: "solar_electricity",
  bioenergy: "biofuel_electricity",
  other_renewables: "other_renewable_exc_biofuel_electricity",
  carbon_intensity: "carbon_intensity_elec",
  population: "population",
} as const;

export const electricitySystem: Loader = {
  resource: "electricity-system",
  address: "https://github.com/owid/energy-data",
  licence: "CC-BY-4.0",
  period: "year",
  place: "jurisdiction",
  parse: (files) => files.flatMap(parseFile),
};

function parseFile(file: SourceFile): TextRow[] {
  const rows = readSource(file, [COUNTRY, CODE, YEAR, ...Object.values(columns)]);
  for (const row of rows) checkName(row);
  const found = places.flatMap(([jurisdiction, , name]) => {
    const own = rows
      .filter((row) => row.get(COUNTRY) === name)
      .map((row) => ({year: yearOf(row), row}))
      .filter(({year, row}) => year >= FIRST_YEAR && hasElectricity(row))
      .sort((a, b) => a.year - b.year);
    return own.map(({year, row}, index): TextRow => {
      const before = own[index - 1];
      const values = Object.entries(columns).map(([field, column]) => [field, writeNumber(row.number(column))]);
      const repeated = before?.year === year - 1 ? repeatedFields(row, before.row) : "";
      return {jurisdiction, year: String(year), ...Object.fromEntries(values), repeated};
    });
  });
  if (found.length === 0) throw new Error(`${file.name}: no row of a place we follow: get the file again`);
  return found;
}

/** A place that changed its name would drop out unseen: the code gives it away. */
function checkName(row: SourceRow): void {
  const place = places.find(([, code]) => code !== "" && code === row.get(CODE));
  if (place === undefined || place[2] === row.get(COUNTRY)) return;
  throw row.fault(
    `unknown country ${quote(row.get(COUNTRY))} with the code of ${place[2]}`,
    "correct the name in the loader",
  );
}

function yearOf(row: SourceRow): number {
  const year = row.number(YEAR);
  if (year === undefined || !Number.isInteger(year)) throw row.fault("no year", "get the file again");
  return year;
}

function hasElectricity(row: SourceRow): boolean {
  return row.number(columns.demand) !== undefined && row.number(columns.generation) !== undefined;
}

/** The fields, without zeros, whose value is exactly that of the year before: a sign that it was carried forward. */
function repeatedFields(row: SourceRow, before: SourceRow): string {
  return Object.entries(columns)
    .filter(([, column]) => (row.number(column) ?? 0) !== 0 && row.number(column) === before.number(column))
    .map(([field]) => field)
    .join(" ");
}
