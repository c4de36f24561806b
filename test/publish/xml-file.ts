/** An SVG file read as XML, for tests. */
import {DOMParser} from "linkedom";

export interface SvgLine {
  words: string;
  size: number;
  strong: boolean;
}

export interface SvgFile {
  root: Element;
  /** The text of every element of a kind, one line each. */
  text(tag: string): string;
  /** Every line of text outside the drawing. */
  lines(): SvgLine[];
}

/** Reads a file of SVG text. */
export function readXml(svg: string): SvgFile {
  const document = new DOMParser().parseFromString(svg, "image/svg+xml");
  const root = document.documentElement as unknown as Element;
  const all = (tag: string) => [...root.querySelectorAll(tag)] as Element[];
  return {
    root,
    text: (tag) =>
      all(tag)
        .map(({textContent}) => textContent)
        .join(" "),
    lines: () =>
      all("text")
        .filter((element) => element.closest("svg") === root)
        .map((element) => ({
          words: element.textContent ?? "",
          size: Number(element.getAttribute("font-size")),
          strong: element.getAttribute("font-weight") === "600",
        })),
  };
}
