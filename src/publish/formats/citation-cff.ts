import {stringify} from "yaml";
import type {PublishedVersion} from "../formats.ts";
import {releaseDay} from "./facts.ts";

/** A version in the Citation File Format 1.2.0. */
export function citationCff({dataPackage, page}: PublishedVersion): string {
  const {version, descriptor} = dataPackage;
  const {title, description, keywords, contributors, licenses} = descriptor;
  // The format knows the licences of the SPDX list alone; an address stands for any other.
  const known = licenses.filter(({name}) => !name.startsWith("other-"));
  const licence =
    known.length === licenses.length ? {license: known.map(({name}) => name)} : {"license-url": licenses[0]?.path};
  return stringify(
    {
      "cff-version": "1.2.0",
      message: "If you use these data, please cite this version of them.",
      type: "dataset",
      title,
      abstract: description,
      authors: contributors.map(({title: name, path}) => ({name, ...(path && {website: path})})),
      version,
      "date-released": releaseDay(dataPackage),
      url: page,
      ...licence,
      keywords,
    },
    {lineWidth: 0},
  );
}
