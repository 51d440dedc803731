import DataLoader from "dataloader";
import type { Shop } from "#app/platform/shop.ts";
import { AdminFault } from "../admin-fault.ts";

/**
 * Turns a copier of many things into one for a single thing, that asks Shopify once for all that are asked for within `waitMs` in this
 * process, and at most for `most` of them: events come in swarms, and Shopify charges a list of nodes like the dearest one in it. What is
 * no copy, but costs the same for many, is gathered by it too.
 *
 * When a copy of several fails, each is copied alone, so that none fails for another's fault; not when Shopify as a whole can't be asked.
 */
export function batchLoader<Thing>(
  copy: (shop: Shop, things: readonly Thing[]) => Promise<void>,
  { waitMs = 25, most = 250 }: { waitMs?: number; most?: number } = {},
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
      { batchScheduleFn: (go) => setTimeout(go, waitMs), maxBatchSize: most },
    );
    gathering.set(shop.id, loader);
    return loader;
  }

  async function copyAll(shop: Shop, things: readonly Thing[]): Promise<(Error | undefined)[]> {
    try {
      await copy(shop, things);
      return things.map(() => undefined);
    } catch (fault) {
      if (things.length === 1 || isOfAll(fault)) throw fault;
      const outcomes: (Error | undefined)[] = [];
      for (const thing of things) outcomes.push(await copy(shop, [thing]).then(() => undefined, asError));
      return outcomes;
    }
  }
}

const isOfAll = (fault: unknown) => fault instanceof AdminFault && (fault.code === "unavailable" || fault.code === "no-token");

const asError = (fault: unknown) => (fault instanceof Error ? fault : new Error(String(fault), { cause: fault }));
