import DataLoader from "dataloader";
import type { Shop } from "#app/platform/shop.ts";

/**
 * Turns a copier of many things into one for a single thing, that asks Shopify once for all that are asked for within `waitMs` in this
 * process: events come in swarms, and what a query costs hardly grows with what it names.
 *
 * When a copy of several fails, each is copied alone, so that none fails for another's fault.
 */
export function batchLoader<Thing>(
  copy: (shop: Shop, things: readonly Thing[]) => Promise<void>,
  waitMs = 25,
): (shop: Shop, thing: Thing) => Promise<void> {
  // A shop's loader gathers one batch: what is asked for later is read anew.
  const gathering = new Map<Shop["id"], DataLoader<Thing, void>>();

  return (shop, thing) => {
    const loader = gathering.get(shop.id) ?? gather(shop);
    return loader.load(thing);
  };

  function gather(shop: Shop): DataLoader<Thing, void> {
    const loader = new DataLoader<Thing, void>(
      (things) => {
        gathering.delete(shop.id);
        return copyAll(shop, things);
      },
      { batchScheduleFn: (go) => setTimeout(go, waitMs) },
    );
    gathering.set(shop.id, loader);
    return loader;
  }

  async function copyAll(shop: Shop, things: readonly Thing[]): Promise<(Error | undefined)[]> {
    try {
      await copy(shop, things);
      return things.map(() => undefined);
    } catch (fault) {
      if (things.length === 1) throw fault;
      const outcomes: (Error | undefined)[] = [];
      for (const thing of things) outcomes.push(await copy(shop, [thing]).then(() => undefined, asError));
      return outcomes;
    }
  }
}

const asError = (fault: unknown) => (fault instanceof Error ? fault : new Error(String(fault), { cause: fault }));
