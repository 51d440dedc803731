import type { Shop } from "#app/platform/shop.ts";

type Waiting = { id: bigint; done: () => void; failed: (fault: unknown) => void };

/**
 * Turns a copier of many things into one for a single thing, that asks Shopify once for all that are asked for within `waitMs` in this
 * process: events come in swarms, and what a query costs hardly grows with what it names.
 *
 * When a copy of several fails, each is copied alone, so that none fails for another's fault.
 */
export function batchLoader(
  copy: (shop: Shop, ids: readonly bigint[]) => Promise<void>,
  waitMs = 25,
): (shop: Shop, id: bigint) => Promise<void> {
  const gathering = new Map<Shop["id"], Waiting[]>();

  return (shop, id) =>
    new Promise((done, failed) => {
      const waiting = gathering.get(shop.id);
      if (waiting) return void waiting.push({ id, done, failed });
      const first = [{ id, done, failed }];
      gathering.set(shop.id, first);
      setTimeout(() => {
        gathering.delete(shop.id);
        void copyAll(shop, first);
      }, waitMs);
    });

  async function copyAll(shop: Shop, waiting: readonly Waiting[]): Promise<void> {
    try {
      await copy(shop, [...new Set(waiting.map(({ id }) => id))]);
      for (const one of waiting) one.done();
    } catch (fault) {
      const [first, ...others] = waiting;
      if (others.length === 0) return first?.failed(fault);
      for (const one of waiting) await copy(shop, [one.id]).then(one.done, one.failed);
    }
  }
}
