import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { warehouseRefused } from "./warehouse-events.ts";
import { WarehouseFault, wordsOfFault } from "./warehouse-fault.ts";

/** Writes down why a warehouse could not be spoken to. When it refuses our credentials, nothing is sent there until they are renewed. */
export async function noteProblem(shop: Shop, warehouseId: WarehouseId, fault: unknown): Promise<void> {
  await inShop(shop, async (db) => {
    await db.warehouse.updateMany({ where: { id: warehouseId }, data: { lastProblem: wordsOfFault(fault) } });
    if (!(fault instanceof WarehouseFault) || fault.code !== "unauthorized") return;
    const { count } = await db.warehouse.updateMany({
      where: { id: warehouseId, state: { in: ["connected", "paused"] } },
      data: { state: "refused" },
    });
    if (count > 0) await publish(db, shop, warehouseRefused, { warehouseId });
  });
}
