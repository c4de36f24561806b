/**
 * The share box of a chart page: one question, newest or pinned, and a button beside every field. Without script the box
 * holds both answers with plain fields to copy from. It follows what explore says the reader looks at.
 */
import {merge} from "../model/view.ts";
import {readView, writeView} from "../model/view-query.ts";
import type {ViewChange} from "./explore.ts";

type State = "newest" | "pinned";

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** Makes the share box live; `shown` is the view the page shows by now where that is not the one it was built with. */
export function share(box: HTMLElement, shown: ViewChange | undefined): void {
  const status = box.querySelector<HTMLElement>(".share-said")!;
  const sections = [...box.querySelectorAll<HTMLElement>(".share-state")];
  const live = box.querySelector<HTMLElement>(".share-live")!;
  const links = sections.filter((section) => section.dataset["page"] !== undefined);
  const address = (section: HTMLElement) => section.querySelector("input")!;
  const built = box.dataset["share"] ?? "";
  let title = document.querySelector("h1")!.textContent;

  /** Says it once more even if it said the same before. */
  function say(words: string): void {
    status.textContent = "";
    setTimeout(() => (status.textContent = words), 50);
  }

  /** The button answers in place for two seconds. */
  function answer(button: HTMLButtonElement, words: string, said: string): void {
    const label = button.dataset["label"] ?? button.textContent ?? "";
    button.dataset["label"] = label;
    button.textContent = words;
    setTimeout(() => (button.textContent = label), 2000);
    say(said);
  }

  function choose(state: State): void {
    for (const section of sections) section.hidden = section.dataset["state"] !== state;
  }

  /** The question: what each answer means stands beside it, not in the section below. */
  function question(): HTMLFieldSetElement {
    const options = links.map((section) => {
      const means = section.querySelector(".share-means")!;
      const state = section.dataset["state"] as State;
      const radio = make("input", {type: "radio", name: "share", value: state});
      radio.checked = state === box.dataset["shown"];
      radio.addEventListener("change", () => choose(state));
      const words = make("span", {}, ...means.childNodes);
      means.remove();
      return make("label", {}, radio, words);
    });
    return make(
      "fieldset",
      {className: "share-question"},
      make("legend", {}, "What should the link show?"),
      ...options,
    );
  }

  function copyButton(field: HTMLInputElement | HTMLTextAreaElement): HTMLButtonElement {
    const button = make("button", {type: "button", className: "button"}, field.dataset["copy"] ?? "Copy");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        answer(button, "Copied", field instanceof HTMLInputElement ? "Link copied." : "Embed code copied.");
      } catch {
        field.focus();
        field.select();
        say("This browser does not let the page copy: the text is selected, copy it with your keys.");
      }
    });
    field.addEventListener("focus", () => field.select());
    return button;
  }

  function sendButton(section: HTMLElement): HTMLButtonElement {
    const button = make("button", {type: "button", className: "button"}, "Send …");
    button.addEventListener("click", async () => {
      try {
        await navigator.share({title, url: address(section).value});
      } catch (error) {
        if ((error as Error).name !== "AbortError") say("Sending did not work: copy the link instead.");
      }
    });
    return button;
  }

  function imageButton(png: HTMLAnchorElement): HTMLButtonElement {
    const button = make("button", {type: "button", className: "button"}, "Copy image");
    const fetched = async () => {
      const drawn = live.hidden ? undefined : await (await import("./download.ts")).shownPicture();
      if (drawn) return drawn;
      const response = await fetch(png.href);
      if (!response.ok) throw new Error(String(response.status));
      return response.blob();
    };
    button.addEventListener("click", async () => {
      try {
        // The promise goes in unanswered: Safari takes a picture only within the reader's own click.
        await navigator.clipboard.write([new ClipboardItem({"image/png": fetched()})]);
        answer(button, "Copied", "Image copied.");
      } catch {
        png.click();
        say("This browser does not let the page copy an image: it is downloaded instead.");
      }
    });
    return button;
  }

  /** The address of what the reader looks at: the pinned one carries the named view of the page along. */
  function follow(change: ViewChange): void {
    const query = change.query.replace(/^\?/, "");
    const {data, ...pinned} = merge(readView(built), readView(query));
    for (const section of links) {
      const isPinned = section.dataset["state"] === "pinned";
      const asked = isPinned ? writeView(pinned) : query;
      const page = section.dataset["page"]!;
      // A version chosen on the page is the one to pin.
      address(section).value =
        `${isPinned && data ? page.replace(/[^/]+\/$/, `${data}/`) : page}${asked && `?${asked}`}`;
    }
    live.hidden = query === "";
    title = change.title || title;
  }

  box.prepend(question());
  choose((box.dataset["shown"] ?? "newest") as State);
  for (const section of sections) {
    for (const field of section.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-copy]")) {
      const row = make("div", {className: "share-row"}, copyButton(field));
      if (field instanceof HTMLInputElement && "share" in navigator) row.append(sendButton(section));
      field.closest("label")!.after(row);
    }
  }
  const png = box.querySelector<HTMLAnchorElement>("[data-png]");
  png?.before(imageButton(png), " ");
  document.addEventListener("viewchange", (event) => follow((event as CustomEvent<ViewChange>).detail));
  if (shown) follow(shown);
}
