/**
 * Old and borrowed parameters carried forward to today's, one small function each, in the order they came. None is ever
 * removed: an address once shared keeps opening. A fixture of permalinks holds them to it.
 */

/** Changes the parameters in place; leaves alone what it does not know. */
type Migration = (asked: URLSearchParams) => void;

const migrations: readonly Migration[] = [
  /** `country=KAZ~SWE`, as charts elsewhere name their places. */
  (asked) => move(asked, "country", "with", (text) => text.replaceAll("~", ",")),
  /** `time=2019-09..2021-08`, as charts elsewhere name their period; one date is that month. */
  (asked) => {
    const [from = "", to] = (asked.get("time") ?? "").split("..");
    asked.delete("time");
    if (to === undefined) give(asked, "month", from);
    else {
      give(asked, "from", from === "earliest" ? "" : from);
      give(asked, "to", to === "latest" ? "" : to);
    }
  },
  /** `yScale=log`, as charts elsewhere name their scale. */
  (asked) => move(asked, "yScale", "scale", (text) => text),
];

/** The same query in today's parameters. */
export function carryForward(asked: URLSearchParams): URLSearchParams {
  const carried = new URLSearchParams(asked);
  for (const migrate of migrations) migrate(carried);
  return carried;
}

function move(asked: URLSearchParams, old: string, name: string, change: (text: string) => string): void {
  const text = asked.get(old);
  asked.delete(old);
  if (text !== null) give(asked, name, change(text));
}

/** Sets a parameter that is not asked for by its own name. */
function give(asked: URLSearchParams, name: string, text: string): void {
  if (text !== "" && !asked.has(name)) asked.set(name, text);
}
