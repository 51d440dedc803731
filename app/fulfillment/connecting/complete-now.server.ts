import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { wordsOfFault } from "#app/warehouses/warehouse-fault.ts";
import type { BegunConnecting } from "#app/warehouses/connecting/begin-connecting.server.ts";
import type { ConnectOutcome } from "#app/warehouses/connecting/connect-outcome.ts";
import { finishConnectingJob } from "./finish-connecting-job.server.ts";
import { finishConnecting } from "./finish-connecting.server.ts";

/**
 * Connects a warehouse that was begun, while the merchant waits. What Shopify does not take is undone, for the merchant to say it
 * otherwise; what only failed goes on without them.
 */
export async function completeNow(shop: Shop, { warehouseId, isNew }: BegunConnecting): Promise<ConnectOutcome> {
  try {
    const finished = await finishConnecting(shop, warehouseId);
    if (finished.outcome === "connected") return { outcome: "connected", warehouseId };
    await forget(shop, warehouseId, isNew);
    return { outcome: "refused", field: "name", message: finished.message };
  } catch (fault) {
    log.warn({ err: fault, shopId: shop.id, warehouseId }, "warehouse not connected yet");
    await enqueueNow(shop, finishConnectingJob, { warehouseId });
    return { outcome: "finishing", warehouseId, message: wordsOfFault(fault) };
  }
}

/** Takes back a warehouse that never came to be; one that was revived goes back to sleep. */
async function forget(shop: Shop, warehouseId: WarehouseId, isNew: boolean): Promise<void> {
  await inShop(shop, async (db) => {
    const where = { id: warehouseId, state: "connecting", fulfillmentServiceId: null } as const;
    if (isNew) await db.warehouse.deleteMany({ where });
    else await db.warehouse.updateMany({ where, data: { state: "disconnected" } });
  });
}
