import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { lockParcel, moveParcels } from "#app/parcels/move-parcel.server.ts";
import { hasLeft, isOpen } from "#app/parcels/parcel-stage.ts";
import { stageAfterShipments } from "#app/parcels/shipment-progress.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import type { WarehouseOrderState } from "#app/warehouses/warehouse-connection.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import { fulfillment } from "../messages.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { settleStage } from "../settle-stage.server.ts";

/** Whether the warehouse has nothing more to do for an order of which something has left. */
function isDone({ shipments }: WarehouseOrderState): boolean {
  const over = (status: string) => status === "shipped" || status === "delivered";
  return shipments.some(({ status }) => over(status)) && shipments.every(({ status }) => over(status) || status === "cancelled");
}

/**
 * Takes in that a warehouse is done with a parcel and has shipped less than was asked: what has left is the parcel from now on, what is
 * missing is nobody's, and a person says what becomes of it. Its stock is read anew, since the units were not where they were believed to be.
 */
export async function reportShort(shop: Shop, parcelId: string, state: WarehouseOrderState): Promise<void> {
  if (!isDone(state)) return;
  const warehouseId = await inShop(shop, async (db) => {
    await lockParcel(db, shop, parcelId);
    const parcel = await db.parcel.findFirst({
      where: { shopId: shop.id, id: parcelId },
      include: { lines: true, warehouse: true, order: true, shipments: true },
    });
    if (!parcel || !isOpen(parcel)) return null;
    const missing = parcel.lines.filter(({ quantity, shipped }) => shipped < quantity);
    if (missing.length === 0) return null;

    for (const { orderLineId, shipped } of missing) {
      const shopId_parcelId_orderLineId = { shopId: shop.id, parcelId, orderLineId };
      if (shipped > 0) await db.parcelLine.update({ where: { shopId_parcelId_orderLineId }, data: { quantity: shipped } });
      else if (hasLeft(parcel)) await db.parcelLine.delete({ where: { shopId_parcelId_orderLineId } });
    }
    const left = parcel.lines.filter(({ shipped }) => shipped > 0).map((line) => ({ ...line, quantity: line.shipped }));
    if (left.length === 0) await moveParcels(db, shop, { id: parcelId }, "cancelled");
    else {
      await moveParcels(db, shop, { id: parcelId }, "shipped", { shippedAt: parcel.shipments.at(-1)?.shippedAt });
      const end = stageAfterShipments({ stage: "shipped", lines: left }, parcel.shipments);
      if (end !== "shipped") await moveParcels(db, shop, { id: parcelId }, end);
    }

    const message = fulfillment.message("short", {
      order: parcel.order.name,
      warehouse: parcel.warehouse.name,
      units: missing.map(({ title, quantity, shipped }) => fulfillment.message("units-of", { units: quantity - shipped, title })),
    });
    await openException(db, shop, {
      cause: "order.short",
      subject: `order:${parcel.orderId}`,
      orderId: parcel.orderId,
      shared: { warehouseId: parcel.warehouseId },
      message,
    });
    const actor = { kind: "warehouse", name: parcel.warehouse.name } as const;
    await writeTimeline(db, shop, { orderId: parcel.orderId, actor, event: "short", message });
    await settleStage(db, shop, parcel.orderId);
    // Shopify is given the missing units back, once it has the fulfillment of the others.
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(parcel.orderId) });
    return parcel.warehouseId;
  });
  if (warehouseId)
    await refreshStock(shop, WarehouseId.parse(warehouseId)).catch((fault: unknown) => {
      log.warn({ err: fault, shopId: shop.id, warehouseId }, "stock not refreshed after a short shipment");
    });
}
