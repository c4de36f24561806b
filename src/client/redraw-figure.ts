/** Puts another view of a chart into a figure of the page: fetched, with Plot, when it is first asked for. */
import {headClass, type Table} from "../charts/chart.ts";
import {type Composition, compose, type Drawing, type Size} from "../charts/compose.ts";
import {keyMark} from "../charts/key.ts";
import {pack} from "../charts/points.ts";
import type {ExploreVersion, SourceLine} from "../model/explore.ts";
import {date} from "../model/format.ts";
import type {View} from "../model/view.ts";
import {charts} from "./charts.ts";
import {element, shape} from "./element.ts";
import {inspect} from "./inspect.ts";
import {sortable, sortedBy} from "./sort.ts";
import {sortRows} from "./sort-rows.ts";

/** A view as drawn, with the version it was drawn from. */
export interface Drawn extends Composition {
  version: string;
  source: SourceLine;
}

const resources = new Map<string, Promise<unknown>>();

/** The rows of a resource, or its fields where the address ends so; a failed fetch is tried again the next time. */
function rowsOf(address: string): Promise<unknown> {
  const known = resources.get(address);
  if (known) return known;
  const fetched = fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    const {rows, schema} = await response.json();
    return address.endsWith("#fields") ? schema.fields : rows;
  });
  resources.set(address, fetched);
  fetched.catch(() => resources.delete(address));
  return fetched;
}

/**
 * Fetches a chart and the rows of one version. Returns what draws a view of them; `id` is that of the figure. Rejects when
 * a fetch fails.
 */
export async function loadChart(
  name: string,
  version: string,
  {files, source, notes}: ExploreVersion,
): Promise<(view: View, id: string) => Drawn> {
  const [chart, ...rows] = await Promise.all([
    charts[name]!(),
    ...Object.entries(files).map(async ([property, address]) => [property, await rowsOf(address)] as const),
  ]);
  const observations = Object.fromEntries(rows);
  return (view, id) => Object.assign(compose(chart, observations, view, {document, id, notes}), {version, source});
}

/**
 * Puts a composition where a figure shows the last one; elements that stay are kept. Returns the size of the drawing that
 * is seen. The other one follows when there is time for it, or when it comes into sight; for the table see `showTable`.
 */
export function showFigure(figure: HTMLElement, drawn: Drawn): Size {
  figure.ariaLabel = drawn.title;
  const body = figure.querySelector<HTMLElement>(".figure-body")!;
  const box = (size: Size) => body.querySelector(`.drawing-${size}`)!;
  const [shown, hidden]: [Size, Size] = box("wide").checkVisibility() ? ["wide", "narrow"] : ["narrow", "wide"];
  replaceOptional(body, ".figure-key", keyOf(drawn), "prepend");
  showDrawing(box(shown), drawn[shown]);
  if (body.querySelector(".points")) inspect(body);
  replaceOptional(body, ".figure-events", eventsOf(drawn), "append");
  const words = figure.querySelector(".figure-words")!;
  words.replaceChildren(words.firstElementChild!, ` ${drawn.words}`);
  figure.querySelector(".figure-source")!.replaceChildren(...sourceParts(drawn.source));
  later(body, box(hidden), () => showDrawing(box(hidden), drawn[hidden]));
  return shown;
}

/** Calls off what a figure has left to do. */
const waiting = new WeakMap<Element, () => void>();

/** Does it when the reader pauses, or before when another width or print brings the box into sight. */
function later(body: Element, box: Element, work: () => void): void {
  waiting.get(body)?.();
  const over = new AbortController();
  const {signal} = over;
  const finish = () => {
    if (signal.aborted) return;
    over.abort();
    work();
  };
  waiting.set(body, () => over.abort());
  const resized = new ResizeObserver(() => box.checkVisibility() && finish());
  resized.observe(body);
  signal.addEventListener("abort", () => resized.disconnect());
  addEventListener("beforeprint", finish, {signal});
  setTimeout(() => ("requestIdleCallback" in window ? requestIdleCallback(finish) : finish()), 300);
}

function replaceOptional(
  body: Element,
  selector: string,
  made: Element | undefined,
  where: "prepend" | "append",
): void {
  const old = body.querySelector(selector);
  if (old && made) old.replaceWith(made);
  else if (made) body[where](made);
  else old?.remove();
}

function showDrawing(box: Element, {svg, points}: Drawing): void {
  box.querySelector("svg")!.replaceWith(svg);
  const script = box.querySelector(".points");
  if (script) script.textContent = JSON.stringify(pack(points)).replaceAll("<", "\\u003c");
}

/** The same as components/Key.astro. */
function keyOf({key}: Composition): HTMLElement | undefined {
  if (key.length === 0) return undefined;
  const items = key.map((item) => {
    const mark = shape("svg", {viewBox: "0 0 22 12", "aria-hidden": "true"});
    mark.innerHTML = keyMark(item);
    return element("li", "", mark, ` ${item.label} `);
  });
  return element("ul", "figure-key", ...items);
}

function eventsOf({events}: Composition): HTMLElement | undefined {
  if (events.length === 0) return undefined;
  const items = events.map((event) => element("li", "", `${event.label.replace("\n", " ")}, ${date(event.date)}`));
  return element("ol", "figure-events", ...items);
}

/** The source line of components/Figure.astro. */
function sourceParts({text, packages, caveat}: SourceLine): (Node | string)[] {
  const links = packages.flatMap(({label, address, licence}, i) => {
    const link = element("a", "", label);
    link.href = address;
    return [i > 0 ? "; " : "", link, `, ${licence}`];
  });
  return [` Source: ${text}. `, ...links, `. ${caveat} `];
}

/** Puts a table where a section shows the last one, as components/DataTable.astro does, sorted as the reader had sorted it. */
export function showTable(section: Element, shown: Table): void {
  const {caption, columns, rows, notes = []} = shown;
  const region = section.querySelector<HTMLElement>(".table-scroll")!;
  section.querySelector(".table-caption")!.textContent = caption;
  region.ariaLabel = caption;
  const table = element("table", "table");
  table.dataset["sortable"] = "";
  const head = (className: string, text: string, scope: string) => {
    const made = element("th", className, text);
    made.setAttribute("scope", scope);
    return made;
  };
  const heads = columns.map(({title}, i) => head(headClass(shown, i), title, "col"));
  const body = rows.map((row) =>
    element(
      "tr",
      "",
      ...row.map((text, i) =>
        i === 0 ? head("", text, "row") : element("td", columns[i]?.numeric ? "numeric" : "", text),
      ),
    ),
  );
  table.append(element("thead", "", element("tr", "", ...heads)), element("tbody", "", ...body));
  const order = sortedBy(region.querySelector("table")!);
  region.replaceChildren(table);
  sortable(table);
  const sorted = [...table.tHead!.rows[0]!.cells].find(({textContent}) => textContent === order?.title);
  if (order && sorted) sortRows(table, sorted, order.way);
  section.querySelector(".table-notes")?.remove();
  if (notes.length > 0) region.after(element("ul", "table-notes", ...notes.map((note) => element("li", "", note))));
}
