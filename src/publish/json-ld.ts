/** Data as JSON that may stand in the text of a page. */

/** A value as JSON in which no sign is taken for a tag: `<` is escaped, so that no text ends a script or starts one. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
