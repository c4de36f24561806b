/** A number in prose opens where it comes from, in place. Without script it is a link to the same. */

const id = "provenance";

/** The number whose panel is open. */
let opened: HTMLAnchorElement | undefined;

/** What a number’s link carries: see components/Value.astro. */
interface Provenance {
  figure: string;
  what: string;
  source: string;
  version: string;
  rivals: number;
  address: string;
}

function read(link: HTMLAnchorElement): Provenance {
  const {what = "", source = "", version = "", rivals = "0"} = link.dataset;
  return {figure: link.textContent?.trim() ?? "", what, source, version, rivals: Number(rivals), address: link.href};
}

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

function content({figure, what, source, version, rivals, address}: Provenance): Node[] {
  const facts = element("dl", "provenance-facts");
  const add = (term: string, words: string) => words && facts.append(element("dt", "", term), element("dd", "", words));
  add("Source", source);
  add("Version", version);
  if (rivals > 0) add("Rivals", `${rivals} other ${rivals === 1 ? "figure" : "figures"} on its page`);
  const link = element(
    "a",
    "",
    rivals > 0 || address.includes("/claims/") ? "See the claim" : "See the row",
  ) as HTMLAnchorElement;
  link.href = address;
  return [
    element("p", "provenance-figure", figure),
    element("p", "provenance-what", what),
    facts,
    element("p", "provenance-link", link),
  ];
}

function panel(): HTMLElement {
  const found = document.getElementById(id);
  if (found) return found;
  const made = element("div", "provenance");
  made.id = id;
  made.setAttribute("popover", "auto");
  made.setAttribute("role", "dialog");
  made.setAttribute("aria-label", "Where this number comes from");
  // The browser gives focus back to the number when the panel closes.
  made.addEventListener("toggle", (event) => {
    if ((event as ToggleEvent).newState === "closed") opened?.removeAttribute("aria-expanded");
  });
  document.body.append(made);
  return made;
}

/** Below the number, or above where there is no room; never off the screen. */
function place(box: HTMLElement, link: HTMLElement): void {
  const {left, top, bottom} = link.getBoundingClientRect();
  const {width, height} = box.getBoundingClientRect();
  const below = bottom + 8 + height <= window.innerHeight;
  box.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
  box.style.top = `${Math.max(8, below ? bottom + 8 : top - height - 8)}px`;
}

function open(link: HTMLAnchorElement): void {
  const box = panel();
  box.replaceChildren(...content(read(link)));
  opened?.removeAttribute("aria-expanded");
  opened = link;
  link.setAttribute("aria-expanded", "true");
  box.showPopover();
  place(box, link);
  box.querySelector("a")?.focus();
}

if ("popover" in HTMLElement.prototype) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a.value")) {
    link.removeAttribute("title");
    link.setAttribute("aria-haspopup", "dialog");
  }
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.value");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    open(link);
  });
  window.addEventListener("resize", () => document.getElementById(id)?.hidePopover?.());
}
