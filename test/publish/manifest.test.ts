import {expect, test} from "vitest";
import {manifest} from "../../src/publish/manifest.ts";

const file = (path: string) => ({path, package: "a", version: "1.0.0", bytes: 1, sha256: "0".repeat(64)});

test("files stand by path, sign by sign, one a line, whatever order they come in", () => {
  const paths = ["data/b/1.0.0/b.csv", "data/a/1.0.0/a.csv", "data/a/1.0.0/A.csv", "data/a/1.0.0...1.1.0.csv"];
  const text = manifest(paths.map(file));
  expect(text).toBe(manifest(paths.toReversed().map(file)));
  expect(JSON.parse(text).files.map(({path}: {path: string}) => path)).toEqual(paths.toSorted());
  expect(text.split("\n").filter((line) => line.includes('"sha256"'))).toHaveLength(paths.length);
});
