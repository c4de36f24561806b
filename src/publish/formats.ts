/** The formats every resource is published in, by file extension. All carry the corrected values; see data/correction.ts. */
import {PUBLISHED} from "../data/correction.ts";
import type {DataPackage, Resource} from "../data/package.ts";
import {json} from "./formats/json.ts";
import {parquet} from "./formats/parquet.ts";
import {xlsx} from "./formats/xlsx.ts";

/** A version and where it is published: what a file of it says of itself. */
export interface PublishedVersion {
  readonly dataPackage: DataPackage;
  /** The whole address of the version's page. */
  readonly page: string;
}

export interface Format {
  label: string;
  /** Whom it serves, for a list of downloads. */
  use: string;
  mediatype: string;
  write: (resource: Resource, version: PublishedVersion) => string | Uint8Array | Promise<Uint8Array>;
}

export const formats: Readonly<Record<string, Format>> = {
  csv: {
    label: "CSV",
    use: "R, pandas, spreadsheets",
    mediatype: "text/csv",
    write: (resource) => resource.correctedText,
  },
  json: {label: "JSON", use: "JavaScript, web tools", mediatype: "application/json", write: json},
  parquet: {
    label: "Parquet",
    use: "DuckDB, pandas, Arrow: typed columns",
    mediatype: "application/vnd.apache.parquet",
    write: parquet,
  },
  xlsx: {
    label: "Excel",
    use: "Excel, LibreOffice: with notes",
    mediatype: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write: xlsx,
  },
};

/** The formats of one resource: if it is corrected, also its file as the provider published it. */
export function formatsOf({corrections}: Resource): Readonly<Record<string, Format>> {
  if (corrections.length === 0) return formats;
  const published: Format = {
    label: "CSV",
    use: "The values before correction",
    mediatype: "text/csv",
    write: ({text}) => text,
  };
  return {...formats, [PUBLISHED]: published};
}
