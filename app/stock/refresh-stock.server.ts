import { Prisma, type Warehouse } from "#generated/prisma/client.ts";
import { pushStockJob } from "./push-stock-job.server.ts";
import { stockDifferences } from "./stock-differences.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { withLock } from "#app/platform/db/with-lock.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";
import { isCountedHere } from "#app/warehouses/providers/registry.server.ts";
import { noteProblem } from "#app/warehouses/note-problem.server.ts";
import { createSharedRuns } from "#app/platform/shared-runs.ts";
import { takeSnapshot } from "./take-snapshot.server.ts";

const readings = createSharedRuns<WarehouseId>();

/**
 * Reads what a warehouse holds, keeps it, and has Shopify told where it shows something else. One that is counted in Waybill is
 * not asked: its shelves are ours. When no answer comes, the last one stays, the merchant sees why, and the fault is thrown.
 *
 * The warehouse is asked after this was called: however many call while it is being asked, it is asked once more for all of them.
 */
export function refreshStock(shop: Shop, warehouseId: WarehouseId): Promise<void> {
  return readings.next(warehouseId, () => read(shop, warehouseId));
}

/** The same for somebody to whom a reading that is under way will do: a merchant who presses a button, once or forty times. */
export function joinStockReading(shop: Shop, warehouseId: WarehouseId): Promise<void> {
  return readings.join(warehouseId, () => read(shop, warehouseId));
}

function read(shop: Shop, warehouseId: WarehouseId): Promise<void> {
  const askedAt = nowDate();
  return withLock(`refresh-stock ${warehouseId}`, async () => {
    const warehouse = await inShop(shop, (db) => db.warehouse.findUnique({ where: { shopId_id: { shopId: shop.id, id: warehouseId } } }));
    if (!warehouse || warehouse.state === "refused" || warehouse.state === "disconnected") return;
    // Another process has asked it while we waited for our turn.
    if (warehouse.stockReadAt && warehouse.stockReadAt > askedAt) return;

    if (!isCountedHere(warehouse)) await readProvider(shop, warehouse, warehouseId);

    await inShop(shop, async (db) => {
      if ((await stockDifferences(db, warehouseId)).length > 0) await enqueue(db, shop, pushStockJob, { warehouseId });
    });
  });
}

async function readProvider(shop: Shop, warehouse: Warehouse, warehouseId: WarehouseId): Promise<void> {
  const readAt = nowDate();
  const levels = await openConnection(shop, warehouse)
    .readStock()
    .catch(async (fault: unknown) => {
      await noteProblem(shop, warehouseId, fault);
      throw fault;
    });

  await inShop(shop, async (db) => {
    const { unknownSkus } = await takeSnapshot(db, shop, warehouseId, levels, readAt);
    const heard = { stockReadAt: readAt, lastHeardAt: nowDate(), unknownSkus };
    await db.warehouse.updateMany({
      where: { id: warehouseId },
      data: warehouse.state === "connecting" ? heard : { ...heard, lastProblem: Prisma.DbNull },
    });
  });
}
