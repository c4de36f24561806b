/**
 * npm run update <package> <file-or-address> [<version>]: reads the provider's newest files, a file, a folder of CSV files
 * or an address, and writes a candidate for the next version, which nothing publishes until it is released.
 */
import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path/posix";
import {suggest} from "../data/nearest.ts";
import {makeCandidate} from "./candidate.ts";
import {type Command, start} from "./command.ts";
import {bitcoinElectricity} from "./loaders/bitcoin-electricity.ts";
import {electricitySystem} from "./loaders/electricity-system.ts";
import type {Loader, SourceFile} from "./loaders/loader.ts";
import {miningHashrateShare} from "./loaders/mining-hashrate-share.ts";
import {swedenPowerPrices} from "./loaders/sweden-power-prices.ts";

const loaders: Readonly<Record<string, Loader>> = {
  "bitcoin-electricity": bitcoinElectricity,
  "electricity-system": electricitySystem,
  "mining-hashrate-share": miningHashrateShare,
  "sweden-power-prices": swedenPowerPrices,
};

const TIMEOUT = 60_000;

export const update: Command = {
  usage: "update <package> <file-or-address> [<version>]",
  run: async (name, source, version) => {
    const loader = loaders[name!];
    if (loader === undefined) throw new Error(`no loader for "${name}": ${suggest(name!, Object.keys(loaders))}`);
    const {files, modified} = /^https?:\/\//.test(source!) ? await fetchSource(source!) : readSource(source!);
    const [vintage, created] = [modified, new Date()].map((date) => date.toISOString().slice(0, 10)) as [
      string,
      string,
    ];
    return makeCandidate({dataFolder: "data", name: name!, version, loader, files, vintage, created}).join("\n");
  },
};

if (import.meta.main) await start(update);

interface Source {
  readonly files: readonly SourceFile[];
  /** When the provider last changed them, as far as that can be told. */
  readonly modified: Date;
}

async function fetchSource(address: string): Promise<Source> {
  const response = await fetch(address, {signal: AbortSignal.timeout(TIMEOUT)}).catch((error: unknown) => {
    const {cause, message} = error as Error;
    throw new Error(`${address}: not reached (${cause instanceof Error ? cause.message : message}): try a saved copy`);
  });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}: correct the address`);
  const stated = new Date(response.headers.get("last-modified") ?? "");
  return {
    files: [{name: address, text: await response.text()}],
    modified: Number.isNaN(stated.getTime()) ? new Date() : stated,
  };
}

function readSource(path: string): Source {
  if (!existsSync(path)) throw new Error(`${path}: no such file: give a file, a folder of CSV files or an address`);
  const isFolder = statSync(path).isDirectory();
  const names = isFolder
    ? readdirSync(path)
        .filter((file) => file.endsWith(".csv"))
        .sort()
    : [];
  const files = isFolder ? names.map((file) => join(path, file)) : [path];
  if (files.length === 0) throw new Error(`${path}: no CSV file in the folder: save the provider's files there`);
  return {
    files: files.map((file) => ({name: file, text: readFileSync(file, "utf8")})),
    modified: new Date(Math.max(...files.map((file) => statSync(file).mtimeMs))),
  };
}
