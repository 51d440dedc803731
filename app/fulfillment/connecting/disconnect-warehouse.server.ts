import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { isOpen } from "#app/parcels/parcel-stage.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { withLock } from "#app/platform/db/with-lock.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { releaseWarehouse } from "#app/warehouses/connecting/release-warehouse.server.ts";
import { resumeWarehouse } from "#app/warehouses/pause-warehouse.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { fulfillment } from "../messages.ts";

/** Messages are for the merchant. */
export type Disconnected = { outcome: "disconnected" } | { outcome: "refused" | "not-found"; message: Message };

/**
 * Takes a warehouse off the shop, when no parcel of it is open. Its location and stock stay in Shopify, as the merchant's own; its
 * parcels stay here, as history. Its keys are forgotten. Twice equals once.
 */
export function disconnectWarehouse(shop: Shop, id: WarehouseId): Promise<Disconnected> {
  return withLock(`connect ${id}`, async (): Promise<Disconnected> => {
    const warehouse = await inShop(shop, (db) => db.warehouse.findUnique({ where: { shopId_id: { shopId: shop.id, id } } }));
    if (!warehouse) return { outcome: "not-found", message: fulfillment.message("warehouse-gone") };
    if (warehouse.state === "disconnected") return { outcome: "disconnected" };

    // No new parcel comes while it is taken off; should it stay, it stays paused and the merchant can see it.
    const open = await inShop(shop, async (db) => {
      await db.warehouse.updateMany({ where: { shopId: shop.id, id, state: "connected" }, data: { state: "paused" } });
      return db.parcel.count({ where: { shopId: shop.id, warehouseId: id, stage: inStages(isOpen) } });
    });
    if (open > 0) {
      if (warehouse.state === "connected") await resumeWarehouse(shop, id);
      return { outcome: "refused", message: fulfillment.message("parcels-open", { count: open, warehouse: warehouse.name }) };
    }

    const problem = await releaseWarehouse(shop, warehouse);
    if (problem) return { outcome: "refused", message: fulfillment.message("not-let-go", { warehouse: warehouse.name, why: problem }) };
    await inShop(shop, async (db) => {
      await db.warehouseStock.deleteMany({ where: { shopId: shop.id, warehouseId: id } });
      await resolveExceptions(db, shop, { subject: `warehouse:${id}` }, fulfillment.message("was-disconnected"));
    });
    return { outcome: "disconnected" };
  });
}
