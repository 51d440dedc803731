import { z } from "zod";
import { OrderOfFulfillmentOrderDocument } from "#admin/order-of-fulfillment-order.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publishNow } from "#app/platform/events/publish.server.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf, OutsideGid } from "#app/shopify/gid.ts";
import { orderTouched } from "./order-events.ts";

const ROUTING_COMPLETE = "fulfillment_orders/order_routing_complete";

const Gid = z.object({ id: OutsideGid });
const Payload = z.union([
  z.object({ fulfillment_order: Gid }).transform((payload) => payload.fulfillment_order.id),
  z.object({ moved_fulfillment_order: Gid }).transform((payload) => payload.moved_fulfillment_order.id),
  z.object({ original_fulfillment_order: Gid }).transform((payload) => payload.original_fulfillment_order.id),
  z.object({ submitted_fulfillment_order: Gid }).transform((payload) => payload.submitted_fulfillment_order.id),
  z
    .object({ fulfillment_order_merges: z.object({ fulfillment_order: Gid }) })
    .transform((payload) => payload.fulfillment_order_merges.fulfillment_order.id),
  z.object({ replacement_fulfillment_order: Gid }).transform((payload) => payload.replacement_fulfillment_order.id),
]);

/**
 * News of a fulfillment order does not say of which order it is part: that is found out, and said again under the order's own key. There it
 * stands in one line with what else is heard of the order, which is read once for all.
 */
export const findOrderOfFulfillmentOrder = subscriber({
  name: "orders.find-order",
  hears: [
    {
      source: "shopify",
      topics: [
        ROUTING_COMPLETE,
        "fulfillment_orders/moved",
        "fulfillment_orders/split",
        "fulfillment_orders/merged",
        "fulfillment_orders/cancelled",
        "fulfillment_orders/placed_on_hold",
        "fulfillment_orders/hold_released",
        "fulfillment_orders/rescheduled",
        "fulfillment_orders/scheduled_fulfillment_order_ready",
        "fulfillment_orders/fulfillment_request_submitted",
        "fulfillment_orders/fulfillment_request_rejected",
        "fulfillment_orders/cancellation_request_submitted",
        "fulfillment_orders/cancellation_request_accepted",
        "fulfillment_orders/fulfillment_service_failed_to_complete",
      ],
    },
  ],
  async run(shop, event) {
    const orderId = await orderOf(shop, readPayload(event, Payload));
    if (orderId === undefined) return;
    const routingCompletedAt = event.topic === ROUTING_COMPLETE ? event.triggeredAt.toISOString() : null;
    await publishNow(shop, orderTouched, { orderId, routingCompletedAt, heardAt: event.receivedAt.toISOString() });
  },
});

async function orderOf(shop: Shop, id: bigint): Promise<bigint | undefined> {
  const known = await inShop(shop, (db) => db.fulfillmentOrder.findFirst({ where: { shopId: shop.id, id }, select: { orderId: true } }));
  if (known) return known.orderId;
  const { fulfillmentOrder } = await adminClient(shop).run(OrderOfFulfillmentOrderDocument, { id: gid("FulfillmentOrder", id) });
  return fulfillmentOrder ? idOf(fulfillmentOrder.orderId) : undefined;
}
