import { CancellationReasonDocument } from "#admin/cancellation-reason.ts";
import { AcceptCancellationRequestDocument } from "#admin/accept-cancellation-request.ts";
import { CloseFulfillmentOrderDocument } from "#admin/close-fulfillment-order.ts";
import { RejectCancellationRequestDocument } from "#admin/reject-cancellation-request.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";

import { acceptAsAsked } from "./accept-as-asked.server.ts";
import { cancelParcel } from "../dispatch/cancel-parcels.server.ts";
import type { ClosedGate } from "../gates/gate.ts";
import { gatesAtRequest } from "../gates/gates-at-request.server.ts";
import { readClosedGates } from "../gates/read-gates.server.ts";
import { fulfillment } from "../messages.ts";
import { reportCalledBack } from "../exceptions/report-called-back.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { readShippedBefore, toldShippedBefore } from "../reconcile/shipped-before.server.ts";
import { noteChangeBegin, noteChangeEnd, ROOM } from "../own-changes.server.ts";
import { refuseByGate, toShopify } from "./refuse-request.server.ts";
import { type Asked, requestsToAnswer } from "./requests-to-answer.ts";
import { unattached } from "./unattached.ts";
import { waitingFulfillmentOrders } from "./waiting-fulfillment-orders.ts";
import { withoutSku } from "./without-sku.server.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";

type Requested = OrderInFulfillment["fulfillmentOrders"][number];

/**
 * Answers, as the warehouse, what Shopify asks of it: a fulfillment request that the merchant made by hand becomes a parcel, unless a gate
 * keeps the order back, and a cancellation request is granted while the parcel can still be stopped. What we accepted for a parcel that was
 * called off since is given back. True when something was answered and the copy is new.
 */
export async function answerRequests(shop: Shop, { order, warehouses }: Asked): Promise<boolean> {
  const asked = requestsToAnswer({ order, warehouses });
  if (asked.length === 0) return false;
  await noteChangeBegin(shop, order.id);
  for (const { one, warehouse } of asked) {
    if (one.requestStatus === "CANCELLATION_REQUESTED") await answerCancellation(shop, order, one);
    else if (one.requestStatus !== "SUBMITTED" && wasCalledOff(order, one)) await giveBack(shop, order, one);
    else await answerRequest(shop, order, one, warehouse);
  }
  await noteChangeEnd(shop, order.id);
  await copyOrders(shop, [order.id], { askedBy: ROOM });
  return true;
}

/** Accepts what was requested of a warehouse by hand and makes it a parcel, or refuses it where a gate keeps the order back or the warehouse could not know what is meant. */
export async function answerRequest(shop: Shop, order: OrderInFulfillment, one: Requested, warehouse: { id: string; name: string }) {
  const [why] = await inShop(shop, async (db) => [
    ...(await gatesAtRequest(db, shop, order, isLastToWait(order, one))),
    ...(await leftBefore(db, shop, order, one)),
    ...(await withoutSku(db, shop, order, one, warehouse)),
  ]);
  if (why) await refuseByGate(shop, order, one, warehouse, why);
  else await acceptAsAsked(shop, order, one, warehouse);
}

/** Nothing else of the order waits for a warehouse without having been requested. */
function isLastToWait(order: OrderInFulfillment, one: Requested): boolean {
  const others = unattached(order).filter(({ id, requestStatus }) => id !== one.id && requestStatus !== "SUBMITTED");
  const next = waitingFulfillmentOrders(others, order.routingCompletedAt !== null);
  return next.outcome !== "ready" || next.waiting.length === 0;
}

/** What of it has left once is not sent again by a request alone: somebody may have it ask for every unit that is open. */
async function leftBefore(db: ShopDb, shop: Shop, order: OrderInFulfillment, one: Requested): Promise<ClosedGate[]> {
  const before = await readShippedBefore(db, shop, order, [one]);
  if (before.units.length === 0) return [];
  return [{ code: "shipped-before", final: false, why: toldShippedBefore(order, before) }];
}

function wasCalledOff(order: OrderInFulfillment, one: Requested): boolean {
  return order.parcels.some((parcel) => parcel.fulfillmentOrderIds.includes(one.id));
}

/** Closed, an accepted request is the merchant's again, and can be moved and requested anew. */
async function giveBack(shop: Shop, order: OrderInFulfillment, one: Requested) {
  const why = (await inShop(shop, (db) => readClosedGates(db, shop, order))).find(({ over }) => over);
  await adminClient(shop).run(CloseFulfillmentOrderDocument, {
    id: gid("FulfillmentOrder", one.id),
    message: why ? toShopify("never-sent", { why: why.why }) : toShopify("sent-from-elsewhere"),
  });
}

/** What was said with the request, where anything was. */
async function whyCancelled(shop: Shop, one: Requested): Promise<Message> {
  const { fulfillmentOrder } = await adminClient(shop).run(CancellationReasonDocument, { id: gid("FulfillmentOrder", one.id) });
  const reason = fulfillmentOrder?.merchantRequests.nodes[0]?.message?.trim();
  return reason ? fulfillment.message("cancelled-in-shopify-because", { reason }) : fulfillment.message("cancelled-in-shopify");
}

/** Granted, the merchant has the order back and decides what becomes of it: Waybill does not send it to a warehouse again by itself. */
async function answerCancellation(shop: Shop, order: OrderInFulfillment, one: Requested) {
  const parcel = order.parcels.find((candidate) => isLive(candidate) && candidate.fulfillmentOrderIds.includes(one.id));
  const stopped = parcel ? await cancelParcel(shop, parcel, { why: await whyCancelled(shop, one), by: { kind: "shopify" } }) : true;
  const id = gid("FulfillmentOrder", one.id);
  if (parcel && !stopped) {
    await adminClient(shop).run(RejectCancellationRequestDocument, { id, message: toShopify("too-late-to-cancel") });
    const message = fulfillment.message("cancellation-refused", { warehouse: parcel.warehouse.name });
    const note = { orderId: order.id, actor: WAYBILL, event: "cancellation-refused", message };
    await inShop(shop, (db) => writeTimeline(db, shop, note));
    return;
  }
  await inShop(shop, (db) => reportCalledBack(db, shop, order));
  await adminClient(shop).run(AcceptCancellationRequestDocument, { id, message: null });
}
