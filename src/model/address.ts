/** Where everything stands on the site, from the root. These addresses never break. */

export const address = {
  home: () => "/",
  cases: () => "/cases/",
  case: (name: string) => `/cases/${name}/`,
  charts: () => "/charts/",
  chart: (name: string) => `/charts/${name}/`,
  data: () => "/data/",
  package: (name: string) => `/data/${name}/`,
  version: (name: string, version: string) => `/data/${name}/${version}/`,
  /** A file of a version: "datapackage.json", or a resource in a format, e.g. "hashrate-share.csv". */
  file: (name: string, version: string, file: string) => `/data/${name}/${version}/${file}`,
  claims: () => "/claims/",
  sources: () => "/sources/",
  claim: (id: string) => `/claims/${id}/`,
  source: (id: string) => `/sources/${id}/`,
  method: () => "/method/",
  about: () => "/about/",
} as const;
