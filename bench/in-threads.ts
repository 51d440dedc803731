import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** Divides seeds among threads, each of which answers one message about its own: every `step`-th from `first` on, below `end` (its `workerData`). */
export async function inThreads<Part>(thread: URL, { first, count }: { first: number; count: number }): Promise<Part[]> {
  const step = Math.min(count, Math.max(2, availableParallelism()));
  const parts = Array.from({ length: step }, async (_, index) => {
    const [part] = (await once(new Worker(thread, { workerData: { first: first + index, end: first + count, step } }), "message")) as [
      Part,
    ];
    return part;
  });
  return Promise.all(parts);
}
