/** The cards of pages that are no chart: the site, every case, every version of the data and every comparison of two. */

import {findChart} from "../charts/registry.ts";
import {isCorrections} from "../data/correction.ts";
import type {DataPackage} from "../data/package.ts";
import {address} from "../model/address.ts";
import {number, span} from "../model/format.ts";
import {textColor} from "../model/jurisdiction.ts";
import {bound} from "./bound.ts";
import {type CardParts, card, cardSize} from "./card.ts";
import {catalog} from "./catalog.ts";
import {changes, versionPairs} from "./changes.ts";
import {cardDrawings} from "./chart-card.ts";
import {chartPage} from "./chart-page.ts";
import {evidence} from "./evidence.ts";
import {PUBLISHER} from "./formats/facts.ts";
import {shortLicence} from "./licence.ts";
import type {Absolute} from "./schema-org.ts";

/** A page with a card of its own, and what the card shows. */
export interface CardPage {
  /** Address of the page. */
  page: string;
  parts: CardParts;
  /** Who may use the picture, and how. */
  licence?: string;
}

/** What a case study's front matter gives for its card. */
export interface CaseCard {
  id: string;
  data: {
    place?: string | undefined;
    label: string;
    years: string;
    card: {question: string; number: string; numberIs: string};
  };
}

/** A picture as a page's head names it. */
export interface PageImage {
  /** From the root. */
  address: string;
  /** What it shows. */
  alt: string;
  width: number;
  height: number;
}

/** The card of a page for its head; `headline` is what the card says. */
export function cardImage(page: string, headline: string): PageImage {
  return {address: address.card(page), alt: `Card: ${headline}`, ...cardSize};
}

/** The question that heads the home page. */
export const question = "When mining strains a power system, what do governments do, and what follows?";

/** The card of the site, which pages without one of their own share. */
export const siteImage = cardImage(address.home(), question);

/** Every card but those of charts, which stand beside their other files. */
export function cardPages(cases: readonly CaseCard[]): CardPage[] {
  return [
    {page: address.home(), parts: homeCard()},
    ...cases.map(({id, data}) => ({page: address.case(id), parts: caseCard(data)})),
    ...catalog().packages.map((dataPackage) => ({
      page: address.version(dataPackage.name, dataPackage.version),
      parts: versionCard(dataPackage),
      licence: licenceOf(dataPackage),
    })),
    ...versionPairs(catalog()).map(({before, after}) => ({
      page: address.changes(after.name, before.version, after.version),
      parts: changesCard(before, after),
      licence: licenceOf(after),
    })),
  ];
}

/** The picture of a card's page. */
export function pageCard({page, parts, licence}: CardPage, absolute: Absolute): Promise<Buffer<ArrayBuffer>> {
  return card(parts, {
    Title: parts.headline,
    Description: parts.number ? `${parts.kicker}. ${parts.number.text}: ${parts.number.is}` : parts.kicker,
    Author: PUBLISHER,
    ...(licence && {Copyright: licence}),
    URL: absolute(page),
  });
}

function homeCard(): CardParts {
  const chart = findChart("hashrate-by-country");
  return {
    headline: question,
    kicker: "Case studies, charts and versioned data",
    drawings: cardDrawings(chartPage(chart)),
  };
}

function caseCard({place, label, years, card: {question, number, numberIs}}: CaseCard["data"]): CardParts {
  const text = bound(number, (of, options) => evidence(catalog(), of, options).text);
  return {
    headline: question,
    kicker: `${label}, ${years}`,
    number: {text, is: numberIs, color: place === undefined ? "var(--ink)" : textColor(place)},
  };
}

function versionCard(dataPackage: DataPackage): CardParts {
  const {name, version, descriptor, resources} = dataPackage;
  const {temporal} = descriptor.coverage;
  const tables = resources.filter((resource) => !isCorrections(resource));
  const rows = tables.reduce((sum, resource) => sum + resource.rows.length, 0);
  const fields = tables.reduce((sum, resource) => sum + resource.fields.length, 0);
  return {
    headline: descriptor.title,
    kicker: `Data: ${name} ${version}`,
    number: {
      text: number(rows),
      is: [
        `${rows === 1 ? "row" : "rows"} of ${number(fields)} typed fields`,
        temporal ? span(`${temporal.from}/${temporal.to}`) : "",
        licenceOf(dataPackage),
      ]
        .filter(Boolean)
        .join("\n"),
    },
  };
}

/** What a comparison's card says, e.g. "Monthly share of hashrate: what changed from 1.0.0 to 1.1.0". */
export function changesHeadline(before: DataPackage, after: DataPackage): string {
  return `${after.descriptor.title}: what changed from ${before.version} to ${after.version}`;
}

function changesCard(before: DataPackage, after: DataPackage): CardParts {
  const {resources} = changes(catalog(), before, after).diff;
  const count = (rows: (diff: (typeof resources)[number]) => number) =>
    resources.reduce((sum, resource) => sum + rows(resource), 0);
  const [added, removed] = [count((diff) => diff.added.length), count((diff) => diff.removed.length)];
  const changed = count((diff) => diff.changed.length);
  return {
    headline: changesHeadline(before, after),
    kicker: `Data: ${after.name}`,
    number: {
      text: number(changed),
      is: `${changed === 1 ? "row" : "rows"} changed, ${number(added)} added, ${number(removed)} removed`,
    },
  };
}

function licenceOf({descriptor}: DataPackage): string {
  return descriptor.licenses.map((licence) => shortLicence(licence)).join(", ");
}
