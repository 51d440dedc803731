import { inShop } from "#app/platform/db/in-shop.server.ts";
import { OWN_SOURCE } from "#app/platform/events/event-type.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { warehouseRefusalEnded, warehouseRefused } from "#app/warehouses/warehouse-events.ts";
import { fulfillment } from "../messages.ts";
import { openException } from "./open-exception.server.ts";
import { resolveExceptions } from "./resolve-exceptions.server.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { noteProblem } from "#app/warehouses/note-problem.server.ts";
import { WarehouseFault } from "#app/warehouses/warehouse-fault.ts";

/** Keeps the worklist true about which warehouses refuse our credentials, whoever found out: as it stands now, whatever the event said. */
export const reportRefusedWarehouses = subscriber({
  name: "fulfillment.report-refused-warehouses",
  hears: [{ source: OWN_SOURCE, topics: [warehouseRefused.topic, warehouseRefusalEnded.topic] }],
  async run(shop, event) {
    const { warehouseId } = warehouseRefused.read(event);
    const subject = `warehouse:${warehouseId}`;
    await inShop(shop, async (db) => {
      const warehouse = await db.warehouse.findFirst({ where: { shopId: shop.id, id: warehouseId }, select: { name: true, state: true } });
      if (warehouse?.state === "refused")
        await openException(db, shop, {
          cause: "warehouse.refused",
          subject,
          shared: { warehouseId },
          message: fulfillment.message("warehouse-refused", { warehouse: warehouse.name }),
          staysDismissed: true,
        });
      else await resolveExceptions(db, shop, { subject, cause: "warehouse.refused" }, fulfillment.message("credentials-renewed"));
    });
  },
});

/**
 * Takes in that a warehouse no longer accepts our credentials: it is marked, which the merchant is told, and nothing is sent there until they are
 * renewed. Answers false for any other fault, which passes by itself.
 */
export async function reportWarehouseFault(shop: Shop, warehouse: { id: string }, fault: unknown): Promise<boolean> {
  if (!(fault instanceof WarehouseFault) || fault.code !== "unauthorized") return false;
  await noteProblem(shop, WarehouseId.parse(warehouse.id), fault);
  return true;
}
