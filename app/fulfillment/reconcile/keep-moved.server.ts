import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";

/**
 * The fulfillment orders of an order that the merchant ships himself, because somebody moved them to a location of his own: Waybill never
 * moves one there. Said once on the timeline; over when it stands at a warehouse again, or when a person asks for a route (giveUpKeeping).
 */
export async function keepMoved(
  db: ShopDb,
  shop: Shop,
  order: OrderInFulfillment,
  isMerchants: (locationId: bigint) => boolean,
): Promise<ReadonlySet<bigint>> {
  const his = order.fulfillmentOrders.filter(({ assignedLocationId: at }) => at !== null && isMerchants(at)).map(({ id }) => id);
  await db.keptByMerchant.deleteMany({ where: { shopId: shop.id, orderId: order.id, fulfillmentOrderId: { notIn: his } } });

  // Taken note of once, and as it stands at this moment: a person may be asking for a route.
  const moved = await db.fulfillmentOrder.updateManyAndReturn({
    where: { shopId: shop.id, id: { in: his }, movedFromLocationId: { not: null } },
    data: { movedFromLocationId: null },
    select: { id: true },
  });
  const { count } = await db.keptByMerchant.createMany({
    data: moved.map(({ id }) => ({ shopId: shop.id, fulfillmentOrderId: id, orderId: order.id, keptAt: nowDate() })),
    skipDuplicates: true,
  });
  if (count > 0) {
    const message = fulfillment.message("kept-by-merchant");
    await writeTimeline(db, shop, { orderId: order.id, actor: { kind: "shopify" }, event: "kept-by-merchant", message });
  }
  const kept = await db.keptByMerchant.findMany({ where: { shopId: shop.id, orderId: order.id }, select: { fulfillmentOrderId: true } });
  return new Set(kept.map(({ fulfillmentOrderId }) => fulfillmentOrderId));
}

/** A person has an order routed that was the merchant's own to ship: where its fulfillment orders came from counts no more. */
export async function giveUpKeeping(db: ShopDb, shop: Shop, orderId: bigint): Promise<void> {
  await db.keptByMerchant.deleteMany({ where: { shopId: shop.id, orderId } });
  await db.fulfillmentOrder.updateMany({ where: { shopId: shop.id, orderId }, data: { movedFromLocationId: null } });
}
