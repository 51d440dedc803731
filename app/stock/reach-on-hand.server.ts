import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { copyLevels } from "#app/inventory/copy-levels.server.ts";
import { noteOnHand } from "./note-on-hand.server.ts";
import { SET_AT_ONCE, setOnHand, type OnHandChange } from "./set-on-hand.server.ts";

/** Other hands move stock too (sales, the merchant): after so many lost races the rest waits for the next round. */
const MOST_TRIES = 5;

export type ReachedOnHand = {
  /** Quantities that were set. */
  changed: number;
  /** False when others kept changing the same stock, and something is left to do. */
  settled: boolean;
  /** Items that Shopify does not let us set, with its reason. */
  refused: ReadonlyMap<bigint, Message>;
};

/**
 * Sets what Shopify shows on hand until `differences` finds nothing to change.
 *
 * `differences` compares what should be with our copy of Shopify's levels, and answers groups of changes; a group is set whole or not
 * at all. Where Shopify's number is not the one in our copy, the copy is read again and `differences` is asked again.
 */
export async function reachOnHand(
  shop: Shop,
  differences: (db: ShopDb) => Promise<readonly (readonly OnHandChange[])[]>,
): Promise<ReachedOnHand> {
  const refused = new Map<bigint, Message>();
  let changed = 0;

  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const groups = (await inShop(shop, differences)).filter((group) => !group.some((change) => refused.has(change.inventoryItemId)));
    if (groups.length === 0) return { changed, settled: true, refused };

    for (const batch of batches(groups)) {
      const answer = await setOnHand(shop, batch);
      if (answer.outcome === "set") {
        await inShop(shop, (db) => noteOnHand(db, shop, batch));
        changed += batch.length;
      } else if (answer.outcome === "stale") {
        await copyLevels(shop, itemsOf(batch));
      } else {
        const named = answer.indexes.flatMap((index) => batch[index] ?? []);
        for (const item of itemsOf(named.length > 0 ? named : batch)) refused.set(item, answer.message);
      }
    }
  }
  return { changed, settled: false, refused };
}

function* batches(groups: readonly (readonly OnHandChange[])[]): Generator<OnHandChange[]> {
  let batch: OnHandChange[] = [];
  for (const group of groups) {
    if (batch.length + group.length > SET_AT_ONCE) {
      yield batch;
      batch = [];
    }
    batch.push(...group);
  }
  if (batch.length > 0) yield batch;
}

function itemsOf(changes: readonly OnHandChange[]): bigint[] {
  return [...new Set(changes.map((change) => change.inventoryItemId))];
}
