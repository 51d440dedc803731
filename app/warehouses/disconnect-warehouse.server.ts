import { randomBytes } from "node:crypto";
import { DeleteFulfillmentServiceDocument } from "#admin/delete-fulfillment-service.ts";
import { FindFulfillmentServicesDocument } from "#admin/find-fulfillment-services.ts";
import { copyLocations } from "#app/inventory/copy-locations.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { withLock } from "#app/platform/db/with-lock.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { userErrorsOf } from "#app/shopify/user-errors.ts";
import { resumeWarehouse } from "./pause-warehouse.server.ts";
import { warehouseRefusalEnded } from "./warehouse-events.ts";

/** Messages are for the merchant. */
export type Disconnected = { outcome: "disconnected" } | { outcome: "refused" | "not-found"; message: string };

/**
 * Takes a warehouse off the shop, when no parcel of it is open. Its location and stock stay in Shopify, as the merchant's own; its
 * parcels stay here, as history. Its keys are forgotten. Twice equals once.
 */
export function disconnectWarehouse(shop: Shop, id: WarehouseId): Promise<Disconnected> {
  return withLock(`connect ${id}`, async (): Promise<Disconnected> => {
    const warehouse = await inShop(shop, (db) => db.warehouse.findUnique({ where: { shopId_id: { shopId: shop.id, id } } }));
    if (!warehouse) return { outcome: "not-found", message: "This warehouse is no longer there." };
    if (warehouse.state === "disconnected") return { outcome: "disconnected" };

    // No new parcel comes while it is taken off; should it stay, it stays paused and the merchant can see it.
    const open = await inShop(shop, async (db) => {
      await db.warehouse.updateMany({ where: { shopId: shop.id, id, state: "connected" }, data: { state: "paused" } });
      return db.parcel.count({ where: { shopId: shop.id, warehouseId: id, stage: { notIn: ["shipped", "delivered", "cancelled"] } } });
    });
    if (open > 0) {
      if (warehouse.state === "connected") await resumeWarehouse(shop, id);
      const parcels = open === 1 ? "1 parcel is" : `${open} parcels are`;
      return {
        outcome: "refused",
        message: `${parcels} still open at "${warehouse.name}". Ship, cancel or re-route them first, or pause the warehouse.`,
      };
    }

    const problem = await deleteService(shop, warehouse.callbackKey);
    if (problem) return { outcome: "refused", message: `Shopify didn't let go of "${warehouse.name}": ${problem}` };
    await forget(shop, id);
    if (warehouse.locationId !== null) await copyLocations(shop, [warehouse.locationId]);
    return { outcome: "disconnected" };
  });
}

/** What Shopify found wrong, or null. A service that is gone already is no trouble. */
async function deleteService(shop: Shop, callbackKey: string): Promise<string | null> {
  const services = (await adminClient(shop).run(FindFulfillmentServicesDocument, {})).shop.fulfillmentServices;
  const service = services.find((candidate) => candidate.callbackUrl?.includes(callbackKey));
  if (!service) return null;
  const { fulfillmentServiceDelete } = await adminClient(shop).run(DeleteFulfillmentServiceDocument, { id: service.id });
  return userErrorsOf(fulfillmentServiceDelete)[0]?.message ?? null;
}

async function forget(shop: Shop, id: WarehouseId): Promise<void> {
  await inShop(shop, async (db) => {
    await db.warehouseStock.deleteMany({ where: { shopId: shop.id, warehouseId: id } });
    await db.warehouse.updateMany({
      where: { shopId: shop.id, id },
      data: {
        state: "disconnected",
        credentials: null,
        webhookSecret: null,
        fulfillmentServiceId: null,
        locationId: null,
        lastProblem: null,
        callbackKey: randomBytes(24).toString("base64url"),
      },
    });
    await publish(db, shop, warehouseRefusalEnded, { warehouseId: id });
  });
}
