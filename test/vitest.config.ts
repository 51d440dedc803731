import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./support/longest-first.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const common = { testTimeout: 60_000, hookTimeout: 180_000, globalSetup: "test/support/start-run.ts" };

/** What needs no process of its own: it kills nothing, and changes nothing of the process that outlasts its shops. */
const TRADING = ["test/{copies,packing,parcels,sandbox,screens,warehouses,world}/*.test.ts", "test/fulfillment/!(database-killed).test.ts"];

export default defineConfig({
  root,
  test: {
    // For two cores: a test of the whole app waits about as long as it reckons.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        test: {
          ...common,
          name: "rules",
          include: [
            "app/**/*.test.ts",
            "extensions/*/src/**/*.test.ts",
            "sandbox/**/*.test.ts",
            "bench/**/*.test.ts",
            "tools/**/*.test.ts",
          ],
          globalSetup: [],
          // They touch nothing that a neighbour could find: one worker reads the app once for all of its files.
          isolate: false,
          setupFiles: ["test/support/environment.ts"],
        },
      },
      {
        root,
        test: {
          ...common,
          name: "world",
          include: TRADING,
          // They open shops, trade and close them: a worker starts once for many files, each of which reads the app anew.
          isolate: false,
          setupFiles: ["test/support/environment.ts", "test/support/own-database.ts"],
        },
      },
      {
        root,
        test: {
          ...common,
          name: "alone",
          include: ["test/**/*.test.ts"],
          exclude: TRADING,
          setupFiles: ["test/support/environment.ts", "test/support/own-database.ts"],
        },
      },
    ],
  },
});
