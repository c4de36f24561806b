/** Looks at a page from inside the browser. Each function runs there, so it uses nothing from outside itself. */

/** What is wrong, and with which part of the page. */
export interface Fault {
  rule: string;
  selector: string;
  detail: string;
}

/** Parts that stick out of the page sideways, where the page scrolls sideways. */
export function sidewaysOverflow(): Fault[] {
  const root = document.documentElement;
  if (root.scrollWidth <= window.innerWidth) return [];
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    element !== document.body &&
    (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  const out = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !scrolls(element.parentElement),
  );
  const name = (element: Element) =>
    [element.localName, ...[element.id && `#${element.id}`], ...[...element.classList].map((each) => `.${each}`)].join(
      "",
    );
  const deepest = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  return (deepest.length > 0 ? deepest : [root]).slice(0, 3).map((element) => ({
    rule: "sideways overflow",
    selector: name(element),
    detail: `${Math.round(element.getBoundingClientRect().right)} of ${window.innerWidth} px`,
  }));
}

/** Text of the visible drawings that is smaller than 11 px, lies on other text, or leaves its drawing by over 2 px. */
export function drawingFaults(): Fault[] {
  const faults: Fault[] = [];
  for (const svg of document.querySelectorAll<SVGSVGElement>("svg.plot")) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const lines = [...svg.querySelectorAll<SVGTextContentElement>("text")]
      .flatMap((text) => {
        const spans = [...text.querySelectorAll("tspan")];
        return spans.length > 0 ? spans : [text];
      })
      .filter((line) => line.textContent?.trim() && getComputedStyle(line).visibility !== "hidden")
      .map((line) => ({
        words: `#${svg.id} "${line.textContent?.trim()}"`,
        box: line.getBoundingClientRect(),
        size: Number.parseFloat(getComputedStyle(line).fontSize) * (svg.getScreenCTM()?.a ?? 1),
      }));
    for (const {words, box, size} of lines) {
      // Below 360 px the smallest text, the number of a note, may shrink with its drawing.
      if (window.innerWidth >= 360 && size < 10.95)
        faults.push({rule: "text under 11 px", selector: words, detail: `${size.toFixed(1)} px`});
      const outside = Math.max(
        frame.left - box.left,
        box.right - frame.right,
        frame.top - box.top,
        box.bottom - frame.bottom,
      );
      if (outside > 2)
        faults.push({rule: "text leaves drawing", selector: words, detail: `by ${outside.toFixed(0)} px`});
    }
    // The box of a line is taller than its letters: by about a fifth above them and a tenth below.
    const letters = lines.map(({words, box}) => ({
      words,
      left: box.left + 0.5,
      right: box.right - 0.5,
      top: box.top + box.height * 0.2,
      bottom: box.bottom - box.height * 0.1,
    }));
    for (const [i, a] of letters.entries()) {
      for (const b of letters.slice(i + 1)) {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 0.5 && high > 0.5) {
          faults.push({
            rule: "text on text",
            selector: a.words,
            detail: `${b.words.replace(/^#\S+ /, "")} by ${wide.toFixed(0)}×${high.toFixed(0)} px`,
          });
        }
      }
    }
  }
  return faults;
}

/** Opens every "Data table" and the like, and leaves the first ten rows of every table: the rest are made the same way. */
export function prepareForAxe(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("main details")) details.open = true;
  for (const row of document.querySelectorAll("tbody tr:nth-child(n + 11), .source-list li:nth-child(n + 11)"))
    row.remove();
}

/** What has the focus, and whether a reader sees that it has. */
export function focused(): {selector: string; outline: number; inView: boolean; id: string} {
  const element = document.activeElement ?? document.body;
  const {outlineStyle, outlineWidth} = getComputedStyle(element);
  const {left, right, top, bottom, width, height} = element.getBoundingClientRect();
  return {
    id: element.id,
    selector: `${element.localName}.${[...element.classList].join(".")} "${element.textContent?.trim().slice(0, 40)}"`,
    outline: outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth),
    inView: width > 0 && height > 0 && bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth,
  };
}
