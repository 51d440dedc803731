import { AsyncLocalStorage } from "node:async_hooks";

const lane = new AsyncLocalStorage<"front" | "page">();

/**
 * Does work for which somebody waits: a page, a webhook, a probe. Connections to the database are kept free for it, which jobs, events and
 * schedules cannot take.
 */
export function inFront<T>(work: () => T): T {
  return lane.run("front", work);
}

/** The same for a page that is only read: its queries are planned for their values (`begin-in-shop.server.ts`). */
export function forPage<T>(work: () => T): T {
  return lane.run("page", work);
}

export function isInFront(): boolean {
  return lane.getStore() !== undefined;
}

export function isForPage(): boolean {
  return lane.getStore() === "page";
}
