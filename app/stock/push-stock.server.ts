import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { withLock } from "#app/platform/db/with-lock.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { copyLevels } from "#app/inventory/copy-levels.server.ts";
import { type ReachedOnHand, reachOnHand } from "./reach-on-hand.server.ts";
import { stockDifferences } from "./stock-differences.server.ts";

export type PushedStock = {
  /** SKUs for which Shopify showed another number than the warehouse. */
  drift: number;
  settled: boolean;
  refused: ReadonlyMap<bigint, Message>;
};

/**
 * Makes Shopify show what the warehouse holds, at the warehouse's location. The warehouse is right: it has the goods.
 *
 * Units that left and that Shopify has not been told of still stand in Shopify's number, and are left there (stock-differences). What
 * our copy of Shopify's levels doubts is read again first, then set by compare-and-set. Twice equals once; one at a time per warehouse.
 */
export function pushStock(shop: Shop, warehouseId: WarehouseId): Promise<PushedStock> {
  return withLock(`push-stock ${warehouseId}`, async () => {
    const doubted = await inShop(shop, (db) => stockDifferences(db, warehouseId));
    const known = doubted.filter((change) => change.changeFrom !== null).map((change) => change.inventoryItemId);
    if (known.length > 0) await copyLevels(shop, known);

    const drift = known.length > 0 ? await inShop(shop, (db) => stockDifferences(db, warehouseId)) : doubted;
    const reached: Omit<ReachedOnHand, "changed"> =
      drift.length === 0
        ? { settled: true, refused: new Map() }
        : await reachOnHand(shop, async (db) => (await stockDifferences(db, warehouseId)).map((change) => [change]));

    await inShop(shop, (db) =>
      db.warehouse.updateMany({ where: { id: warehouseId }, data: { stockPushedAt: nowDate(), stockDrift: drift.length } }),
    );
    return { drift: drift.length, settled: reached.settled, refused: reached.refused };
  });
}
