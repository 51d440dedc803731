import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./support/longest-first.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const common = { testTimeout: 60_000, hookTimeout: 180_000, globalSetup: "test/support/start-run.ts" };

export default defineConfig({
  root,
  test: {
    maxWorkers: 3,
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
          include: ["test/**/*.test.ts"],
          setupFiles: ["test/support/environment.ts", "test/support/own-database.ts"],
        },
      },
    ],
  },
});
