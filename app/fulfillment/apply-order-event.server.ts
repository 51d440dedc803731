import { z } from "zod";

import { OrderOfFulfillmentOrderDocument } from "#admin/order-of-fulfillment-order.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { inboxHandler, type StoredEvent } from "#app/platform/inbox/inbox-handler.ts";
import { UnreadableEvent } from "#app/platform/inbox/unreadable-event.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";

import { reconcileOrderJob } from "./reconcile-order-job.server.ts";

const ROUTING_COMPLETE = "fulfillment_orders/order_routing_complete";

const ORDER_TOPICS = ["orders/create", "orders/updated", "orders/cancelled", "orders/delete"];

const EDIT_TOPIC = "orders/edited";

/** Of things that name their order. */
const PART_TOPICS = ["fulfillments/create", "fulfillments/update", "refunds/create"];

const FULFILLMENT_ORDER_TOPICS = [
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
];

const OrderPayload = z.object({ id: z.coerce.bigint() });
const PartPayload = z.object({ order_id: z.coerce.bigint() });
const EditPayload = z.object({ order_edit: PartPayload });
const Gid = z.object({ id: z.string() });
const FulfillmentOrderPayload = z.union([
  z.object({ fulfillment_order: Gid }).transform((payload) => payload.fulfillment_order.id),
  z.object({ moved_fulfillment_order: Gid }).transform((payload) => payload.moved_fulfillment_order.id),
  z.object({ original_fulfillment_order: Gid }).transform((payload) => payload.original_fulfillment_order.id),
  z.object({ submitted_fulfillment_order: Gid }).transform((payload) => payload.submitted_fulfillment_order.id),
  z.object({ replacement_fulfillment_order: Gid }).transform((payload) => payload.replacement_fulfillment_order.id),
]);

/**
 * An event about an order says only that there is something to see: the order is copied as it is now and its next steps are taken
 * (reconcile-order). So neither order nor repetition of events can bring back an older state.
 */
export const applyOrderEvent = inboxHandler({
  source: "shopify",
  topics: [...ORDER_TOPICS, EDIT_TOPIC, ...PART_TOPICS, ...FULFILLMENT_ORDER_TOPICS],
  async run(shop, event) {
    const orderId = await orderOf(shop, event);
    if (orderId === undefined) return;
    if (event.topic === ROUTING_COMPLETE) await markRoutingComplete(shop, orderId, event);
    await inShop(shop, (db) => enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) }));
  },
});

async function orderOf(shop: Shop, event: StoredEvent): Promise<bigint | undefined> {
  const named = readEvent(event);
  if ("orderId" in named) return named.orderId;

  const id = named.fulfillmentOrderId;
  const known = await inShop(shop, (db) => db.fulfillmentOrder.findFirst({ where: { shopId: shop.id, id }, select: { orderId: true } }));
  if (known) return known.orderId;
  const { fulfillmentOrder } = await adminClient(shop).run(OrderOfFulfillmentOrderDocument, { id: gid("FulfillmentOrder", id) });
  return fulfillmentOrder ? idOf(fulfillmentOrder.orderId) : undefined;
}

function readEvent(event: StoredEvent): { orderId: bigint } | { fulfillmentOrderId: bigint } {
  try {
    const payload: unknown = JSON.parse(event.body);
    if (ORDER_TOPICS.includes(event.topic)) return { orderId: OrderPayload.parse(payload).id };
    if (PART_TOPICS.includes(event.topic)) return { orderId: PartPayload.parse(payload).order_id };
    if (event.topic === EDIT_TOPIC) return { orderId: EditPayload.parse(payload).order_edit.order_id };
    return { fulfillmentOrderId: idOf(FulfillmentOrderPayload.parse(payload)) };
  } catch (cause) {
    throw new UnreadableEvent(`The body of ${event.topic} doesn't say which order it is about.`, { cause });
  }
}

/** The order may not have been copied yet: its own event can come after. */
async function markRoutingComplete(shop: Shop, orderId: bigint, event: StoredEvent) {
  const mark = () =>
    inShop(shop, (db) => db.order.updateMany({ where: { shopId: shop.id, id: orderId }, data: { routingCompletedAt: event.triggeredAt } }));
  if ((await mark()).count > 0) return;
  await copyOrders(shop, [orderId]);
  await mark();
}
