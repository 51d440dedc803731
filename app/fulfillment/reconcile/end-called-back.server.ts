import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { fulfillment } from "../messages.ts";
import type { ReconcileFacts } from "../read-reconcile-facts.server.ts";

/**
 * The merchant took an order back from its warehouse, moved it to a location of his own, and moves it back to one of Waybill's warehouses in
 * Shopify: that is his word that a warehouse ships it, as the timeline has told him. True when it was, and the order is to be looked at again.
 */
export async function endCalledBack(shop: Shop, { order, exceptions, warehouses }: ReconcileFacts): Promise<boolean> {
  const subject = `order:${order.id}`;
  if (!exceptions.some((one) => one.cause === "order.called-back" && one.subject === subject && one.resolvedAt === null)) return false;
  const ours = new Set(warehouses.flatMap(({ locationId }) => locationId ?? []));
  const here = order.fulfillmentOrders.filter(({ assignedLocationId: at }) => at !== null && ours.has(at)).map(({ id }) => id);
  return inShop(shop, async (db) => {
    const { count } = await db.keptByMerchant.deleteMany({
      where: { shopId: shop.id, orderId: order.id, fulfillmentOrderId: { in: here } },
    });
    if (count === 0) return false;
    const message = fulfillment.message("moved-back");
    await resolveExceptions(db, shop, { subject, cause: "order.called-back" }, message, { kind: "shopify" });
    await writeTimeline(db, shop, { orderId: order.id, actor: { kind: "shopify" }, event: "moved-back", message });
    return true;
  });
}
