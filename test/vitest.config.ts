import {defineConfig} from "vitest/config";

/** A far time zone, so that a slip between local time and UTC shows. */
process.env["TZ"] = "America/Los_Angeles";

export default defineConfig({
  test: {
    maxWorkers: "100%", // one core is left idle otherwise, which is half of a small machine
    projects: [
      {
        test: {
          name: "parts",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**"],
          isolate: false, // no test changes a module, and reading Plot and the catalog once saves a third of the time
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
