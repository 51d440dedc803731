import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { planRoute } from "#app/routing/plan-route.ts";
import type { RoutableOrder } from "#app/routing/routable-order.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import { type OrderTerms, readOffers } from "../plan/plan-with-stock.server.ts";
import { type DeliveryPromise, promiseDelivery, type Shipper } from "./delivery-promise.ts";
import { readKnowledge } from "./read-knowledge.server.ts";

type Planned = { outcome: RoutingOutcome; destination: RoutableOrder["destination"]; shippers: ReadonlyMap<string, Shipper> };

/**
 * Keeps with an order by when it is there, as its first plan says: a later plan changes nothing of what was promised, and is judged by it. In the
 * caller's transaction.
 */
export async function keepPromise(db: ShopDb, shop: Shop, orderId: bigint, { outcome, destination, shippers }: Planned): Promise<void> {
  if (await db.deliveryPromise.findUnique({ where: { shopId_orderId: { shopId: shop.id, orderId } }, select: { orderId: true } })) return;
  const promise = promiseDelivery(outcome, destination, shippers, await readKnowledge(db, shop, destination));
  if (promise === null) return;
  await db.deliveryPromise.create({
    data: {
      shopId: shop.id,
      orderId,
      date: promise.date,
      confidence: Math.round(promise.confidence * 100),
      chance: promise.chance,
      saidAt: nowDate(),
      parcels: promise.parcels.map((parcel) => ({ ...parcel, lane: { ...parcel.lane } })),
      arrival: { first: promise.arrival.first, chances: promise.arrival.chances.map(rounded) },
    },
  });
}

const rounded = (chance: number) => Math.round(chance * 1e6) / 1e6;

/** What the buyer of a basket can be told at this moment: the date that its order would be promised, if nothing changes until then. Nothing is kept. */
export function sayPromise(shop: Shop, basket: RoutableOrder, terms: OrderTerms): Promise<DeliveryPromise | null> {
  return inShop(shop, async (db) => {
    const { order, offers, policy, shared, shippers } = await readOffers(db, shop, basket, { terms, locked: false });
    if (shared.length > 0) return null;
    const known = await readKnowledge(db, shop, order.destination);
    return promiseDelivery(planRoute(order, offers, policy), order.destination, shippers, known);
  });
}
