/**
 * Download what you see: while the page shows a view it was not built with, its links to picture and table give files of
 * that view, made here. Their names carry the choice and the version; picture and JSON hold the address, too.
 */
import {type Origin, pictureFile, pictureWords} from "../charts/picture-file.ts";
import {withWords} from "../charts/png-words.ts";
import type {Colours} from "../charts/standalone.ts";
import {tableCsv, tableJson} from "../charts/table-file.ts";
import type {ExploreConfig} from "../model/explore.ts";
import {readView} from "../model/view-query.ts";
import {element} from "./element.ts";
import type {Drawn} from "./redraw-figure.ts";

/** What the page shows now; undefined for the view it was built with. */
let now: {drawn: Drawn; query: string; config: ExploreConfig} | undefined;

/** Lets the links follow the view. */
export function follow(drawn: Drawn, query: string, config: ExploreConfig): void {
  now = query === "" ? undefined : {drawn, query, config};
  const {length} = drawn.table.rows;
  const rows = document.querySelector("#rows-shown");
  if (rows) rows.textContent = `${length.toLocaleString("en-GB")} ${length === 1 ? "row" : "rows"}`;
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[data-shown]");
  if (!link || !now) return;
  event.preventDefault();
  const extension = link.dataset["shown"] ?? "";
  const name = fileName(link.download, extension, now.query, `${now.config.package}-${now.drawn.version}`);
  void make(extension).then((file) => save(file, name));
});

/** E.g. "hashrate-share_with-KAZ-SWE_from-2021-01_mining-hashrate-share-1.1.0.csv", after the name of the built file. */
export function fileName(built: string, extension: string, query: string, version: string): string {
  const page = built.slice(0, built.lastIndexOf("_"));
  const choice = query
    .split("&")
    .filter((part) => !part.startsWith("data="))
    .map((part) => part.replace(/=$/, "=none").replaceAll(/[=,]/g, "-"))
    .join("_")
    .slice(0, 120);
  return `${[page, choice, version].filter(Boolean).join("_")}.${extension}`;
}

/** The picture of what the page shows, as a PNG file; undefined while it shows the view it was built with. */
export async function shownPicture(): Promise<Blob | undefined> {
  return now && make("png");
}

async function make(extension: string): Promise<Blob> {
  const {drawn, query, config} = now!;
  const url = `${location.origin}${config.page}?${query}`;
  const origin: Origin = {url, publisher: document.title.slice(document.title.lastIndexOf(" · ") + 3)};
  if (extension === "csv") return new Blob([tableCsv(drawn.table)], {type: "text/csv"});
  if (extension === "json") {
    const packages = drawn.source.packages.map((each) => ({...each, address: new URL(each.address, url).href}));
    const tabled = {...drawn, chart: config.chart, view: readView(query), source: {...drawn.source, packages}};
    return new Blob([tableJson(tabled, origin)], {type: "application/json"});
  }
  const svg = pictureFile(drawn, drawn.wide.svg, origin, lightColours());
  if (extension === "svg") return new Blob([svg], {type: "image/svg+xml"});
  const file = new Uint8Array(await (await png(svg)).arrayBuffer());
  return new Blob([withWords(file, {...pictureWords(drawn, origin)}, zoom)], {type: "image/png"});
}

/** The light value of every colour token, as the page's own style sheet gives it. */
function lightColours(): Colours {
  const probe = element("span");
  probe.style.colorScheme = "light";
  document.body.append(probe);
  queueMicrotask(() => probe.remove());
  return new Proxy(
    {},
    {
      get: (_, token) => {
        probe.style.color = `var(--${String(token)})`;
        return getComputedStyle(probe).color;
      },
    },
  );
}

/** Pictures are twice the size of their SVG, as the built ones are. */
const zoom = 2;

/** The picture, in the page's own typeface. */
async function png(svg: string): Promise<Blob> {
  const font = document.querySelector<HTMLLinkElement>('link[rel="preload"][href*="inter-latin"]');
  const bytes = font
    ? new Uint8Array(await (await fetch(font.href, {cache: "force-cache"})).arrayBuffer())
    : new Uint8Array();
  const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const face = `<style>@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${data})}</style>`;
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg.replace("<rect", `${face}<rect`)], {type: "image/svg+xml"}));
  image.src = address;
  await image.decode();
  const canvas = element("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth * zoom, image.naturalHeight * zoom];
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png"),
  );
}

function save(file: Blob, name: string): void {
  const link = element("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
