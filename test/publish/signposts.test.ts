import {expect, test} from "vitest";
import {signposts} from "../../src/publish/signposts.ts";
import {catalog} from "../published.ts";
import {downloadsOf, pageOf} from "./written.ts";

const dataPackage = catalog.get("mining-electricity", "2.0.0");
const page = pageOf(dataPackage);

test("a version leads to its own address, kind, authors, licence, files and descriptions", async () => {
  const found = signposts({dataPackage, page}, await downloadsOf(dataPackage));
  const of = (rel: string) => found.filter((each) => each.rel === rel).map(({href}) => href.replace(page, ""));
  expect(of("cite-as")).toEqual([""]);
  expect(of("type")).toEqual(["https://schema.org/AboutPage", "https://schema.org/Dataset"]);
  expect(of("author")).toEqual(["https://ccaf.io/cbnsi/cbeci"]);
  expect(of("license")).toEqual(["https://creativecommons.org/licenses/by-nc-sa/4.0/"]);
  expect(of("item")).toEqual([
    ...["csv", "json", "parquet", "xlsx"].map((extension) => `mining-electricity.${extension}`),
    "mining-electricity-2.0.0.zip",
  ]);
  expect(of("describedby")).toEqual(["datapackage.json", "citation.bib", "citation.ris", "citation.json"]);
  for (const {rel, type} of found) expect(type !== undefined).toBe(["item", "describedby"].includes(rel));
});
