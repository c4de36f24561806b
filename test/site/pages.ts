import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";

export interface Page {
  /** Where it stands, e.g. "/cases/sweden/" or "/404.html". */
  path: string;
  html: string;
  /** Read when it is first asked for. */
  readonly document: Document;
}

/** A start tag of a page. */
export interface Tag {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** Every start tag in a page's text, top to bottom; much faster than parsing the page. Throws at one that is written another way than ours. */
export function tagsOf(html: string): Tag[] {
  const tags = [...html.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[\w:.-]+(?:="[^"]*")?)*)\s*\/?>/gi)];
  const started = html.match(/<[a-z]/gi)?.length ?? 0;
  if (started !== tags.length) throw new Error(`${started - tags.length} tags have attributes without double quotes`);
  return tags.map(([, name = "", attributes = ""]) => ({
    name,
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([\w:.-]+)(?:="([^"]*)")?/g)].map(([, key, value = ""]) => [key, decoded(value)]),
    ),
  }));
}

const entities: Readonly<Record<string, string>> = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'"};

/** The text that HTML stands for, e.g. `a & b` for `a &#38; b`. */
export function decoded(html: string): string {
  return html.replaceAll(/&(?:#(\d+)|(\w+));/g, (entity, code, name) =>
    code === undefined ? (entities[name] ?? entity) : String.fromCodePoint(Number(code)),
  );
}

/** Every file of a built site, from its root, e.g. "data/index.html". */
export function filesOf(site: string): string[] {
  return readdirSync(site, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) =>
      join(parentPath, name)
        .slice(site.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

/** Every HTML page of a built site, by path. */
export function pagesOf(site: string): Page[] {
  return filesOf(site)
    .filter((file) => file.endsWith(".html"))
    .map((file) => {
      const html = readFileSync(join(site, file), "utf8");
      let read: Document | undefined;
      return {
        path: `/${file.replace(/(^|\/)index\.html$/, "$1")}`,
        html,
        get document() {
          read ??= parseHTML(html).document;
          return read;
        },
      };
    });
}

/** The kind of a page: pages of one kind come from one template and a row of data, e.g. every page of a claim. */
export function kindOf(path: string): string {
  const [, section = "", name, part] = path.split("/");
  if (path.includes("...")) return "comparison of versions";
  if (section === "data" && name) return "version"; // the page of a package is that of its newest version
  if (section === "charts" && part) return part === "v" ? "chart of a version" : "named view";
  return name && ["claims", "embed", "jurisdictions", "policies", "sources"].includes(section) ? section : path;
}

/** Up to `count` pages of every kind: the shortest, the longest, and others spread evenly between them. */
export function sample<Item extends {path: string; html: string}>(pages: readonly Item[], count: number): Item[] {
  return [...Map.groupBy(pages, ({path}) => kindOf(path)).values()].flatMap((kin) => {
    if (kin.length <= count) return kin;
    const bySize = kin.toSorted((a, b) => a.html.length - b.html.length);
    return Array.from({length: count}, (_, i) => bySize[Math.round((i * (kin.length - 1)) / (count - 1))]!);
  });
}

/** One line for each finding, as one text to compare with "". Long lists are cut after `shown` lines. */
export function listed(findings: readonly string[], shown = 40): string {
  const rest = findings.length - shown;
  return [...findings.slice(0, shown), ...(rest > 0 ? [`… and ${rest} more`] : [])].join("\n");
}
