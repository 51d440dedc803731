import { AcceptCancellationRequestDocument } from "#admin/accept-cancellation-request.ts";
import { AcceptFulfillmentRequestDocument } from "#admin/accept-fulfillment-request.ts";
import { RejectCancellationRequestDocument } from "#admin/reject-cancellation-request.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";

import { cancelParcel } from "./cancel-parcels.server.ts";
import { parcelReference } from "./decide-route.server.ts";
import type { OrderInFulfillment } from "./load-order.server.ts";
import { markRequested } from "./mark-requested.server.ts";

type Requested = OrderInFulfillment["fulfillmentOrders"][number];

/**
 * Answers, as the warehouse, what Shopify asks of it: a fulfillment request that the merchant made by hand becomes a parcel, a
 * cancellation request is granted while the parcel can still be stopped. True when something was answered and the copy is new.
 */
export async function answerRequests(shop: Shop, order: OrderInFulfillment): Promise<boolean> {
  const warehouses = await inShop(shop, (db) => db.warehouse.findMany({ where: { shopId: shop.id, locationId: { not: null } } }));
  const at = (one: Requested) => warehouses.find((warehouse) => warehouse.locationId === one.assignedLocationId);
  const planned = order.parcels.filter((parcel) => parcel.stage === "planned");

  let answered = false;
  for (const one of order.fulfillmentOrders) {
    const warehouse = at(one);
    if (!warehouse) continue;
    if (one.requestStatus === "CANCELLATION_REQUESTED") {
      await answerCancellation(shop, order, one);
      answered = true;
    }
    // A request of our own that was cut short is finished by carryOutPlan.
    const ours = planned.some((parcel) => parcel.warehouseId === warehouse.id);
    if (one.requestStatus === "SUBMITTED" && !ours) {
      await acceptAsAsked(shop, order, one, warehouse);
      answered = true;
    }
  }
  if (answered) await copyOrders(shop, [order.id]);
  return answered;
}

async function acceptAsAsked(shop: Shop, order: OrderInFulfillment, one: Requested, warehouse: { id: string; name: string }) {
  const { fulfillmentOrderAcceptFulfillmentRequest: accepted } = await adminClient(shop).run(AcceptFulfillmentRequestDocument, {
    id: gid("FulfillmentOrder", one.id),
    message: null,
  });
  // The request may have been taken back between our reading and our answer: the next event tells.
  if (accepted?.userErrors.length) return;

  const titles = new Map(order.lines.map((line) => [line.id, line.title]));
  await inShop(shop, async (db) => {
    const id = newId();
    await db.parcel.create({
      data: {
        shopId: shop.id,
        id,
        orderId: order.id,
        warehouseId: warehouse.id,
        reference: parcelReference(order, 0),
        createdAt: nowDate(),
        lines: {
          create: one.lines
            .filter((line) => line.requiresShipping && line.remainingQuantity > 0)
            .map((line) => ({
              orderLineId: line.orderLineId,
              sku: line.sku ?? "",
              title: titles.get(line.orderLineId) ?? "",
              quantity: line.remainingQuantity,
            })),
        },
      },
    });
    await markRequested(db, shop, { id, orderId: order.id, warehouse, fulfillmentOrderIds: [one.id] });
  });
}

async function answerCancellation(shop: Shop, order: OrderInFulfillment, one: Requested) {
  const parcel = order.parcels.find((candidate) => candidate.stage !== "cancelled" && candidate.fulfillmentOrderIds.includes(one.id));
  const stopped = parcel ? await cancelParcel(shop, parcel, "Cancelled in Shopify.") : true;
  const id = gid("FulfillmentOrder", one.id);
  if (stopped) await adminClient(shop).run(AcceptCancellationRequestDocument, { id, message: null });
  else await adminClient(shop).run(RejectCancellationRequestDocument, { id, message: "The warehouse has already packed or shipped it." });
}
