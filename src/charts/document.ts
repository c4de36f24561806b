/** The only DOM shim: a document for drawing where there is no browser. */
import {Node, parseHTML} from "linkedom";

// Nothing listens to a drawing, and a map of listeners for each node and attribute is costly: nodes are made without one.
Object.setPrototypeOf(Node.prototype.constructor, class {});

/** A new, empty document. Nothing global is set: with a global document Plot shifts strokes by half a pixel. */
export function createDocument(): Document {
  return readDocument("<!doctype html><html><body></body></html>");
}

/** The document of a page's HTML. */
export function readDocument(html: string): Document {
  return parseHTML(html).document;
}
