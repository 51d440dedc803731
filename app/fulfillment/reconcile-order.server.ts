import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { WAYBILL, type Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { storedMessage, withoutFullStop } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

import { answerOverdue } from "./requests/answer-in-time.server.ts";
import { answerRequests } from "./requests/answer-requests.server.ts";
import { bringAddress } from "./dispatch/bring-address.server.ts";
import { sendAnew } from "./dispatch/send-anew.server.ts";
import { cancelParcels, reportTooLate } from "./dispatch/cancel-parcels.server.ts";
import { carryOutPlan } from "./requests/carry-out-plan.server.ts";
import { carryOutDecisions } from "./decisions/carry-out-decisions.server.ts";
import { decideWithOffered } from "./offered/settle-offered.server.ts";
import { withoutAside } from "./offered/without-aside.server.ts";
import { fulfillment } from "./messages.ts";
import { endUnroutable } from "./exceptions/end-unroutable.server.ts";
import { openException } from "./exceptions/open-exception.server.ts";
import { resolveExceptions } from "./exceptions/resolve-exceptions.server.ts";
import { endCalledBack } from "./reconcile/end-called-back.server.ts";
import { endRefunded } from "./reconcile/end-refunded.server.ts";
import { wantsUnitsBeyondParcels } from "./reconcile/units-beyond-parcels.ts";
import { replanElsewhere } from "./reconcile/replan-elsewhere.server.ts";
import { stopByGates } from "./reconcile/stop-by-gates.server.ts";
import { withdrawUnwanted } from "./reconcile/withdraw-unwanted.server.ts";
import { takeBackHalfAsked } from "./requests/refuse-request.server.ts";
import { isAtRest } from "./is-at-rest.server.ts";
import { waitingNow } from "./waiting-now.server.ts";
import { whyCancelled } from "./why-cancelled.ts";
import { loadOrder, type OrderInFulfillment } from "./load-order.server.ts";
import { type ReconcileFacts, readReconcileFacts } from "./read-reconcile-facts.server.ts";
import { readAfresh } from "./own-changes.server.ts";
import { adoptTracking } from "./tracking/adopt-tracking.server.ts";
import { settleStage, settleStageOf } from "./settle-stage.server.ts";
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
  if (!copied) await readAfresh(shop, orderId);

  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const facts = await inShop(shop, (db) => lookOrSettle(db, shop, orderId));
    if (facts === "settled") return;
    if (!facts.isCurrent) {
      await readAfresh(shop, orderId);
      continue;
    }
    if (facts.order.goneAt) {
      await endCancelled(shop, facts);
      break;
    }
    // Before anything that a warehouse is asked for: it may not answer.
    if (await answerOverdue(shop, facts.order)) continue;
    if (steps === 0) {
      await adoptTracking(shop, facts.order);
      await endRefunded(shop, facts.order);
    }
    const step = await takeStep(shop, facts);
    if (step === "done") break;
  }
  await inShop(shop, (db) => settleStage(db, shop, orderId));
}

/** What there is to know of an order; most news leaves nothing to do, and then its stage is settled at once. */
async function lookOrSettle(db: ShopDb, shop: Shop, orderId: bigint): Promise<ReconcileFacts | "settled"> {
  const facts = await readReconcileFacts(db, shop, orderId);
  if (!facts) return "settled";
  const atRest = isAtRest(facts, nowDate());
  const { stage, cancelledAt, goneAt } = facts.order;
  const isOver = (cancelledAt !== null || goneAt !== null) && stage !== "cancelled";
  // What kept it back is told to be over, and that it is cancelled, before what is done then.
  if (atRest || isOver || (facts.isCurrent && stage === "held")) await settleStageOf(db, shop, facts);
  return atRest ? "settled" : facts;
}

async function takeStep(shop: Shop, facts: ReconcileFacts): Promise<"done" | "look-again"> {
  const { order } = facts;
  if (order.cancelledAt) {
    await endCancelled(shop, facts);
    return "done";
  }
  if (await withdrawUnwanted(shop, order)) return "look-again";
  if (await stopByGates(shop, facts)) return "look-again";
  if (await answerRequests(shop, facts)) return "look-again";
  if (await endCalledBack(shop, facts)) return "look-again";
  if (await carryOutDecisions(shop, facts)) return "look-again";
  if (await replanElsewhere(shop, facts)) return "look-again";
  if (await sendAnew(shop, facts)) return "look-again";
  for (const parcel of order.parcels) await bringAddress(shop, facts, parcel);

  const hasPlan = order.parcels.some(isPlanned);
  const waiting = await inShop(shop, (db) => waitingNow(db, shop, facts));
  if (waiting.length === 0) {
    const tookBack = hasPlan && (await takeBackHalfAsked(shop, order));
    await inShop(shop, (db) => endWaiting(db, shop, facts));
    if (!tookBack) return "done";
    await readAfresh(shop, order.id);
    return "look-again";
  }
  if (!hasPlan) {
    const decision = await decideWithOffered(shop, facts, waiting);
    return decision === "done" ? "done" : "look-again";
  }
  return carryOut(shop, facts, waiting);
}

async function endCancelled(shop: Shop, facts: ReconcileFacts) {
  const { order } = facts;
  const why = whyCancelled(order);
  const by: Actor = { kind: "shopify" };
  const gone = await cancelParcels(shop, order, { why, by });
  await inShop(shop, async (db) => {
    await endQuestions(db, shop, order);
    await resolveExceptions(db, shop, { subject: `order:${order.id}` }, why, by);
    for (const parcel of gone.filter(leavesDespiteCancellation)) await reportTooLate(db, shop, { ...parcel, order });
  });
}

/** Nothing waits for a warehouse any more, or not now: what was planned for it, or asked of a person, no longer stands. */
async function endWaiting(db: ShopDb, shop: Shop, facts: ReconcileFacts) {
  const { order } = facts;
  const why = fulfillment.message("nothing-waits");
  await forgetPlan(db, shop, order);
  await endQuestions(db, shop, order);
  await endUnroutable(db, shop, order, why);
  if (isUnroutable(facts)) await writeTimeline(db, shop, { orderId: order.id, actor: WAYBILL, event: "waits-no-more", message: why });
}

/** Its timeline says that no warehouse could be chosen for it. */
const isUnroutable = ({ exceptions }: ReconcileFacts) =>
  exceptions.some(({ cause, resolvedAt }) => resolvedAt === null && cause.startsWith("unroutable."));

/** Nothing waits to be moved. And refunded, or fulfilled by hand: nobody has to say any more what becomes of units that a warehouse did not ship. */
async function endQuestions(db: ShopDb, shop: Shop, { id: orderId }: OrderInFulfillment) {
  const open = await db.exception.findMany({
    where: { shopId: shop.id, orderId, OR: [{ resolvedAt: null }, { standing: true }], cause: { in: UNITS_IN_QUESTION } },
    select: { subject: true, cause: true, message: true },
  });
  // Read after its questions: one that was asked since the order was looked at speaks of parcels as they are since.
  const now = open.length > 0 ? await loadOrder(db, shop, orderId) : null;
  if (!now) return;
  const wantsUnits = wantsUnitsBeyondParcels(now);
  const wasShort = open.some(({ cause }) => cause === "order.short");
  for (const { subject, cause, message } of open) {
    const isMove = cause === "fulfillment-order.refused" && storedMessage(message).code === "fulfillment:move-refused";
    if (!isMove && (wantsUnits || cause === "fulfillment-order.refused")) continue;
    // What left instead of the missing units is settled with them; what left besides them is not.
    if (cause === "parcel.other-goods" && !wasShort) continue;
    await resolveExceptions(db, shop, { subject, cause }, fulfillment.message(wantsUnits ? "nothing-waits" : "no-longer-asked"));
  }
}

const UNITS_IN_QUESTION = ["order.short", "order.called-back", "parcel.other-goods", "fulfillment-order.refused"];

async function carryOut(
  shop: Shop,
  { order, exceptions }: ReconcileFacts,
  waiting: OrderInFulfillment["fulfillmentOrders"],
): Promise<"done" | "look-again"> {
  const result = await carryOutPlan(shop, order, await inShop(shop, (db) => withoutAside(db, shop, order, waiting)));
  switch (result.outcome) {
    case "requested":
      if (!exceptions.some(({ cause }) => cause === "fulfillment-order.refused")) return "done";
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
