import { AcceptFulfillmentRequestDocument } from "#admin/accept-fulfillment-request.ts";
import { MoveFulfillmentOrderDocument } from "#admin/move-fulfillment-order.ts";
import { SubmitFulfillmentRequestDocument } from "#admin/submit-fulfillment-request.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { noteFulfillmentOrder } from "#app/orders/note-fulfillment-order.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { crashPoint } from "#app/platform/crash-point.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";

import { assignLines, type FulfillmentOrderMove } from "./assign-lines.ts";
import { halfAsked, unattached } from "./unattached.ts";
import { loadOrder, type OrderInFulfillment } from "../load-order.server.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import { noteChangeBegin, noteChangeEnd, ROOM } from "../own-changes.server.ts";
import { markRequested } from "./mark-requested.server.ts";
import { isPartLeft, waitingFulfillmentOrders } from "./waiting-fulfillment-orders.ts";
import { isPlanned } from "#app/parcels/parcel-stage.ts";

export type CarryOut =
  | { outcome: "requested" }
  /** The order changed since it was planned: plan again. */
  | { outcome: "outdated" }
  /** Shopify would not do as asked, in its own words. */
  | { outcome: "refused"; said: string };

type WaitingOrders = OrderInFulfillment["fulfillmentOrders"];

/**
 * Brings Shopify's fulfillment orders to where the plan has its parcels, requests each of the warehouse, and accepts for it.
 *
 * Each step is decided by what Shopify says at this moment, so a run that was cut short is finished by the next one.
 */
export async function carryOutPlan(shop: Shop, order: OrderInFulfillment, waiting: WaitingOrders): Promise<CarryOut> {
  const planned = order.parcels.filter(isPlanned);
  const needs = planned.map((parcel) => ({ parcelId: parcel.id, locationId: parcel.warehouse.locationId ?? 0n, lines: parcel.lines }));
  const assignment = assignLines(
    needs,
    waiting.map((fulfillmentOrder) => ({
      id: fulfillmentOrder.id,
      locationId: fulfillmentOrder.assignedLocationId,
      restStays: order.fulfillmentOrders.some(
        ({ id, lines }) => id === fulfillmentOrder.id && lines.length > fulfillmentOrder.lines.length,
      ),
      lines: fulfillmentOrder.lines
        .filter(isWanted)
        .map((line) => ({ id: line.id, orderLineId: line.orderLineId, quantity: line.remainingQuantity })),
    })),
  );
  if (assignment.outcome === "outdated") return assignment;

  await noteChangeBegin(shop, order.id);
  const shopify = { answeredAt: nowDate() };
  const result = await askWarehouses(shop, order, planned, assignment.moves, shopify);
  await noteChangeEnd(shop, order.id, shopify.answeredAt);
  return result;
}

async function askWarehouses(
  shop: Shop,
  order: OrderInFulfillment,
  planned: OrderInFulfillment["parcels"],
  moves: readonly FulfillmentOrderMove[],
  shopify: { answeredAt: Date },
): Promise<CarryOut> {
  for (const move of moves) {
    const refusal = await moveFulfillmentOrder(shop, move);
    shopify.answeredAt = nowDate();
    if (refusal) return { outcome: "refused", said: refusal };
  }
  const moved = moves.length === 0 ? order : await readAgain(shop, order.id);
  if (!moved) return { outcome: "outdated" };

  const asked = openFulfillmentOrders(moved);
  const { notifyBuyers } = await inShop(shop, (db) => fulfillmentSettings.read(db, shop));
  let leavesOut = false;
  for (const parcel of planned) {
    const atWarehouse = asked.filter(
      (one) => one.assignedLocationId === parcel.warehouse.locationId && linesInParcel(one, parcel).length > 0,
    );
    if (atWarehouse.length === 0) return { outcome: "outdated" };
    const fulfillmentOrderIds: bigint[] = [];
    for (const fulfillmentOrder of atWarehouse) {
      const part = partInParcel(fulfillmentOrder, parcel);
      const answer = await requestAndAccept(shop, fulfillmentOrder, { notifyBuyers, part });
      leavesOut ||= part !== null;
      shopify.answeredAt = nowDate();
      if (answer.outcome === "refused") return answer;
      fulfillmentOrderIds.push(answer.id);
    }
    await inShop(shop, (db) =>
      markRequested(db, shop, { id: parcel.id, orderId: order.id, warehouse: parcel.warehouse, fulfillmentOrderIds }),
    );
  }
  // What was left out has a fulfillment order of its own now.
  if (leavesOut) await copyOrders(shop, [order.id], { askedBy: ROOM });
  return { outcome: "requested" };
}

/** What can be asked of a warehouse now, or was asked by a run that was cut short. */
function openFulfillmentOrders(order: OrderInFulfillment): WaitingOrders {
  const next = waitingFulfillmentOrders(unattached(order), true);
  return next.outcome === "ready" ? [...next.waiting, ...halfAsked(order)] : [];
}

const isWanted = ({ requiresShipping, remainingQuantity }: WaitingOrders[number]["lines"][number]) =>
  requiresShipping && remainingQuantity > 0;

function linesInParcel({ lines }: WaitingOrders[number], parcel: OrderInFulfillment["parcels"][number]) {
  return lines.filter((line) => isWanted(line) && parcel.lines.some(({ orderLineId }) => orderLineId === line.orderLineId));
}

/** What of a fulfillment order is asked for where it holds other things too, which nobody sends to this warehouse; null for all of it. */
function partInParcel(fulfillmentOrder: WaitingOrders[number], parcel: OrderInFulfillment["parcels"][number]) {
  const lines = linesInParcel(fulfillmentOrder, parcel);
  return lines.length === fulfillmentOrder.lines.filter(isWanted).length ? null : lines;
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
  await copyOrders(shop, [orderId], { askedBy: ROOM });
  return inShop(shop, (db) => loadOrder(db, shop, orderId));
}

type Asked = { outcome: "accepted"; id: bigint } | { outcome: "refused"; said: string };

/** What was given back once (INCOMPLETE) lives on under a new id when it is requested again: the id that was accepted is answered. */
async function requestAndAccept(
  shop: Shop,
  fulfillmentOrder: WaitingOrders[number],
  { notifyBuyers, part }: { notifyBuyers: boolean; part: WaitingOrders[number]["lines"] | null },
): Promise<Asked> {
  const client = adminClient(shop);
  let id = gid("FulfillmentOrder", fulfillmentOrder.id);
  if (fulfillmentOrder.requestStatus === "ACCEPTED") return { outcome: "accepted", id: fulfillmentOrder.id };
  // Somebody shipped a part of it by hand: Shopify takes no request for the rest, and shows it as in progress already.
  if (isPartLeft(fulfillmentOrder) && !fulfillmentOrder.supportedActions.includes("REQUEST_FULFILLMENT"))
    return { outcome: "accepted", id: fulfillmentOrder.id };

  if (fulfillmentOrder.requestStatus !== "SUBMITTED") {
    const { fulfillmentOrderSubmitFulfillmentRequest: submitted } = await client.run(SubmitFulfillmentRequestDocument, {
      id,
      message: null,
      notifyCustomer: notifyBuyers,
      lines: part?.map((line) => ({ id: gid("FulfillmentOrderLineItem", line.id), quantity: line.remainingQuantity })) ?? null,
    });
    const refusal = submitted?.userErrors[0]?.message;
    if (refusal) return { outcome: "refused", said: refusal };
    id = submitted?.submittedFulfillmentOrder?.id ?? id;
  }
  const { fulfillmentOrderAcceptFulfillmentRequest: accepted } = await client.run(AcceptFulfillmentRequestDocument, { id, message: null });
  const refusal = accepted?.userErrors[0]?.message;
  if (refusal) return { outcome: "refused", said: refusal };
  crashPoint("request.accepted");
  const answer = accepted?.fulfillmentOrder;
  if (answer) await inShop(shop, (db) => noteFulfillmentOrder(db, shop, answer));
  return { outcome: "accepted", id: idOf(id) };
}
