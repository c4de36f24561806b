import {readFileSync} from "node:fs";
import {join} from "node:path";
import {brotliCompressSync} from "node:zlib";
import type {Page} from "playwright-core";
import {ScriptTarget, transpileModule} from "typescript";
import {expect, inject, test} from "vitest";
import {type Points, unpack} from "../../src/charts/points.ts";
import {listed, pagesOf} from "./pages.ts";
import {open, runAxe} from "./reader.ts";

const pages = pagesOf(inject("site"));
const path = "/charts/hashrate-share/";
const narrow = {viewport: {width: 360, height: 740}};

const drawing = (page: Page) => page.locator(".drawing:visible").first();
const readout = (page: Page) => page.locator(".readout").first();
const points = async (page: Page): Promise<Points> =>
  unpack(JSON.parse((await drawing(page).locator(".points").textContent()) ?? ""));

/** What a point is told as, e.g. "China, July 2021: 0.0%. Published as zero." */
function told({at, notes, series}: Points, i: number, j: number): string {
  const [head, , , value, note] = series[i]!.points[j]!;
  const words = note === undefined ? "" : notes[note]!;
  return `${series[i]!.label}, ${at[head]}: ${value}.${words && ` ${words[0]!.toUpperCase()}${words.slice(1)}.`}`;
}

async function says(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (said) => document.querySelector("body > [role=status]")?.textContent === said, // the controls have one of their own
    words,
  );
}

/** Where a point stands on the screen. */
async function onScreen(page: Page, i: number, j: number): Promise<[x: number, y: number]> {
  const [, x, y] = (await points(page)).series[i]!.points[j]!;
  return drawing(page)
    .locator("svg.plot")
    .evaluate(
      (svg: SVGSVGElement, [left, top]) => {
        const box = svg.getBoundingClientRect();
        const scale = box.width / svg.viewBox.baseVal.width;
        return [box.left + left * scale, box.top + top * scale] as [number, number];
      },
      [x, y] as const,
    );
}

test("keys walk the points and the series, jump, and leave", async () => {
  const page = await open(path);
  const known = await points(page);
  const last = known.series[0]!.points.length - 1;
  const middle = 12;
  const [head] = known.series[0]!.points[middle]!;
  const beside = known.series[1]!.points.findIndex(([at]) => at === head);
  const before = await page.locator("body").innerHTML();
  await drawing(page).focus();
  for (const [key, i, j] of [
    ["ArrowRight", 0, 0],
    ["ArrowRight", 0, 1],
    ["ArrowLeft", 0, 0],
    ["ArrowLeft", 0, 0],
    ["End", 0, last],
    ["Home", 0, 0],
    ["PageDown", 0, middle],
    ["ArrowDown", 1, beside],
    ["ArrowUp", 0, middle],
    ["PageUp", 0, 0],
  ] as const) {
    await page.keyboard.press(key);
    await says(page, told(known, i, j));
  }
  expect(await page.locator(".inspected").count()).toBe(1);
  await page.keyboard.press("Escape");
  await says(page, "");
  expect(await page.locator("body").innerHTML()).toBe(before);
});

test("a key of the browser's own is left to it", async () => {
  const page = await open(path);
  await drawing(page).focus();
  await page.keyboard.press("Control+ArrowRight");
  await page.keyboard.press("a");
  expect(await page.locator(".inspected").count()).toBe(0);
  await page.keyboard.press("End");
  await page.keyboard.press("Tab");
  expect(await page.locator(".inspected").count()).toBe(0);
});

test("a point with a flag is told with it, and its readout shows it", async () => {
  const page = await open(path);
  const known = await points(page);
  const flagged = known.series[0]!.points.findIndex(([, , , , note]) => note !== undefined);
  expect(flagged).toBeGreaterThan(0);
  await drawing(page).focus();
  for (let step = 0; step <= flagged; step++) await page.keyboard.press("ArrowRight");
  await says(page, told(known, 0, flagged));
  const note = known.notes[known.series[0]!.points[flagged]![4]!]!;
  expect(await readout(page).textContent()).toContain(note);
});

test.each(["light", "dark"] as const)(
  "a mouse finds the nearest point, and takes the marks with it, in the %s scheme",
  async (colorScheme) => {
    const page = await open(path, {colorScheme});
    const known = await points(page);
    await drawing(page).scrollIntoViewIfNeeded();
    const [x, y] = await onScreen(page, 0, 5);
    await page.mouse.move(x + 2, y - 30);
    await says(page, told(known, 0, 5));
    const [, , , value] = known.series[0]!.points[5]!;
    expect(await readout(page).locator(".readout-focused").textContent()).toBe(`${known.series[0]!.label} ${value}`);
    const rings = page.locator(".inspected circle");
    const ring = await rings.last().boundingBox();
    expect(Math.abs(ring!.x + ring!.width / 2 - x)).toBeLessThan(1);
    expect(await rings.last().evaluate((each) => getComputedStyle(each).stroke)).toBe(
      await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.color = "var(--accent)";
        const {color} = getComputedStyle(probe);
        probe.remove();
        return color;
      }),
    );
    await page.mouse.move(x, 2);
    await says(page, "");
    expect(await page.locator(".inspected").count()).toBe(0);
    expect(await readout(page).textContent()).toBe("");
  },
);

test("nothing moves when the readout fills", async () => {
  for (const viewport of [narrow.viewport, {width: 1280, height: 900}]) {
    const page = await open(path, {viewport});
    const known = await points(page);
    const box = await drawing(page).boundingBox();
    await drawing(page).focus();
    for (let step = 0; step < known.series[0]!.points.length; step += 3) {
      for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
      const {y, height} = (await drawing(page).boundingBox())!;
      const scrolled = await page.evaluate(() => scrollY);
      if (scrolled === 0) expect({y, height}).toEqual({y: box!.y, height: box!.height});
      else expect(height).toBe(box!.height);
    }
  }
});

test("at 360 px the point in focus stands whole in the readout, inside the screen, whichever series", async () => {
  const page = await open(path, narrow);
  const known = await points(page);
  await drawing(page).focus();
  await page.keyboard.press("End");
  for (const [i, {label}] of known.series.entries()) {
    if (i > 0) await page.keyboard.press("ArrowDown");
    const places = await readout(page).evaluate((element) => {
      const focused = element.querySelector(".readout-focused")!;
      const [outer, inner] = [element.getBoundingClientRect(), focused.getBoundingClientRect()];
      return {
        words: focused.textContent,
        inside: inner.top >= outer.top && inner.bottom <= outer.bottom + 1 && inner.right <= outer.right + 1,
        onScreen: outer.left >= 0 && outer.right <= innerWidth,
        above: outer.bottom <= document.querySelector(".drawing")!.getBoundingClientRect().top + 1,
        sideways: document.documentElement.scrollWidth > innerWidth,
      };
    });
    expect(places).toMatchObject({inside: true, onScreen: true, above: true, sideways: false});
    expect(places.words).toContain(label);
  }
});

test("on a drawing taller than the screen the readout stays in sight, and keys scroll to the point in focus", async () => {
  const page = await open("/charts/policy-timeline/", narrow);
  await drawing(page).focus();
  for (let i = 0; i < 25; i++) await page.keyboard.press("ArrowDown");
  const [values, ring] = await page.evaluate(() =>
    [".readout:not(:empty)", ".drawing-narrow .inspected > :last-child"].map((selector) => {
      const {top, bottom} = document.querySelector(selector)!.getBoundingClientRect();
      return {top, bottom};
    }),
  );
  expect(values!.top).toBe(0);
  expect(ring!.top).toBeGreaterThanOrEqual(values!.bottom);
  expect(ring!.bottom).toBeLessThanOrEqual(narrow.viewport.height);
});

test("a tap and a sideways drag inspect, a drag down scrolls the page, and a tap elsewhere leaves", async () => {
  const page = await open(path, {...narrow, hasTouch: true, isMobile: true});
  const known = await points(page);
  await drawing(page).scrollIntoViewIfNeeded();
  const [x, y] = await onScreen(page, 0, 5);
  await page.touchscreen.tap(x, y);
  await says(page, told(known, 0, 5));

  const session = await page.context().newCDPSession(page);
  const finger = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: {x: number; y: number}[]) =>
    session.send("Input.dispatchTouchEvent", {type, touchPoints});
  const [toX] = await onScreen(page, 0, 20);
  await finger("touchStart", [{x, y}]);
  for (let step = 1; step <= 10; step++) await finger("touchMove", [{x: x + ((toX - x) * step) / 10, y}]);
  await finger("touchEnd", []);
  await page.waitForFunction(
    (head) => document.querySelector(".readout-at")?.textContent === head,
    known.at[known.series[0]!.points[20]![0]],
  );

  await page.touchscreen.tap(5, (await readout(page).boundingBox())!.y - 20);
  await says(page, "");
  expect(await page.locator(".inspected").count()).toBe(0);

  const scrolled = await page.evaluate(() => scrollY);
  await finger("touchStart", [{x, y}]);
  for (let step = 1; step <= 10; step++) await finger("touchMove", [{x, y: y - step * 12}]);
  await finger("touchEnd", []);
  await page.waitForFunction((from) => scrollY > from + 40, scrolled);
  expect(await page.locator(".inspected").count()).toBe(0);
});

test("a pen finds points as a mouse does", async () => {
  const page = await open(path);
  const known = await points(page);
  await drawing(page).scrollIntoViewIfNeeded();
  const [x, y] = await onScreen(page, 0, 8);
  const session = await page.context().newCDPSession(page);
  await session.send("Input.dispatchMouseEvent", {type: "mouseMoved", x, y, pointerType: "pen"});
  await says(page, told(known, 0, 8));
});

test("a redrawn figure is read by its new points, and the point in focus stays while it is still there", async () => {
  const outputText = ["src/charts/points.ts", "src/client/inspect.ts"]
    .map((source) => transpileModule(readFileSync(source, "utf8"), {compilerOptions: {target: ScriptTarget.ES2022}}))
    .map((module) => module.outputText.replaceAll(/^import .*$/gm, ""))
    .join("\n");
  const [file] = inspecting(pages.find((each) => each.path === path)!);
  const page = await open(path, {}, (opened) =>
    opened.route(`**${file}`, (route) =>
      route.fulfill({contentType: "text/javascript", body: `${outputText}\nwindow.inspect = inspect;`}),
    ),
  );
  const redraw = (values: boolean) =>
    page.evaluate((kept) => {
      const body = document.querySelector<HTMLElement>(".figure-body")!;
      for (const each of body.querySelectorAll(".drawing")) {
        const svg = each.querySelector("svg")!;
        const drawn = svg.cloneNode(true) as SVGSVGElement;
        drawn.querySelector(".inspected")?.remove();
        svg.replaceWith(drawn);
        const script = each.querySelector(".points")!;
        const all = JSON.parse(script.textContent);
        for (const series of all.series) series.value = series.value.map(() => "new");
        script.textContent = JSON.stringify(kept ? all : {at: [], notes: [], series: []});
      }
      (window as unknown as {inspect(body: HTMLElement): void}).inspect(body);
    }, values);
  const {at, series} = await points(page);
  const [{label, points: line}] = [series[0]!];
  await drawing(page).focus();
  await page.keyboard.press("End");
  await redraw(true);
  expect(await readout(page).locator(".readout-focused").textContent()).toContain(`${label} new`);
  expect(await page.locator(".inspected").count()).toBe(1);
  await page.keyboard.press("ArrowLeft");
  await says(page, `${label}, ${at[line.at(-2)![0]]}: new.`);
  await redraw(false);
  expect(await readout(page).textContent()).toBe("");
  for (const key of ["ArrowLeft", "ArrowDown", "Home", "Escape"]) await page.keyboard.press(key);
  expect(await page.locator(".inspected").count()).toBe(0);
});

test("the drawing is a chart with a name and instructions, and axe finds nothing while it is read", async () => {
  const page = await open(path);
  await drawing(page).focus();
  await page.keyboard.press("End");
  const tree = await drawing(page).ariaSnapshot();
  expect(tree).toMatch(/^- application "/);
  const help = await drawing(page).evaluate((each) => {
    const words = document.getElementById(each.getAttribute("aria-describedby")!)!.textContent;
    return [each.ariaRoleDescription, words];
  });
  expect(help).toEqual(["chart", expect.stringMatching(/arrow keys.*Escape/)]);
  expect(await runAxe(page)).toEqual([]);
  // The page has statuses of its own for choices and sharing; what is read is told by one of them, once.
  const telling = page.locator("[role=status]").filter({hasText: "January 2022"});
  expect(await telling.count()).toBe(1);
});

test("without script there is no readout, and the drawing takes no focus; print has none either", async () => {
  const page = await open(path, {javaScriptEnabled: false});
  expect(await readout(page).isVisible()).toBe(false);
  expect(await page.locator(".drawing[tabindex]").count()).toBe(0);
  const printed = await open(path);
  await drawing(printed).focus();
  await printed.keyboard.press("End");
  await printed.emulateMedia({media: "print"});
  expect(await readout(printed).isVisible()).toBe(false);
  expect(await printed.locator(".inspected").isVisible()).toBe(false);
});

/** A script of the built site, and those it imports. */
function withImports(file: string): string[] {
  const imports = [...scriptOf(file).matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(([, name]) => `/_astro/${name}`);
  return [file, ...imports.flatMap(withImports)];
}

const scripts = new Map<string, string>();

/** The text of a script; pages share most of theirs. */
function scriptOf(file: string): string {
  const text = scripts.get(file) ?? readFileSync(join(inject("site"), file), "utf8");
  scripts.set(file, text);
  return text;
}

/** The inspector's scripts, of a page that loads it. */
function inspecting({html}: {html: string}): string[] {
  const loaded = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, file = ""]) => file);
  return loaded.flatMap((file) => {
    const own = withImports(file).find((each) => scriptOf(each).includes("inspect-keys"));
    return own === undefined ? [] : withImports(own);
  });
}

/** Pages with points to read. */
const read = pages.filter(({html}) => html.includes('class="points"'));

/** Every drawing of every page with points. */
const drawn = read.flatMap(({path: where, document}) =>
  [...document.querySelectorAll("script.points")].map((script) => {
    const svg = script.parentElement!.querySelector("svg.plot")!;
    const [, , width = 0, height = 0] = svg.getAttribute("viewBox")!.split(" ").map(Number);
    return {where: `${where}#${svg.id}`, width, height, points: unpack(JSON.parse(script.textContent))};
  }),
);

test("every point stands inside its drawing", () => {
  const outside = drawn.flatMap(({where, width, height, points: {at, series}}) =>
    series.flatMap(({label, points: line}) =>
      line
        .filter(([, x, y]) => !(x >= 0 && x <= width && y >= 0 && y <= height))
        .map(([head, x, y]) => `${where}: ${label}, ${at[head]} at ${x}, ${y} of ${width} × ${height}`),
    ),
  );
  expect(listed(outside)).toBe("");
});

test("every point with its note is short enough for the readout of a narrow page", () => {
  const long = drawn.flatMap(({where, points: {notes, series}}) =>
    series.flatMap(({label, points: line}) =>
      line
        .map(([, , , value, note]) => `${label} ${value}${note === undefined ? "" : `: ${notes[note]}`}`)
        .filter((words) => words.length > 84)
        .map((words) => `${where}: ${words}`),
    ),
  );
  expect(listed([...new Set(long)])).toBe("");
});

test("the inspector is on every page with points and on no other, and has at most 8 KB with all it imports", () => {
  const wrong = pages.filter((page) => read.includes(page) !== inspecting(page).length > 0);
  expect(listed(wrong.map((page) => page.path))).toBe("");
  const files = new Set(inspecting(pages.find((page) => page.path === path)!));
  const bytes = [...files].map((file) => brotliCompressSync(readFileSync(join(inject("site"), file))).length);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(8 * 1024);
});
