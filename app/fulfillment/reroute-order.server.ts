import { CloseFulfillmentOrderDocument } from "#admin/close-fulfillment-order.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";

import { cancelParcel } from "./cancel-parcels.server.ts";
import { resolveExceptions } from "./exceptions/resolve-exceptions.server.ts";
import { followOrderJob } from "./follow-order-job.server.ts";
import { loadOrder } from "./load-order.server.ts";

export type Reroute =
  | { outcome: "started" }
  | { outcome: "not-found"; message: string }
  | { outcome: "too-late"; message: string }
  | { outcome: "routing-off"; message: string };

/** Takes an order back from its warehouses, as far as they still can give it back, and has it routed again. */
export async function rerouteOrder(shop: Shop, orderId: bigint, actor: string): Promise<Reroute> {
  const order = await inShop(shop, (db) => loadOrder(db, shop, orderId));
  if (!order) return { outcome: "not-found", message: "This order isn't in Waybill." };
  const { routingEnabled } = await inShop(shop, (db) => db.shop.findUniqueOrThrow({ where: { id: shop.id } }));
  if (!routingEnabled) return { outcome: "routing-off", message: "Turn routing on in Settings, then re-route the order." };

  for (const parcel of order.parcels) {
    if (parcel.stage === "cancelled") continue;
    if (!(await cancelParcel(shop, parcel, `Re-routed by ${actor}.`))) {
      return { outcome: "too-late", message: `${parcel.warehouse.name} has already packed or shipped its parcel of ${order.name}.` };
    }
    for (const id of parcel.fulfillmentOrderIds) await giveBack(shop, id);
  }
  await inShop(shop, async (db) => {
    await db.order.update({ where: { shopId_id: { shopId: shop.id, id: orderId } }, data: { routingAsked: true } });
    await db.order.updateMany({
      where: { shopId: shop.id, id: orderId, routingCompletedAt: null },
      data: { routingCompletedAt: order.createdAt },
    });
    await resolveExceptions(db, shop, { subject: `order:${orderId}` }, `Re-routed by ${actor}.`);
    await writeTimeline(db, shop, { orderId, actor, event: "reroute", words: "Asked for a new route." });
    await enqueue(db, shop, followOrderJob, { orderId: String(orderId) });
  });
  return { outcome: "started" };
}

/** An accepted request is closed, which hands the fulfillment order back; one that is no longer open needs nothing. */
async function giveBack(shop: Shop, fulfillmentOrderId: bigint) {
  await adminClient(shop).run(CloseFulfillmentOrderDocument, {
    id: gid("FulfillmentOrder", fulfillmentOrderId),
    message: "Waybill sends it from another warehouse.",
  });
}
