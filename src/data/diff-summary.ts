import type {PackageDiff, ResourceDiff} from "./diff.ts";
import type {Cell} from "./package.ts";

/** How many changes of a table are written out. */
const SHOWN = 3;

/** A diff for a terminal: a line on what is compared, one for each table, and its largest changes below it. */
export function summariseDiff(diff: PackageDiff): string[] {
  const {name, from, to, resources, resourcesAdded, resourcesRemoved} = diff;
  return [
    `${name}: ${from} → ${to}`,
    ...resources.flatMap(summariseResource),
    ...resourcesAdded.map((each) => `  ${each}: a new table`),
    ...resourcesRemoved.map((each) => `  ${each}: no longer there`),
  ];
}

function summariseResource({resource, added, removed, changed, unchanged, fields}: ResourceDiff): string[] {
  const cells = changed.flatMap(({key, changes}) => changes.map((change) => ({key, ...change})));
  const size = ({relative, absolute}: (typeof cells)[number]) => Math.abs(relative ?? absolute ?? 0);
  const largest = cells.toSorted((a, b) => size(b) - size(a)).slice(0, SHOWN);
  return [
    `  ${resource}: rows ${added.length} added, ${removed.length} removed, ${changed.length} changed, ${unchanged} as before`,
    ...largest.map(({key, field, from, to, relative}) => {
      const part = relative === undefined ? "" : ` (${relative < 0 ? "" : "+"}${(relative * 100).toFixed(1)}%)`;
      return `    ${key} ${field}: ${written(from)} → ${written(to)}${part}`;
    }),
    ...(cells.length > SHOWN ? [`    and ${cells.length - SHOWN} more cells`] : []),
    ...fields.map(({field, change, properties}) => {
      return `    field ${field}: ${change}${properties.length === 0 ? "" : ` (${properties.join(", ")})`}`;
    }),
  ];
}

function written(cell: Cell): string {
  return cell === null ? "empty" : String(cell);
}
