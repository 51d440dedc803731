import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Subscriber, subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { batchLoader } from "#app/shopify/copy/batch-loader.server.ts";
import { orderChanged } from "./order-events.ts";

type Hearing = {
  /** Of the subscriber. */
  name: string;
  urgent: boolean;
  /** Given each order once, however often it changed meanwhile. May run twice for it: twice equals once. */
  run: (db: ShopDb, shop: Shop, orderIds: readonly bigint[]) => Promise<void>;
};

/** Nobody waits for what is not urgent. */
const GATHERS_MS = { urgent: 100, other: 400 };

/**
 * Declares what a room does about orders that changed, for those of a moment in one transaction: an order changes some five times on its way,
 * and a transaction costs as much for ten orders as for one. When it fails each is done alone, so that none waits for another's fault.
 */
export function hearChangedOrders({ name, urgent, run }: Hearing): Subscriber {
  const hear = batchLoader((shop: Shop, orderIds: readonly bigint[]) => inShop(shop, (db) => run(db, shop, orderIds)), {
    waitMs: GATHERS_MS[urgent ? "urgent" : "other"],
  });
  return subscriber({
    name,
    hears: orderChanged,
    together: true,
    urgent,
    async run(shop, changes) {
      await Promise.all(changes.map(({ orderId }) => hear(shop, orderId)));
    },
  });
}
