/** The checksums of every data file as served, with which a reader or a program tells a file's version. */

export interface ManifestFile {
  /** Where it is served, from the root of the site and without a slash before. */
  path: string;
  package: string;
  /** The version it is of; `1.0.0...1.1.0` for what changed between two. */
  version: string;
  bytes: number;
  /** Its SHA-256 in hexadecimal digits. */
  sha256: string;
}

/** The files by path, one a line, so that a search for a checksum finds the line with the file. */
export function manifest(files: readonly ManifestFile[]): string {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const lines = sorted.map(({path, package: name, version, bytes, sha256}) =>
    JSON.stringify({path, package: name, version, bytes, sha256}),
  );
  return `{"files": [\n${lines.join(",\n")}\n]}\n`;
}
