import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { PATIENCE_MS } from "./support/eventually.ts";
import { LongestFirst } from "./support/longest-first.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
/** A test waits for what comes, and says nothing of how fast a machine has to be: these only end what hangs. */
const common = {
  testTimeout: 900_000,
  hookTimeout: 900_000,
  expect: { poll: { timeout: PATIENCE_MS } },
  globalSetup: "test/support/start-run.ts",
  setupFiles: ["test/support/environment.ts", "test/support/own-database.ts"],
  // Node reads the app by itself, from what it has compiled before: a fraction of what being given it module by module costs.
  experimental: { viteModuleRunner: false, nodeLoader: false },
  execArgv: ["--import", new URL("support/read-pages.ts", import.meta.url).href],
};

/** Each has an app, a database and a browser beside it, and waits for nobody: a third one makes two cores no faster, and everybody late. */
const walking = { ...common, maxWorkers: 2, sequence: { groupOrder: 0 } };

/** These wait for news, or for what they have killed, half of their time: six keep two cores busy, once the walks are over. */
const waiting = { ...common, maxWorkers: 6, sequence: { groupOrder: 1 } };

/** Whole ways through the sandbox, in a browser. */
const JOURNEYS = ["test/{extensions,journey}/**/*.test.ts"];

/** What else has to have a process of its own: it kills one, drives a whole sandbox, adds to the app, sets the environment that it is read with, or takes so long that reading the app once more is nothing beside it. */
const ALONE = [
  "test/upgrade/**/*.test.ts",
  "test/import/{import-a-shop,import-by-pages,killed-import}.test.ts",
  "test/world/model/*.test.ts",
  "test/ground/{crash-points,database-away,events,fences,jobs,resume-after-kill,server}.test.ts",
  "test/fulfillment/{database-killed,exactly-once}.test.ts",
  "test/alerts/*.test.ts",
  "test/messaging/{consent-both-ways,email,hostile-mail,killed-while-sending,mail-health,mail-reports}.test.ts",
  "test/offers/discount-killed.test.ts",
  "test/recovery/{journey-times,way-back}.test.ts",
  "test/shopify/{tokens,trouble}.test.ts",
  "test/warehouses/pigeon/*.test.ts",
  "test/world/accepted-and-killed.test.ts",
];

export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { root, test: { ...walking, name: "journeys", include: JOURNEYS } },
      { root, test: { ...waiting, name: "alone", include: ALONE } },
      {
        root,
        test: {
          ...waiting,
          name: "world",
          include: ["test/**/*.test.ts"],
          exclude: [...JOURNEYS, ...ALONE],
          // Their shops are all different, and the database is emptied in between: one worker reads the app once for all of its files.
          isolate: false,
        },
      },
      {
        root,
        test: {
          ...waiting,
          name: "rules",
          include: ["{app,sandbox,bench,tools}/**/*.test.ts", "extensions/*/src/**/*.test.ts"],
          globalSetup: [],
          // They touch nothing that a neighbour could find.
          isolate: false,
          setupFiles: ["test/support/environment.ts"],
        },
      },
    ],
  },
});
