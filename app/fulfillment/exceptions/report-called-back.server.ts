import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fulfillment } from "../messages.ts";
import { openException } from "./open-exception.server.ts";

/** The merchant has an order back from its warehouse: it goes nowhere until he says so. */
export async function reportCalledBack(db: ShopDb, shop: Shop, order: { id: bigint; name: string }): Promise<void> {
  await openException(db, shop, {
    cause: "order.called-back",
    subject: `order:${order.id}`,
    orderId: order.id,
    message: fulfillment.message("called-back", { order: order.name }),
  });
}
