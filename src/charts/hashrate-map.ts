import {extent, type GeoProjection, geoEqualEarth} from "d3";
import {count, date, list, number, percent} from "../model/format.ts";
import {isDoubtful, markColor, names, starred} from "../model/jurisdiction.ts";
import {monthsOf} from "../model/month.ts";
import type {HashrateShare, Jurisdiction} from "../model/observation.ts";
import type {View} from "../model/view.ts";
import {type Chart, isNarrow, type KeyItem, type Series} from "./chart.ts";
import {flagNote} from "./flags.ts";
import {byHand, element} from "./marks.ts";
import {landPath, type MapLabel, mapLabels} from "./marks-map.ts";
import {lands} from "./world.ts";

export interface Observations {
  shares: readonly HashrateShare[];
  jurisdictions: readonly Jurisdiction[];
}

/** World map of measured shares in one month; the last month unless `view.month` names another. */
export const hashrateMap: Chart<Observations> = {
  name: "hashrate-map",
  label: "Map of measured hashrate",
  reads: {shares: "mining-hashrate-share/hashrate-share", jurisdictions: "jurisdictions/jurisdictions"},
  figures: "shares",
  view: {},
  views: [
    {name: "april-2021", label: "April 2021, before the call", view: {month: "2021-04"}},
    {name: "august-2021", label: "August 2021, China at zero", view: {month: "2021-08"}},
    {name: "october-2021", label: "October 2021, Kazakhstan’s highest share", view: {month: "2021-10"}},
    {name: "september-2019", label: "September 2019, the first month", view: {month: "2019-09"}},
  ],
  related: ["hashrate-share", "hashrate-moves", "china-provinces"],

  controls({shares}) {
    return [{kind: "month", label: "Month", months: monthsOf(shares)}];
  },

  title(observations, view) {
    const {month, places, first, last} = selection(observations, view);
    if (places.length === 0)
      return `No measured shares for ${date(month)}: they run from ${date(first)} to ${date(last)}`;
    const most = majority(places);
    const together = percent(sum(most), 0);
    const name = names(observations.jurisdictions);
    const top = most[0]?.jurisdiction ?? "";
    if (most.length === 1) return `${sentence(name(top))} alone had ${together} of measured hashrate in ${date(month)}`;
    return `${capital(count(most.length))} countries had ${together} of measured hashrate in ${date(month)}, ${inside(name(top))} most`;
  },

  subtitle(observations, view) {
    return `Share of world Bitcoin hashrate by place, percent, ${date(selection(observations, view).month)}`;
  },

  spec(observations, view, width) {
    const {places} = selection(observations, view);
    const narrow = isNarrow(width);
    const name = names(observations.jurisdictions);
    const mapIds = new Map(observations.jurisdictions.map((row) => [row.code, row.map_id]));
    const world = lands();
    const {projection, height} = projected(width);
    const path = (drawn: (id: string) => boolean) =>
      landPath(
        world.filter(({id}) => drawn(String(id))),
        projection,
        {grid: 1, least: narrow ? 2.5 : 3.5, smallest: 4},
      );
    const listed = new Map(places.map((row) => [mapIds.get(row.jurisdiction), row]));
    const labels = places.flatMap((row): MapLabel[] => {
      const spot = spots[row.jurisdiction];
      if (spot === undefined) return [];
      const beside = narrow ? spot.narrow : spot.wide;
      return [
        {
          lines: [starred(name(row.jurisdiction, true), row.jurisdiction), row.share === 0 ? "0" : percent(row.share)],
          at: projection([...spot.land]) ?? [0, 0],
          ...(beside && {text: beside}),
          fill: beside || row.share === 0 ? "var(--ink)" : `var(--on-amount-${step(row.share)})`,
        },
      ];
    });
    return {
      width,
      height,
      margin: 0,
      projection,
      marks: [
        byHand((document) =>
          element(
            document,
            "g",
            {stroke: "var(--rule-strong)", "stroke-width": 0.75, "stroke-linejoin": "round"},
            element(document, "path", {
              d: path((id) => !listed.has(id)),
              fill: "var(--edge)",
              stroke: "var(--paper)",
            }),
            ...[...listed].map(([mapId, row]) =>
              element(document, "path", {
                d: path((id) => id === mapId),
                fill: row.share === 0 ? "var(--paper)" : `var(--amount-${step(row.share)})`,
                ...(row.share === 0 && {stroke: "var(--ink)", "stroke-width": 1.25}),
              }),
            ),
          ),
        ),
        mapLabels(labels),
      ],
    };
  },

  series(observations, view, width) {
    const {month, places} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const {projection} = projected(width);
    return places.flatMap((row): Series[] => {
      const at = projection([...(spots[row.jurisdiction]?.land ?? [])] as [number, number]);
      if (at === null || spots[row.jurisdiction] === undefined) return [];
      const label = starred(name(row.jurisdiction), row.jurisdiction);
      const point = {x: at[0], y: at[1], at: date(month), value: percent(row.share), ...flagNote(row)};
      return [{label, color: markColor(row.jurisdiction), points: [point]}];
    });
  },

  describe(observations, view) {
    const {month, places, other, first, last, unlisted} = selection(observations, view);
    const name = names(observations.jurisdictions);
    if (places.length === 0)
      return `Cambridge published no shares for ${date(month)}; the series runs from ${date(first)} to ${date(last)}. An empty map is not a map of zeros.`;
    const zeros = places.filter((d) => d.share === 0);
    return [
      `${sentence(list(majority(places).map((d, i) => `${inside(name(d.jurisdiction))} ${i === 0 ? "reads " : ""}${percent(d.share)}`)))} in ${date(month)}.`,
      zeros.length > 0 &&
        `${list(zeros.map((d) => name(d.jurisdiction)))} ${zeros.length > 1 ? "are" : "is"} published as zero${zeros.some((d) => d.flag === "published-zero") ? ", which is widely read as unreported, not as none" : ""}.`,
      unlisted.length > 0 && `No row for ${list(unlisted.map((code) => name(code)))} in this month, which is not zero.`,
      other === undefined
        ? "No figure for the places Cambridge does not list: a plain land is not zero."
        : `The places Cambridge does not list hold ${percent(other.share)} together: a plain land is not zero, it is counted there.`,
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations, view) {
    const {month, places, other, unlisted} = selection(observations, view);
    const name = names(observations.jurisdictions);
    const rows = [...places].sort((a, b) => b.share - a.share);
    const cells = (row: HashrateShare) => [
      row.flag === "published-zero" ? `${number(row.share, 2)} a` : number(row.share, 2),
      number(row.hashrate, 2),
    ];
    return {
      caption: `Share of world hashrate and hashrate, ${date(month)}`,
      columns: [
        {title: "Place", numeric: false},
        {title: "Percent", numeric: true},
        {title: "EH/s", numeric: true},
      ],
      rows: [
        ...rows.map((row) => [starred(name(row.jurisdiction), row.jurisdiction), ...cells(row)]),
        ...unlisted.map((code) => [starred(name(code), code), "no data", "no data"]),
        ["All places not listed", ...(other === undefined ? ["no data", "no data"] : cells(other))],
      ],
      notes: [
        ...(rows.some((d) => d.flag === "published-zero") ? ["a Published as zero. Read it as “not reported”."] : []),
        ...(rows.some((d) => isDoubtful(d.jurisdiction)) ? ["* Thought to be inflated by redirected addresses."] : []),
      ],
    };
  },

  key(observations, view) {
    const {places, other} = selection(observations, view);
    const items: KeyItem[] = steps.map((label, i) => ({mark: "fill", label, color: `var(--amount-${i + 1})`}));
    if (places.some((d) => d.share === 0)) items.push({mark: "outline", label: "0: published as zero"});
    const together = other === undefined ? "" : `, ${percent(other.share)} together`;
    items.push({mark: "fill", label: `Not listed: counted inside “other”${together}`, color: "var(--edge)"});
    return items;
  },

  caveat:
    "Sample of mining pools, located by internet address; Germany* and Ireland* are thought to be inflated by redirected addresses. Boundaries from Natural Earth by way of world-atlas show who is in control; they are no statement on the status of any territory.",
  reading:
    "The darker a land, the larger its share of the computing power that secures Bitcoin in that month. The projection keeps areas true, yet a large land is not a large share: read the colour or the figure. Lands without a colour are not listed by name, and their miners are counted together.",
};

/** Percent of world hashrate, as the key prints the five amounts. */
const steps = ["0–1%", "1–5%", "5–10%", "10–20%", "Over 20%"];

/** The amount of a share, 1 to 5: a share on a limit belongs to the higher one, but 20 itself to the fourth. */
function step(share: number): number {
  return share > 20 ? 5 : share >= 10 ? 4 : share >= 5 ? 3 : share >= 1 ? 2 : 1;
}

/**
 * Where each label stands, by hand: `land` is the point it belongs to, in degrees; `wide` and `narrow` the middle of its
 * text in units of that drawing, left out where the land has room for it.
 */
const spots: Record<
  string,
  {
    land: readonly [longitude: number, latitude: number];
    wide?: readonly [x: number, y: number];
    narrow: readonly [x: number, y: number];
  }
> = {
  USA: {land: [-98, 39.5], narrow: [28, 152]},
  CAN: {land: [-112, 58], narrow: [26, 18]},
  CHN: {land: [103, 35], narrow: [306, 132]},
  RUS: {land: [100, 63], narrow: [302, 18]},
  KAZ: {land: [67, 48], wide: [420, 16], narrow: [232, 18]},
  MYS: {land: [102.3, 4], wide: [505, 262], narrow: [228, 190]},
  IRN: {land: [54, 32.5], wide: [468, 205], narrow: [222, 152]},
  DEU: {land: [10.4, 51], wide: [272, 110], narrow: [154, 18]},
  IRL: {land: [-8, 53.2], wide: [276, 72], narrow: [86, 18]},
};

/** The extremes a narrow drawing fits: it leaves out the Pacific, and with it Hawaii and Fiji, to be larger. */
const edges: [longitude: number, latitude: number][] = [
  [-168, 65.6],
  [-40, 83.6],
  [180, 66],
  [178, -38],
  [-68, -55.5],
];

/** The projection of a drawing of this width, and the drawing's height. */
function projected(width: number): {projection: GeoProjection; height: number} {
  const narrow = isNarrow(width);
  const [top, mapHeight, bottom] = narrow ? [58, 168, 0] : [32, 330, 2];
  const projection = geoEqualEarth()
    .rotate([-11, 0])
    .precision(1)
    .fitExtent(
      [
        [1, top],
        [width - 1, top + mapHeight],
      ],
      narrow ? {type: "MultiPoint", coordinates: edges} : {type: "FeatureCollection", features: [...lands()]},
    )
    .clipExtent([
      [0, 0],
      [width, top + mapHeight + bottom],
    ]);
  return {projection, height: top + mapHeight + bottom};
}

function selection({shares}: Observations, view: View) {
  const [first = "", last = ""] = extent(shares, (d) => d.month);
  const month = view.month ?? last;
  const rows = shares.filter((d) => d.month === month);
  const known = new Set(shares.map((d) => d.jurisdiction));
  const places = rows.filter((d) => d.jurisdiction !== "OTH").sort((a, b) => b.share - a.share);
  return {
    month,
    first,
    last,
    /** Rows of the places listed by name, largest first. */
    places,
    other: rows.find((d) => d.jurisdiction === "OTH"),
    /** Places listed in some month, but not in this one. */
    unlisted:
      rows.length === 0
        ? []
        : [...known].filter((code) => code !== "OTH" && !places.some((d) => d.jurisdiction === code)),
  };
}

/** The fewest places that hold more than two thirds; all of them when they never do. */
function majority(places: readonly HashrateShare[]): HashrateShare[] {
  const enough = places.findIndex((_, i) => sum(places.slice(0, i + 1)) > 200 / 3);
  return places.slice(0, enough < 0 ? places.length : enough + 1);
}

function sum(rows: readonly HashrateShare[]): number {
  return rows.reduce((total, row) => total + row.share, 0);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The head of a sentence, and a name inside one: "the United States" keeps its article. */
function sentence(words: string): string {
  return words === "United States" ? "The United States" : capital(words);
}

function inside(name: string): string {
  return name === "United States" ? "the United States" : name;
}
