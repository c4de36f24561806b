import {defineCollection} from "astro:content";
import {glob} from "astro/loaders";
import {z} from "astro/zod";

const isoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "write a date in quotes as YYYY, YYYY-MM or YYYY-MM-DD");

/** A briefing: a case study or a comparison. Text may hold bound numbers: "{claim-id}" or "{package/resource/key/field|digits}". */
const cases = defineCollection({
  loader: glob({pattern: "*.mdx", base: "content/cases"}),
  schema: z.strictObject({
    question: z.string().max(120).describe("The question the briefing answers: the page's h1"),
    kind: z.enum(["case", "comparison"]).default("case").describe("A study of one place, or of several side by side"),
    place: z
      .string()
      .optional()
      .describe("Code of the jurisdiction whose colour heads the page; none for a comparison"),
    label: z.string().describe("Its name as printed, e.g. Sweden and the EU"),
    years: z.string().describe("The years covered, e.g. 2017–2026"),
    answer: z.string().describe("The answer, in three or four sentences"),
    holds: z
      .array(z.strictObject({words: z.string(), that: z.string()}))
      .optional()
      .describe("Words of comparison in this front matter, each with the check that bears them"),
    updated: isoDate.describe("When the text was last revised"),
    evidence: isoDate.describe("The date of the latest evidence used"),
    order: z.number().int().describe("Place on the home page"),
    card: z.strictObject({
      question: z.string().max(70),
      answer: z.string().max(140),
      number: z.string().describe("One bound number"),
      numberIs: z.string().max(80),
    }),
    keyNumbers: z.array(z.strictObject({number: z.string(), is: z.string(), note: z.string()})).length(4),
  }),
});

/** A page about the site itself: method, about. */
const notes = defineCollection({
  loader: glob({pattern: "*.mdx", base: "content/notes"}),
  schema: z.strictObject({
    title: z.string().describe("The page's h1"),
    lede: z.string().describe("What the page says, in one or two sentences"),
  }),
});

export const collections = {cases, notes};
