import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

import { answerRequests } from "./answer-requests.server.ts";
import { cancelParcels } from "./cancel-parcels.server.ts";
import { carryOutPlan } from "./carry-out-plan.server.ts";
import { decideRoute } from "./decide-route.server.ts";
import { openException } from "./exceptions/open-exception.server.ts";
import { resolveExceptions } from "./exceptions/resolve-exceptions.server.ts";
import { loadOrder, type OrderInFulfillment } from "./load-order.server.ts";
import { settleStage } from "./settle-stage.server.ts";
import { waitingFulfillmentOrders } from "./waiting-fulfillment-orders.ts";

/** An order that keeps changing while it is planned is left to its next event after this many plans. */
const MOST_PLANS = 3;

/**
 * Copies an order as it is in Shopify now and takes every step that is due: answers requests, waits, plans, carries the plan out.
 *
 * Every event about an order ends here, whatever it said: the shop is the truth and the event only says when to look. Run again
 * at any point, by an event, after a crash or on a schedule, it goes on from what it finds. One order at a time (follow-order job).
 */
export async function followOrder(shop: Shop, orderId: bigint): Promise<void> {
  await copyOrders(shop, [orderId]);

  for (let plans = 0; plans < MOST_PLANS; plans++) {
    const order = await inShop(shop, (db) => loadOrder(db, shop, orderId));
    if (!order) return;
    const step = await takeStep(shop, order);
    if (step === "done") break;
  }
  await inShop(shop, (db) => settleStage(db, shop, orderId));
}

async function takeStep(shop: Shop, order: OrderInFulfillment): Promise<"done" | "look-again"> {
  if (order.cancelledAt) {
    await cancelParcels(shop, order, "The order was cancelled.");
    return "done";
  }
  if (await answerRequests(shop, order)) return "look-again";

  const waiting = await waitingNow(shop, order);
  if (waiting.length === 0) return "done";

  if (!order.parcels.some((parcel) => parcel.stage === "planned")) {
    const decision = await inShop(shop, (db) => decideRoute(db, shop, order, waiting));
    return decision.outcome === "routed" ? "look-again" : "done";
  }
  return carryOut(shop, order, waiting);
}

/** What of the order still waits for a warehouse, if it is Waybill's to choose one. */
async function waitingNow(shop: Shop, order: OrderInFulfillment) {
  const { routingEnabled, routingSince } = await inShop(shop, (db) => db.shop.findUniqueOrThrow({ where: { id: shop.id } }));
  const placedSince = routingSince !== null && order.createdAt >= routingSince;
  if (!routingEnabled || !(placedSince || order.routingAsked)) return [];
  const attached = new Set(order.parcels.filter((parcel) => parcel.stage !== "cancelled").flatMap((parcel) => parcel.fulfillmentOrderIds));
  const unattached = order.fulfillmentOrders.filter((one) => !attached.has(one.id));
  const next = waitingFulfillmentOrders(unattached, order.routingCompletedAt !== null);
  return next.outcome === "ready" ? [...next.waiting] : [];
}

async function carryOut(
  shop: Shop,
  order: OrderInFulfillment,
  waiting: OrderInFulfillment["fulfillmentOrders"],
): Promise<"done" | "look-again"> {
  const result = await carryOutPlan(shop, order, waiting);
  switch (result.outcome) {
    case "requested":
      await inShop(shop, (db) =>
        resolveExceptions(db, shop, { subject: `order:${order.id}`, cause: "fulfillment.refused" }, "Shopify accepted the request."),
      );
      return "done";
    case "outdated":
      await copyOrders(shop, [order.id]);
      await inShop(shop, (db) => forgetPlan(db, shop, order));
      return "look-again";
    case "refused":
      await inShop(shop, (db) =>
        openException(db, shop, {
          cause: "fulfillment.refused",
          subject: `order:${order.id}`,
          orderId: order.id,
          words: `Shopify didn't let Waybill move ${order.name} to its warehouse: ${result.message}. Open the order in Shopify, then re-route it here.`,
        }),
      );
      return "done";
  }
}

/** Parcels that nobody has been asked for: their stock is free again. */
async function forgetPlan(db: ShopDb, shop: Shop, order: OrderInFulfillment) {
  await db.parcel.updateMany({ where: { shopId: shop.id, orderId: order.id, stage: "planned" }, data: { stage: "cancelled" } });
}
