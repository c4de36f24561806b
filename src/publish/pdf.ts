/** Case studies on paper: the final HTML of a page as a tagged PDF that Typst validates as PDF/UA-1. */
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {type CompileDocArgs, NodeCompiler, type NodeTypstDocument} from "@myriaddreamin/typst-ts-node-compiler";
import {readDocument} from "../charts/document.ts";
import {utc} from "../model/format.ts";
import {colours} from "./colours.ts";
import {caseMarkup, string, withoutScheme} from "./pdf/markup.ts";

const require = createRequire(import.meta.url);
const fonts = [
  "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  "source-serif-4/500Medium/SourceSerif4_500Medium.ttf",
  "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  "inter/400Regular/Inter_400Regular.ttf",
  "inter/400Regular_Italic/Inter_400Regular_Italic.ttf",
  "inter/600SemiBold/Inter_600SemiBold.ttf",
  "zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf", // Chinese titles of sources
];

export interface Pdf {
  bytes: Buffer;
  pages: number;
}

/**
 * Prints the page of a case study. The document is dated `updated` (YYYY, YYYY-MM or YYYY-MM-DD), so that the same page
 * gives the same bytes. Throws an Error that names the page when an element has no printed form, when a letter is in
 * none of the fonts, or when the result is not PDF/UA-1.
 */
export function casePdf(html: string, updated: string): Pdf {
  const document = readDocument(html);
  const address = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? "";
  try {
    const ink = colours("print");
    return compile(
      [
        `#let colour = (${Object.entries(ink).map(([name, value]) => `${string(name)}: rgb(${string(value)})`)})`,
        read("./pdf/case.typ"),
        settings(document, address, updated),
        caseMarkup(document, address, ink),
      ].join("\n"),
    );
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new Error(lines.map((line) => `${new URL(address).pathname}: ${line}`).join("\n"), {cause: error});
  }
}

function settings(document: Document, address: string, updated: string): string {
  const at = utc(updated);
  const [language = "en", region] = document.documentElement.lang.split("-");
  const meta = (name: string) => string(document.querySelector(`meta[${name}]`)?.getAttribute("content") ?? "");
  return `#show: case-study.with(
  title: ${meta('property="og:title"')},
  description: ${meta('name="description"')},
  author: ${meta('property="og:site_name"')},
  date: datetime(year: ${at.getUTCFullYear()}, month: ${at.getUTCMonth() + 1}, day: ${at.getUTCDate()}),
  language: ${string(language)},
  region: ${region === undefined ? "none" : string(region)},
  address: ${string(withoutScheme(address))},
)`;
}

let compiler: NodeCompiler | undefined;

/** A hole this high at the foot of a page, in millimetres, is filled: text moves up past the chart that did not fit. */
const hole = 40;

function compile(source: string): Pdf {
  compiler ??= NodeCompiler.create({fontArgs: [{fontBlobs: fonts.map(fontFile)}]});
  const floating = new Set<string>();
  for (;;) {
    const document = layOut(compiler, {mainFileContent: source, inputs: {floating: [...floating].join(" ")}});
    const chart = firstHole(compiler, document);
    if (chart === undefined) return {bytes: write(compiler, document), pages: document.numOfPages};
    floating.add(chart);
  }
}

/** The id of the first chart that stands on a page after the words before it and left a hole below them. */
function firstHole(compiler: NodeCompiler, document: NodeTypstDocument): string | undefined {
  const before: {id: string; page: number; left: number}[] = compiler.query(document, {
    selector: "<chart-before>",
    field: "value",
  });
  const at: {id: string; page: number}[] = compiler.query(document, {selector: "<chart-at>", field: "value"});
  return before.find(({id, page, left}) => left > hole && at.some((chart) => chart.id === id && chart.page > page))?.id;
}

function layOut(compiler: NodeCompiler, source: CompileDocArgs): NodeTypstDocument {
  const result = compiler.compile(source);
  const fault = result.takeError() ?? result.takeWarnings();
  if (fault !== null) {
    const found: {message: string}[] = compiler.fetchDiagnostics(fault);
    throw new Error(found.map(({message}) => message).join("\n"));
  }
  return result.result!; // there is one where there is no error
}

/** The file, once Typst has found it to be PDF/UA-1: tagged, titled, every letter in a font, every drawing in words. */
function write(compiler: NodeCompiler, document: NodeTypstDocument): Buffer {
  try {
    return compiler.pdf(document, {pdfStandard: "ua-1"});
  } catch (error) {
    const found = [...String(error).matchAll(/message: "((?:[^"\\]|\\.)*)"/g)];
    const messages = found.map(([, message = ""]) => message.replaceAll(/`?\\+"`?/g, '"'));
    throw new Error(messages.length > 0 ? [...new Set(messages)].join("\n") : String(error));
  }
}

function fontFile(font: string): Buffer {
  return readFileSync(require.resolve(`@expo-google-fonts/${font}`));
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}
