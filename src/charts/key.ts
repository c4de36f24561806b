/** The marks of a key, 22 by 12 units each. */
import type {KeyItem, KeyShape} from "./chart.ts";
import {isStatus, statusMarkup} from "./marks-status.ts";

/** The inside of a key's mark as SVG text. */
export function keyMark({mark, color = "var(--ink)"}: Pick<KeyItem, "mark" | "color">): string {
  if (isStatus(mark)) return `<g transform="translate(5) scale(0.857)">${statusMarkup(mark, color)}</g>`;
  const shapes: Readonly<Record<KeyShape, string>> = {
    line: `<path d="M0 6h22" stroke="${color}" stroke-width="2.25"></path>`,
    dashed: `<path d="M0 6h22" stroke="${color}" stroke-width="2.25" stroke-dasharray="4 3"></path>`,
    fill: `<rect x="0.5" y="0.5" width="21" height="11" fill="${color}" stroke="var(--rule-strong)"></rect>`,
    outline: `<rect x="1" y="1" width="20" height="10" fill="none" stroke="${color}" stroke-width="1.5"></rect>`,
    hatch: `<path d="M0.5 0.5h21v11h-21zM0.5 8l7-7M4 11.5l11-11M11.5 11.5l10-10M18.5 11.5l3-3" fill="none" stroke="var(--hatch)"></path>`,
    dot: `<circle cx="11" cy="6" r="4.5" fill="${color}"></circle>`,
    ring: `<circle cx="11" cy="6" r="4" fill="none" stroke="${color}" stroke-width="1.75"></circle>`,
    bar: `<path d="M3 6h16" stroke="${color}" stroke-width="6" stroke-linecap="round"></path>`,
    inset: `<path d="M0.5 0.5h21v11h-21z" fill="none" stroke="var(--rule-strong)"></path><path d="M6 3h10v6h-10z" fill="${color}"></path>`,
  };
  return shapes[mark];
}
