/** The codebook as a page prints it. */
import type {Catalog} from "../data/catalog.ts";
import {address} from "../model/address.ts";
import type {Agreement} from "../model/agreement.ts";
import {date, number, percent} from "../model/format.ts";
import {acts, placeNames} from "./acts.ts";
import {label} from "./claims.ts";
import {codebook, type Indicator} from "./codebook.ts";

/** The parts of the codebook's rules, in the order they are read. */
const parts: readonly string[] = ["units", "coding", "zero"];

const titles: Readonly<Record<Indicator["group"], string>> = {
  restricts: "What restricts",
  supports: "What supports",
};

/** Everything the page says: rules by part, indicators by group with their examples as links, the agreement of the two coders, the changes. */
export function codebookPage(catalog: Catalog) {
  const {version, indicators, scopes, rules} = codebook(catalog);
  const dataPackage = catalog.newest("policy-coding");
  const all = acts(catalog);
  const name = placeNames(catalog);
  const example = (id: string) => {
    const act = all.get(id);
    return act === undefined ? [] : [{label: `${name(act.jurisdiction)}, ${act.title}`, address: address.act(id)}];
  };
  // The descriptor has checked every cell; Agreement names the same fields.
  const agreement = dataPackage.resource("agreement").rows as unknown as readonly Agreement[];
  return {
    version,
    scopes,
    rules: parts.map((part) => ({
      title: label(catalog, "policy-coding", "codebook-rules", "part", part),
      rules: rules.filter((each) => each.part === part),
    })),
    groups: (["restricts", "supports"] as const).map((group) => ({
      title: titles[group],
      indicators: indicators
        .filter((indicator) => indicator.group === group)
        .map(({levels, ...indicator}) => ({
          ...indicator,
          levels: levels.map((level) => ({...level, examples: level.examples.flatMap(example)})),
        })),
    })),
    agreement: agreement.map(({indicator, units, equal, kappa, first_only, second_only}) => ({
      title: indicators.find((each) => each.name === indicator)?.title ?? indicator,
      both: number(units),
      equal: equal === null ? "none coded by both" : percent(equal),
      kappa: kappa === null ? "not defined" : number(kappa, 2),
      one: number(first_only + second_only),
    })),
    changes: dataPackage.resource("codebook-changes").rows.map((row) => ({
      version: String(row["version"]),
      date: date(String(row["date"])),
      indicator: label(catalog, "policy-coding", "codebook-changes", "indicator", String(row["indicator"])),
      change: String(row["change"]),
      reason: String(row["reason"]),
    })),
  };
}
