/**
 * Says which published file a reader's file is, by its SHA-256. The control waits in a template (pages/verify.astro), so
 * that without script, or without the browser's own cryptography, there is none.
 */

/** A line of the manifest: see publish/manifest.ts. */
interface Published {
  path: string;
  package: string;
  version: string;
  sha256: string;
}

const nameOf = ({path}: Published): string => path.slice(path.lastIndexOf("/") + 1);

async function checksum(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function element(tag: string, ...children: (Node | string)[]): HTMLElement {
  const node = document.createElement(tag);
  node.append(...children);
  return node;
}

/** The versions as links to their pages, by commas. */
function links(files: readonly Published[], root: URL): (Node | string)[] {
  return files.flatMap((file, i) => {
    const link = element("a", `${file.package} ${file.version}`) as HTMLAnchorElement;
    link.href = new URL(`data/${file.package}/${file.version}/`, root).href;
    return [...(i > 0 ? [", "] : []), link];
  });
}

function verdict(file: File, sha256: string, files: readonly Published[], root: URL): HTMLElement {
  const name = element("strong", file.name);
  const same = files.filter((each) => each.sha256 === sha256);
  const alike = files.filter((each) => nameOf(each) === file.name);
  const words =
    same.length > 0
      ? [name, ` is ${nameOf(same[0]!)} of `, ...links(same, root), ", byte for byte."]
      : [name, " is none of the files published here: no file has its checksum."];
  const hint = same.length === 0 && alike.length > 0;
  if (hint) words.push(" Its name is that of a file of ", ...links(alike, root), ", but its bytes differ.");
  const result = element("p", ...words, element("code", `sha256:${sha256}`));
  result.dataset["found"] = String(same.length > 0);
  return result;
}

function verify(template: HTMLTemplateElement): void {
  const manifest = new URL(template.dataset["verify"]!, location.href);
  template.replaceWith(template.content);
  const input = document.querySelector<HTMLInputElement>(".verify input")!;
  const results = document.querySelector<HTMLElement>(".verify-results")!;
  let files: Promise<readonly Published[]> | undefined;
  let run = 0;

  async function load(): Promise<readonly Published[]> {
    const response = await fetch(manifest);
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()).files;
  }

  async function result(file: File): Promise<HTMLElement> {
    let sha256: string;
    try {
      sha256 = await checksum(file);
    } catch {
      return element("p", element("strong", file.name), " could not be read: is it a folder, or too large?");
    }
    try {
      files ??= load();
      return verdict(file, sha256, await files, manifest);
    } catch {
      files = undefined; // the next file tries again
      return element("p", "The manifest could not be loaded, so nothing was checked. Try again.");
    }
  }

  /** Shows what the files are; a later choice replaces an earlier one, even one still being read. */
  async function check(chosen: FileList): Promise<void> {
    run += 1;
    const own = run;
    results.replaceChildren(element("p", "Reading …"));
    const found = await Promise.all([...chosen].map(result));
    if (own === run) results.replaceChildren(...found);
  }

  input.addEventListener("change", () => input.files?.length && check(input.files));
  const zone = document.querySelector(".verify")!;
  for (const type of ["dragover", "dragleave", "drop"])
    document.addEventListener(type, (event) => {
      const {dataTransfer} = event as DragEvent;
      if (!dataTransfer?.types.includes("Files")) return;
      event.preventDefault(); // else the browser leaves the page for the file
      zone.classList.toggle("verify-over", type === "dragover");
      if (type === "drop") check(dataTransfer.files);
    });
}

const template = document.querySelector<HTMLTemplateElement>("template[data-verify]");
if (template && globalThis.crypto?.subtle) verify(template);

export {}; // a module, so that its names are its own
