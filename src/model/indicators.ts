/** The indicators of the codebook as charts read them, and the levels of a panel in one month. */
import type {Indicator} from "./comparison.ts";
import type {CodebookField} from "./observation.ts";
import type {PanelLevel, PolicyMonth} from "./panel.ts";

/** The indicators among the fields of policy-coding/panel, in the order of the codebook. */
export function indicatorsOf(fields: readonly CodebookField[]): Indicator[] {
  return fields.flatMap(({name, title, code = name, group, categories = []}): Indicator[] => {
    if (group !== "restricts" && group !== "supports") return [];
    return [
      {name, label: title, code, group, levels: categories.map(({value, label}) => ({value: Number(value), label}))},
    ];
  });
}

/** The level of an indicator in a row of the panel; undefined where it was not coded, or where there is no row. */
export function levelIn(row: PolicyMonth | undefined, indicator: string): PanelLevel | undefined {
  const level = row?.[indicator];
  if (typeof level !== "number") return undefined;
  return {level, scope: row?.[`${indicator}_scope`] === "general" ? "general" : level === 0 ? null : "part"};
}

/** The printed word of a level, e.g. "Licence"; empty for a level that the codebook does not have. */
export function levelWord({levels}: Indicator, level: number): string {
  return levels.find(({value}) => value === level)?.label ?? "";
}

/** A level as printed: "3", "3 in part". */
export function printLevel({level, scope}: PanelLevel): string {
  return scope === "part" ? `${level} in part` : String(level);
}

/** Orders levels from the strictest: the higher first, at the same level what is general before what is in part. */
export function stricter(a: PanelLevel, b: PanelLevel): number {
  return b.level - a.level || Number(b.scope === "general") - Number(a.scope === "general");
}
