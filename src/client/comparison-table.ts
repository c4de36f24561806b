/** A comparison as a table. It touches only the document handed in, and is the same at build and in the browser. */
import {type Cell, compare, type Indicator, type PlaceRecord, type ToldAct} from "../model/comparison.ts";
import {date} from "../model/format.ts";
import {markColor} from "../model/jurisdiction.ts";

/** The table of these places on a day, "2026-11-20". `link` turns an address from the root into one of this site. */
export function comparisonTable(
  document: Document,
  places: readonly PlaceRecord[],
  indicators: readonly Indicator[],
  {on, link}: {on: string; link: (address: string) => string},
): HTMLTableElement {
  const make = maker(document);
  const table = make("table", {class: "comparison", role: "table"}) as HTMLTableElement;
  const heads = places.map(({code, name, address}) =>
    make("th", {scope: "col", role: "columnheader"}, [
      make("span", {class: "place-square"}, [square(document, code)]),
      make("a", {href: link(address)}, [name]),
    ]),
  );
  const corner = make("td", {role: "cell"}, [make("span", {class: "visually-hidden"}, ["Question"])]);
  table.append(
    make("caption", {}, [`${places.map(({name}) => name).join(", ")}, as of ${date(on)}`]),
    make("thead", {role: "rowgroup"}, [make("tr", {role: "row"}, [corner, ...heads])]),
    ...compare(places, indicators, on)
      .filter(({questions}) => questions.length > 0)
      .map(({title, questions}) =>
        make("tbody", {role: "rowgroup"}, [
          make("tr", {class: "comparison-group", role: "row"}, [
            make("th", {colspan: String(places.length + 1), scope: "rowgroup", role: "rowheader"}, [title]),
          ]),
          ...questions.map(({label, note, cells}) =>
            make("tr", {role: "row"}, [
              make("th", {scope: "row", role: "rowheader"}, [label, ...(note ? [make("small", {}, [note])] : [])]),
              ...cells.map((cell, i) =>
                make("td", {role: "cell", "data-label": places[i]?.name ?? ""}, [drawCell(document, cell, link)]),
              ),
            ]),
          ),
        ]),
      ),
  );
  return table;
}

function drawCell(document: Document, cell: Cell, link: (address: string) => string): Element {
  const make = maker(document);
  const small = (note: string) => (note === "" ? [] : [make("small", {}, [note])]);
  switch (cell.kind) {
    case "level":
      return make("div", {class: "answer"}, [
        make("span", {class: `level level-${cell.group}-${cell.level}`}, [String(cell.level)]),
        make("span", {}, [cell.words, ...small(cell.note)]),
      ]);
    case "silent":
      return make("div", {class: "answer answer-silent"}, [
        ...(cell.text === "not coded" ? [make("span", {class: "level level-none", "aria-hidden": "true"})] : []),
        make("span", {}, [cell.text, ...small(cell.note)]),
      ]);
    case "text": {
      const text = cell.address === undefined ? cell.text : make("a", {href: link(cell.address)}, [cell.text]);
      return make("div", {class: "answer"}, [make("span", {}, [text, ...small(cell.note)])]);
    }
    case "acts":
      return make("ul", {class: "answer-acts"}, [
        ...cell.acts.map((act) =>
          make("li", {}, [make("a", {href: link(act.address)}, [act.title]), make("small", {}, [told(act)])]),
        ),
        ...(cell.more > 0
          ? [
              make("li", {}, [
                make("small", {}, [make("a", {href: link(cell.address)}, [`and ${cell.more} more`]), " on its page"]),
              ]),
            ]
          : []),
      ]);
  }
}

/** "announced 21 May 2021", or "adopted 24 September 2021; in force" where it has come further. */
function told({status, state, decided}: ToldAct): string {
  const words = (each: string) => each.replace("-", " ");
  return `${words(state)} ${date(decided)}${status === state ? "" : `; ${words(status)}`}`;
}

function square(document: Document, code: string): Element {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 12 12");
  svg.setAttribute("aria-hidden", "true");
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("width", "12");
  rect.setAttribute("height", "12");
  rect.setAttribute("fill", markColor(code));
  svg.append(rect);
  return svg;
}

/** Makes elements with attributes and children; text stays text. */
function maker(document: Document) {
  return (name: string, attributes: Readonly<Record<string, string>>, children: readonly (Node | string)[] = []) => {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    element.append(...children);
    return element;
  };
}

/** The same table as CSV: one row a question, one column a place; cells that a spreadsheet would run are made safe. */
export function comparisonCsv(places: readonly PlaceRecord[], indicators: readonly Indicator[], on: string): string {
  const rows = compare(places, indicators, on).flatMap(({title, questions}) =>
    questions.map(({label, cells}) => [title, label, ...cells.map(cellText)]),
  );
  const quote = (text: string) => {
    const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [["group", "question", ...places.map(({code}) => code)], ...rows]
    .map((row) => `${row.map(quote).join(",")}\n`)
    .join("");
}

function cellText(cell: Cell): string {
  switch (cell.kind) {
    case "level":
      return `${cell.level}: ${cell.words}${cell.note === "" ? "" : ` (${cell.note})`}`;
    case "acts":
      return [
        ...cell.acts.map((act) => `${act.title} (${told(act)})`),
        ...(cell.more > 0 ? [`and ${cell.more} more`] : []),
      ].join("; ");
    default:
      return cell.note === "" ? cell.text : `${cell.text} (${cell.note})`;
  }
}
