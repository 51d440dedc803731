import type { Warehouse } from "#generated/prisma/client.ts";
import { copyLocations } from "#app/inventory/copy-locations.server.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { appInstalled } from "#app/shopify/shopify-events.ts";
import { warehouseLocated } from "../warehouse-events.ts";
import { correctAddress } from "./correct-address.server.ts";
import { registerService } from "./register-service.server.ts";

/**
 * After an installation the warehouses that a shop had before get their fulfillment services back: Shopify takes them away from an app
 * that is removed. Each keeps its state, its prices and its history. For a new shop there is nothing to do.
 */
export const restoreServices = subscriber({
  name: "warehouses.restore-services",
  hears: appInstalled,
  run: async (shop) => {
    const known = await inShop(shop, (db) =>
      db.warehouse.findMany({ where: { shopId: shop.id, state: { in: ["connected", "paused", "refused"] } } }),
    );
    for (const warehouse of known) await restore(shop, warehouse);
  },
});

async function restore(shop: Shop, warehouse: Warehouse): Promise<void> {
  const service = await registerService(shop, warehouse);
  if (service.outcome === "refused") {
    await inShop(shop, (db) => db.warehouse.updateMany({ where: { id: warehouse.id }, data: { lastProblem: service.message } }));
    return;
  }
  const { serviceId: fulfillmentServiceId, locationId } = service;
  if (locationId !== warehouse.locationId) await correctAddress(shop, locationId, warehouse.address as PostalAddress);
  await copyLocations(shop, [locationId]);
  await inShop(shop, async (db) => {
    await db.warehouse.updateMany({ where: { id: warehouse.id }, data: { fulfillmentServiceId, locationId } });
    await publish(db, shop, warehouseLocated, { warehouseId: warehouse.id as WarehouseId });
  });
}
