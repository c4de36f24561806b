/** Plain text with numbers bound to evidence: "a peak of {kaz-peak-share} in {…|1}". */
import type {EvidenceOptions} from "./evidence.ts";

export type BoundPart = {text: string; of?: undefined} | {of: string; options: EvidenceOptions};

/** The parts of a text: words as they are, and references in braces, with the digits to print behind a bar. */
export function boundParts(text: string): BoundPart[] {
  return text.split(/(\{[^}]+\})/).flatMap((part): BoundPart[] => {
    if (part === "") return [];
    if (!part.startsWith("{")) return [{text: part}];
    const [of = "", digits] = part.slice(1, -1).split("|");
    return [{of: of.trim(), options: digits === undefined ? {} : {digits: Number(digits)}}];
  });
}

/** The text with every reference printed. */
export function bound(text: string, print: (of: string, options: EvidenceOptions) => string): string {
  return boundParts(text)
    .map((part) => (part.of === undefined ? part.text : print(part.of, part.options)))
    .join("");
}
