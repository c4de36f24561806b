import type {Claim, ClaimValue} from "../model/claim.ts";
import {count, list, number, percent, span} from "../model/format.ts";
import type {Source} from "../model/observation.ts";
import {printBare, type Rival, rivals} from "../model/rivals.ts";
import {printValue} from "../model/unit.ts";
import type {Chart} from "./chart.ts";
import {boldMeans, type RivalPanel, rivalPanels, rivalRow, rivalSeries, rivalTable} from "./marks-rivals.ts";

export interface Observations {
  claims: readonly Claim[];
  values: readonly ClaimValue[];
  sources: readonly Source[];
}

/** The studies: what each measures, its levels in its own unit where it has any, and its finding in percent. */
const studies = [
  {
    name: "the Joule study",
    measure: "Grams of CO₂ per kWh: one month after the shutdowns against the year before",
    unit: "gCO2/kWh",
    levels: ["wld-carbon-intensity-2020/2", "wld-carbon-intensity-2021-08/1"],
    finding: "wld-carbon-effect-2021/1",
  },
  {
    name: "Cambridge’s index",
    measure: "Grams of CO₂e per kWh, all greenhouse gases: whole year against whole year",
    unit: "gCO2e/kWh",
    levels: ["wld-carbon-intensity-2020/1", "wld-carbon-intensity-mean-2021/1"],
    finding: "wld-carbon-effect-2021/2",
  },
  {
    name: "the UCL working paper",
    measure: "Total CO₂ over years to come, in a model, against a world without the ban",
    unit: "percent",
    levels: ["wld-emissions-ban-effect-2030/1"],
    finding: "wld-carbon-effect-2021/3",
  },
] as const;

/** Three studies of carbon after China’s crackdown: different measures, each on a scale of its own. */
export const carbonIntensityStudies: Chart<Observations> = {
  name: "carbon-intensity-studies",
  label: "Carbon after China’s crackdown, three studies",
  reads: {claims: "claims/claims", values: "claims/values", sources: "sources/sources"},
  figures: "values",
  view: {},
  views: [],
  related: ["bitcoin-electricity", "china-share-by-method", "hashrate-moves"],

  title(observations) {
    const changes = found(observations).flatMap(({change}) => change ?? []);
    if (changes.length < 2) return "The studies of carbon after China’s crackdown cannot be compared in this version";
    const signs = new Set(changes.map(({low}) => Math.sign(low)));
    const verdict = signs.size > 1 ? "differ in sign, and" : "agree in sign, though";
    return `${capital(count(changes.length))} studies of carbon after China’s crackdown ${verdict} each measures something else`;
  },

  subtitle() {
    return "Carbon of Bitcoin mining before and after the crackdown of 2021, each study in its own unit and scale";
  },

  spec(observations, _view, width) {
    const {height, mark} = drawn(observations, width);
    return {width, height, margin: 0, marks: [mark]};
  },

  series(observations, _view, width) {
    return rivalSeries(drawn(observations, width).points, (panel) => capital(studies[panel]?.name ?? ""));
  },

  describe(observations) {
    const all = found(observations);
    const known = all.flatMap(({name, change, levels}) =>
      change === undefined ? [] : [`${name} ${levels.length > 1 ? "finds" : "models"} ${effect(change)}`],
    );
    const missing = all.filter(({change}) => change === undefined).map(({name}) => name);
    return [
      known.length > 0 && `${capital(list(known))}.`,
      missing.length > 0 && `There is no figure from ${list(missing)}.`,
      "They do not measure the same thing: one month or a whole year, CO₂ or all greenhouse gases, carbon per kWh or a total to come.",
      "So they neither confirm nor refute one another, and none of them shows what the crackdown alone caused.",
    ]
      .filter(Boolean)
      .join(" ");
  },

  table(observations) {
    return rivalTable(
      found(observations).map(({name, measure, levels, change}) => ({
        title: `${capital(name)}. ${measure}`,
        rivals: [...levels, ...(change === undefined || levels.length < 2 ? [] : [change])],
      })),
      observations.sources,
      "Carbon of Bitcoin mining after China’s crackdown, by study",
    );
  },

  key() {
    return [
      {mark: "ring", label: "Estimate; dashed where implied by our arithmetic or modelled", color: "var(--ink-2)"},
    ];
  },

  caveat: "The Joule study and Cambridge’s index were read in reports of them; the UCL paper is not peer-reviewed.",
  reading:
    "Each panel is one study on a scale of its own. Compare marks within a panel, never across: one counts carbon dioxide alone, one all greenhouse gases, and one is a change in a total against a modelled world. The large figure is the change that the study’s own figures give.",
};

interface Study {
  name: string;
  measure: string;
  unit: string;
  levels: readonly Rival[];
  /** The change in percent; undefined where the data do not hold it. */
  change: Rival | undefined;
}

function found(observations: Observations): Study[] {
  return studies.map(({name, measure, unit, levels, finding}) => ({
    name,
    measure,
    unit,
    levels: rivals(observations, levels, unit),
    change: rivals(observations, [finding], "percent")[0],
  }));
}

/** The panels of a drawing of this width. */
function drawn(observations: Observations, width: number) {
  return rivalPanels(
    found(observations).map((study) => panel(study, observations.sources)),
    width,
    {beside: true, foot: boldMeans},
  );
}

function panel({name, measure, unit, levels, change}: Study, sources: readonly Source[]): RivalPanel {
  const share = unit === "percent";
  const [low, high] = [Math.min(0, ...levels.map((d) => d.low)), Math.max(0, ...levels.map((d) => d.high))];
  const step = share ? 20 : 200;
  const ticks: number[] = [];
  // a third more below zero: figures there stand to the left of their marks
  for (let tick = Math.floor((low * 4) / 3 / step) * step; tick <= Math.ceil(high / step) * step; tick += step)
    ticks.push(tick);
  return {
    title: capital(name),
    detail: measure,
    result: change === undefined ? "No figure" : effect(change),
    groups: [
      {
        rows: levels.map((rival) => {
          const own = rival.value.kind === "own-arithmetic";
          return {
            ...rivalRow(rival, sources, "var(--ink-2)", share ? percent(rival.low) : printBare(rival, 0)),
            label: `${span(rival.claim.period)}${own ? ", implied" : ""}`,
            when: undefined,
            dashed: own || share,
          };
        }),
      },
    ],
    ticks: ticks.length > 1 ? ticks : [0, step],
    format: (tick) => (share ? percent(tick, 0) : number(tick)),
    unit: share ? "" : "\u00a0g",
  };
}

/** "17% more" or "25.7% less". */
function effect({low, unit}: Rival): string {
  if (low === 0) return "no change";
  return `${printValue(Math.abs(low), unit)} ${low > 0 ? "more" : "less"}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
