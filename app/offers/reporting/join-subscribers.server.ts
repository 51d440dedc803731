import { hearChangedOrders } from "#app/orders/hear-changed-orders.server.ts";
import { orderGone } from "#app/orders/order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Subscriber, subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";

type Joins = (db: ShopDb, shop: Shop, orderIds: readonly bigint[]) => Promise<void>;

/** What joins orders with what was done for their buyers: anew when one changed, and when Shopify does not know one any more, which then brought nothing. */
export function joinSubscribers(names: { changed: string; gone: string }, join: Joins): { changed: Subscriber; gone: Subscriber } {
  return {
    changed: hearChangedOrders({ name: names.changed, urgent: false, run: join }),
    gone: subscriber({
      name: names.gone,
      hears: orderGone,
      urgent: false,
      run: (shop, { orderId }) => inShop(shop, (db) => join(db, shop, [orderId])),
    }),
  };
}
