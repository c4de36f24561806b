/**
 * A version as one ZIP file: a Data Package (datapackage.json and its CSV files), an RO-Crate (ro-crate-metadata.json)
 * and a Croissant dataset (croissant.json) at once, with citation, README and checksums. All of it is made from the
 * descriptor and the files it names.
 */
import {strToU8} from "fflate";
import {DESCRIPTOR, sha256} from "../../data/package.ts";
import type {PublishedVersion} from "../formats.ts";
import {checksums} from "./checksums.ts";
import {citationCff} from "./citation-cff.ts";
import {croissant} from "./croissant.ts";
import {releaseDay} from "./facts.ts";
import {readme} from "./readme.ts";
import {roCrate} from "./ro-crate.ts";
import {zip} from "./zip.ts";

/** A file of the archive. */
export interface ArchiveFile {
  readonly path: string;
  readonly title: string;
  readonly mediatype: string;
  readonly text: string;
  /** Its size in UTF-8. */
  readonly bytes: number;
  /** Its SHA-256 in hexadecimal digits. */
  readonly hash: string;
  /** The resource whose values it holds, as corrected. */
  readonly resource?: string;
}

/** The ZIP file of a version; the same version gives the same bytes. */
export function archive(version: PublishedVersion): Uint8Array {
  const files = archiveFiles(version).map(({path, text}) => [path, strToU8(text)]);
  return zip(Object.fromEntries(files), releaseDay(version.dataPackage));
}

/** The files of a version's archive. */
export function archiveFiles(version: PublishedVersion): ArchiveFile[] {
  const {dataPackage} = version;
  const {resources, descriptor} = dataPackage;
  const data = resources.flatMap(({name, descriptor: {path, title, mediatype}, text, correctedText, corrections}) => {
    if (corrections.length === 0) return [file(path, title, mediatype, text, name)];
    return [
      file(path, `${title}, as published`, mediatype, text),
      file(`${name}.csv`, `${title}, corrected`, mediatype, correctedText, name),
    ];
  });
  const described = [
    file(DESCRIPTOR, `Data Package: ${descriptor.title}`, "application/json", dataPackage.text),
    ...data,
  ];
  const made = [
    ...described,
    file("croissant.json", "The same for machine learning: Croissant", "application/ld+json", croissant(version, data)),
    file("CITATION.cff", "How to cite", "application/yaml", citationCff(version)),
    file("README.md", "Read me first", "text/markdown", readme(version, data)),
  ];
  const crate = file(
    "ro-crate-metadata.json",
    "The same for research archives: RO-Crate",
    "application/ld+json",
    roCrate(version, made),
  );
  return [...made, crate, file("SHA256SUMS", "Checksums of all files", "text/plain", checksums([...made, crate]))];
}

function file(path: string, title: string, mediatype: string, text: string, resource?: string): ArchiveFile {
  const bytes = strToU8(text);
  return {path, title, mediatype, text, bytes: bytes.length, hash: sha256(bytes), ...(resource && {resource})};
}
