/** A view as the query of an address, and back. Any query gives a view: what is unknown or malformed is left out. */
import {parts, type View} from "./view.ts";
import {carryForward} from "./view-migrations.ts";

/** Most entries a list of the query keeps. */
export const longest = 40;

const word = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,62}[A-Za-z0-9])?$/;
const month = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/;
const number = /^\d{1,6}(?:\.\d{1,6})?$/;

/**
 * The view a query asks for: `readView("?with=KAZ,SWE&from=2021-01")` is `{with: ["KAZ", "SWE"], from: "2021-01"}`.
 * Never throws. Whether a chart knows the places, months and words is for `nearestView` of control.ts to say.
 */
export function readView(query: string): View {
  const asked = carryForward(new URLSearchParams(query.slice(0, 20_000)));
  const read = (name: keyof View): View[keyof View] => {
    const text = asked.get(name);
    if (text === null) return undefined;
    if (parts[name] === "word") return word.test(text) ? text : undefined;
    if (parts[name] === "month") return month.test(text) ? text : undefined;
    if (text === "") return [];
    if (parts[name] === "numbers") {
      const numbers = text.split(",");
      return numbers.length <= longest && numbers.every((each) => number.test(each)) ? numbers : undefined;
    }
    const words = [...new Set(text.split(","))].filter((each) => word.test(each)).slice(0, longest);
    return words.length > 0 ? words : undefined;
  };
  const names = Object.keys(parts) as (keyof View)[];
  return Object.fromEntries(names.map((name) => [name, read(name)]).filter(([, value]) => value !== undefined));
}

/** The query of a view, without the question mark; "" for an empty view. Its parts stand in the order of `parts`. */
export function writeView(view: View): string {
  return (Object.keys(parts) as (keyof View)[])
    .filter((name) => view[name] !== undefined)
    .map((name) => `${name}=${String(view[name])}`)
    .join("&");
}
