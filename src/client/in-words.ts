/** What a reader should know of a selection that draws little or nothing. */
import type {Points} from "../charts/points.ts";
import type {Control} from "../model/control.ts";
import type {View} from "../model/view.ts";

/**
 * Sentences on a selection that leaves the drawing empty, leaves a place out or leaves one point to a line; none for any
 * other. `settings` is what the controls stand at.
 */
export function inWords(settings: View, controls: readonly Control[], {series}: Points): string[] {
  const places = controls.find((control) => control.kind === "places");
  const chosen = places?.options.filter(({value}) => settings.with?.includes(value)) ?? [];
  if (places && chosen.length === 0) return ["No place is chosen, so no line or bar is named. Add a place above."];
  if (series.length === 0) return [];
  const drawn = series.filter(({points}) => points.length > 0);
  if (drawn.length === 0)
    return ["These data have no figure for this choice. Choose a longer period, or another quantity."];
  const known = new Set(series.map(({label}) => label));
  const without = chosen.filter(({label}) => !drawn.some((each) => each.label === label));
  // Only where the series are the places can one of them be missing.
  const absent = chosen.some(({label}) => known.has(label)) ? without : [];
  return [
    ...absent.map(({label}) => `${label}: these data have no figure here, which is not zero.`),
    ...(isOnePeriod(settings) && drawn.every(({points}) => points.length === 1)
      ? [`One ${settings.from?.length === 4 ? "year" : "month"} only: nothing before or after it to compare with.`]
      : []),
  ];
}

function isOnePeriod({from, to}: View): boolean {
  return from !== undefined && from === to;
}
