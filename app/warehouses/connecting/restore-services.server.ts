import type { Warehouse } from "#generated/prisma/client.ts";
import { copyLocations } from "#app/inventory/copy-locations.server.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { appInstalled } from "#app/shopify/shopify-events.ts";
import { warehouseLocated } from "../warehouse-events.ts";
import { correctAddress } from "./correct-address.server.ts";
import { warehouses } from "../messages.ts";
import { registerService, type RegisteredService } from "./register-service.server.ts";

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
    for (const warehouse of known) await restoreService(shop, warehouse);
  },
});

/** Where its former location stays in Shopify as the merchant's own, that one has its name: the new one is told apart. */
async function registerAgain(shop: Shop, warehouse: Warehouse): Promise<RegisteredService> {
  const service = await registerService(shop, warehouse);
  const isTaken = service.outcome === "refused" && service.message.code === warehouses.message("name-taken", { warehouse: "" }).code;
  return isTaken ? registerService(shop, { ...warehouse, name: `${warehouse.name} (2)` }) : service;
}

/** Gives a warehouse its fulfillment service and its location in Shopify back. Answers why it can't, if so. Twice equals once. */
export async function restoreService(shop: Shop, warehouse: Warehouse): Promise<Message | null> {
  const service = await registerAgain(shop, warehouse);
  if (service.outcome === "refused") {
    await inShop(shop, (db) => db.warehouse.updateMany({ where: { id: warehouse.id }, data: { lastProblem: service.message } }));
    return service.message;
  }
  const { serviceId: fulfillmentServiceId, locationId } = service;
  if (locationId !== warehouse.locationId) await correctAddress(shop, locationId, warehouse.address as PostalAddress);
  await copyLocations(shop, [locationId]);
  await inShop(shop, async (db) => {
    await db.warehouse.updateMany({ where: { id: warehouse.id }, data: { fulfillmentServiceId, locationId } });
    await publish(db, shop, warehouseLocated, { warehouseId: warehouse.id as WarehouseId });
  });
  return null;
}
