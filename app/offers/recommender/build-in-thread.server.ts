import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Model } from "./build-model.ts";
import type { PackedBaskets } from "./packed-baskets.ts";

/** Builds a shop's model (build-model.ts) on another core: this thread goes on answering. Titles are by the items' numbers. */
export async function buildInThread(baskets: PackedBaskets, titles: readonly string[]): Promise<Model> {
  const thread = new Worker(new URL("./model-thread.server.ts", import.meta.url), { workerData: { baskets, titles } });
  try {
    // Rejects when the thread ends with an error.
    const [model] = (await once(thread, "message")) as [Model];
    return model;
  } finally {
    await thread.terminate();
  }
}
