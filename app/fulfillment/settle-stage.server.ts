import { isDeepStrictEqual } from "node:util";
import { Prisma } from "#generated/prisma/client.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

import { orderStage } from "./order-stage.ts";
import { withoutOthers } from "./reconcile/without-others.server.ts";
import { decisions } from "./decisions/messages.ts";
import { whyCancelled } from "./why-cancelled.ts";
import { elsewhereBecause, hasUnits, heldBecause } from "./gates/held-because.ts";
import { gates } from "./gates/messages.ts";
import { tellHeld, tellHeldNoMore } from "./gates/tell-held.server.ts";
import type { OrderInFulfillment } from "./load-order.server.ts";
import { type ReconcileFacts, readReconcileFacts } from "./read-reconcile-facts.server.ts";
import { waitingFulfillmentOrders } from "./requests/waiting-fulfillment-orders.ts";
import { unattached } from "./requests/unattached.ts";
import { hasLeft, isPlanned, isUndone } from "#app/parcels/parcel-stage.ts";

/** Brings the stage that an order is shown at in line with what is known of it. */
export async function settleStage(db: ShopDb, shop: Shop, orderId: bigint): Promise<void> {
  const facts = await readReconcileFacts(db, shop, orderId);
  if (facts) await settleStageOf(db, shop, facts);
}

/** The same with what was read of it in this transaction. */
export async function settleStageOf(db: ShopDb, shop: Shop, facts: ReconcileFacts): Promise<void> {
  const { order, isRouted, closedGates, exceptions, decided } = facts;
  const next = waitingFulfillmentOrders(order.fulfillmentOrders, true);
  const free = unattached(order);
  const ours = isRouted ? await withoutOthers(db, shop, order, free) : free;
  const elsewhere = order.fulfillmentStatus === "FULFILLED" ? null : elsewhereBecause(free, ours);
  const waitsForStock = decided.some(({ decision }) => decision.kind === "wait");
  const kept = isRouted ? heldBecause(closedGates, ours) : [];
  const held = kept.length === 0 && waitsForStock && ours.some(hasUnits) ? [decisions.message("waits-for-stock")] : kept;

  const stage = orderStage({
    cancelled:
      order.cancelledAt !== null || (order.goneAt !== null && !order.parcels.some((parcel) => hasLeft(parcel) && !isUndone(parcel))),
    needsPerson: exceptions.some(({ resolvedAt }) => resolvedAt === null),
    held: held.length > 0,
    elsewhere: elsewhere !== null,
    parcels: order.parcels.filter((parcel) => !isTakenBack(order, parcel)).map((parcel) => parcel.stage),
    waiting: next.outcome === "ready" && next.waiting.some(({ id }) => ours.some((one) => one.id === id)) && !order.parcels.some(isPlanned),
    fulfillmentStatus: order.fulfillmentStatus,
  });
  const because = stage === "held" ? held : stage === "done_elsewhere" && elsewhere ? [elsewhere] : null;
  const isNews = stage !== order.stage || !isDeepStrictEqual(because, order.held);
  if (isNews) {
    // Two may settle it at once: the first of them tells that it is over.
    const isOver = stage === "cancelled" && order.stage !== "cancelled";
    const where = { shopId: shop.id, id: order.id, ...(isOver && { stage: { not: stage } }) };
    const { count } = await db.order.updateMany({ where, data: { stage, held: because ?? Prisma.DbNull } });
    if (isOver && count > 0)
      await writeTimeline(db, shop, { orderId: order.id, actor: SHOPIFY, event: "order-cancelled", message: whyCancelled(order) });
  }

  // Until a person's word to release it is carried out, and while Waybill changes it in Shopify, what is known of its holds is old.
  const isReleasing = decided.some(({ decision }) => decision.kind === "release");
  if (stage === "held" && facts.isCurrent && !isReleasing) await tellHeld(db, shop, order.id, held);
  else if (isNews && kept.length === 0 && stage !== "cancelled") await tellHeldNoMore(db, shop, order.id, whyNoMore(order, elsewhere));
}

const SHOPIFY: Actor = { kind: "shopify" };

function whyNoMore(order: OrderInFulfillment, elsewhere: Message | null): Message {
  // Some of it had left when it was deleted: it is no cancelled order.
  if (order.goneAt !== null) return whyCancelled(order);
  return elsewhere ?? gates.message(order.fulfillmentOrders.some(hasUnits) ? "may-leave" : "nothing-left");
}

/** Undone where it was packed, and Shopify knows: nothing of it is anywhere on its way. */
function isTakenBack({ fulfillments }: OrderInFulfillment, parcel: OrderInFulfillment["parcels"][number]): boolean {
  const cancelled = fulfillments.filter(({ status }) => status === "CANCELLED").map(({ id }) => id);
  return isUndone(parcel) && parcel.shipments.every(({ fulfillmentId }) => fulfillmentId !== null && cancelled.includes(fulfillmentId));
}
