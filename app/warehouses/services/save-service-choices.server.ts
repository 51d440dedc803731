import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { warehouses } from "../messages.ts";
import type { ServiceChoice } from "./service-choice.ts";
import type { UpdatedWarehouse } from "../update-warehouse.server.ts";

/** Keeps how a warehouse is to ship what buyers choose at checkout. Orders that it has already go as they were asked for. */
export function saveServiceChoices(shop: Shop, id: WarehouseId, choices: readonly ServiceChoice[]): Promise<UpdatedWarehouse> {
  return inShop(shop, async (db): Promise<UpdatedWarehouse> => {
    const { count } = await db.warehouse.updateMany({
      where: { shopId: shop.id, id, state: { not: "disconnected" } },
      data: { serviceChoices: choices.map((choice) => ({ ...choice })) },
    });
    return count > 0 ? { outcome: "updated" } : { outcome: "not-found", message: warehouses.message("no-longer-connected") };
  });
}
