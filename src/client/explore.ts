/**
 * Makes the controls of a chart's page live. A choice changes the address and the page; Plot, the chart and its rows are
 * fetched when the first one is made, or when the address asks for a view that is not the page's own.
 */
import {type ExploreConfig, nearestOnPage, queryOf, settings, viewOf} from "../model/explore.ts";
import {merge, type View} from "../model/view.ts";
import {readView, writeView} from "../model/view-query.ts";
import {attach} from "./controls.ts";
import {element} from "./element.ts";
import type {Redrawn} from "./redraw.ts";

/** Said on the document when the page shows another view: share box and downloads follow it. */
export interface ViewChange {
  /** The query of the address, without the question mark; "" for the page's own view. */
  query: string;
  title: string;
}

/** Choices of one part that follow one another within this many milliseconds are one step of the browser's history. */
const oneStep = 1000;

function explore(form: HTMLFormElement, config: ExploreConfig): void {
  const {controls} = config;
  const status = form.querySelector<HTMLElement>(".explore-status")!;
  const problem = form.querySelector<HTMLElement>(".explore-error")!;
  const empty = form.querySelector<HTMLElement>(".explore-empty")!;
  const back = form.querySelector<HTMLButtonElement>("[data-reset-all]")!;
  const show = attach(form, controls, settings(config.view, controls), choose);

  /** The view the reader asked for last, and the query of the one drawn last. */
  let wanted = config.view;
  let drawnQuery = "";
  let title = "";
  let turn = 0;
  /** What draws a view, by the version of the data: once it is there, a view is drawn without a wait. */
  const drawers = new Map<string, (view: View) => Redrawn>();
  /** Whether a handle is dragged or a month played. */
  let moves = false;
  let lastStep = {parts: "", at: 0};

  function choose(chosen: View, moving = false): void {
    const before = queryOf(wanted, config);
    wanted = nearestOnPage(merge(settings(wanted, controls), chosen), config);
    follow();
    const query = queryOf(wanted, config);
    moves = moving;
    if (query === before) {
      if (!moving && query === drawnQuery) announce();
      return;
    }
    const step = {parts: Object.keys(chosen).join(), at: performance.now()};
    const same = step.parts === lastStep.parts && step.at - lastStep.at < oneStep && ranges.has(step.parts);
    lastStep = step;
    write(query, same ? "replaceState" : "pushState");
    void draw();
  }

  /** Goes where the address leads, and writes it as it should be. */
  function read(): void {
    wanted = viewOf(location.search, config);
    const query = queryOf(wanted, config);
    if (location.search !== (query && `?${query}`)) write(query, "replaceState");
    follow();
    void draw();
  }

  /** Shows on the controls what is wanted, before it is drawn. */
  function follow(): void {
    show(settings(wanted, controls));
    back.hidden = queryOf(wanted, config) === "";
    const whole = writeView(settings(wanted, controls));
    for (const link of document.querySelectorAll<HTMLAnchorElement>(".views a")) {
      if (link.dataset["own"] === undefined) link.dataset["own"] = link.getAttribute("aria-current") ?? "";
      const {own, view} = link.dataset;
      const isShown = view !== undefined && writeView(settings(readView(view), controls)) === whole;
      link.ariaCurrent = own ? (back.hidden ? own : null) : isShown ? "true" : null;
    }
  }

  function write(query: string, how: "pushState" | "replaceState"): void {
    const address = config.page + (query && `?${query}`) + location.hash;
    try {
      history[how](null, "", address);
    } catch {
      // Some browsers allow few changes in a row; the next choice writes the address again.
    }
  }

  /** Draws what is wanted. Of several under way the latest wins, and until it is done the last drawing stays. */
  async function draw(): Promise<void> {
    const mine = ++turn;
    const query = queryOf(wanted, config);
    if (query === drawnQuery && problem.hidden) return;
    const waiting = setTimeout(() => {
      if (mine === turn) tell("Fetching the chart …");
    }, 400);
    try {
      const version = wanted.data ?? config.version;
      const ready = drawers.get(version) ?? (await (await import("./redraw.ts")).load(config, version));
      drawers.set(version, ready);
      if (mine !== turn) return;
      const drawn = ready(wanted);
      drawnQuery = query;
      await seen();
      if (query === drawnQuery) finish(drawn, query);
    } catch (error) {
      if (mine === turn) fail(error);
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Hides what failed; a button pressed in it leaves the keyboard at the choices. */
  function mend(): void {
    const within = problem.contains(document.activeElement);
    problem.hidden = true;
    if (within) form.querySelector<HTMLElement>("button, input, select")?.focus();
  }

  function finish(drawn: Redrawn, query: string): void {
    mend();
    drawn.finish();
    empty.replaceChildren(...drawn.words.map((each) => element("p", "", each)));
    empty.hidden = drawn.words.length === 0;
    title = drawn.title;
    if (!moves) announce();
    const detail: ViewChange = {query, title: drawn.title};
    document.dispatchEvent(new CustomEvent("viewchange", {detail}));
  }

  /** Says what is drawn, but not each of the months that run by. */
  function announce(): void {
    if (title) tell(`Drawn: ${title}`, "visually-hidden");
  }

  /** Says it in the line that is kept below the choices, or to those alone who do not see the headline. */
  function tell(words: string, how = ""): void {
    status.className = `explore-status ${how}`;
    status.textContent = words;
  }

  function fail(error: unknown): void {
    console.warn(error);
    status.textContent = "";
    const again = element("button", "button", "Try again");
    const leave = element("button", "link-button", "Back to the published view");
    again.type = leave.type = "button";
    again.addEventListener("click", () => void draw());
    leave.addEventListener("click", reset);
    const words =
      navigator.onLine === false || /fetch|load|import|network|\d{3} /i.test(String(error))
        ? "What draws this view could not be fetched: is the connection lost?"
        : "This view could not be drawn.";
    problem.replaceChildren(element("p", "", `${words} The figure below is the one drawn before.`), again, " ", leave);
    problem.hidden = false;
  }

  function reset(): void {
    wanted = config.view;
    moves = false;
    follow();
    if (location.search) write("", "pushState");
    mend();
    void draw();
  }

  back.addEventListener("click", () => {
    reset();
    form.querySelector<HTMLElement>("button, input, select")?.focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", () => {
    lastStep = {parts: "", at: 0};
    moves = false;
    read();
  });

  // On a phone the views stand in one line that scrolls.
  const views = document.querySelector<HTMLElement>(".views");
  const current = views?.querySelector<HTMLElement>("[aria-current]");
  if (views && current) views.scrollLeft = current.offsetLeft - views.offsetLeft - 48;
  form.querySelector<HTMLFieldSetElement>(".explore-all")!.disabled = false;
  read();
}

/** Waits until what was drawn last has been shown. */
function seen(): Promise<void> {
  return new Promise((done) => setTimeout(done, 32)); // two frames; none come in a tab that is out of sight
}

/** Parts whose controls run through many values. */
const ranges = new Set(["from,to", "month", "weights"]);

const config = document.querySelector("#explore");
const form = document.querySelector<HTMLFormElement>("form.explore");
if (config && form) explore(form, JSON.parse(config.textContent));
