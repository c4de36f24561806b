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
    const lines = [...text.children].filter(({tagName}) => tagName.toLowerCase() === "tspan");
    const [dx, dy] = moved(text, svg);
    const size = Number(text.getAttribute("font-size") ?? 13);
    const [anchor, strong] = [text.getAttribute("text-anchor") ?? "start", text.hasAttribute("font-weight")];
    let y = Number(text.getAttribute("y")) + dy;
    return (lines.length > 0 ? lines : [text]).map((line) => {
      y += Number(line.getAttribute("dy") ?? 0);
      const x = Number(line.getAttribute("x")) + dx;
      const words = line.textContent ?? "";
      const width = textWidth(words, size, strong);
      const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
      return {text: words, left, right: left + width, top: y - 10, bottom: y + 3};
    });
  });
}

/** How far the groups around an element move it. */
function moved(element: Element, svg: Element): [dx: number, dy: number] {
  let [dx, dy] = [0, 0];
  for (let group = element.parentElement; group && group !== svg; group = group.parentElement) {
    const [x = 0, y = 0] = (/translate\(([^)]*)\)/.exec(group.getAttribute("transform") ?? "")?.[1] ?? "")
      .split(",")
      .map(Number);
    [dx, dy] = [dx + x, dy + y];
  }
  return [dx, dy];
}

/** What is wrong with the text of a drawing: each line that leaves it, and each pair of lines that touch. */
export function textFaults(svg: Element): string[] {
  const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const boxes = textBoxes(svg);
  const leaving = boxes.filter((b) => b.left < -1 || b.right > width + 1 || b.top < -1 || b.bottom > height + 1);
  const touching: string[] = [];
  for (const [i, a] of boxes.entries())
    for (let j = i + 1; j < boxes.length; j++) {
      const b = boxes[j] as Box;
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        touching.push(`"${a.text}" touches "${b.text}"`);
    }
  return [...leaving.map(({text}) => `"${text}" leaves the drawing`), ...touching];
}
