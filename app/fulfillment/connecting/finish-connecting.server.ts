import { Prisma, type Warehouse } from "#generated/prisma/client.ts";
import { copyLocations } from "#app/inventory/copy-locations.server.ts";
import { pushStock } from "#app/stock/push-stock.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { analyzeGrownTables } from "#app/platform/db/analyze-grown-tables.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { withLock } from "#app/platform/db/with-lock.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { providerAddress } from "#app/warehouses/callback-address.server.ts";
import { warehouses } from "#app/warehouses/messages.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import { readServices } from "#app/warehouses/services/read-services.server.ts";
import { providerOf } from "#app/warehouses/providers/registry.server.ts";
import { sealWebhookSecret } from "#app/warehouses/secrets.server.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { wordsOfFault } from "#app/warehouses/warehouse-fault.ts";
import { correctAddress } from "#app/warehouses/connecting/correct-address.server.ts";
import { moveStock } from "#app/stock/move-stock.server.ts";
import { registerService } from "#app/warehouses/connecting/register-service.server.ts";

export type FinishedConnecting =
  | { outcome: "connected" }
  /** Only the merchant can help. */
  | { outcome: "refused"; message: Message };

/**
 * Does whatever is still to be done until a warehouse is connected: each step looks whether it is done already, so that this can stop
 * anywhere and be called again. A fault is written down for the merchant and thrown, for the job to try again.
 */
export function finishConnecting(shop: Shop, warehouseId: WarehouseId): Promise<FinishedConnecting> {
  return withLock(`connect ${warehouseId}`, async () => {
    const warehouse = await read(shop, warehouseId);
    if (warehouse?.state !== "connecting") return { outcome: "connected" };

    try {
      return await takeSteps(shop, warehouseId, warehouse);
    } catch (fault) {
      await write(shop, warehouseId, { lastProblem: wordsOfFault(fault) });
      throw fault;
    }
  });
}

async function takeSteps(shop: Shop, warehouseId: WarehouseId, warehouse: Warehouse): Promise<FinishedConnecting> {
  const service = await registerService(shop, warehouse);
  if (service.outcome === "refused") {
    await write(shop, warehouseId, { lastProblem: service.message });
    return service;
  }
  const { serviceId, locationId } = service;
  await write(shop, warehouseId, { fulfillmentServiceId: serviceId, locationId });

  const addressProblem = await correctAddress(shop, locationId, warehouse.address as PostalAddress);
  await copyLocations(shop, [locationId]);
  const callsProblem = await hearOfShipments(shop, warehouse);

  await readServices(shop, warehouse);
  const stockProblem = await moveStock(shop, { ...warehouse, locationId });
  await refreshStock(shop, warehouseId);
  await analyzeGrownTables();
  await pushStock(shop, warehouseId);

  const problems = [addressProblem, callsProblem, stockProblem].filter((problem) => problem !== null);
  const lastProblem = problems.length === 0 ? Prisma.DbNull : warehouses.message("problems", { problems });
  await write(shop, warehouseId, { state: "connected", lastHeardAt: nowDate(), lastProblem });
  return { outcome: "connected" };
}

/** Asks a provider that can call us to do so, and keeps the secret of its calls. Answers why it won't, or null: it is polled anyway. */
async function hearOfShipments(shop: Shop, warehouse: Warehouse): Promise<Message | null> {
  if (warehouse.webhookSecret !== null || !providerOf(warehouse).capabilities.callsUs) return null;
  const subscription = await openConnection(shop, warehouse).subscribe(providerAddress(shop, warehouse.callbackKey));
  if (subscription.outcome === "refused") return subscription.message;
  const webhookSecret = sealWebhookSecret(shop, subscription.secret);
  await write(shop, warehouse.id as WarehouseId, { webhookSecret });
  return null;
}

function read(shop: Shop, id: WarehouseId): Promise<Warehouse | null> {
  return inShop(shop, (db) => db.warehouse.findUnique({ where: { shopId_id: { shopId: shop.id, id } } }));
}

async function write(shop: Shop, id: WarehouseId, data: Prisma.WarehouseUpdateManyMutationInput): Promise<void> {
  await inShop(shop, (db) => db.warehouse.updateMany({ where: { id }, data }));
}
