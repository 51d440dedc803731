import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { readPayload, type StoredEvent } from "#app/platform/events/stored-event.ts";
import { OWN_SOURCE } from "#app/platform/events/event-type.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { copyOrders } from "./copy-orders.server.ts";
import { orderTouched } from "./order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { OutsideGid } from "#app/shopify/gid.ts";

// Of paid and fulfilled orders "updated" tells as well.
const ORDER_TOPICS = ["orders/create", "orders/updated", "orders/cancelled", "orders/delete"];

const EDIT_TOPIC = "orders/edited";

/** Of things that name their order. */
const PART_TOPICS = ["fulfillments/create", "refunds/create"];

const OrderPayload = z.object({ id: OutsideNumber });
const PartPayload = z.object({ order_id: OutsideNumber });
const EditPayload = z.object({ order_edit: PartPayload });

/**
 * An event about an order says only that there is something to see: the order is read once for all of its events that wait, and copied as
 * it is now. So neither order nor repetition of events can bring back an older state.
 */
export const copyChangedOrder = subscriber({
  name: "orders.copy-order",
  hears: [
    { source: "shopify", topics: [...ORDER_TOPICS, EDIT_TOPIC, ...PART_TOPICS] },
    { source: OWN_SOURCE, topics: [orderTouched.topic] },
  ],
  together: true,
  async run(shop, events) {
    const orderIds = new Set<bigint>();
    const routingCompletedAt = new Map<bigint, Date>();
    const heardAt = new Map<bigint, Date>();
    for (const said of events.map(readEvent)) {
      orderIds.add(said.orderId);
      heardAt.set(said.orderId, latest(said.heardAt, heardAt.get(said.orderId)));
      if (said.routingCompletedAt) routingCompletedAt.set(said.orderId, new Date(said.routingCompletedAt));
    }
    if (routingCompletedAt.size === 0) await untilSettled(events);
    await copyOrders(shop, [...orderIds], { routingCompletedAt, heardAt });
  },
});

/** One thing done in Shopify is told by several events within so long: read after them, an order is read once. */
const SETTLES_MS = 400;

/** That an order's routing is complete is waited for by its buyer: whoever hears of it waits for nothing more. */
async function untilSettled([first]: readonly StoredEvent[]): Promise<void> {
  const age = first ? nowDate().getTime() - first.receivedAt.getTime() : SETTLES_MS;
  if (age >= 0 && age < SETTLES_MS) await pause(SETTLES_MS - age);
}

type Said = { orderId: bigint; heardAt: Date; routingCompletedAt?: string | null };

function readEvent(event: StoredEvent): Said {
  if (event.source === OWN_SOURCE) {
    const touched = orderTouched.read(event);
    return { ...touched, heardAt: new Date(touched.heardAt) };
  }
  return { orderId: readOrderId(event), heardAt: event.receivedAt };
}

const latest = (one: Date, other: Date | undefined) => (other && other > one ? other : one);

function readOrderId(event: StoredEvent): bigint {
  if (PART_TOPICS.includes(event.topic)) return readPayload(event, PartPayload).order_id;
  if (event.topic === EDIT_TOPIC) return readPayload(event, EditPayload).order_edit.order_id;
  return readPayload(event, OrderPayload).id;
}

const Merge = z.object({ admin_graphql_api_customer_deleted_id: OutsideGid });

/** Two customers became one: the orders of the one who is gone are the other's now, and are read again. */
export const copyOrdersOfMerged = subscriber({
  name: "orders.copy-orders-of-merged",
  hears: [{ source: "shopify", topics: ["customers/merge"] }],
  urgent: false,
  async run(shop, event) {
    const customerId = readPayload(event, Merge).admin_graphql_api_customer_deleted_id;
    const orders = await inShop(shop, (db) => db.order.findMany({ where: { shopId: shop.id, customerId }, select: { id: true } }));
    await copyOrders(
      shop,
      orders.map(({ id }) => id),
    );
  },
});
