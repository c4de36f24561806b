/** Where everything stands on the site, from the root. These addresses never break. */

/** Which page of a chart: a named view, or a version of the data; neither is the newest. */
export interface ChartState {
  readonly view?: string;
  readonly version?: string;
}

function chartPath(name: string, {view, version}: ChartState): string {
  return [name, ...(version === undefined ? [] : ["v", version]), ...(view === undefined ? [] : [view])].join("/");
}

export const address = {
  home: () => "/",
  cases: () => "/cases/",
  case: (name: string) => `/cases/${name}/`,
  casePdf: (name: string) => `/cases/${name}.pdf`,
  charts: () => "/charts/",
  /** A chart: the newest, a named view of it, or as drawn from one version of its figures. */
  chart: (name: string, state: ChartState = {}) => `/charts/${chartPath(name, state)}/`,
  /**
   * The same as a file: a picture ("svg", "png", "card.png"), its table ("csv", "json"), "oembed.json"
   * or its citation ("bib", "ris", "csl.json").
   */
  chartFile: (name: string, extension: string, state: ChartState = {}) =>
    `/charts/${chartPath(name, state)}.${extension}`,
  /** The card of a page, shown where a link to it is previewed: "/cases/china/" has "/cases/china.card.png". */
  card: (page: string) => (page === "/" ? "/card.png" : `${page.replace(/\/$/, "")}.card.png`),
  /** The same as a bare page for a frame. */
  embed: (name: string, state: ChartState = {}) => `/embed/${chartPath(name, state)}/`,
  /** The script that makes frames exactly as high as what they show. */
  embedScript: () => "/embed.js",
  data: () => "/data/",
  package: (name: string) => `/data/${name}/`,
  version: (name: string, version: string) => `/data/${name}/${version}/`,
  /** What changed between two versions, the earlier first; with an extension, the same as data. */
  changes: (name: string, from: string, to: string, extension?: "csv" | "json") =>
    `/data/${name}/${from}...${to}${extension === undefined ? "/" : `.${extension}`}`,
  /** A file of a version: "datapackage.json", a resource in a format, e.g. "hashrate-share.csv", or "citation.bib". */
  file: (name: string, version: string, file: string) => `/data/${name}/${version}/${file}`,
  /** Every version of every package, newest first. */
  allChanges: () => "/changes/",
  /** The catalog in DCAT. */
  catalog: () => "/data/catalog.jsonld",
  feed: () => "/feed.xml",
  manifest: () => "/manifest.json",
  verify: () => "/verify/",
  acts: () => "/policies/",
  act: (id: string) => `/policies/${id}/`,
  jurisdictions: () => "/jurisdictions/",
  jurisdiction: (code: string) => `/jurisdictions/${code}/`,
  compare: () => "/compare/",
  codebook: () => "/codebook/",
  glossary: () => "/glossary/",
  claims: () => "/claims/",
  sources: () => "/sources/",
  claim: (id: string) => `/claims/${id}/`,
  source: (id: string) => `/sources/${id}/`,
  /** A source, or without an id the whole list, for reference managers: "bib", "ris" or "json". */
  citation: (extension: string, id?: string) =>
    id === undefined ? `/sources.${extension}` : `/sources/${id}.${extension}`,
  firstReports: () => "/first-reports/",
  vintages: () => "/vintages/",
  method: () => "/method/",
  about: () => "/about/",
} as const;
