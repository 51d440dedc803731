import { parentPort, workerData } from "node:worker_threads";
import { buildModel } from "./build-model.ts";
import type { PackedBaskets } from "./packed-baskets.ts";

// The program of the thread that build-in-thread.server.ts starts.
const { baskets, titles } = workerData as { baskets: PackedBaskets; titles: readonly string[] };
parentPort?.postMessage(buildModel(baskets, titles));
