import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { planRoute } from "#app/routing/plan-route.ts";
import type { RoutableOrder } from "#app/routing/routable-order.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import { type OrderTerms, readOffers } from "../plan/plan-with-stock.server.ts";
import { type DeliveryPromise, promiseDelivery, type Shipper } from "./delivery-promise.ts";
import { readKnowledge } from "./read-knowledge.server.ts";
import { asKept, findSaid } from "./said-promise.server.ts";
import { StoredArrival, StoredParcels } from "./stored-promise.ts";

type Planned = { outcome: RoutingOutcome; destination: RoutableOrder["destination"]; shippers: ReadonlyMap<string, Shipper> };

/**
 * Keeps with an order by when it is there: what its buyer was told at checkout, whatever the plan says now, else what its first plan says. A later plan
 * changes nothing of what was promised, and is judged by it. In the caller's transaction.
 */
export async function keepPromise(
  db: ShopDb,
  shop: Shop,
  order: { id: bigint; checkoutToken: string | null },
  { outcome, destination, shippers }: Planned,
): Promise<void> {
  const key = { shopId: shop.id, orderId: order.id };
  if (await db.deliveryPromise.findUnique({ where: { shopId_orderId: key }, select: { orderId: true } })) return;
  const said = order.checkoutToken === null ? null : await findSaid(db, shop, order.checkoutToken, destination);
  if (said !== null) {
    const { checkoutToken: _, parcels, arrival, ...rest } = said;
    await db.deliveryPromise.create({
      data: { ...rest, ...key, saidAtCheckout: true, parcels: StoredParcels.parse(parcels), arrival: StoredArrival.parse(arrival) },
    });
    return;
  }
  const promise = promiseDelivery(outcome, destination, shippers, await readKnowledge(db, shop, destination));
  if (promise !== null) await db.deliveryPromise.create({ data: { ...key, ...asKept(promise) } });
}

/** What the buyer of a basket can be told at this moment: the date that its order would be promised, if nothing changes until then. Nothing is kept. */
export function sayPromise(shop: Shop, basket: RoutableOrder, terms: OrderTerms): Promise<DeliveryPromise | null> {
  return inShop(shop, async (db) => {
    const { order, offers, policy, shared, shippers } = await readOffers(db, shop, basket, { terms, locked: false });
    if (shared.length > 0) return null;
    const known = await readKnowledge(db, shop, order.destination);
    return promiseDelivery(planRoute(order, offers, policy), order.destination, shippers, known);
  });
}
