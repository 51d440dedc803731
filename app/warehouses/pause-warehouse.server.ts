import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

/** No new order is sent to a paused warehouse; what it has, it ships. Answers whether it was connected. */
export function pauseWarehouse(shop: Shop, id: WarehouseId): Promise<boolean> {
  return change(shop, id, "connected", "paused");
}

/** Orders may go there again. Answers whether it was paused. */
export function resumeWarehouse(shop: Shop, id: WarehouseId): Promise<boolean> {
  return change(shop, id, "paused", "connected");
}

function change(shop: Shop, id: WarehouseId, from: "connected" | "paused", to: "connected" | "paused"): Promise<boolean> {
  return inShop(shop, async (db) => {
    const { count } = await db.warehouse.updateMany({ where: { shopId: shop.id, id, state: from }, data: { state: to } });
    return count > 0;
  });
}
