/** What a case study's text says about itself. */

/** Minutes to read a text at 230 words a minute, at least one. Tags, notes and front matter do not count. */
export function readingMinutes(body: string): number {
  return Math.max(1, Math.round(wordCount(body) / 230));
}

/** Words of running text in an MDX body. */
export function wordCount(body: string): number {
  const text = body
    .replaceAll(/<[^>]+>/g, " x ")
    .replaceAll(/^\[\^[^\]]+\]:.*$/gm, "")
    .replaceAll(/[#*_|]/g, " ");
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Ids of the claims and cells a body prints, and of the sources it cites, each once, in order. */
export function referencesOf(body: string): {values: string[]; sources: string[]} {
  const all = (pattern: RegExp) => [...new Set([...body.matchAll(pattern)].map((match) => match[1] ?? ""))];
  return {
    values: all(/(?:<Value\s+of="|\{)([a-z][a-z0-9@./,A-Z-]*)(?=[|"}])/g),
    sources: all(/<Cite\s+source="([^"]+)"/g),
  };
}
