/**
 * The comparison page: choose up to six places and a day. The state stands in the query ("?with=KAZ,CA-QC,IRN&month=2022-12"),
 * so that a link shows exactly this; without script the page holds the comparison it was built with.
 */
import type {Indicator, PlaceRecord} from "../model/comparison.ts";
import {mostPlaces} from "../model/comparison.ts";
import type {ExploreVersion} from "../model/explore.ts";
import {date} from "../model/format.ts";
import {monthEnd} from "../model/month.ts";
import {difference, type View} from "../model/view.ts";
import {readView, writeView} from "../model/view-query.ts";

interface Config {
  places: readonly {code: string; name: string}[];
  indicators: readonly Indicator[];
  /** The day the data speak for, and the places shown when none is asked for. */
  on: string;
  with: readonly string[];
  /** "/" or the path of this build. */
  base: string;
  /** The charts below the table. */
  figures: readonly {chart: string; page: string; version: string; files: ExploreVersion}[];
}

const config: Config = JSON.parse(document.getElementById("compare")!.textContent);
const names = new Map(config.places.map(({code, name}) => [code, name]));
const form = document.querySelector<HTMLFormElement>("form.compare")!;
const chosen = form.querySelector<HTMLElement>(".compare-chosen")!;
const adding = form.querySelector<HTMLInputElement>("input[name=place]")!;
const day = form.querySelector<HTMLSelectElement>("select[name=month]")!;
const said = form.querySelector<HTMLElement>("output")!;
const frame = document.querySelector<HTMLElement>(".comparison-frame")!;
const records = new Map<string, Promise<PlaceRecord>>();
const standard: View = {with: config.with};
let view: View = standard;
let turn = 0;

function record(code: string): Promise<PlaceRecord> {
  const known = records.get(code);
  if (known !== undefined) return known;
  const fetched = fetch(`${config.base}jurisdictions/${code}.json`).then((response) => {
    if (!response.ok) throw new Error(String(response.status));
    return response.json() as Promise<PlaceRecord>;
  });
  fetched.catch(() => records.delete(code));
  records.set(code, fetched);
  return fetched;
}

/** The nearest view this page can show: known places, at most six, and a month it offers. */
function nearest(asked: View): View {
  const places = asked.with?.filter((code) => names.has(code)).slice(0, mostPlaces);
  const month = [...day.options].some(({value}) => value !== "" && value === asked.month) ? asked.month : undefined;
  return {
    with: places === undefined || (places.length === 0 && asked.with?.length !== 0) ? config.with : places,
    ...(month !== undefined && {month}),
  };
}

function dayOf({month}: View): string {
  if (month === undefined) return config.on;
  return new Date(monthEnd(month).getTime() - 86_400_000).toISOString().slice(0, 10);
}

/** The table, and what it needs, which is fetched when it is first drawn anew. */
const table = () => import("./comparison-table.ts");

async function show(next: View, keep: "push" | "replace" | "no"): Promise<void> {
  const mine = ++turn;
  view = next;
  showChosen();
  const query = writeView(difference(view, standard));
  if (keep !== "no") history[`${keep}State`](null, "", location.pathname + (query && `?${query}`));
  try {
    const [{comparisonTable}, ...places] = await Promise.all([table(), ...(view.with ?? []).map(record)]);
    if (mine !== turn) return;
    const on = dayOf(view);
    if (places.length === 0) frame.replaceChildren(empty());
    else {
      const link = (address: string) => config.base + address.slice(1);
      frame.replaceChildren(comparisonTable(document, places, config.indicators, {on, link}));
    }
    const told = places.length === 0 ? "No place chosen" : places.map(({name}) => name).join(", ");
    say(`${told}, as of ${date(on)}`, "heard");
    await showFigures(view.with ?? [], mine);
  } catch {
    if (mine === turn) fail();
  }
}

/** Draws the charts below of the same places, with Plot, which is fetched when it is first needed. */
async function showFigures(places: readonly string[], mine: number): Promise<void> {
  const {loadChart, showFigure, showTable} = await import("./redraw-figure.ts");
  for (const {chart, page, version, files} of config.figures) {
    const draw = await loadChart(chart, version, files);
    if (mine !== turn) return;
    const figure = document.getElementById(`figure-${chart}`)!;
    const drawn = draw({with: places}, chart);
    const title = figure.querySelector<HTMLAnchorElement>(".figure-title a")!;
    title.textContent = drawn.title;
    title.href = `${page}?${writeView({with: places})}`;
    figure.querySelector(".figure-subtitle")!.textContent = drawn.subtitle;
    showFigure(figure, drawn);
    showTable(figure.querySelector(".figure-table")!, drawn.table);
  }
}

/** Answers under the controls. What stands over the table already is said for those who hear the page, not shown twice. */
function say(words: string, to: "heard" | "all" = "all"): void {
  said.textContent = words;
  said.classList.toggle("visually-hidden", to === "heard");
}

function showChosen(): void {
  const codes = view.with ?? [];
  chosen.replaceChildren(
    ...codes.map((code, i) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "chip";
      button.style.setProperty("--chip", `var(--j-${code.toLowerCase()}, var(--ink))`);
      button.append(names.get(code) ?? code);
      button.setAttribute("aria-label", `Remove ${names.get(code)}`);
      button.addEventListener("click", () => {
        const left = codes.filter((each) => each !== code);
        void show({...view, with: left}, "push").then(() => {
          const buttons = chosen.querySelectorAll("button");
          (buttons[Math.min(i, buttons.length - 1)] ?? adding).focus();
        });
      });
      return button;
    }),
  );
  adding.disabled = codes.length >= mostPlaces;
  adding.placeholder = adding.disabled ? `At most ${mostPlaces} places` : "Add a place";
  day.value = view.month ?? "";
}

function empty(): HTMLElement {
  const note = document.createElement("p");
  note.className = "empty";
  note.append("No place is chosen. Add one above.");
  return note;
}

function fail(): void {
  const note = document.createElement("p");
  note.className = "failed";
  note.setAttribute("role", "alert");
  const again = document.createElement("button");
  again.type = "button";
  again.append("Try again");
  again.addEventListener("click", () => {
    note.remove();
    void show(view, "no");
  });
  note.append("Not everything could be fetched. What stands below is what was shown last. ", again);
  frame.parentElement!.querySelector(".failed")?.remove();
  frame.before(note);
}

/** The place a reader typed: its code, its name, or the only name that begins or holds the words. */
function find(words: string): string | undefined {
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const wanted = plain(words);
  if (wanted === "") return undefined;
  const exact = config.places.find(({code, name}) => plain(code) === wanted || plain(name) === wanted);
  if (exact) return exact.code;
  const begins = config.places.filter(({name}) => plain(name).startsWith(wanted));
  const holds = config.places.filter(({name}) => plain(name).includes(wanted));
  return begins.length === 1 ? begins[0]!.code : holds.length === 1 ? holds[0]!.code : undefined;
}

function add(complain: boolean): void {
  const code = find(adding.value);
  const codes = view.with ?? [];
  if (code === undefined) {
    if (complain && adding.value.trim() !== "") say(`No place, or more than one, is called “${adding.value}”.`);
    return;
  }
  adding.value = "";
  if (codes.includes(code)) say(`${names.get(code)} is in the comparison already.`);
  else if (codes.length < mostPlaces) void show({...view, with: [...codes, code]}, "push");
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  add(true);
});
adding.addEventListener("input", (event) => {
  // A choice from the list comes as one replacement, not as typing.
  if (!(event instanceof InputEvent) || event.inputType === "insertReplacementText") add(false);
});
day.addEventListener("change", () => {
  const {month: _, ...rest} = view;
  void show(day.value === "" ? rest : {...rest, month: day.value}, "push");
});
form.querySelector("button.compare-reset")!.addEventListener("click", () => void show(standard, "push"));
form.querySelector("button.compare-csv")!.addEventListener("click", async () => {
  const [{comparisonCsv}, ...places] = await Promise.all([table(), ...(view.with ?? []).map(record)]);
  const on = dayOf(view);
  const file = new Blob([comparisonCsv(places, config.indicators, on)], {type: "text/csv;charset=utf-8"});
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(file);
  anchor.download = `comparison_${(view.with ?? []).join("-")}_${on}.csv`;
  anchor.click();
  URL.revokeObjectURL(anchor.href);
});
form.querySelector("button.compare-copy")!.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    say("Copied the link to this comparison.");
  } catch {
    say(`Copy this address: ${location.href}`);
  }
});
addEventListener("popstate", () => void show(nearest(readView(location.search)), "no"));
const asked = nearest(readView(location.search));
if (writeView(difference(asked, standard)) === "") {
  view = standard;
  showChosen();
} else void show(asked, "replace");
