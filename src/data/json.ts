import {isNode, LineCounter, parseDocument} from "yaml";

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
