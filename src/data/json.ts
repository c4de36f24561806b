import {isNode, LineCounter, parseDocument} from "yaml";
import type {Problem} from "./problem.ts";

const STRING = /"(?:[^"\\]|\\.)*"/;

/** The value of a JSON text; undefined when it is no JSON. A property written twice is a problem: only one would count. */
export function parseJson(text: string, file: string): {value: unknown; problems: readonly Problem[]} {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const line = /\(line (\d+)/.exec(reason)?.[1];
    const place = line === undefined ? {file} : {file, line: Number(line)};
    return {value: undefined, problems: [{...place, message: "invalid JSON", remedy: reason}]};
  }
  if (countNames(text) === countProperties(value)) return {value, problems: []};
  const lineCounter = new LineCounter();
  const {errors} = parseDocument(text, {lineCounter, schema: "json"});
  const problems = errors.map(({pos: [start]}) => {
    const name: string = JSON.parse(STRING.exec(text.slice(start))?.[0] ?? '""');
    const {line} = lineCounter.linePos(start);
    return {file, line, message: "repeated property", value: name, remedy: "keep one of the two"};
  });
  return {value, problems};
}

/**
 * The line, from 1, of the property that `path` leads to in a JSON text; where the property is missing, the line of
 * the innermost object or list on the way to it.
 */
export function lineOfProperty(text: string, path: readonly PropertyKey[]): number {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {lineCounter, schema: "json", uniqueKeys: false});
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line;
  }
  return 1;
}

/** The property names in a JSON text: the strings before a colon. */
function countNames(text: string): number {
  return [...text.matchAll(new RegExp(`${STRING.source}(\\s*:)?`, "g"))].filter(([, colon]) => colon !== undefined)
    .length;
}

function countProperties(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const children = Object.values(value);
  return children.reduce(
    (sum: number, child) => sum + countProperties(child),
    Array.isArray(value) ? 0 : children.length,
  );
}
