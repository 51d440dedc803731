import { AcceptFulfillmentRequestDocument } from "#admin/accept-fulfillment-request.ts";
import { MoveFulfillmentOrderDocument } from "#admin/move-fulfillment-order.ts";
import { SubmitFulfillmentRequestDocument } from "#admin/submit-fulfillment-request.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";

import { assignLines, type FulfillmentOrderMove } from "./assign-lines.ts";
import { loadOrder, type OrderInFulfillment } from "./load-order.server.ts";
import { markRequested } from "./mark-requested.server.ts";

export type CarryOut =
  | { outcome: "requested" }
  /** The order changed since it was planned: plan again. */
  | { outcome: "outdated" }
  /** Shopify would not do as asked. */
  | { outcome: "refused"; message: string };

type WaitingOrders = OrderInFulfillment["fulfillmentOrders"];

/**
 * Brings Shopify's fulfillment orders to where the plan has its parcels, requests each of the warehouse, and accepts for it.
 *
 * Each step is decided by what Shopify says at this moment, so a run that was cut short is finished by the next one.
 */
export async function carryOutPlan(shop: Shop, order: OrderInFulfillment, waiting: WaitingOrders): Promise<CarryOut> {
  const planned = order.parcels.filter((parcel) => parcel.stage === "planned");
  const needs = planned.map((parcel) => ({ parcelId: parcel.id, locationId: parcel.warehouse.locationId ?? 0n, lines: parcel.lines }));
  const assignment = assignLines(
    needs,
    waiting.map((fulfillmentOrder) => ({
      id: fulfillmentOrder.id,
      locationId: fulfillmentOrder.assignedLocationId,
      lines: fulfillmentOrder.lines
        .filter((line) => line.requiresShipping && line.remainingQuantity > 0)
        .map((line) => ({ id: line.id, orderLineId: line.orderLineId, quantity: line.remainingQuantity })),
    })),
  );
  if (assignment.outcome === "outdated") return assignment;

  for (const move of assignment.moves) {
    const refusal = await moveFulfillmentOrder(shop, move);
    if (refusal) return { outcome: "refused", message: refusal };
  }
  const moved = assignment.moves.length === 0 ? order : await readAgain(shop, order.id);
  if (!moved) return { outcome: "outdated" };

  for (const parcel of planned) {
    const atWarehouse = moved.fulfillmentOrders.filter((one) => isForParcel(one, parcel.warehouse.locationId, moved));
    if (atWarehouse.length === 0) return { outcome: "outdated" };
    for (const fulfillmentOrder of atWarehouse) {
      const refusal = await requestAndAccept(shop, fulfillmentOrder);
      if (refusal) return { outcome: "refused", message: refusal };
    }
    const fulfillmentOrderIds = atWarehouse.map((one) => one.id);
    await inShop(shop, (db) =>
      markRequested(db, shop, { id: parcel.id, orderId: order.id, warehouse: parcel.warehouse, fulfillmentOrderIds }),
    );
  }
  return { outcome: "requested" };
}

async function moveFulfillmentOrder(shop: Shop, move: FulfillmentOrderMove): Promise<string | undefined> {
  const { fulfillmentOrderMove: answer } = await adminClient(shop).run(MoveFulfillmentOrderDocument, {
    id: gid("FulfillmentOrder", move.fulfillmentOrderId),
    locationId: gid("Location", move.locationId),
    lines: move.lines?.map((line) => ({ id: gid("FulfillmentOrderLineItem", line.id), quantity: line.quantity })) ?? null,
  });
  return answer?.userErrors[0]?.message;
}

async function readAgain(shop: Shop, orderId: bigint) {
  await copyOrders(shop, [orderId]);
  return inShop(shop, (db) => loadOrder(db, shop, orderId));
}

/** Stands at the parcel's warehouse, has something to ship, and belongs to no parcel already under way. */
function isForParcel(one: WaitingOrders[number], locationId: bigint | null, order: OrderInFulfillment) {
  return (
    one.assignedLocationId === locationId &&
    one.lines.some((line) => line.remainingQuantity > 0 && line.requiresShipping) &&
    !["CLOSED", "CANCELLED"].includes(one.status) &&
    !order.parcels.some((parcel) => parcel.stage !== "cancelled" && parcel.fulfillmentOrderIds.includes(one.id))
  );
}

async function requestAndAccept(shop: Shop, fulfillmentOrder: WaitingOrders[number]): Promise<string | undefined> {
  const client = adminClient(shop);
  const id = gid("FulfillmentOrder", fulfillmentOrder.id);
  if (fulfillmentOrder.requestStatus === "ACCEPTED") return undefined;

  if (fulfillmentOrder.requestStatus !== "SUBMITTED") {
    const { fulfillmentOrderSubmitFulfillmentRequest: submitted } = await client.run(SubmitFulfillmentRequestDocument, {
      id,
      message: null,
      notifyCustomer: true,
    });
    const refusal = submitted?.userErrors[0]?.message;
    if (refusal) return refusal;
  }
  const { fulfillmentOrderAcceptFulfillmentRequest: accepted } = await client.run(AcceptFulfillmentRequestDocument, { id, message: null });
  return accepted?.userErrors[0]?.message;
}
