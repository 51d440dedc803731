import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { linesPutAside, WITHOUT_SKU } from "../reconcile/put-aside.server.ts";
import { unattached } from "../requests/unattached.ts";
import { resolveExceptions } from "./resolve-exceptions.server.ts";

/**
 * A warehouse was found for all of an order that is Waybill's to ship, or nothing of it waits for one: nobody is asked for that any more. What
 * a person put aside stays put aside for as long as it is there.
 */
export async function endUnroutable(db: ShopDb, shop: Shop, order: OrderInFulfillment, resolution: Message): Promise<void> {
  const aside = await linesPutAside(db, shop, order, unattached(order));
  const match = { subject: `order:${order.id}`, cause: "unroutable." };
  await resolveExceptions(db, shop, aside.size > 0 ? { ...match, but: WITHOUT_SKU } : match, resolution);
}
