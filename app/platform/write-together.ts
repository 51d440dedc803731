import { setTimeout as pause } from "node:timers/promises";

type Waiting<Item> = { item: Item; written: () => void; failed: (fault: unknown) => void };

/**
 * Turns a writer of many things into one for a single thing: those that come while it writes, or within `betweenMs` after, are written
 * together next. A statement costs as much for ten as for one. Answers when the thing is written.
 */
export function writeTogether<Item>(write: (items: readonly Item[]) => Promise<unknown>, betweenMs: number): (item: Item) => Promise<void> {
  let waiting: Waiting<Item>[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await write(batch.map(({ item }) => item)).then(
        () => batch.forEach(({ written }) => written()),
        (fault: unknown) => batch.forEach(({ failed }) => failed(fault)),
      );
      await pause(betweenMs);
    }
    writing = false;
  }

  return (item) =>
    new Promise((written, failed) => {
      waiting.push({ item, written, failed });
      if (!writing) void writeAll();
    });
}
