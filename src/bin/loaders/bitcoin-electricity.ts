/** Cambridge's daily electricity consumption of Bitcoin, as its index offers it for download at 0.05 USD per kWh. */
import {quote} from "../../data/problem.ts";
import {type Loader, readSource, type SourceFile, type SourceRow, type TextRow, writeNumber} from "./loader.ts";

const DAY = "Date and Time";
/** The field of each daily column; all are TWh per year. */
const columns = {
  low: "annualised consumption MIN, TWh",
  best: "annualised consumption GUESS, TWh",
  high: "annualised consumption MAX, TWh",
} as const;

const DECIMALS = 4;

export const bitcoinElectricity: Loader = {
  resource: "bitcoin-electricity",
  address: "https://ccaf.io/cbnsi/cbeci",
  licence: "CC-BY-NC-SA-4.0",
  period: "month",
  parse: (files) => files.flatMap(parseFile),
};

/** The monthly means of the daily values, and how many days each is the mean of. */
function parseFile({name, text}: SourceFile): TextRow[] {
  const rows = readSource({name, text: withoutNote(text, name)}, [DAY, ...Object.values(columns)]);
  let last = "";
  const days = rows.map((row) => {
    const [day] = /^\d{4}-\d{2}-\d{2}(?=$|[T ]00:00)/.exec(row.get(DAY)) ?? [];
    if (day === undefined) throw row.fault(`no day ${quote(row.get(DAY))}`, "a date such as 2021-10-14 is expected");
    if (day <= last) throw row.fault(`${day} after ${last}`, "each day stands once, oldest first: get the file again");
    last = day;
    return {day, row};
  });
  return [...Map.groupBy(days, ({day}) => day.slice(0, 7))].map(([month, own]) => ({
    month,
    low: mean(own, columns.low),
    best: mean(own, columns.best),
    high: mean(own, columns.high),
    days: String(own.length),
  }));
}

function mean(days: readonly {row: SourceRow}[], column: string): string {
  const values = days.map(({row}) => {
    const value = row.number(column);
    if (value === undefined) throw row.fault(`no value in ${quote(column)}`, "get the file again");
    return value;
  });
  return writeNumber(values.reduce((sum, value) => sum + value, 0) / values.length, DECIMALS);
}

/** Cambridge's download starts with a line on the price it assumes; public copies leave that line out. */
function withoutNote(text: string, file: string): string {
  const [note, price] = /^\uFEFF?"?Average electricity cost assumption: ([\d.]+) USD\/kWh[^\n]*\n/.exec(text) ?? [];
  if (note === undefined) return text;
  if (price !== "0.05") {
    throw new Error(`${file}:1: figures at ${price} USD per kWh: the table is at 0.05, download it at that price`);
  }
  return text.slice(note.length);
}
