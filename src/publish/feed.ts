/** The releases as an Atom feed (RFC 4287). All times are those of the descriptors. */
import {describeCorrection} from "../data/correction.ts";
import {address} from "../model/address.ts";
import {escapeXml} from "../model/xml.ts";
import {PUBLISHER} from "./formats/facts.ts";
import type {Release} from "./releases.ts";
import type {Absolute} from "./schema-org.ts";

/** The title of the feed, as readers of feeds list it. */
export const feedTitle = `${PUBLISHER}: data releases and corrections`;

/** The feed, newest release first, as given. An entry is known by its version's address, which never changes. */
export function feed(releases: readonly Release[], absolute: Absolute): string {
  const updated = releases
    .map(({dataPackage}) => dataPackage.descriptor.created)
    .toSorted()
    .at(-1);
  if (updated === undefined) throw new RangeError("a feed needs a release: its date is that of the newest");
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `  <id>${escapeXml(absolute(address.feed()))}</id>`,
    `  <title>${escapeXml(feedTitle)}</title>`,
    `  <updated>${updated}</updated>`,
    `  <author><name>${escapeXml(PUBLISHER)}</name><uri>${escapeXml(absolute(address.about()))}</uri></author>`,
    link("self", absolute(address.feed()), "application/atom+xml"),
    link("alternate", absolute(address.allChanges()), "text/html"),
    ...releases.flatMap((release) => entry(release, absolute)),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

function entry({dataPackage, previous, kind}: Release, absolute: Absolute): string[] {
  const {name, version, descriptor, resources} = dataPackage;
  const page = absolute(address.version(name, version));
  const title = `${kind === "correction" ? "Correction: " : ""}${descriptor.title}, version ${version}`;
  const corrections = resources.flatMap((resource) =>
    resource.corrections.map((correction) => describeCorrection(resource, correction)),
  );
  return [
    "  <entry>",
    `    <id>${escapeXml(page)}</id>`,
    `    <title>${escapeXml(title)}</title>`,
    `    <published>${descriptor.created}</published>`,
    `    <updated>${descriptor.created}</updated>`,
    `    <category term="${kind}"/>`,
    `  ${link("alternate", page, "text/html")}`,
    ...(previous
      ? [
          `  ${link("related", absolute(address.changes(name, previous.version, version)), "text/html", "What changed")}`,
        ]
      : []),
    `    <summary>${escapeXml([descriptor.changes, ...corrections].join("\n"))}</summary>`,
    "  </entry>",
  ];
}

function link(rel: string, href: string, type: string, title?: string): string {
  return `  <link rel="${rel}" type="${type}" href="${escapeXml(href)}"${title ? ` title="${escapeXml(title)}"` : ""}/>`;
}
