import type {ArchiveFile} from "./archive.ts";

/** A list of files that `sha256sum --check` reads, by path. */
export function checksums(files: readonly Pick<ArchiveFile, "path" | "hash">[]): string {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map(({path, hash}) => `${hash}  ${path}\n`).join("");
}
