import { removeOrder } from "#app/orders/copy-orders.server.ts";
import { orderGone } from "#app/orders/order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";

/** An order that is deleted in Shopify goes here too, unless a parcel tells of it. */
export const removeGoneOrder = subscriber({
  name: "fulfillment.remove-gone-order",
  hears: orderGone,
  run: (shop, { orderId }) =>
    inShop(shop, async (db) => {
      const parcels = await db.parcel.count({ where: { shopId: shop.id, orderId } });
      if (parcels === 0) await removeOrder(db, shop, orderId);
    }),
});
