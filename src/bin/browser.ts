/** Finds Chrome or Chromium for what needs a browser, and installs one where there is none. */
import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {createRequire} from "node:module";
import {delimiter, dirname, join} from "node:path";
import {type Browser, chromium} from "playwright-core";

/** Quiet, alone and without the network: the browser opens our own pages only. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const commands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "chrome.exe",
  "msedge.exe",
];

type Environment = Readonly<Record<string, string | undefined>>;

/** Starts the browser of this path, without a window. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({executablePath, args: flags});
}

/**
 * The path of a browser that starts: the one that CHROMIUM or CHROME_PATH names, else one that is installed, else one
 * that is installed now. Throws an Error that says what to install when none can be had.
 */
export async function findBrowser(environment: Environment = process.env): Promise<string> {
  for (const name of ["CHROMIUM", "CHROME_PATH"]) {
    const path = environment[name];
    if (!path) continue;
    if (await starts(path)) return path;
    throw new Error(`${name}: no browser starts at "${path}": name a Chrome or Chromium, or unset it`);
  }
  const found = await firstThatStarts(environment);
  if (found !== undefined) return found;
  for (const install of [installByPlaywright, installByApt]) {
    if (!install()) continue;
    const installed = await firstThatStarts(environment);
    if (installed !== undefined) return installed;
  }
  throw new Error("no Chrome or Chromium: install one, or set CHROMIUM to the path of one");
}

/** Where browsers usually are on Linux, macOS and Windows. */
export function browserPaths(environment: Environment): string[] {
  const onPath = (environment["PATH"] ?? environment["Path"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => commands.map((command) => join(folder, command)));
  const onMac = ["Google Chrome", "Chromium", "Microsoft Edge"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  const onWindows = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => {
    const folder = environment[name];
    if (folder === undefined) return [];
    return ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"].map((path) =>
      join(folder, path),
    );
  });
  const onLinux = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"].flatMap((folder) =>
    ["chromium", "google-chrome", "chrome"].map((command) => `${folder}/${command}`),
  );
  return [...new Set([...onPath, ...onMac, ...onWindows, ...onLinux, chromium.executablePath()])];
}

async function firstThatStarts(environment: Environment): Promise<string | undefined> {
  for (const path of browserPaths(environment).filter(existsSync)) {
    if (await starts(path)) return path;
  }
  return undefined;
}

async function starts(path: string): Promise<boolean> {
  try {
    const browser = await launch(path);
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

/** Chromium as Playwright packs it, into its own cache. */
function installByPlaywright(): boolean {
  const folder = dirname(createRequire(import.meta.url).resolve("playwright-core/package.json"));
  return run(process.execPath, join(folder, "cli.js"), "install", "chromium", "--no-shell", "--no-progress");
}

/** Chromium from the system's packages, where we may install them. */
function installByApt(): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  return run("apt-get", "update") && run("apt-get", "install", "--yes", "--no-install-recommends", "chromium");
}

/** Runs a command that may take five minutes, says so, and tells whether it worked. */
function run(command: string, ...args: string[]): boolean {
  console.error(`no browser yet: ${[command, ...args].join(" ")}`);
  const environment = {...process.env, DEBIAN_FRONTEND: "noninteractive"};
  return spawnSync(command, args, {stdio: "ignore", timeout: 300_000, env: environment}).status === 0;
}
