/** A drawing of the page as an SVG file of its own: nothing in it depends on the page's styles. */
import type {Colours} from "./colours.ts";

/**
 * The text of an SVG file: colour tokens resolved, `currentColor` as ink, and weight 650, which the printed fonts lack,
 * as 600. Throws an Error for a token that the style sheet does not give.
 */
export function standalone(svg: Element, colours: Colours): string {
  const copy = svg.cloneNode(true) as Element;
  for (const words of copy.querySelectorAll("title, desc")) words.remove();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const {name, value} of [...element.attributes]) {
      const resolved = resolve(value, colours, svg.id);
      if (resolved !== value) element.setAttribute(name, resolved);
    }
    if (element.getAttribute("font-weight") === "650") element.setAttribute("font-weight", "600");
  }
  return copy.outerHTML;
}

function resolve(value: string, colours: Colours, id: string): string {
  return value.replaceAll("currentColor", "var(--ink)").replaceAll(/var\(--([a-z0-9-]+)\)/g, (_, token: string) => {
    const colour = colours[token];
    if (colour === undefined)
      throw new Error(`the drawing "${id}" uses --${token}: name it in src/components/styles/tokens.css`);
    return colour;
  });
}

/** Height of an inline drawing in the units of its own view box. */
export function heightOf(svg: Element): number {
  return Number(svg.getAttribute("viewBox")?.split(/[\s,]+/)[3] ?? svg.getAttribute("height"));
}
