import {describe, expect, test} from "vitest";
import {createDocument} from "../../src/charts/document.ts";
import {draw} from "../../src/charts/draw.ts";
import {hashrateShare, type Observations} from "../../src/charts/hashrate-share.ts";
import type {View} from "../../src/model/view.ts";
import {observe} from "../../src/publish/observe.ts";
import {catalog} from "../published.ts";
import {textFaults} from "./layout.ts";
import {shareRow} from "./share-row.ts";

const published = observe(catalog, hashrateShare).observations;
const {view} = hashrateShare;

/** March has no row for Kazakhstan, China reads zero in February, Russia is not there. */
const small: Observations = {
  ...published,
  shares: [
    ...[shareRow("2021-01", "CHN", 60), shareRow("2021-01", "USA", 20), shareRow("2021-01", "KAZ", 10)],
    ...[
      shareRow("2021-02", "CHN", 0, "published-zero"),
      shareRow("2021-02", "USA", 50),
      shareRow("2021-02", "KAZ", 15),
    ],
    ...[shareRow("2021-03", "CHN", 20), shareRow("2021-03", "USA", 45)],
    ...[shareRow("2021-04", "CHN", 25), shareRow("2021-04", "USA", 40), shareRow("2021-04", "KAZ", 12)],
  ],
};

function drawn(observations: Observations, asked = view, width = 704) {
  return draw(hashrateShare.spec(observations, asked, width), {
    document: createDocument(),
    id: "h",
    title: "t",
    description: "d",
  });
}

describe("the headline", () => {
  test("says who took the lead from whom", () => {
    expect(hashrateShare.title(published, view)).toBe(
      "The United States took the lead that China’s measured miners gave up",
    );
  });
  test("says that nobody did, when one place led throughout", () => {
    expect(hashrateShare.title(published, {...view, to: "2020-12"})).toBe(
      "China held the largest measured share from first month to last",
    );
  });
  test("the headline tells of a lead that changed hands only where both places are named", () => {
    for (const codes of [
      ["CHN", "KAZ", "RUS"],
      ["USA", "KAZ", "RUS"],
    ])
      expect(hashrateShare.title(published, {...view, with: codes})).not.toMatch(/lead/);
  });

  test("is about the first place named, when that never led", () => {
    expect(hashrateShare.title(published, {with: ["KAZ", "CHN"]})).toBe(
      "Kazakhstan’s measured share rose from 1.4% to 18.3% and ended at 13.2%",
    );
    expect(hashrateShare.title(published, {with: ["OTH"], from: "2021-10"})).toMatch(
      /^Other.* rose from 8\.1% to 9\.0%|^Other.*/,
    );
  });
});

test("the words give first, last and peak, and what the zero months mean", () => {
  const words = hashrateShare.describe(published, view);
  expect(words).toContain("China falls from 75.5% to 21.1%.");
  expect(words).toContain("China is published as zero in July 2021 and August 2021");
  expect(words).toContain("Kazakhstan peaks at 18.3% in October 2021.");
});

test("a month without a row breaks the line and says so in the table", () => {
  const lines = [...drawn(small).querySelectorAll("path")].filter((path) =>
    path.getAttribute("stroke")?.includes("kaz"),
  );
  expect(lines).toHaveLength(0);
  const kazakhstan = drawn(small).querySelector('[stroke="var(--j-kaz)"] path')?.getAttribute("d") ?? "";
  expect(kazakhstan.match(/M/g)).toHaveLength(2);
  const table = hashrateShare.table(small, view);
  expect(table.rows.find(([month]) => month === "Mar 2021")).toContain("no data");
});

test("a published zero is drawn as zero, hatched, and footnoted", () => {
  expect(drawn(small).outerHTML).toContain("url(#h-");
  expect(hashrateShare.table(small, view).rows.find(([month]) => month === "Feb 2021")).toContain("0.00 a");
});

test("a place that is asked for and has no rows is left out, not drawn as zero", () => {
  expect(drawn(small, {with: ["RUS", "KAZ"]}).outerHTML).not.toContain("--j-rus");
});

test("marks only acts of the places named", () => {
  expect(hashrateShare.events?.(published, view)?.map(({label}) => label)).toEqual([
    "China: crackdown called for",
    "China: new mining barred",
    "Kazakhstan: miners cut off",
  ]);
  expect(hashrateShare.events?.(published, {with: ["USA"]})).toEqual([]);
});

test.each([704, 328])("no label leaves the drawing or touches another at %i", (width) => {
  for (const asked of [view, {with: ["KAZ", "USA", "CHN", "RUS"]}, {with: ["OTH", "CHN", "USA", "DEU"]}])
    expect(textFaults(drawn(published, asked, width))).toEqual([]);
});

describe("what its controls choose", () => {
  const points = (asked: View, code = "China") =>
    hashrateShare.series?.(published, {...view, ...asked}, 704).find(({label}) => label === code)?.points ?? [];

  test("the zero months are points that say they were published as zero, and no points on a log scale", () => {
    const zeros = points({}).filter(({at}) => /^(July|August) 2021$/.test(at));
    expect(zeros.map(({value, note}) => [value, note])).toEqual(
      Array(2).fill(["0.0%", "published as zero, read as not reported"]),
    );
    expect(points({scale: "log"}).map(({at}) => at)).not.toContain("July 2021");
    expect(points({scale: "log"})).toHaveLength(points({}).length - 2);
  });

  test("hashrate is read in EH/s, and an index starts at 100", () => {
    expect(points({show: "hashrate"})[0]?.value).toBe("66.8\u00a0EH/s");
    expect(points({base: "indexed"}).map(({value}) => value)).toEqual(
      points({}).map(({y}) => String(Math.round((100 * Number(y)) / 75.53))),
    );
  });

  test("an act as the zero of the axis counts months from its own", () => {
    const asked = {align: "chn-state-council-call-2021"};
    expect(points(asked).map(({at}) => at)).toContain("May 2021, month 0");
    expect(points(asked).at(-1)?.at).toBe("January 2022, month +8");
    expect(hashrateShare.title(published, {...view, ...asked})).toBe(
      "China’s measured share was 44.0% in May 2021 and 21.1% eight months later",
    );
    expect(hashrateShare.events?.(published, {...view, ...asked})).toHaveLength(1);
  });

  test("doubtful places keep their dots and stars wherever they are named, and say why", () => {
    for (const asked of [{}, {show: "hashrate"}, {base: "indexed"}, {scale: "log"}]) {
      const svg = drawn(published, {...view, with: ["DEU", "IRL"], ...asked}, 328);
      expect(svg.querySelectorAll('[stroke-dasharray="2 3"]')).toHaveLength(2);
      expect(svg.textContent).toContain("Germany*");
    }
    expect(points({with: ["DEU"]}, "Germany*")[0]?.note).toBe("thought to be inflated by redirected addresses");
  });

  test("the zero months are hatched in every view that shows them, and explained in the drawing or its key", () => {
    for (const asked of [
      view,
      {with: ["KAZ"]},
      {with: []},
      {show: "hashrate"},
      {from: "2021-06"},
      {from: "2021-07", to: "2021-07"},
    ]) {
      const svg = drawn(published, {...view, ...asked});
      expect(svg.querySelectorAll("pattern")).toHaveLength(1);
      const key = hashrateShare.key?.(published, {...view, ...asked}).map(({label}) => label) ?? [];
      expect([...key, svg.textContent].join(" ")).toContain("China reads 0");
    }
  });
});
