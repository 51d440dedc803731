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

/**
 * Keeps things behind an answer: nobody waits for it, and nobody notices where it can't be done. Those of `betweenMs` are written together; where
 * more than `most` wait, since the database is away, what comes beyond is lost, as is what could not be written. `lost` is told of each.
 */
export function writeBehind<Item>(
  write: (items: readonly Item[]) => Promise<unknown>,
  { betweenMs, most, lost }: { betweenMs: number; most: number; lost: () => void },
): (item: Item) => void {
  const writeOne = writeTogether(write, betweenMs);
  let waiting = 0;
  return (item) => {
    if (waiting >= most) return lost();
    waiting += 1;
    writeOne(item)
      .catch(lost)
      .finally(() => (waiting -= 1));
  };
}
