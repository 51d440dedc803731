import { AcceptFulfillmentRequestDocument } from "#admin/accept-fulfillment-request.ts";
import { RejectCancellationRequestDocument } from "#admin/reject-cancellation-request.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { isLive, isPlanned } from "#app/parcels/parcel-stage.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { log } from "#app/platform/log.server.ts";
import { textsOf, wordsFor } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { noteChangeBegin, noteChangeEnd, ROOM } from "../own-changes.server.ts";
import { answerRequest } from "./answer-requests.server.ts";
import { isOverdue } from "./deadline.ts";
import { unattached } from "./unattached.ts";

/** Shopify shows it to whoever opens the order: nobody is known to read it. */
const inEnglish = textsOf(fulfillment, wordsFor({ language: "en", timeZone: "UTC" }));

type Requested = OrderInFulfillment["fulfillmentOrders"][number];

/**
 * Answers what was asked of our warehouses so long ago that Shopify's 24 hours are nearly over, without asking a warehouse anything: whatever
 * kept it from being answered may last. A request is accepted, since it will be shipped from somewhere, unless a gate keeps the order back; of a cancellation nobody can say that it
 * comes in time, so it is refused, and a person is told to ask the warehouse. Does nothing else, and throws nothing of a warehouse's.
 */
export async function answerOverdue(shop: Shop, order: OrderInFulfillment): Promise<boolean> {
  const overdue = order.fulfillmentOrders.filter((one) => isOverdue(one, nowDate()));
  if (overdue.length === 0) return false;
  const warehouses = await inShop(shop, (db) => db.warehouse.findMany({ where: { shopId: shop.id, locationId: { not: null } } }));
  let answered = false;
  for (const one of overdue) {
    const warehouse = warehouses.find(({ locationId }) => locationId === one.assignedLocationId);
    if (!warehouse) continue;
    log.warn({ shopId: shop.id, orderId: order.id, asked: one.requestStatus }, "answered because it could not wait any longer");
    if (!answered) await noteChangeBegin(shop, order.id);
    answered = true;
    if (one.requestStatus === "SUBMITTED") await acceptOverdue(shop, order, one, warehouse);
    else await answerOverdueCancellation(shop, order, one);
  }
  if (answered) {
    await noteChangeEnd(shop, order.id);
    await copyOrders(shop, [order.id], { askedBy: ROOM });
  }
  return answered;
}

async function acceptOverdue(shop: Shop, order: OrderInFulfillment, one: Requested, warehouse: { id: string; name: string }) {
  const isOurs = order.parcels.some((parcel) => isPlanned(parcel) && parcel.warehouseId === warehouse.id);
  const hasParcel = !unattached(order).some(({ id }) => id === one.id);
  if (!isOurs && !hasParcel) return answerRequest(shop, order, one, warehouse);
  // It has its parcel, or gets it from the plan that asked for it.
  await adminClient(shop).run(AcceptFulfillmentRequestDocument, { id: gid("FulfillmentOrder", one.id), message: null });
}

async function answerOverdueCancellation(shop: Shop, order: OrderInFulfillment, one: Requested) {
  const parcel = order.parcels.find((candidate) => isLive(candidate) && candidate.fulfillmentOrderIds.includes(one.id));
  // Of what no warehouse was ever sent, the ordinary answer waits for nobody: it comes next.
  if (!parcel || isPlanned(parcel)) return;
  await adminClient(shop).run(RejectCancellationRequestDocument, {
    id: gid("FulfillmentOrder", one.id),
    message: inEnglish("not-known-in-time"),
  });
  const names = { order: order.name, warehouse: parcel.warehouse.name };
  await inShop(shop, async (db) => {
    const opened = await openException(db, shop, {
      cause: "parcel.cancellation-unanswered",
      ...aboutParcel(parcel),
      message: fulfillment.message("cancellation-unanswered", names),
    });
    if (!opened) return;
    const message = fulfillment.message("cancellation-refused-unanswered", { warehouse: names.warehouse });
    await writeTimeline(db, shop, { orderId: order.id, actor: WAYBILL, event: "cancellation-refused", message });
  });
}
