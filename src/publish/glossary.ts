/** content/glossary.yaml: the words of the site. */
import {readFileSync} from "node:fs";
import {ascending} from "d3";
import {parse} from "yaml";
import * as z from "zod";

const GLOSSARY = "content/glossary.yaml";
const entries = z.array(z.strictObject({term: z.string().min(1), means: z.string().endsWith(".")}));

export interface Term {
  term: string;
  means: string;
  /** Its id on the page: "measured-share". */
  id: string;
}

/** Every term by its name. Throws an Error that names the file for an entry without a term or a sentence, or a term given twice. */
export function glossary(text: string = readFileSync(GLOSSARY, "utf8"), file: string = GLOSSARY): readonly Term[] {
  const read = entries.safeParse(parse(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(
      `${file}: ${issue?.path.join(" › ")}: ${issue?.message}; write a term and what it means, in sentences`,
    );
  }
  const terms = read.data.map(({term, means}) => ({
    term,
    means,
    id: term.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
  }));
  const ids = terms.map(({id}) => id);
  const twice = terms.find(({id}, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new Error(`${file}: "${twice.term}" stands twice; join the two`);
  return terms.sort((a, b) => ascending(a.id, b.id));
}
