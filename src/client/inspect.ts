/**
 * Reads the values of a figure's drawings by mouse, touch, pen and keys. The nearest point is marked in the drawing, it
 * and the points beside it stand in the readout above, and a status tells it to those who listen. A drawing is read from
 * the points beside it (charts/points.ts) at the first touch; after a redraw, call `inspect` on the figure's body again.
 */
import {type LocatedPoint, type PackedPoints, type Points, unpack} from "../charts/points.ts";

type Series = Points["series"][number];

/** A point of a drawing: its series and its place in it. */
interface Place {
  series: number;
  point: number;
}

/** The points of one drawing, and what they have in common. */
interface Reading extends Points {
  /** Points of one head stand in one column, as months do: the pointer finds the column first. */
  columns: boolean;
}

interface Inspected {
  drawing: HTMLElement;
  svg: SVGSVGElement;
  reading: Reading;
  place: Place;
}

/** A year of months; in a short series a page is a tenth of it. */
const jump = 12;

/** How far a key goes: in points of a series, or in series. */
const steps: Readonly<Record<string, readonly [points: number, series: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
  PageUp: [-jump, 0],
  PageDown: [jump, 0],
};

const keys =
  "Left and right arrow keys walk the values, up and down the series. Home and End go to the first and the last, Page Up and Page Down jump. Escape leaves.";

/** Most points that the readout sets side by side; of more, as on a map, it shows the one in focus. */
const most = 12;

const inspectors = new WeakMap<Element, () => void>();
/** Ends the inspection that is going on: there is one at a time. */
let leave = (): void => {};
let status: HTMLElement | undefined;
let saying: ReturnType<typeof setTimeout>;

/** Makes the drawings of a figure readable, or reads them anew when they were redrawn. */
export function inspect(body: HTMLElement): void {
  for (const drawing of body.querySelectorAll<HTMLElement>(".drawing")) prepare(drawing);
  const known = inspectors.get(body);
  if (known) known();
  else if (body.querySelector(".points")) inspectors.set(body, inspector(body));
}

/** A drawing with points takes the focus; its keys are told to those who do not see it. */
function prepare(drawing: HTMLElement): void {
  const title = drawing.querySelector("svg > title");
  if (!drawing.querySelector(".points") || !title) return;
  if (!status) {
    status = element("p", "visually-hidden");
    status.role = "status";
    const help = element("p", "", keys);
    help.id = "inspect-keys";
    help.hidden = true;
    document.body.append(help, status);
  }
  drawing.tabIndex = 0;
  drawing.role = "application";
  drawing.ariaRoleDescription = "chart";
  drawing.setAttribute("aria-labelledby", title.id);
  drawing.setAttribute("aria-describedby", "inspect-keys");
}

/** Listens to one figure. Returns what reads it anew. */
function inspector(body: HTMLElement): () => void {
  const readings = new Map<Element, Reading>();
  let now: Inspected | undefined;

  function reading(drawing: Element): Reading {
    const made = readings.get(drawing) ?? read(drawing);
    readings.set(drawing, made);
    return made;
  }

  function end(): void {
    now?.svg.querySelector(".inspected")?.remove();
    body.querySelector(".readout")?.replaceChildren();
    if (now) say("");
    now = undefined;
  }

  function show(drawing: HTMLElement, place: Place | undefined, wait: number): void {
    if (!place) return;
    if (now?.drawing === drawing && now.place.series === place.series && now.place.point === place.point) return;
    if (leave !== end) leave();
    leave = end;
    now?.svg.querySelector(".inspected")?.remove();
    now = {drawing, svg: drawing.querySelector("svg")!, reading: reading(drawing), place};
    mark(now);
    const readout = body.querySelector<HTMLElement>(".readout");
    if (readout) fill(readout, now);
    say(told(now), wait);
  }

  function point(event: PointerEvent): void {
    const drawing = event.target instanceof Element && event.target.closest<HTMLElement>(".drawing");
    if (drawing && drawing.tabIndex === 0) show(drawing, nearest(drawing, reading(drawing), event), 300);
  }

  // A finger that moves down the page scrolls it; one that taps or moves sideways reads.
  let touch: {x: number; y: number} | undefined;
  body.addEventListener("pointerdown", ({pointerType, clientX: x, clientY: y}) => {
    touch = pointerType === "touch" ? {x, y} : undefined;
  });
  body.addEventListener("pointermove", (event) => {
    if (touch && Math.abs(event.clientX - touch.x) <= Math.abs(event.clientY - touch.y)) return;
    touch = undefined;
    point(event);
  });
  body.addEventListener("pointerup", point);
  body.addEventListener("pointerout", ({pointerType, relatedTarget}) => {
    const out = !(relatedTarget instanceof Node && now?.drawing.contains(relatedTarget));
    if (now && out && pointerType === "mouse" && document.activeElement !== now.drawing) end();
  });
  body.addEventListener("focusout", end);
  body.addEventListener("keydown", (event) => {
    const drawing = event.target as HTMLElement;
    if (!drawing.matches(".drawing") || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = steps[event.key];
    if (step) {
      show(drawing, walk(reading(drawing), now?.drawing === drawing ? now.place : undefined, step), 0);
      bringIntoSight(body);
    } else if (event.key === "Escape" && now) end();
    else return;
    event.preventDefault();
  });

  return () => {
    readings.clear();
    if (!now) return;
    const {drawing, reading: before, place: was} = now;
    end();
    show(drawing, same(before, was, reading(drawing)), 0);
  };
}

function read(drawing: Element): Reading {
  const packed: PackedPoints = JSON.parse(drawing.querySelector(".points")?.textContent || "null");
  const {at, notes, series, span} = packed ? unpack(packed) : {at: [], notes: [], series: []};
  const xs: number[] = [];
  let straight = true;
  for (const {points} of series)
    for (const point of points) {
      xs[point[0]] ??= point[1];
      straight &&= Math.abs(point[1] - xs[point[0]]!) < 1;
    }
  const apart = new Set(xs).size === at.length;
  return {at, notes, series, ...(span && {span}), columns: at.length > 1 && apart && straight};
}

/** The point nearest to the pointer: where there are columns, of the nearest column. */
function nearest(drawing: Element, {series, columns}: Reading, {clientX, clientY}: MouseEvent): Place | undefined {
  const svg = drawing.querySelector("svg")!;
  const {left, top, width} = svg.getBoundingClientRect();
  const scale = svg.viewBox.baseVal.width / width;
  const [pointerX, pointerY] = [(clientX - left) * scale, (clientY - top) * scale];
  const across = columns ? 1000 : 1;
  return closest(series, (point) => square((point[1] - pointerX) * across) + square(point[2] - pointerY));
}

function square(value: number): number {
  return value * value;
}

function closest(series: readonly Series[], far: (point: LocatedPoint) => number): Place | undefined {
  let found: Place | undefined;
  let least = Infinity;
  for (const [i, {points}] of series.entries())
    for (let j = 0; j < points.length; j++) {
      const distance = far(points[j]!);
      if (distance < least) [found, least] = [{series: i, point: j}, distance];
    }
  return found;
}

/** Where a key leads: along a series, or to the point of the next one that has the same head, else the nearest. */
function walk(
  {series}: Reading,
  from: Place | undefined,
  [along, across]: readonly [number, number],
): Place | undefined {
  const filled = series.flatMap(({points}, i) => (points.length > 0 ? [i] : []));
  const first = filled[0];
  if (first === undefined) return undefined;
  if (!from) {
    const last = along === Infinity || (along + across < 0 && along !== -Infinity);
    return {series: first, point: last ? series[first]!.points.length - 1 : 0};
  }
  // Where there is nothing to walk in a direction, its keys walk in the other.
  const oneSeries = filled.length === 1;
  const onePoint = filled.every((i) => series[i]!.points.length === 1);
  const {points} = series[from.series]!;
  if ((across === 0 && !onePoint) || oneSeries)
    return {series: from.series, point: clamp(from.point + paged(along, points.length) + across, points.length)};
  const next = filled[clamp(filled.indexOf(from.series) + along + across, filled.length)]!;
  if (next === from.series) return from;
  const [head, x, y] = points[from.point]!;
  const far = (other: LocatedPoint) => (other[0] === head ? -1 : square(other[1] - x) + square(other[2] - y));
  return {series: next, point: closest([series[next]!], far)!.point};
}

function paged(step: number, length: number): number {
  return Math.abs(step) === jump && length <= 2 * jump ? Math.sign(step) * Math.ceil(length / 10) : step;
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}

/** The point of the same series and head after a redraw, if it is still there. */
function same(before: Reading, {series, point}: Place, after: Reading): Place | undefined {
  const {label, points} = before.series[series]!;
  const head = after.at.indexOf(before.at[points[point]![0]]!);
  const i = after.series.findIndex((other) => other.label === label);
  const j = after.series[i]?.points.findIndex(([at]) => at === head) ?? -1;
  return j < 0 ? undefined : {series: i, point: j};
}

/** The point in focus, and the points of the same head where there are few enough to stand side by side. */
function together({
  reading: {series},
  place,
}: Inspected): {label: string; color: string; point: LocatedPoint; focused: boolean}[] {
  const [head] = series[place.series]!.points[place.point]!;
  const all = series.flatMap(({label, color, points}, i) =>
    points.flatMap((point, j) => {
      const focused = i === place.series && j === place.point;
      return point[0] === head ? [{label, color, point, focused}] : [];
    }),
  );
  return all.length > most ? all.filter(({focused}) => focused) : all;
}

/** A line at the column, a ring at each of its points, and a stronger one at the point in focus. */
function mark(inspected: Inspected): void {
  const {svg, reading} = inspected;
  const group = shape("g", {class: "inspected", "aria-hidden": "true", fill: "none", "pointer-events": "none"});
  const all = together(inspected);
  const [focus] = all.filter(({focused}) => focused);
  const [, x, y] = focus!.point;
  if (reading.columns && reading.span) {
    const [y1, y2] = reading.span;
    group.append(shape("line", {x1: x, x2: x, y1, y2, stroke: "var(--ink)"}));
    for (const {point, color, focused} of all)
      if (!focused)
        group.append(
          shape("circle", {
            cx: point[1],
            cy: point[2],
            r: 3.5,
            fill: "var(--paper)",
            stroke: color,
            "stroke-width": 1.5,
          }),
        );
  }
  group.append(shape("circle", {cx: x, cy: y, r: 7, stroke: "var(--paper)", "stroke-width": 5}));
  group.append(shape("circle", {cx: x, cy: y, r: 3.5, fill: focus!.color, stroke: "var(--paper)"}));
  group.append(shape("circle", {cx: x, cy: y, r: 7, stroke: "var(--accent)", "stroke-width": 2}));
  svg.append(group);
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** Scrolls to the point in focus where it is off the screen or below the readout, which stays at the top. */
function bringIntoSight(body: HTMLElement): void {
  const ring = body.querySelector(".inspected > :last-child")?.getBoundingClientRect();
  if (!ring) return;
  const highest = (body.querySelector<HTMLElement>(".readout")?.offsetHeight ?? 0) + 16;
  const lowest = window.innerHeight - 16;
  if (ring.top < highest) window.scrollBy(0, ring.top - highest);
  else if (ring.bottom > lowest) window.scrollBy(0, ring.bottom - lowest);
}

/** The head and the values; the one in focus comes first where it would else not fit. */
function fill(readout: HTMLElement, inspected: Inspected): void {
  const {at, notes} = inspected.reading;
  const all = together(inspected);
  const items = all.map(({label, color, point: [, , , value, note], focused}) => {
    const item = element("span", focused ? "readout-focused" : "", element("span", "", `${label} ${value}`));
    item.style.setProperty("--dot", color);
    if (focused && note !== undefined) item.append(element("span", "readout-note", notes[note]!));
    return item;
  });
  const focused = all.findIndex((each) => each.focused);
  readout.replaceChildren(element("span", "readout-at", at[all[focused]!.point[0]]!), ...items);
  const item = items[focused]!;
  if (item.offsetTop + item.offsetHeight > readout.clientHeight) readout.firstElementChild!.after(item);
}

/** E.g. "Kazakhstan, October 2021: 18.3%. Its note." */
function told({reading: {at, notes, series}, place}: Inspected): string {
  const {label, points} = series[place.series]!;
  const [head, , , value, note] = points[place.point]!;
  return `${label}, ${at[head]}: ${value}.${note === undefined ? "" : ` ${sentence(notes[note]!)}`}`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? "" : ".");
}

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** Says it after a while in milliseconds, unless something else is said before. */
function say(words: string, wait = 0): void {
  clearTimeout(saying);
  saying = setTimeout(() => status!.replaceChildren(words), wait);
}

document.addEventListener("pointerdown", ({target}) => {
  if (!(target instanceof Element && target.closest(".drawing"))) leave();
});
for (const body of document.querySelectorAll<HTMLElement>(".figure-body")) inspect(body);
