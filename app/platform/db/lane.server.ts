import { AsyncLocalStorage } from "node:async_hooks";

const lane = new AsyncLocalStorage<"front">();

/**
 * Does work for which somebody waits: a page, a webhook, a probe. Connections to the database are kept free for it, which jobs, events and
 * schedules cannot take.
 */
export function inFront<T>(work: () => T): T {
  return lane.run("front", work);
}

export function isInFront(): boolean {
  return lane.getStore() === "front";
}
