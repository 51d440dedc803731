import { isRequested } from "#app/parcels/parcel-stage.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cancelParcel } from "../dispatch/cancel-parcels.server.ts";
import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import type { ClosedGate } from "../gates/gate.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import type { ReconcileFacts } from "../read-reconcile-facts.server.ts";
import { fulfillment } from "../messages.ts";

const SHOPIFY: Actor = { kind: "shopify" };

type Parcel = OrderInFulfillment["parcels"][number];

/** The gate that stops what of the order is under way; undefined when none does. The merchant's policy stops only what Waybill routes. */
export function stoppingGate({ closedGates, isRouted }: Pick<ReconcileFacts, "closedGates" | "isRouted">): ClosedGate | undefined {
  return closedGates.find(({ over }) => over) ?? (isRouted ? closedGates.find(({ stops }) => stops) : undefined);
}

/**
 * Stops, at their warehouses, the parcels of an order that may not leave any more since they were requested: its payment was voided, has
 * expired, or was paid back in full; a risk of fraud was found only then, or it was given a tag that keeps it back. Where it is too late a
 * person is told; once nothing keeps the order back, nobody is asked any more. True when a parcel was stopped: the order is to be looked at again.
 */
export async function stopByGates(shop: Shop, facts: ReconcileFacts): Promise<boolean> {
  const { order } = facts;
  const underWay = order.parcels.filter(isRequested);
  if (underWay.length === 0) return false;
  const gate = stoppingGate(facts);
  if (!gate) {
    await inShop(shop, (db) => endQuestions(db, shop, facts));
    return false;
  }

  let stopped = false;
  for (const parcel of underWay) {
    if (await cancelParcel(shop, parcel, { why: gate.why, by: SHOPIFY })) stopped = true;
    else await inShop(shop, (db) => reportLeaving(db, shop, order, parcel, gate));
  }
  return stopped;
}

async function endQuestions(db: ShopDb, shop: Shop, { exceptions }: ReconcileFacts): Promise<void> {
  for (const { subject, cause, resolvedAt, message } of exceptions) {
    if (resolvedAt !== null) continue;
    if (cause === "parcel.payment-over")
      await resolveExceptions(db, shop, { subject, cause }, fulfillment.message("paid-after-all"), SHOPIFY);
    // Others are of this cause that were called off.
    if (cause === "parcel.too-late" && storedMessage(message).code === HELD_TOO_LATE)
      await resolveExceptions(db, shop, { subject, cause }, fulfillment.message("may-leave-after-all"));
  }
}

const HELD_TOO_LATE = "fulfillment:held-too-late";

async function reportLeaving(db: ShopDb, shop: Shop, order: OrderInFulfillment, parcel: Parcel, { over, why }: ClosedGate): Promise<void> {
  const names = { order: order.name, warehouse: parcel.warehouse.name, why };
  const message = over ? fulfillment.message("payment-over-too-late", names) : fulfillment.message("held-too-late", names);
  const opened = await openException(db, shop, {
    cause: over ? "parcel.payment-over" : "parcel.too-late",
    ...aboutParcel(parcel),
    message,
    staysDismissed: true,
  });
  if (opened) await writeTimeline(db, shop, { orderId: order.id, actor: SHOPIFY, event: over ? "payment-over" : "held-too-late", message });
}
