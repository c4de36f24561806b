/** How wide text is in Inter, near enough to place labels without a browser. */

const narrowLetters = new Set("iljtfrI.,:;'’|!()[] ");
const wideLetters = new Set("mwMWQ%@—");

/**
 * The width of one line of Inter in drawing units. Classes of letters stand for the font's own widths; the estimate
 * errs on the wide side by up to a tenth, so that a label placed by it has room. `strong` is weight 650.
 */
export function textWidth(text: string, size = 13, strong = false): number {
  return units(text) * textScale(size, strong);
}

function textScale(size: number, strong: boolean): number {
  return size * (strong ? 1.06 : 1);
}

/** The width of a text at size 1. */
function units(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (narrowLetters.has(letter)) width += 0.34;
    else if (wideLetters.has(letter)) width += 0.92;
    else if (letter >= "A" && letter <= "Z") width += 0.7;
    else width += 0.595;
  }
  return width;
}

/** Breaks text into lines no wider than `width`, at spaces; a longer word keeps a line of its own. */
export function wrap(text: string, width: number, size = 13, strong = false): string[] {
  const room = width / textScale(size, strong);
  const space = units(" ");
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    let used = 0;
    for (const word of paragraph.split(" ")) {
      const wide = units(word);
      if (line && used + space + wide > room) {
        lines.push(line);
        [line, used] = [word, wide];
      } else [line, used] = line ? [`${line} ${word}`, used + space + wide] : [word, wide];
    }
    lines.push(line);
  }
  return lines;
}

/** The same in as few lines, but as even as they can be: for headlines. */
export function balance(text: string, width: number, size = 13, strong = false): string[] {
  const lines = wrap(text, width, size, strong);
  for (let narrower = width; narrower > width / 2; narrower -= size / 2) {
    const next = wrap(text, narrower, size, strong);
    if (next.length > lines.length || next.some((line) => textWidth(line, size, strong) > narrower)) break;
    lines.splice(0, lines.length, ...next);
  }
  return lines;
}
