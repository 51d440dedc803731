import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { storedMessage, withoutFullStop } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

import { answerRequests } from "./requests/answer-requests.server.ts";
import { bringAddress } from "./dispatch/bring-address.server.ts";
import { cancelParcels, reportTooLate } from "./dispatch/cancel-parcels.server.ts";
import { carryOutPlan } from "./requests/carry-out-plan.server.ts";
import { decideRoute } from "./plan/decide-route.server.ts";
import { fulfillment } from "./messages.ts";
import { openException } from "./exceptions/open-exception.server.ts";
import { resolveExceptions } from "./exceptions/resolve-exceptions.server.ts";
import { fulfillmentSettings, isRouted } from "./fulfillment-settings.server.ts";
import { hasUnits } from "./gates/held-because.ts";
import { readClosedGates } from "./gates/read-gates.server.ts";
import { endRefunded } from "./reconcile/end-refunded.server.ts";
import { stopWhatIsOver } from "./reconcile/stop-what-is-over.server.ts";
import { withoutOthers } from "./reconcile/without-others.server.ts";
import { withoutShippedBefore } from "./reconcile/shipped-before.server.ts";
import { withdrawUnwanted } from "./reconcile/withdraw-unwanted.server.ts";
import { takeBackHalfAsked } from "./requests/refuse-request.server.ts";
import { halfAsked, unattached } from "./requests/unattached.ts";
import { loadOrder, type OrderInFulfillment } from "./load-order.server.ts";
import { isCopyCurrent, readAfresh } from "./own-changes.server.ts";
import { adoptTracking } from "./tracking/adopt-tracking.server.ts";
import { settleStage } from "./settle-stage.server.ts";
import { waitingFulfillmentOrders } from "./requests/waiting-fulfillment-orders.ts";
import { moveParcels } from "#app/parcels/move-parcel.server.ts";
import { isPlanned, leavesDespiteCancellation } from "#app/parcels/parcel-stage.ts";

/** An order that keeps changing while it is worked on is left to its next event after this many steps. */
const MOST_STEPS = 8;

/**
 * Takes every step that is due for an order: answers requests, waits, plans, carries the plan out.
 *
 * Every event about an order ends here, whatever it said: the shop is the truth and the event only says when to look. Run again
 * at any point, by an event, after a crash or on a schedule, it goes on from what it finds. One order at a time (reconcile-order job).
 *
 * The order is read from Shopify first, unless it was `copied` just now and Waybill has not changed it there since.
 */
export async function reconcileOrder(shop: Shop, orderId: bigint, { copied }: { copied: boolean }): Promise<void> {
  if (!copied || !(await isCopyCurrent(shop, orderId))) await readAfresh(shop, orderId);

  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const order = await inShop(shop, (db) => loadOrder(db, shop, orderId));
    if (!order) return;
    if (steps === 0) {
      await adoptTracking(shop, order);
      await endRefunded(shop, order);
    }
    const step = await takeStep(shop, order);
    if (step === "done") break;
  }
  await inShop(shop, (db) => settleStage(db, shop, orderId));
}

async function takeStep(shop: Shop, order: OrderInFulfillment): Promise<"done" | "look-again"> {
  if (order.cancelledAt) {
    await endCancelled(shop, order);
    return "done";
  }
  if (await withdrawUnwanted(shop, order)) return "look-again";
  if (await stopWhatIsOver(shop, order)) return "look-again";
  if (await answerRequests(shop, order)) return "look-again";
  for (const parcel of order.parcels) await bringAddress(shop, order, parcel);

  const hasPlan = order.parcels.some(isPlanned);
  const waiting = await waitingNow(shop, order, hasPlan);
  if (waiting.length === 0) {
    const tookBack = hasPlan && (await takeBackHalfAsked(shop, order));
    await inShop(shop, (db) => endWaiting(db, shop, order));
    if (!tookBack) return "done";
    await readAfresh(shop, order.id);
    return "look-again";
  }
  if (!hasPlan) {
    const decision = await inShop(shop, (db) => decideRoute(db, shop, order, waiting));
    return decision.outcome === "routed" ? "look-again" : "done";
  }
  return carryOut(shop, order, waiting);
}

async function endCancelled(shop: Shop, order: OrderInFulfillment) {
  const why = fulfillment.message("order-cancelled");
  const by: Actor = { kind: "shopify" };
  const gone = await cancelParcels(shop, order, { why, by });
  await inShop(shop, async (db) => {
    await resolveExceptions(db, shop, { subject: `order:${order.id}` }, why, by);
    for (const parcel of gone.filter(leavesDespiteCancellation)) await reportTooLate(db, shop, { ...parcel, order });
  });
}

/** What of the order still waits for a warehouse, if it is Waybill's to choose one; with what a plan of ours has asked for by half. */
async function waitingNow(shop: Shop, order: OrderInFulfillment, hasPlan: boolean) {
  if (!hasPlan && !isRouted(await inShop(shop, (db) => fulfillmentSettings.read(db, shop)), order)) return [];
  if (await awaitsWord(shop, order)) return [];
  if ((await inShop(shop, (db) => readClosedGates(db, shop, order))).length > 0) return [];

  const next = waitingFulfillmentOrders(unattached(order), order.routingCompletedAt !== null);
  if (next.outcome !== "ready") return [];
  const free = await inShop(shop, (db) =>
    withoutOthers(db, shop, order, next.waiting).then((ours) => withoutShippedBefore(db, shop, order, ours)),
  );
  return [...free, ...halfAsked(order)];
}

/** The merchant took it back from its warehouse, or a part was missing there, and nobody has said yet that a warehouse shall ship it. */
async function awaitsWord(shop: Shop, order: OrderInFulfillment): Promise<boolean> {
  const cause = { in: ["order.called-back", "order.short"] };
  const where = { shopId: shop.id, cause, subject: `order:${order.id}`, OR: [{ resolvedAt: null }, { standing: true }] };
  return (await inShop(shop, (db) => db.exception.count({ where }))) > 0;
}

/** Nothing waits for a warehouse any more, or not now: what was planned for it, or asked of a person, no longer stands. */
async function endWaiting(db: ShopDb, shop: Shop, order: OrderInFulfillment) {
  await forgetPlan(db, shop, order);
  await endQuestions(db, shop, order);
  await resolveExceptions(db, shop, { subject: `order:${order.id}`, cause: "unroutable." }, fulfillment.message("nothing-waits"));
}

/** Refunded, or fulfilled by hand: nobody has to say any more what becomes of units that a warehouse did not ship. */
async function endQuestions(db: ShopDb, shop: Shop, order: OrderInFulfillment) {
  if (order.fulfillmentOrders.some(hasUnits)) return;
  const open = await db.exception.findMany({
    where: { shopId: shop.id, orderId: order.id, OR: [{ resolvedAt: null }, { standing: true }], cause: { in: UNITS_IN_QUESTION } },
    select: { subject: true, cause: true, message: true },
  });
  const wasShort = open.some(({ cause }) => cause === "order.short");
  for (const { subject, cause, message } of open) {
    // What left instead of the missing units is settled with them; what left besides them is not.
    if (cause === "parcel.other-goods" && !wasShort) continue;
    if (cause === "fulfillment-order.refused" && storedMessage(message).code !== "fulfillment:move-refused") continue;
    await resolveExceptions(db, shop, { subject, cause }, fulfillment.message("no-longer-asked"));
  }
}

const UNITS_IN_QUESTION = ["order.short", "order.called-back", "parcel.other-goods", "fulfillment-order.refused"];

async function carryOut(
  shop: Shop,
  order: OrderInFulfillment,
  waiting: OrderInFulfillment["fulfillmentOrders"],
): Promise<"done" | "look-again"> {
  const result = await carryOutPlan(shop, order, waiting);
  switch (result.outcome) {
    case "requested":
      await inShop(shop, (db) =>
        resolveExceptions(
          db,
          shop,
          { subject: `order:${order.id}`, cause: "fulfillment-order.refused" },
          fulfillment.message("request-accepted"),
        ),
      );
      return "done";
    case "outdated":
      await readAfresh(shop, order.id);
      await inShop(shop, (db) => forgetPlan(db, shop, order));
      return "look-again";
    case "refused":
      await inShop(shop, (db) =>
        openException(db, shop, {
          cause: "fulfillment-order.refused",
          subject: `order:${order.id}`,
          orderId: order.id,
          message: fulfillment.message("move-refused", { order: order.name, said: withoutFullStop(result.said) }),
          staysDismissed: true,
        }),
      );
      return "done";
  }
}

/** Parcels that nobody has been asked for: their stock is free again. */
async function forgetPlan(db: ShopDb, shop: Shop, order: OrderInFulfillment) {
  await moveParcels(db, shop, { orderId: order.id, from: isPlanned }, "cancelled");
}
