import {getCollection} from "astro:content";
import type {APIRoute} from "astro";
import {address} from "../model/address.ts";
import {acts} from "../publish/acts.ts";
import {catalog} from "../publish/catalog.ts";
import {versionPairs} from "../publish/changes.ts";
import {chartPages} from "../publish/chart-page.ts";
import {claimEntries} from "../publish/claims.ts";
import {href} from "../publish/href.ts";
import {jurisdictionEntries} from "../publish/jurisdictions.ts";
import {sources} from "../publish/source.ts";

/** Every page a reader may land on, but for the 404 page. */
export const GET: APIRoute = async ({site}) => {
  const cases = await getCollection("cases");
  const addresses = [
    address.home(),
    address.cases(),
    ...cases.map(({id}) => address.case(id)),
    address.charts(),
    ...chartPages().map(({chart, state}) => address.chart(chart.name, state)),
    address.data(),
    ...catalog().names.map(address.package),
    ...catalog().packages.map(({name, version}) => address.version(name, version)),
    ...versionPairs(catalog()).map(({before, after}) => address.changes(before.name, before.version, after.version)),
    address.allChanges(),
    address.verify(),
    address.claims(),
    ...claimEntries(catalog()).map(({claim}) => address.claim(claim.id)),
    address.acts(),
    ...[...acts(catalog()).keys()].map(address.act),
    address.jurisdictions(),
    address.compare(),
    address.codebook(),
    address.glossary(),
    ...jurisdictionEntries(catalog()).map(({jurisdiction}) => address.jurisdiction(jurisdiction.code)),
    address.sources(),
    ...[...sources(catalog()).keys()].map(address.source),
    address.firstReports(),
    address.vintages(),
    address.method(),
    address.about(),
  ];
  const urls = addresses.map((path) => `  <url><loc>${new URL(href(path), site)}</loc></url>`).join("\n");
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`,
  );
};
