/** The boxes below a figure: a link into one opens it, and what makes the share box live is fetched when it is first opened. */
import type {ViewChange} from "./explore.ts";

let shown: ViewChange | undefined;
document.addEventListener("viewchange", (event) => {
  shown = (event as CustomEvent<ViewChange>).detail;
});

/** Opens the box for a link that leads into it, where the browser does not. */
function reveal(): void {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  const details = target?.closest<HTMLDetailsElement>(".figure-actions details");
  if (!details || details.open) return;
  details.open = true;
  target?.scrollIntoView();
}

/** Once it is there; a fetch that failed is tried again the next time the box is opened. */
let live = false;

async function enliven(box: HTMLElement): Promise<void> {
  if (live) return;
  const {share} = await import("./share.ts");
  if (!live) share(box, shown);
  live = true;
}

const box = document.querySelector<HTMLElement>("[data-share]");
box?.closest("details")?.addEventListener("toggle", () => void enliven(box).catch(() => {}));
addEventListener("hashchange", reveal);
reveal();
