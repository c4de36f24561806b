/** A drawing of the page as an SVG file of its own: nothing in it depends on the page's styles. */
import {HALO} from "./marks.ts";

/** Colours by token, without the dashes, e.g. {"ink": "#221d18", …}. */
export type Colours = Readonly<Record<string, string>>;

/** The text of an SVG file, without the drawing's title and description: see `resolve`. */
export function standalone(svg: Element, colours: Colours): string {
  const copy = svg.cloneNode(true) as Element;
  for (const words of copy.querySelectorAll("title, desc")) words.remove();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return resolve(copy.outerHTML, colours, svg.id);
}

/**
 * The text of an SVG with colour tokens resolved, the order of a halo's paint as an attribute, `currentColor` as ink, and weight 650, which the fonts in files lack,
 * as 600. Throws an Error that names the drawing for a token that the style sheet does not give.
 */
export function resolve(svg: string, colours: Colours, id: string): string {
  return (
    svg
      .replaceAll('font-weight="650"', 'font-weight="600"')
      // A layer that lies wholly outside the picture makes resvg abort: opacity is that of the paint instead.
      .replaceAll(/(?<=\s)opacity="([^"]*)"/g, 'fill-opacity="$1" stroke-opacity="$1"')
      .replaceAll(`class="${HALO}"`, 'paint-order="stroke"')
      .replaceAll('"currentColor"', '"var(--ink)"')
      .replaceAll(/var\(--([a-z0-9-]+)\)/g, (_, token: string) => {
        const colour = colours[token];
        if (colour === undefined)
          throw new Error(`the drawing "${id}" uses --${token}: name it in src/components/styles/tokens.css`);
        return colour;
      })
  );
}

/** Height of an inline drawing in the units of its own view box. */
export function heightOf(svg: Element): number {
  return Number(svg.getAttribute("viewBox")?.split(/[\s,]+/)[3] ?? svg.getAttribute("height"));
}
