/**
 * Filters the rows of a page's tables by words and by choices, and keeps the state in the query: "?q=gap&place=KAZ".
 * The controls wait in a template (components/Filter.astro), so that without script there are none. Each has the name
 * of its parameter, which for a choice is the name of the rows' data attribute, too.
 */

/** Letters without case and marks: "Härnösand" is "harnosand". */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function filter(template: HTMLTemplateElement): void {
  template.replaceWith(template.content);
  const form = document.querySelector<HTMLFormElement>("form.filter")!;
  const count = form.querySelector("output")!;
  const words = form.querySelector("input")!;
  const choices = [...form.querySelectorAll("select")];
  const clear = form.querySelector("button")!;
  const none = document.querySelector<HTMLElement>(".filter-none")!;
  const listed = [...document.querySelectorAll<HTMLElement>("tbody tr")].filter((row) => !row.closest(".figure"));
  const rows = listed.map((row) => ({
    row,
    text: plain(row.textContent),
  }));
  const sections = [...document.querySelectorAll<HTMLElement>("section[id]")].filter((section) =>
    listed.some((row) => section.contains(row)),
  );
  const drawn = document.querySelector<HTMLAnchorElement>("a[data-drawn]");
  const index = document.querySelector<HTMLElement>(".place-links");
  let waiting: ReturnType<typeof setTimeout>;

  function apply(): void {
    const wanted = plain(words.value).split(/\s+/);
    for (const {row, text} of rows)
      row.hidden = !(
        wanted.every((word) => text.includes(word)) &&
        choices.every(({name, value}) => !value || row.dataset[name] === value)
      );
    for (const section of sections) section.hidden = !section.querySelector("tbody tr:not([hidden])");
    const filtered = [words, ...choices].some(({value}) => value.trim());
    clear.hidden = !filtered;
    if (index) index.hidden = filtered; // its counts are of all rows
    const shown = rows.filter(({row}) => !row.hidden).length;
    none.hidden = shown > 0;
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(shown), 200);
  }

  /** Says the count and keeps the state, once the reader pauses. */
  function keep(shown: number): void {
    count.value = `${shown} of ${rows.length} ${count.dataset.things}`;
    const state = [words, ...choices].flatMap(({name, value}) => (value.trim() ? [[name, value.trim()]] : []));
    const query = new URLSearchParams(state).toString();
    if (drawn) draw(drawn, state);
    history.replaceState(null, "", location.pathname + (query && `?${query}`) + location.hash);
  }

  // A choice that is not offered, and any other parameter, is left out.
  const query = new URLSearchParams(location.search);
  words.value = query.get("q") ?? "";
  for (const choice of choices)
    if ([...choice.options].some(({value}) => value === query.get(choice.name))) choice.value = query.get(choice.name)!;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    words.value = "";
    for (const choice of choices) choice.value = "";
    apply();
    words.focus();
  });
  apply();
}

/** Lets a link to a chart ask for the same choices: each parameter here by the parts of a view that its `data-drawn` names. */
function draw(link: HTMLAnchorElement, state: readonly (readonly string[])[]): void {
  const parts = new Map(link.dataset.drawn!.split(" ").map((pair) => pair.split(":") as [string, string]));
  const view = state.flatMap(([name = "", value = ""]) =>
    (parts.get(name)?.split("+") ?? []).map((part) => [part, value]),
  );
  link.search = new URLSearchParams(view).toString();
}

const template = document.querySelector<HTMLTemplateElement>("template[data-filter]");
if (template) filter(template);
