import { noteGone, removeOrder } from "#app/orders/copy-orders.server.ts";
import { orderGone } from "#app/orders/order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { reconcileOrderJob } from "./reconcile-order-job.server.ts";

/**
 * An order that is deleted in Shopify goes here too, unless a parcel tells of it: then it is kept as one that is gone, and what of it can still be
 * stopped at its warehouses is (reconcileOrder).
 */
export const removeGoneOrder = subscriber({
  name: "fulfillment.remove-gone-order",
  hears: orderGone,
  run: (shop, { orderId }) =>
    inShop(shop, async (db) => {
      const parcels = await db.parcel.count({ where: { shopId: shop.id, orderId } });
      if (parcels === 0) return removeOrder(db, shop, orderId);
      await noteGone(db, shop, orderId);
      await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId), copied: true });
    }),
});
