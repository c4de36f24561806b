/** Where the text of a drawing stands, for tests of its layout. */
import {textWidth} from "../../src/charts/text.ts";

interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A box a line of text, in drawing units. Text inside a moved group counts where the group puts it. */
export function textBoxes(svg: Element): Box[] {
  return [...svg.querySelectorAll("text")].flatMap((text) => {
    const spans = [...text.querySelectorAll("tspan")];
    let y = Number(text.getAttribute("y"));
    return (spans.length > 0 ? spans : [text]).map((line) => {
      y += Number(line.getAttribute("dy") ?? 0);
      const [x, anchor] = [Number(line.getAttribute("x")), text.getAttribute("text-anchor") ?? "start"];
      const words = line.textContent ?? "";
      const width = textWidth(words, Number(text.getAttribute("font-size") ?? 13), text.hasAttribute("font-weight"));
      const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
      return {text: words, left, right: left + width, top: y - 10, bottom: y + 3};
    });
  });
}

/** What is wrong with the text of a drawing: each line that leaves it, and each pair of lines that touch. */
export function textFaults(svg: Element): string[] {
  const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const boxes = textBoxes(svg);
  const leaving = boxes.filter((b) => b.left < -1 || b.right > width + 1 || b.top < -1 || b.bottom > height + 1);
  const touching = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `"${a.text}" touches "${b.text}"`),
  );
  return [...leaving.map(({text}) => `"${text}" leaves the drawing`), ...touching];
}
