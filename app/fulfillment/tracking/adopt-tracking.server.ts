import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { correctedTracking } from "./corrected-tracking.ts";
import { columnsOf } from "./shipment-tracking.ts";

/**
 * Takes over tracking that somebody corrected in Shopify: it is the shipment's from now on, until its warehouse says something new. A copy that
 * is older than what Shopify answered to us last says nothing.
 */
export async function adoptTracking(shop: Shop, order: OrderInFulfillment): Promise<void> {
  for (const { shipment, told, copy, theirs } of correctedTracking(order))
    await inShop(shop, async (db) => {
      const { count } = await db.shipment.updateMany({
        where: { shopId: shop.id, id: shipment.id, toldTracking: { equals: told } },
        data: { ...columnsOf(theirs), toldTracking: { ...theirs, at: copy.updatedAt.toISOString() } },
      });
      if (count === 0) return;
      const message = fulfillment.message("tracking-corrected", { tracking: theirs.numbers });
      await writeTimeline(db, shop, { orderId: order.id, actor: { kind: "shopify" }, event: "tracking-corrected", message });
    });
}
