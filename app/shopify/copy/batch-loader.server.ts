import DataLoader from "dataloader";
import type { Shop } from "#app/platform/shop.ts";

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
  // A shop's loader gathers one batch: what is asked for later is read anew.
  const gathering = new Map<Shop["id"], DataLoader<bigint, void>>();

  return (shop, id) => {
    const loader = gathering.get(shop.id) ?? gather(shop);
    return loader.load(id);
  };

  function gather(shop: Shop): DataLoader<bigint, void> {
    const loader = new DataLoader<bigint, void>(
      (ids) => {
        gathering.delete(shop.id);
        return copyAll(shop, ids);
      },
      { batchScheduleFn: (go) => setTimeout(go, waitMs) },
    );
    gathering.set(shop.id, loader);
    return loader;
  }

  async function copyAll(shop: Shop, ids: readonly bigint[]): Promise<(Error | undefined)[]> {
    try {
      await copy(shop, ids);
      return ids.map(() => undefined);
    } catch (fault) {
      if (ids.length === 1) throw fault;
      const outcomes: (Error | undefined)[] = [];
      for (const id of ids) outcomes.push(await copy(shop, [id]).then(() => undefined, asError));
      return outcomes;
    }
  }
}

const asError = (fault: unknown) => (fault instanceof Error ? fault : new Error(String(fault), { cause: fault }));
