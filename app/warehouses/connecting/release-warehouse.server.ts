import { randomBytes } from "node:crypto";
import { DeleteFulfillmentServiceDocument } from "#admin/delete-fulfillment-service.ts";
import { FindFulfillmentServicesDocument } from "#admin/find-fulfillment-services.ts";
import { Prisma, type Warehouse } from "#generated/prisma/client.ts";
import { copyLocations } from "#app/inventory/copy-locations.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { userErrorsOf } from "#app/shopify/user-errors.ts";
import { warehouseRefusalEnded } from "../warehouse-events.ts";

/**
 * Takes a warehouse's fulfillment service out of Shopify and forgets its keys. Its location and stock stay in Shopify, as the merchant's
 * own. Answers what Shopify found wrong, or null: then nothing has changed. Twice equals once.
 */
export async function releaseWarehouse(shop: Shop, warehouse: Warehouse): Promise<Message | null> {
  const problem = await deleteService(shop, warehouse.callbackKey);
  if (problem) return problem;

  await inShop(shop, async (db) => {
    await db.warehouse.updateMany({
      where: { shopId: shop.id, id: warehouse.id },
      data: {
        state: "disconnected",
        credentials: null,
        webhookSecret: null,
        fulfillmentServiceId: null,
        locationId: null,
        lastProblem: Prisma.DbNull,
        callbackKey: randomBytes(24).toString("base64url"),
      },
    });
    await publish(db, shop, warehouseRefusalEnded, { warehouseId: WarehouseId.parse(warehouse.id) });
  });
  if (warehouse.locationId !== null) await copyLocations(shop, [warehouse.locationId]);
  return null;
}

/** What Shopify found wrong, or null. A service that is gone already is no trouble. */
async function deleteService(shop: Shop, callbackKey: string): Promise<Message | null> {
  const services = (await adminClient(shop).run(FindFulfillmentServicesDocument, {})).shop.fulfillmentServices;
  const service = services.find((candidate) => candidate.callbackUrl?.includes(callbackKey));
  if (!service) return null;
  const { fulfillmentServiceDelete } = await adminClient(shop).run(DeleteFulfillmentServiceDocument, { id: service.id });
  return userErrorsOf(fulfillmentServiceDelete)[0]?.message ?? null;
}
