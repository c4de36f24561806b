/**
 * content/pins.yaml: which versions of the other packages a chart was drawn from when a version of its figures was the
 * newest, and the checksum of its table then. A pinned page shows the same numbers for as long as the site stands.
 */
import {readFileSync} from "node:fs";
import {parse} from "yaml";
import * as z from "zod";
import type {AnyChart} from "../charts/chart.ts";
import {charts} from "../charts/registry.ts";
import type {Catalog} from "../data/catalog.ts";
import {sha256} from "../data/package.ts";
import {isReleased} from "../data/release.ts";
import {observe, type Pins} from "./observe.ts";

export const PINS = "content/pins.yaml";

const version = z.string().regex(/^\d+\.\d+\.\d+$/);
const pin = z.strictObject({
  /** Versions of the other packages the chart reads, by name. */
  reads: z.record(z.string(), version),
  /** SHA-256 of the chart's table in its default view, as JSON. */
  table: z.string().regex(/^[0-9a-f]{64}$/),
});

/** By chart, then by version of its figures. */
export type PinFile = Record<string, Record<string, z.infer<typeof pin>>>;

let read: PinFile | undefined;

/** The pins of the project. Throws an Error that names the file when it cannot be read as such. */
export function pins(file: string = PINS): PinFile {
  read ??= readPins(readFileSync(file, "utf8"), file);
  return read;
}

/** Reads the text of a pins file. */
export function readPins(text: string, file: string): PinFile {
  const result = z.record(z.string(), z.record(version, pin)).safeParse(parse(text) ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`${file}: ${issue?.path.join(" › ")}: ${issue?.message}; run npm run pin to write it anew`);
}

/** The pins of a chart at a version of its figures; none for the newest. */
export function pinsOf(name: string, version: string | undefined): Pins {
  return version === undefined ? {} : (pins()[name]?.[version]?.reads ?? {});
}

/** The package with a chart's figures, and the versions of it the chart can be drawn from, oldest first. */
export function versionsOf(catalog: Catalog, chart: AnyChart): {name: string; versions: readonly string[]} {
  const [target = ""] = String(chart.reads[chart.figures]).split("/");
  const [name = "", pinned] = target.split("@");
  if (pinned !== undefined) return {name, versions: [pinned]};
  const versions = catalog.versions(name).map(({version}) => version);
  return {name, versions: versions.slice(Math.max(0, versions.indexOf(chart.since ?? "")))};
}

/** The checksum of a chart's table in its default view. */
export function tableHash(catalog: Catalog, chart: AnyChart, version: string, reads: Pins): string {
  const {observations} = observe(catalog, chart, version, reads);
  return sha256(new TextEncoder().encode(JSON.stringify(chart.table(observations, chart.view))));
}

/** The pins with one for every chart and released version that has none yet: the newest of each other package it reads. */
export function withMissing(catalog: Catalog, known: PinFile): PinFile {
  return Object.fromEntries(
    charts.map((chart) => {
      const {name, versions} = versionsOf(catalog, chart);
      const released = versions.filter((version) => isReleased(catalog.folder, name, version));
      const entries = released.map((version) => [
        version,
        known[chart.name]?.[version] ?? newPin(catalog, chart, version),
      ]);
      return [chart.name, Object.fromEntries(entries)];
    }),
  );
}

function newPin(catalog: Catalog, chart: AnyChart, version: string): z.infer<typeof pin> {
  const {packages} = observe(catalog, chart, version);
  const reads = Object.fromEntries(packages.slice(1).map(({name, version}) => [name, version]));
  return {reads, table: tableHash(catalog, chart, version, reads)};
}
