/** Checks every text before the site is built: what it names must exist. */
import {readFileSync} from "node:fs";
import {join} from "node:path/posix";
import type {Parent, Root, Yaml} from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import {unified} from "unified";
import {visitParents} from "unist-util-visit-parents";
import {isScalar, LineCounter, parseDocument, visit as visitYaml} from "yaml";
import {charts, findChart} from "../charts/registry.ts";
import type {Catalog} from "../data/catalog.ts";
import {suggest} from "../data/nearest.ts";
import {listFolder} from "../data/package.ts";
import type {Problem} from "../data/problem.ts";
import {type AllowedNumber, bareNumbers, readAllowedNumbers} from "./bare-numbers.ts";
import {boundParts} from "./bound.ts";
import {unboundComparisons, unmatchedMultiples} from "./comparisons.ts";
import {type EvidenceOptions, evidence, holds} from "./evidence.ts";
import {observe} from "./observe.ts";
import {sources} from "./source.ts";

/** The components that the texts of each folder of content are given. */
export const components: Readonly<Record<string, readonly string[]>> = {
  cases: ["Callout", "Cite", "Figure", "Holds", "Value"],
  notes: ["Callout", "Cite", "Holds", "Value"],
};

/** The properties of each component; the first is required. */
const properties: Readonly<Record<string, readonly string[]>> = {
  Callout: ["title"],
  Cite: ["source"],
  Figure: ["chart", "id", "view", "version"],
  Holds: ["that"],
  Value: ["of", "digits", "n", "compute"],
};

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx);

/** A fault without its file. */
type Fault = Omit<Problem, "file">;

/** The faults of every text of a content folder (`cases/*.mdx`, `notes/*.mdx`), by file, then line. */
export function checkContent(folder: string, catalog: Catalog): Problem[] {
  const names = readAllowedNumbers(join(folder, "allowed-numbers.yaml"));
  return Object.entries(components).flatMap(([subfolder, allowed]) =>
    listFolder(join(folder, subfolder))
      .files.filter((name) => name.endsWith(".mdx"))
      .flatMap((name) => {
        const file = join(folder, subfolder, name);
        return checkText(readFileSync(file, "utf8"), allowed, catalog, names)
          .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
          .map((fault) => ({file, ...fault}));
      }),
  );
}

function checkText(
  text: string,
  allowed: readonly string[],
  catalog: Catalog,
  names: readonly AllowedNumber[],
): Fault[] {
  const tree = parse(text);
  if ("message" in tree) return [tree];
  const faults: Fault[] = [];
  visitParents(tree, (node, ancestors) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === "yaml") faults.push(...checkFrontMatter(node, catalog, names));
    if (node.type === "mdxjsEsm") {
      faults.push({line, message: "import or export in a text", remedy: `components are given: ${allowed.join(", ")}`});
    }
    if (node.type === "text") {
      faults.push(...checkNumbers(node.value, line, names));
      if (!ancestors.some((above) => "name" in above && above.name === "Holds")) {
        faults.push(...checkComparisons(node.value, line, names));
      }
      for (const [mark] of node.value.matchAll(/\[\^[^\]\s]+\]/g)) {
        faults.push({
          line,
          message: "note without text",
          value: mark,
          remedy: `write "${mark}: …" in a paragraph of its own`,
        });
      }
    }
    if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") {
      const given = propertiesOf(node.attributes);
      const found = checkComponent(node.name ?? "", given, allowed, catalog, sentenceOf(node));
      faults.push(...found.map((fault) => ({line, ...fault})));
    }
  });
  return faults;
}

/** The text as a tree, or the one fault that keeps it from being read. */
function parse(text: string): Root | Fault {
  try {
    return parser.parse(text);
  } catch (error) {
    const {reason = String(error), line} = error as {reason?: string; line?: number};
    const [, written] = / \((\d+):\d+(?:-\d+:\d+)?\)$/.exec(reason) ?? []; // some faults say their place in words only
    return {
      line: line ?? Number(written ?? 1),
      message: reason.replace(/ \([\d:-]+\)$/, ""),
      remedy: "close every tag and brace, or write \\{ and \\< for the signs themselves",
    };
  }
}

/** Digits that rest on nothing. */
function checkNumbers(text: string, line: number, names: readonly AllowedNumber[]): Fault[] {
  return bareNumbers(text.replaceAll(/\[\^[^\]\s]+\]/g, " "), names).map((value) => ({
    line,
    message: "number that rests on nothing",
    value,
    remedy: 'print it from its row with <Value of="…" />, or add a name to allowed-numbers.yaml with the reason',
  }));
}

/** Words of comparison that no check bears. */
function checkComparisons(text: string, line: number, names: readonly AllowedNumber[]): Fault[] {
  const allowed = names.map((name) => name.text);
  return unboundComparisons(text, allowed).map((value) => ({
    line,
    message: "comparison that no check bears",
    value,
    remedy:
      'put the words in <Holds that="…"> with a check on data, or add the phrase to allowed-numbers.yaml with the reason',
  }));
}

/** Numbers bound in front matter: "{claim-id}". */
function checkFrontMatter({value, position}: Yaml, catalog: Catalog, names: readonly AllowedNumber[]): Fault[] {
  const above = position?.start.line ?? 1;
  const lines = new LineCounter();
  const document = parseDocument(value, {lineCounter: lines});
  const faults: Fault[] = document.errors.map(({message, pos}) => ({
    line: above + lines.linePos(pos[0]).line,
    message: message.split(" at line")[0] ?? message,
    remedy: "put the text in quotes",
  }));
  const borne = frontMatterHolds(document.toJS());
  for (const {words, that} of borne) {
    faults.push(...checkHolds(that, words, catalog).map((fault) => ({line: above, ...fault})));
  }
  visitYaml(document, {
    Pair(_, {key}) {
      return isScalar(key) && key.value === "holds" ? visitYaml.SKIP : undefined;
    },
    Scalar(_, {value: text, range}) {
      if (typeof text !== "string") return;
      const line = above + lines.linePos(range?.[0] ?? 0).line;
      for (const part of boundParts(text)) {
        if (part.of === undefined) {
          faults.push(...checkNumbers(part.text, line, names));
          const phrases = [...names, ...borne.map(({words}) => ({text: words, why: "checked"}))];
          faults.push(...checkComparisons(part.text, line, phrases));
        }
        if (part.of !== undefined)
          faults.push(...checkValue(part.of, part.options, catalog).map((fault) => ({line, ...fault})));
      }
    },
  });
  return faults;
}

/** The checks that front matter names under `holds`, where no component can stand: words of its text and what bears them. */
function frontMatterHolds(frontMatter: unknown): {words: string; that: string}[] {
  const {holds: list} = (frontMatter ?? {}) as {holds?: unknown};
  if (!Array.isArray(list)) return [];
  return list.filter((item) => typeof item?.words === "string" && typeof item?.that === "string");
}

/** A property is its text, its number, or undefined where it is an expression that only the build can read. */
type Properties = Readonly<Record<string, string | number | undefined>>;

type Attributes = readonly (
  | {type: "mdxJsxAttribute"; name: string; value?: unknown}
  | {type: "mdxJsxExpressionAttribute"}
)[];

function propertiesOf(attributes: Attributes): Properties {
  return Object.fromEntries(
    attributes.flatMap((attribute): [string, Properties[string]][] => {
      if (attribute.type !== "mdxJsxAttribute") return [];
      const {name, value} = attribute;
      if (typeof value === "string") return [[name, value]];
      const number = Number((value as {value?: string} | null | undefined)?.value);
      return [[name, Number.isNaN(number) ? undefined : number]];
    }),
  );
}

function checkComponent(
  name: string,
  given: Properties,
  allowed: readonly string[],
  catalog: Catalog,
  sentence: string,
): Fault[] {
  if (/^[a-z]|^$/.test(name)) return []; // a tag of HTML, or a fragment
  if (!allowed.includes(name)) return [{message: "unknown component", value: name, remedy: suggest(name, allowed)}];
  const known = properties[name] ?? [];
  const faults: Fault[] = Object.keys(given)
    .filter((property) => !known.includes(property))
    .map((property) => ({message: `unknown property of ${name}`, value: property, remedy: suggest(property, known)}));
  const [required = ""] = known;
  const value = given[required];
  if (typeof value !== "string" || value === "") {
    return [...faults, {message: `${name} without ${required}`, remedy: `write <${name} ${required}="…">`}];
  }
  if (name === "Figure") faults.push(...checkFigure(value, given["version"], catalog));
  if (name === "Holds") faults.push(...checkHolds(value, sentence, catalog));
  if (name === "Value") faults.push(...checkValue(value, given as EvidenceOptions, catalog));
  if (name === "Cite") {
    const ids = sources(catalog);
    if (!ids.has(value)) faults.push({message: "unknown source", value, remedy: suggest(value, [...ids.keys()])});
  }
  return faults;
}

function checkFigure(name: string, version: string | number | undefined, catalog: Catalog): Fault[] {
  const names = charts.map((chart) => chart.name);
  if (!names.includes(name)) return [{message: "unknown chart", value: name, remedy: suggest(name, names)}];
  try {
    observe(catalog, findChart(name), version === undefined ? undefined : String(version));
    return [];
  } catch (error) {
    return [{message: "no data for chart", value: name, remedy: messageOf(error)}];
  }
}

function checkValue(reference: string, {digits, n, compute}: EvidenceOptions, catalog: Catalog): Fault[] {
  if (digits !== undefined && !(Number.isInteger(digits) && digits >= 0)) {
    return [
      {message: "digits that are no number", value: reference, remedy: "write how many decimals to print, e.g. 1"},
    ];
  }
  if (!reference.includes("/") && compute === undefined) {
    const claims = catalog.newest("claims").resource("claims").rows;
    const ids = claims.map(({id}) => String(id));
    if (!ids.includes(reference)) {
      return [{message: "unknown claim", value: reference, remedy: suggest(reference, ids)}];
    }
  }
  const options = {
    ...(digits !== undefined && {digits}),
    ...(n !== undefined && {n}),
    ...(compute !== undefined && {compute}),
  };
  try {
    evidence(catalog, reference, options);
    return [];
  } catch (error) {
    return [
      {message: "nothing to print for", value: reference, remedy: messageOf(error).replace(`${reference}: `, "")},
    ];
  }
}

/** A sentence stands only as long as the data bear it out. */
function checkHolds(check: string, sentence: string, catalog: Catalog): Fault[] {
  try {
    const {holds: isTrue, detail} = holds(catalog, check);
    const [word] = unmatchedMultiples(sentence, check);
    if (word !== undefined) {
      return [
        {
          message: `“${word}” is not what is checked by`,
          value: check,
          remedy: "test the multiple that the words name, or change the words",
        },
      ];
    }
    return isTrue
      ? []
      : [{message: `the data do not bear out “${sentence}”, by`, value: check, remedy: `they say ${detail}`}];
  } catch (error) {
    return [{message: "cannot check", value: check, remedy: messageOf(error)}];
  }
}

/** The words inside a component, numbers as "…". */
function sentenceOf(node: Parent): string {
  return node.children
    .map((child) => {
      if ("value" in child) return child.value;
      if (!("children" in child)) return "";
      return "name" in child && child.name === "Value" ? "…" : sentenceOf(child as Parent);
    })
    .join("")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
