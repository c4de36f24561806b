/** Every view that a control can reach draws well and says what it shows. */
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {type AnyChart, widths} from "../../src/charts/chart.ts";
import {type Composition, compose} from "../../src/charts/compose.ts";
import {createDocument} from "../../src/charts/document.ts";
import {charts, findChart} from "../../src/charts/registry.ts";
import {type Control, nearestView} from "../../src/model/control.ts";
import type {View} from "../../src/model/view.ts";
import {readView, writeView} from "../../src/model/view-query.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {textFaults} from "./layout.ts";

function composed(chart: AnyChart, observations: unknown, view: View): Composition {
  return compose(chart, observations, view, {document: createDocument(), id: "t"});
}

/** Each option of a control by itself, months at steps, none and the most places at once, and ends of a period near and far. */
function choices(control: Control): View[] {
  switch (control.kind) {
    case "places": {
      const codes = control.options.map(({value}) => value);
      return [
        {with: []},
        ...codes.filter((_, i) => i % Math.ceil(codes.length / 12) === 0).map((code) => ({with: [code]})),
        {with: codes.slice(0, control.most)},
        {with: codes.slice(-control.most)},
        {with: codes.toReversed().slice(0, 2)},
      ];
    }
    case "period": {
      const {months} = control;
      const [first, last, middle] = [months[0], months.at(-1), months[Math.floor(months.length / 2)]] as string[];
      const pairs = [
        [first, first],
        [last, last],
        [middle, middle],
        [first, months[1]],
        [months.at(-2), last],
        [first, middle],
        [middle, last],
        [first, last],
      ];
      return pairs.map(([from, to]) => ({from, to}) as View);
    }
    case "month":
      return control.months.filter((_, i) => i % 5 === 0 || i > control.months.length - 3).map((month) => ({month}));
    case "choice":
      return control.options.map(({value}) => ({[control.part]: value}));
    case "several": {
      const {part, options} = control;
      const words = options.map(({value}) => value);
      return [{[part]: []}, ...words.map((word) => ({[part]: [word]})), {[part]: words.slice(0, 2)}];
    }
    case "weights": {
      const even = control.options.map(() => "1");
      return [
        even,
        ...even.flatMap((_, i) => ["0", "5"].map((weight) => even.with(i, weight))),
        ...even.map((_, i) => even.map((_, j) => (i === j ? "1" : "0"))),
      ].map((weights) => ({weights}));
    }
  }
}

/** Each choice by itself, and the outermost choices of any two controls together. */
function reachable(controls: readonly Control[]): View[] {
  const each = controls.map(choices);
  const outermost = each.map((views) => [views[0], views.at(-1)].filter((view) => view !== undefined));
  const pairs = outermost.flatMap((views, i) =>
    outermost.slice(i + 1).flatMap((others) => views.flatMap((view) => others.map((other) => ({...view, ...other})))),
  );
  return [...each.flat(), ...pairs];
}

/** What is wrong with a composition; nothing when it is fit to be shown. */
function faults({title, subtitle, words, narrow, wide, table, key, events}: Composition): string[] {
  const texts = [title, subtitle, words, JSON.stringify([table, key, events])];
  return [
    ...(title.length > 100 ? [`${title.length} characters: ${title}`] : []),
    ...texts.filter((text) =>
      /NaN|undefined|null|Infinity|\[object|(?<!\w)-\d/.test(text.replace(/"\d{4}-[\d-]+"/g, "")),
    ),
    ...texts.slice(0, 3).filter((text) => !/\S.{10,}/.test(text)),
    ...(table.rows.every((row) => row.length === table.columns.length) ? [] : ["a row of the table lacks cells"]),
    ...[narrow, wide].flatMap(({svg, points}, i) => {
      const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
      const outside = points.series.flatMap(({label, points: each}) =>
        each
          .filter(([, x, y]) => !(x >= -1 && x <= width + 1 && y >= -1 && y <= height + 1))
          .map(([at, x, y]) => `${label}, ${points.at[at]}: ${x}, ${y} lies outside of ${width} × ${height}`),
      );
      const broken = /NaN|undefined|Infinity/.exec(svg.outerHTML)?.[0];
      return [
        ...(width === Object.values(widths)[i] ? [] : [`${width} wide`]),
        ...(broken ? [`${broken} in the drawing`] : []),
        ...outside,
        ...textFaults(svg),
      ];
    }),
  ];
}

const drawn = charts
  .filter(({series}) => series)
  .map((chart) => {
    const {observations} = observe(catalog, chart);
    return [chart.name, {chart, observations, controls: chart.controls?.(observations) ?? []}] as const;
  });

describe.each(drawn)("%s", (_name, {chart, observations, controls}) => {
  const byDefault = composed(chart, observations, {});

  test("every value of the drawing is a point that reads like the table", () => {
    for (const {points} of [byDefault.narrow, byDefault.wide]) {
      expect(points.series.length).toBeGreaterThan(0);
      for (const series of points.series) {
        expect(series.label.length, series.label).toBeLessThanOrEqual(24);
        expect(series.points.length, series.label).toBeGreaterThan(0);
        for (const [at, , , value] of series.points) {
          expect(value).toMatch(/\d|no data/);
          expect(points.at[at]).toMatch(/\S/);
        }
      }
    }
    expect(faults(byDefault)).toEqual([]);
  });

  test("every dot drawn has a point at its height, and no point stands where another does", () => {
    for (const {svg, points} of [byDefault.narrow, byDefault.wide]) {
      const located = points.series.flatMap(({points: each}) => each);
      const heights = located.map(([, , y]) => y);
      for (const circle of svg.querySelectorAll("circle")) {
        if (Number(circle.getAttribute("r")) > 6) continue; // the numbered disc of an event
        const [, dy = 0] = (
          /translate\(([^)]*)\)/.exec(circle.closest("g[transform]")?.getAttribute("transform") ?? "")?.[1] ?? ""
        )
          .split(",")
          .map(Number);
        const y = Number(circle.getAttribute("cy")) + dy;
        expect(Math.min(...heights.map((height) => Math.abs(height - y)))).toBeLessThan(1);
      }
      for (const {label, points: each} of points.series)
        expect(new Set(each.map(([, x, y]) => `${x} ${y}`)).size, label).toBe(each.length);
    }
  });

  test("both drawings have the same points", () => {
    const read = ({points}: Composition["wide"]) =>
      points.series.map(({label, points: each}) => [label, each.map(([at, , , value]) => `${points.at[at]} ${value}`)]);
    expect(read(byDefault.narrow)).toEqual(read(byDefault.wide));
  });

  test("the charts it names as related are others", () => {
    expect(chart.related?.length).toBeGreaterThanOrEqual(2);
    for (const name of chart.related ?? []) expect(findChart(name)).not.toBe(chart);
  });

  test("its named views are what its controls can reach, at least three where it has any", () => {
    if (controls.length > 0) expect(chart.views.length).toBeGreaterThanOrEqual(3);
    const names = chart.views.map(({name}) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const {name, label, view} of chart.views) {
      expect(name).toMatch(/^[a-z][a-z0-9-]+$/);
      expect(label.length).toBeLessThanOrEqual(40);
      expect(nearestView(view, controls)).toMatchObject(view);
      expect(nearestView(readView(writeView(view)), controls)).toEqual(nearestView(view, controls));
    }
  });

  test("each named view has a finding and words of its own, and draws well", () => {
    const all = [byDefault, ...chart.views.map(({view}) => composed(chart, observations, view))];
    expect(new Set(all.map(({title}) => title)).size, all.map(({title}) => title).join("\n")).toBe(all.length);
    expect(new Set(all.map(({words}) => words)).size).toBe(all.length);
    expect(all.flatMap(faults)).toEqual([]);
  });

  if (controls.length === 0) return;

  test("the default is a choice of the controls", () => {
    const reached = nearestView(chart.view, controls);
    for (const [part, value] of Object.entries(chart.view)) {
      if (part === "from" || part === "to") continue;
      expect(reached[part as keyof View], part).toEqual(value);
    }
    for (const control of controls)
      if (control.kind === "choice") expect(chart.view[control.part]).toBe(control.options[0]?.value);
  });

  test("every view the controls reach draws well", {timeout: 90_000}, () => {
    const views = reachable(controls);
    const found = views.flatMap((view) =>
      faults(composed(chart, observations, view)).map((fault) => `${writeView(view)}: ${fault}`),
    );
    expect(found).toEqual([]);
  });

  test("no place and a single month are said in words", () => {
    const [places, period] = [
      controls.find(({kind}) => kind === "places"),
      controls.find(({kind}) => kind === "period"),
    ];
    if (places) expect(composed(chart, observations, {with: []}).title).toMatch(/^No /);
    if (period?.kind === "period") {
      const month = period.months[Math.floor(period.months.length / 2)] as string;
      const {title, subtitle} = composed(chart, observations, {from: month, to: month});
      expect(`${title} ${subtitle}`).toContain(month.slice(0, 4));
    }
  });
});

describe.each(drawn.filter(([, {controls}]) => controls.length > 0))(
  "%s, whatever the query",
  (_name, {chart, observations, controls}) => {
    const asked = fc.oneof(
      fc.string({maxLength: 60}),
      fc
        .record(
          {
            with: fc.array(fc.constantFrom("KAZ", "SWE", "CHN", "OTH", "CN-SC", "SE1", "XXX", "../x", "DEU"), {
              maxLength: 60,
            }),
            from: fc.constantFrom("1066", "2019-09", "2020", "2021-05", "2021-13", "9999-12", "NaN", ""),
            to: fc.constantFrom("0001-01", "2021-05", "2021", "2022-01", "9999", "%3Cscript%3E"),
            month: fc.constantFrom("2021-08", "2030-01", "x"),
            show: fc.constantFrom("share", "hashrate", "constructor"),
            base: fc.constantFrom("indexed", "absolute", "__proto__"),
            scale: fc.constantFrom("log", "linear", "sqrt"),
            align: fc.constantFrom("none", "kaz-cut-off-2022", "chn-notice-1283-2021", "no-act"),
          },
          {requiredKeys: []},
        )
        .map(
          (parts) =>
            `?${Object.entries(parts)
              .map(([part, value]) => `${part}=${value}`)
              .join("&")}`,
        ),
    );

    test("the nearest view is drawn, with nothing of the query in it", {timeout: 60_000}, () => {
      fc.assert(
        fc.property(asked, (query) => {
          expect(faults(composed(chart, observations, nearestView(readView(query), controls)))).toEqual([]);
        }),
        {numRuns: 8, seed: 5},
      );
    });
  },
);
