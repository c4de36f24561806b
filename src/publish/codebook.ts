/**
 * The codebook of policy on mining. It stands in one place, the schema of policy-coding/panel: indicators are the fields
 * that have a group, levels their categories. Pages, legends, tooltips and checks read it here.
 */
import type {Catalog} from "../data/catalog.ts";
import type {Category} from "../data/descriptor.ts";
import {suggest} from "../data/nearest.ts";
import type {DataPackage} from "../data/package.ts";

export interface Codebook {
  /** The version of policy-coding that it is the schema of. */
  version: string;
  indicators: readonly Indicator[];
  /** general and part */
  scopes: readonly Category[];
  /** What holds for all indicators, in the order of the codebook. */
  rules: readonly Rule[];
}

/** policy-coding/codebook-rules */
export interface Rule {
  id: string;
  part: "units" | "coding" | "zero" | "scope";
  rule: string;
}

export interface Indicator {
  /** e.g. "power_access" */
  name: string;
  /** e.g. "R3" */
  code: string;
  title: string;
  /** What it asks, and what it is not. */
  description: string;
  group: "restricts" | "supports";
  /** From 0, none, to the highest. */
  levels: readonly Level[];
}

export interface Level {
  value: number;
  label: string;
  description: string;
  /** Ids of acts that give this level. */
  examples: readonly string[];
  edgeCases: readonly string[];
}

/** The codebook of the newest coding. */
export function codebook(catalog: Catalog): Codebook {
  return codebookOf(catalog.newest("policy-coding"));
}

/** The codebook of a version of policy-coding. */
export function codebookOf({version, resource}: DataPackage): Codebook {
  const {fields} = resource("panel");
  const indicators = fields.flatMap(({name, code, group, title, description, categories = []}): Indicator[] => {
    if (group !== "restricts" && group !== "supports") return [];
    return [{name, code: code ?? name, title, description, group, levels: categories.map(levelOf)}];
  });
  const scopes = resource("spells").fields.find(({name}) => name === "scope")?.categories ?? [];
  // The descriptor has checked every cell; Rule names the same fields.
  return {version, indicators, scopes, rules: resource("codebook-rules").rows as unknown as readonly Rule[]};
}

function levelOf({value, label, description = label, examples = [], edgeCases = []}: Category): Level {
  return {value: Number(value), label, description, examples, edgeCases};
}

/** An indicator by its name. Throws a RangeError that names the nearest. */
export function indicatorOf({indicators}: Codebook, name: string): Indicator {
  const found = indicators.find((each) => each.name === name);
  if (found === undefined)
    throw new RangeError(
      `unknown indicator "${name}": ${suggest(
        name,
        indicators.map((each) => each.name),
      )}`,
    );
  return found;
}
