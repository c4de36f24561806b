import {defineConfig} from "vitest/config";

/** A far time zone, so that a slip between local time and UTC shows. */
process.env["TZ"] = "America/Los_Angeles";

export default defineConfig({
  test: {include: ["test/**/*.test.ts"], exclude: ["test/site/**"], testTimeout: 20_000},
});
