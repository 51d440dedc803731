import { startWorker } from "#app/platform/start-worker.server.ts";
import { allKindsOfWork } from "./all-kinds-of-work.ts";

// A process of its own that begins everything and finishes nothing, to be killed.
const { rooms } = allKindsOfWork((kind) => {
  process.send?.(kind);
  return new Promise(() => undefined);
});
await startWorker(rooms, { works: true });
process.send?.("up");
