/** The controls of a chart page: each tells what the reader chose, and shows what a view stands at. */
import type {Control} from "../model/control.ts";
import type {View} from "../model/view.ts";
import {element, shape} from "./element.ts";

/** Takes the parts of a view that were chosen; `moving` while a handle is dragged or a month played. */
export type Choose = (chosen: View, moving?: boolean) => void;

/** Shows what every control stands at. */
type Show = (settings: View) => void;

type Kind<Name extends Control["kind"]> = Extract<Control, {kind: Name}>;

/**
 * Makes the controls of a form live, in the order of `controls`. `built` is what they stand at on the page as built.
 * Returns what shows the settings of another view.
 */
export function attach(form: HTMLElement, controls: readonly Control[], built: View, choose: Choose): Show {
  const boxes = form.querySelectorAll<HTMLElement>(".control");
  const shows = controls.map((control, i) => attachOne(boxes[i]!, control, built, choose));
  return (settings) => {
    for (const show of shows) show(settings);
  };
}

function attachOne(box: HTMLElement, control: Control, built: View, choose: Choose): Show {
  switch (control.kind) {
    case "places":
      return places(box, control, built.with ?? [], choose);
    case "period":
      return period(box, control, choose);
    case "month":
      return month(box, control, choose);
    case "choice":
      return choice(box, control, choose);
    case "several":
      return several(box, control, choose);
    case "weights":
      return weights(box, choose);
  }
}

const monthAndYear = new Intl.DateTimeFormat("en-GB", {month: "long", year: "numeric", timeZone: "UTC"});

/** As the page prints it; model/format.ts would bring all its formats along. */
function date(month: string): string {
  return month.length === 4 ? month : monthAndYear.format(new Date(month));
}

/** Letters without case and marks, so that "cote" finds "Côte d’Ivoire". */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function complain(box: HTMLElement, words: string): void {
  const error = box.querySelector<HTMLElement>(".control-error")!;
  error.textContent = words;
  error.hidden = words === "";
}

/** Shows on a chip how the place is drawn, where it has a colour: that is fetched with the first place added. */
async function addLine(chip: HTMLElement, code: string): Promise<void> {
  const {dash, hasColor, markColor} = await import("../model/jurisdiction.ts");
  if (!hasColor(code)) return;
  const line = shape("svg", {viewBox: "0 0 16 4", "aria-hidden": "true"});
  line.append(
    shape("path", {d: "M0 2h16", stroke: markColor(code), "stroke-width": 3, "stroke-dasharray": dash(code)}),
  );
  chip.prepend(line);
}

/** Most places the search lists at once. */
const mostFound = 8;

function places(box: HTMLElement, {options, most}: Kind<"places">, built: readonly string[], choose: Choose): Show {
  const chips = box.querySelector<HTMLElement>(".chips")!;
  const search = box.querySelector("input")!;
  const found = box.querySelector<HTMLElement>(".found")!;
  const reset = box.querySelector<HTMLButtonElement>("[data-reset]")!;
  let chosen: readonly string[] = built;

  function chip(code: string): HTMLButtonElement {
    const known = [...chips.querySelectorAll("button")].find(({value}) => value === code);
    if (known) return known;
    const made = element("button", "chip", options.find(({value}) => value === code)?.label ?? "");
    void addLine(made, code).catch(() => {}); // without it the chip still has its name
    made.type = "button";
    made.value = code;
    chips.append(made);
    return made;
  }

  /** Those of the page come first, in its order, so that a place put back stands where it stood. */
  function toggle(code: string): void {
    complain(box, "");
    const added = !chosen.includes(code);
    if (added && chosen.length >= most) {
      complain(box, `At most ${most} places stand in one chart: take one out first.`);
      return;
    }
    const next = added ? [...chosen, code] : chosen.filter((each) => each !== code);
    choose({with: [...built.filter((each) => next.includes(each)), ...next.filter((each) => !built.includes(each))]});
  }

  function list(): void {
    const words = plain(search.value.trim());
    const matches = options.filter(
      ({value, label}) => !chosen.includes(value) && (plain(label).includes(words) || value.toLowerCase() === words),
    );
    const buttons = matches.slice(0, mostFound).map(({value, label}) => {
      const button = element("button", "", label);
      button.type = "button";
      button.value = value;
      return button;
    });
    const more = matches.length - buttons.length;
    found.replaceChildren(...buttons);
    if (more > 0) found.append(element("p", "", `${more} more: type to find them.`));
    if (matches.length === 0)
      found.append(element("p", "", words ? `No other place here is called “${search.value.trim()}”.` : "All are in."));
    found.hidden = false;
  }

  function close(): void {
    found.hidden = true;
  }

  function add(code: string): void {
    search.value = "";
    close();
    toggle(code);
    search.focus();
    close(); // the focus opened it again
  }

  chips.addEventListener("click", ({target}) => {
    const pressed = (target as Element).closest("button");
    if (pressed) toggle(pressed.value);
  });
  found.addEventListener("click", ({target}) => {
    const pressed = (target as Element).closest("button");
    if (pressed) add(pressed.value);
  });
  search.addEventListener("focus", list);
  search.addEventListener("click", list);
  search.addEventListener("input", list);
  box.addEventListener("focusout", ({relatedTarget}) => {
    if (!(relatedTarget instanceof Node && box.querySelector(".find")!.contains(relatedTarget))) close();
  });
  box.addEventListener("keydown", (event) => {
    const buttons = [...found.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "Escape" && !found.hidden) {
      search.focus();
      close();
    } else if (event.key === "Enter" && event.target === search) {
      if (search.value.trim() && buttons[0]) add(buttons[0].value);
    } else if (event.key === "ArrowDown" && (event.target === search || at >= 0)) {
      if (found.hidden) list();
      (buttons[at + 1] ?? found.querySelector("button"))?.focus();
    } else if (event.key === "ArrowUp" && at >= 0) (buttons[at - 1] ?? search).focus();
    else return;
    event.preventDefault();
  });
  reset.addEventListener("click", () => {
    complain(box, "");
    choose({with: built});
    search.focus();
    close();
  });

  return ({with: codes = []}) => {
    chosen = codes;
    for (const code of codes) chip(code);
    for (const each of chips.querySelectorAll("button")) each.ariaPressed = String(codes.includes(each.value));
    reset.hidden = String(codes) === String(built);
  };
}

function period(box: HTMLElement, {months}: Kind<"period">, choose: Choose): Show {
  const [from, to] = [...box.querySelectorAll<HTMLInputElement>(".dates input")] as [
    HTMLInputElement,
    HTMLInputElement,
  ];
  const [first, last] = [...box.querySelectorAll<HTMLInputElement>(".range input")] as [
    HTMLInputElement,
    HTMLInputElement,
  ];
  const month = (handle: HTMLInputElement): string => months[Number(handle.value)] ?? "";

  for (const [handle, other] of [
    [first, last],
    [last, first],
  ] as const) {
    const move = (moving: boolean) => {
      // A handle stops at the other one.
      const [here, there] = [Number(handle.value), Number(other.value)];
      if (handle === first ? here > there : here < there) handle.value = other.value;
      complain(box, "");
      choose({from: month(first), to: month(last)}, moving);
    };
    handle.addEventListener("input", () => move(true));
    handle.addEventListener("change", () => move(false));
  }
  for (const field of [from, to]) {
    field.addEventListener("change", () => {
      const typed = readMonth(field.value);
      field.ariaInvalid = typed === undefined ? "true" : null;
      if (typed !== undefined) {
        complain(box, "");
        choose(field === from ? {from: typed, to: month(last)} : {from: month(first), to: typed});
        return;
      }
      const example = months[0]?.length === 4 ? "2021" : "2021-03 or March 2021";
      complain(box, `“${field.value}” is no date these data know: write ${example}.`);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      field.dispatchEvent(new Event("change"));
    });
  }

  return ({from: start = "", to: end = ""}) => {
    for (const [field, handle, at] of [
      [from, first, start],
      [to, last, end],
    ] as const) {
      field.value = at;
      field.ariaInvalid = null;
      handle.value = String(months.indexOf(at));
      handle.ariaValueText = at && date(at);
    }
    // Where both stand at the end, the first one must be the one to take hold of.
    first.classList.toggle("on-top", Number(first.value) > (months.length - 1) / 2);
  };
}

const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** A year or a month as people type them: "2021", "2021-3", "3/2021", "March 2021"; undefined for what is neither. */
export function readMonth(text: string): string | undefined {
  const words = text.trim().toLowerCase();
  if (/^\d{4}$/.test(words)) return words;
  const [, year = "", number = ""] = /^(\d{4})[-/. ](\d{1,2})$/.exec(words) ?? [];
  const [, early = "", late = ""] = /^(\d{1,2})[-/. ](\d{4})$/.exec(words) ?? [];
  const named = /^([a-z]{3,9})\.? (\d{4})$/.exec(words);
  const at = named ? monthNames.findIndex((name) => named[1]!.startsWith(name)) + 1 : Number(number || early);
  if (at < 1 || at > 12) return undefined;
  return `${named?.[2] ?? (year || late)}-${String(at).padStart(2, "0")}`;
}

/** Milliseconds a month is shown when they are played. */
const pace = 700;

function month(box: HTMLElement, {months}: Kind<"month">, choose: Choose): Show {
  const slider = box.querySelector("input")!;
  const output = box.querySelector("output")!;
  const play = box.querySelector("button")!;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const at = () => Number(slider.value);

  function label(): void {
    play.textContent = still.matches ? "Next month" : timer === undefined ? "Play" : "Pause";
  }
  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
    label();
  }
  /** Shows the month after this one, the first after the last. */
  function step(playing: boolean): void {
    const following = at() + 1 < months.length ? at() + 1 : 0;
    const end = following === months.length - 1;
    choose({month: months[following] ?? ""}, playing && !end);
    if (end) stop();
  }
  function next(): void {
    timer = setTimeout(next, pace);
    step(true);
  }

  // With less motion wanted, the button steps by one month and nothing runs by itself.
  play.addEventListener("click", () => {
    if (still.matches) step(false);
    else if (timer === undefined) {
      next();
      label();
    } else {
      stop();
      choose({month: months[at()] ?? ""});
    }
  });
  for (const [type, moving] of [
    ["input", true],
    ["change", false],
  ] as const)
    slider.addEventListener(type, () => {
      stop();
      choose({month: months[at()] ?? ""}, moving);
    });
  still.addEventListener("change", stop);
  window.addEventListener("popstate", stop);
  label();

  return ({month: shown = ""}) => {
    slider.value = String(months.indexOf(shown));
    slider.ariaValueText = output.value = shown && date(shown);
  };
}

function choice(box: HTMLElement, {part}: Kind<"choice">, choose: Choose): Show {
  const select = box.querySelector("select");
  const buttons = box.querySelectorAll("button");
  select?.addEventListener("change", () => choose({[part]: select.value}));
  for (const button of buttons) button.addEventListener("click", () => choose({[part]: button.value}));
  return ({[part]: value = ""}) => {
    if (select) select.value = value;
    for (const button of buttons) button.ariaPressed = String(button.value === value);
  };
}

function several(box: HTMLElement, {part, options}: Kind<"several">, choose: Choose): Show {
  const buttons = [...box.querySelectorAll("button")];
  for (const button of buttons)
    button.addEventListener("click", () => {
      const pressed = (each: HTMLButtonElement) => (each.ariaPressed === "true") !== (each === button);
      choose({[part]: options.map(({value}) => value).filter((_, i) => pressed(buttons[i]!))});
    });
  return ({[part]: values = []}) => {
    for (const button of buttons) button.ariaPressed = String(values.includes(button.value));
  };
}

function weights(box: HTMLElement, choose: Choose): Show {
  const sliders = [...box.querySelectorAll("input")];
  const outputs = [...box.querySelectorAll<HTMLElement>(".weight")];
  for (const slider of sliders)
    for (const [type, moving] of [
      ["input", true],
      ["change", false],
    ] as const)
      slider.addEventListener(type, () => {
        const all = sliders.every(({value}) => value === "0");
        complain(box, all ? "At least one part must weigh something." : "");
        if (!all) choose({weights: sliders.map(({value}) => value)}, moving);
      });
  return ({weights: values = []}) => {
    for (const [i, slider] of sliders.entries()) slider.value = outputs[i]!.textContent = values[i] ?? "1";
  };
}
