import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

import { loadOrder } from "./load-order.server.ts";
import { orderStage } from "./order-stage.ts";
import { waitingFulfillmentOrders } from "./requests/waiting-fulfillment-orders.ts";

/** Brings the stage that an order is shown at in line with what is known of it. */
export async function settleStage(db: ShopDb, shop: Shop, orderId: bigint): Promise<void> {
  const order = await loadOrder(db, shop, orderId);
  if (!order) return;
  const exceptions = await db.exception.count({ where: { shopId: shop.id, orderId, resolvedAt: null } });
  const next = waitingFulfillmentOrders(order.fulfillmentOrders, true);
  const attached = new Set(order.parcels.filter((parcel) => parcel.stage !== "cancelled").flatMap((parcel) => parcel.fulfillmentOrderIds));

  const stage = orderStage({
    cancelled: order.cancelledAt !== null,
    needsPerson: exceptions > 0,
    parcels: order.parcels.map((parcel) => parcel.stage),
    waiting:
      next.outcome === "ready" &&
      next.waiting.some((one) => !attached.has(one.id)) &&
      !order.parcels.some((parcel) => parcel.stage === "planned"),
    fulfillmentStatus: order.fulfillmentStatus,
  });
  if (stage !== order.stage) await db.order.update({ where: { shopId_id: { shopId: shop.id, id: orderId } }, data: { stage } });
}
