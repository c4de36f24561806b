/** The only caller of Plot.plot: a spec becomes a finished SVG, the same at build, in the browser and in tests. */
import {type Plot, type PlotOptions, plot} from "@observablehq/plot";
import {HALO} from "./marks.ts";

export interface DrawOptions {
  document: Document;
  /** Unique on the page; every id inside the drawing starts with it. */
  id: string;
  /** Accessible name of the drawing. */
  title: string;
  /** Accessible description: the words beside the drawing. */
  description: string;
}

/** A finished drawing; `scale` gives the spec's scales, as Plot has them. */
export type DrawnPlot = SVGSVGElement & Pick<Plot, "scale">;

/**
 * Draws a spec. Returns an SVG element with role, title and description, no style sheet, no inline style, no class of
 * Plot's, no aria labels on inner parts, places and sizes rounded to a tenth of a unit, and ids that start with `id`.
 * Throws an Error that names the figure when Plot wraps the SVG in a figure (a legend or caption was asked for).
 */
export function draw(spec: PlotOptions, {document, id, title, description}: DrawOptions): DrawnPlot {
  const svg = plot({...spec, document});
  if (svg.tagName.toLowerCase() !== "svg")
    throw new Error(`${id}: the spec asks for a legend or caption; draw only an SVG`);
  const drawing = svg as unknown as DrawnPlot; // Plot types its result as both; the tag was checked above
  clean(drawing);
  renumber(drawing, id);
  name(drawing, document, id, title, description);
  return drawing;
}

function clean(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll("[paint-order]")) {
    element.removeAttribute("paint-order");
    element.setAttribute("class", HALO);
  }
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    for (const attribute of ["aria-label", "aria-description", "aria-hidden", "font-variant", "style"]) {
      element.removeAttribute(attribute);
    }
    for (const attribute of ["d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "r", "points"]) {
      const value = element.getAttribute(attribute);
      if (value?.includes(".")) element.setAttribute(attribute, round(value));
    }
    const transform = element.getAttribute("transform");
    if (transform?.includes(".")) element.setAttribute("transform", transform.replace(/translate\([^)]*\)/g, round));
  }
  svg.setAttribute("class", "plot");
  svg.setAttribute("font-family", "Inter, Helvetica Neue, Arial, sans-serif");
  svg.setAttribute("font-size", "13");
}

/** Every decimal to a tenth: enough for a drawing, half the bytes. */
function round(text: string): string {
  return text.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (decimal) => String(Math.round(Number(decimal) * 10) / 10));
}

function renumber(svg: SVGSVGElement, id: string): void {
  const renamed = new Map<string, string>();
  for (const element of svg.querySelectorAll("[id]")) {
    const next = `${id}-${renamed.size + 1}`;
    renamed.set(element.id, next);
    element.setAttribute("id", next);
  }
  if (renamed.size === 0) return;
  for (const element of svg.querySelectorAll("*")) {
    for (const {name, value} of [...element.attributes]) {
      if (!value.includes("#")) continue;
      const next = value.replace(
        /url\(#([^)]+)\)|^#(.+)$/,
        (whole, url: string | undefined, href: string | undefined) => {
          const target = renamed.get(url ?? href ?? "");
          if (target === undefined) return whole;
          return url === undefined ? `#${target}` : `url(#${target})`;
        },
      );
      if (next !== value) element.setAttribute(name, next);
    }
  }
}

function name(svg: SVGSVGElement, document: Document, id: string, title: string, description: string): void {
  const titleElement = document.createElementNS("http://www.w3.org/2000/svg", "title");
  titleElement.setAttribute("id", `${id}-title`);
  titleElement.textContent = title;
  const descElement = document.createElementNS("http://www.w3.org/2000/svg", "desc");
  descElement.setAttribute("id", `${id}-desc`);
  descElement.textContent = description;
  svg.prepend(titleElement, descElement);
  svg.setAttribute("id", id);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${id}-title`);
  svg.setAttribute("aria-describedby", `${id}-desc`);
}
