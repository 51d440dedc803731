import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { movedParts, type StandingFulfillmentOrder } from "./moved-parts.ts";

/** What our copy has of the fulfillment orders of these orders. An order with one alone has no part that could have been moved. */
export function readStanding(db: ShopDb, shop: Shop, now: readonly StandingFulfillmentOrder[]): Promise<StandingFulfillmentOrder[]> {
  const counted = Map.groupBy(now, ({ orderId }) => orderId);
  const orderIds = [...counted].flatMap(([orderId, those]) => (those.length > 1 ? [orderId] : []));
  if (orderIds.length === 0) return Promise.resolve([]);
  return db.fulfillmentOrder.findMany({
    where: { shopId: shop.id, orderId: { in: orderIds } },
    select: { id: true, orderId: true, assignedLocationId: true, lines: { select: { orderLineId: true, totalQuantity: true } } },
  });
}

/** Keeps of each part that somebody moved where it stood before, as the database itself does of a fulfillment order that is moved whole. */
export async function noteMovedParts(
  db: ShopDb,
  shop: Shop,
  before: readonly StandingFulfillmentOrder[],
  now: readonly StandingFulfillmentOrder[],
): Promise<void> {
  for (const { id, fromLocationId } of movedParts(before, now))
    await db.fulfillmentOrder.updateMany({ where: { shopId: shop.id, id }, data: { movedFromLocationId: fromLocationId } });
}
