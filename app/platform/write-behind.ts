import { writeTogether } from "./write-together.ts";

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
