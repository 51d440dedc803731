import { AsyncLocalStorage } from "node:async_hooks";
import { env } from "../env.server.ts";
import { log } from "../log.server.ts";

const inHand = new AsyncLocalStorage<{ isOpen: boolean }>();

/** Marks what `work` does, until it is done, as done within a transaction. */
export async function markedAsTransaction<T>(work: () => Promise<T>): Promise<T> {
  const mark = { isOpen: true };
  try {
    return await inHand.run(mark, work);
  } finally {
    mark.isOpen = false;
  }
}

/** Whether what runs here was begun within a transaction that is still open. */
export function isInTransaction(): boolean {
  return inHand.getStore()?.isOpen ?? false;
}

/**
 * To be said by every client of somebody else's service before it calls: a transaction holds a connection and locks for as long as the
 * other side takes. In production it is written to the log, elsewhere it is an error.
 */
export function expectNoTransaction(call: string): void {
  if (!isInTransaction()) return;
  const fault = new Error(`${call} is called while a database transaction is open: call before or after inShop.`);
  if (env.NODE_ENV !== "production") throw fault;
  log.error({ err: fault }, "outside call in a transaction");
}
