import { once } from "node:events";
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { Model } from "./build-model.ts";
import type { PackedBaskets } from "./packed-baskets.ts";

/** Builds a shop's model (build-model.ts) on another core: this thread goes on answering. Titles are by the items' numbers. */
export async function buildInThread(baskets: PackedBaskets, titles: readonly string[]): Promise<Model> {
  const thread = new Worker(findProgram(), { workerData: { baskets, titles } });
  try {
    // Rejects when the thread ends with an error.
    const [model] = (await once(thread, "message")) as [Model];
    return model;
  } finally {
    await thread.terminate();
  }
}

/** Beside the chunks of the production build (vite.config.ts), or the source when that itself runs. */
function findProgram(): URL {
  const places = ["model-thread.server.ts", "../model-thread.js", "model-thread.js"].map((place) => new URL(place, import.meta.url));
  const program = places.find((place) => existsSync(place));
  if (!program) throw new Error("The program of the recommender's thread is missing: make the build again (npm ci && npm run build).");
  return program;
}
