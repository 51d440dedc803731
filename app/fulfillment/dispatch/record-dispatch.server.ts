import { Prisma } from "#generated/prisma/client.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OrderAnswer } from "#app/warehouses/warehouse-connection.ts";

import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";
import { fulfillment } from "../messages.ts";
import { settleStage } from "../settle-stage.server.ts";
import { moveParcels } from "#app/parcels/move-parcel.server.ts";
import { awaitsDispatch } from "#app/parcels/parcel-stage.ts";

type SentParcel = {
  id: string;
  orderId: bigint;
  service: string | null;
  warehouseId: string;
  warehouse: { name: string };
  order: { name: string };
};

/**
 * Writes down what a warehouse answered to a parcel's order. News of its shipment may have come before the answer, and a person may have
 * cancelled it meanwhile: neither is undone.
 */
export async function recordDispatch(db: ShopDb, shop: Shop, parcel: SentParcel, answer: OrderAnswer): Promise<void> {
  const { orderId, warehouse, order, service } = parcel;
  const actor: Actor = { kind: "warehouse", name: warehouse.name };
  const still = { id: parcel.id, from: awaitsDispatch };
  if (answer.outcome === "accepted") {
    await moveParcels(db, shop, still, "dispatched", { problem: Prisma.DbNull });
    await db.parcel.updateMany({
      where: { shopId: shop.id, id: parcel.id },
      data: { warehouseOrderId: answer.warehouseOrderId, dispatchedAt: nowDate() },
    });
    const taken = { warehouse: warehouse.name, number: answer.warehouseOrderId };
    const message =
      service === null ? fulfillment.message("dispatched", taken) : fulfillment.message("dispatched-by", { ...taken, service });
    await writeTimeline(db, shop, { orderId, actor, event: "dispatched", message });
  } else {
    const why = answer.message;
    if ((await moveParcels(db, shop, still, "exception", { problem: why })) > 0)
      await openException(db, shop, {
        cause: "parcel.rejected",
        ...aboutParcel(parcel),
        message: fulfillment.message("rejected", { warehouse: warehouse.name, order: order.name, why }),
      });
    await writeTimeline(db, shop, { orderId, actor, event: "rejected", message: why });
  }
  await settleStage(db, shop, orderId);
}
