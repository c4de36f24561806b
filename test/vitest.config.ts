import {defineConfig} from "vitest/config";

/** A far time zone, so that a slip between local time and UTC shows. */
process.env["TZ"] = "America/Los_Angeles";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "parts",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: "test/site/setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
