import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { warehouses } from "./messages.ts";
import type { SomeTerms } from "./warehouse-terms.ts";

/** Messages are for the merchant. */
export type UpdatedWarehouse =
  | { outcome: "updated" }
  | { outcome: "not-found"; message: Message }
  | { outcome: "refused"; field: "prices"; message: Message };

/** Changes on what terms a warehouse ships: what is given; the rest stays. Orders that are routed already keep their plan. */
export function updateWarehouse(shop: Shop, id: WarehouseId, terms: SomeTerms): Promise<UpdatedWarehouse> {
  if (terms.prices && terms.prices.currency !== shop.currency)
    return Promise.resolve({
      outcome: "refused",
      field: "prices",
      message: warehouses.message("other-currency", { currency: shop.currency }),
    });

  return inShop(shop, async (db): Promise<UpdatedWarehouse> => {
    const { count } = await db.warehouse.updateMany({
      where: { shopId: shop.id, id, state: { not: "disconnected" } },
      data: { ...terms, ...(terms.prices && { pricesConfirmedAt: nowDate() }) },
    });
    return count > 0 ? { outcome: "updated" } : { outcome: "not-found", message: warehouses.message("no-longer-connected") };
  });
}

/** A person says that a warehouse's prices are right as they stand. */
export function confirmPrices(shop: Shop, id: WarehouseId): Promise<UpdatedWarehouse> {
  return inShop(shop, async (db): Promise<UpdatedWarehouse> => {
    const { count } = await db.warehouse.updateMany({
      where: { shopId: shop.id, id, state: { not: "disconnected" } },
      data: { pricesConfirmedAt: nowDate() },
    });
    return count > 0 ? { outcome: "updated" } : { outcome: "not-found", message: warehouses.message("no-longer-connected") };
  });
}
