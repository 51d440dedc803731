import { noteGone, removeOrder } from "#app/orders/copy-orders.server.ts";
import { orderGone } from "#app/orders/order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";

/** An order that is deleted in Shopify goes here too, unless a parcel tells of it: then it is kept as one that is gone. */
export const removeGoneOrder = subscriber({
  name: "fulfillment.remove-gone-order",
  hears: orderGone,
  run: (shop, { orderId }) =>
    inShop(shop, async (db) => {
      const parcels = await db.parcel.count({ where: { shopId: shop.id, orderId } });
      await (parcels === 0 ? removeOrder(db, shop, orderId) : noteGone(db, shop, orderId));
    }),
});
