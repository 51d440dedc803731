import { randomBytes } from "node:crypto";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId, type WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { defaultPrices } from "#app/warehouses/default-prices.ts";

/** A connected warehouse with these units on its shelves, written straight into the database. */
export async function aWarehouse(
  shop: Shop,
  { name = "Stockroom", kind = "built_in", stock = {} }: { name?: string; kind?: string; stock?: Record<string, number> } = {},
): Promise<WarehouseId> {
  const id = newId<WarehouseId>();
  const at = new Date(Date.now() - 60_000);
  await inShop(shop, async (db) => {
    await db.warehouse.create({
      data: {
        shopId: shop.id,
        id,
        kind,
        name,
        state: "connected",
        priority: 1,
        timeZone: "Europe/London",
        address: {},
        prices: defaultPrices("GBP", "GB"),
        callbackKey: randomBytes(8).toString("hex"),
        createdAt: at,
      },
    });
    await db.warehouseStock.createMany({
      data: Object.entries(stock).map(([sku, onHand]) => ({ shopId: shop.id, warehouseId: id, sku, onHand, asOf: at })),
    });
  });
  return id;
}
