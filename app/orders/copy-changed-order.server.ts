import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { readPayload, type StoredEvent } from "#app/platform/events/stored-event.ts";
import { OWN_SOURCE } from "#app/platform/events/event-type.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { AT_ONCE, copyOrders } from "./copy-orders.server.ts";
import { orderTouched } from "./order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { batchLoader } from "#app/shopify/copy/batch-loader.server.ts";
import { OutsideGid } from "#app/shopify/gid.ts";

// Of paid and fulfilled orders "updated" tells as well.
const ORDER_TOPICS = ["orders/create", "orders/updated", "orders/cancelled", "orders/delete"];

const EDIT_TOPIC = "orders/edited";

/** Of things that name their order. */
const PART_TOPICS = ["fulfillments/create", "refunds/create"];

const OrderPayload = z.object({ id: OutsideNumber });
const PartPayload = z.object({ order_id: OutsideNumber });
const EditPayload = z.object({ order_edit: PartPayload });

type Heard = { orderId: bigint; heardAt: Date; routingCompletedAt: Date | undefined };

/** A buyer waits for an order whose routing is complete; for what else is heard of orders nobody does. */
const copyNow = batchLoader(copyHeard, { most: AT_ONCE });
const copySoon = batchLoader(copyHeard, { most: AT_ONCE, waitMs: 100 });

/**
 * An event about an order says only that there is something to see: the order is read once for all of its events that wait, by one query with
 * other orders of which something is heard just then, and copied as it is now. So neither order nor repetition of events can bring back an
 * older state.
 */
export const copyChangedOrder = subscriber({
  name: "orders.copy-order",
  hears: [
    { source: "shopify", topics: [...ORDER_TOPICS, EDIT_TOPIC, ...PART_TOPICS] },
    { source: OWN_SOURCE, topics: [orderTouched.topic] },
  ],
  together: true,
  async run(shop, events) {
    const heard = new Map<bigint, Heard>();
    for (const said of events.map(readEvent)) heard.set(said.orderId, withEarlier(said, heard.get(said.orderId)));
    const orders = [...heard.values()];
    const isComplete = orders.some(({ routingCompletedAt }) => routingCompletedAt);
    if (!isComplete) await untilSettled(events);
    await Promise.all(orders.map((order) => (isComplete ? copyNow : copySoon)(shop, order)));
  },
});

function copyHeard(shop: Shop, heard: readonly Heard[]): Promise<void> {
  return copyOrders(
    shop,
    heard.map(({ orderId }) => orderId),
    {
      routingCompletedAt: new Map(
        heard.flatMap(({ orderId, routingCompletedAt }) => (routingCompletedAt ? [[orderId, routingCompletedAt]] : [])),
      ),
      heardAt: new Map(heard.map(({ orderId, heardAt }) => [orderId, heardAt])),
    },
  );
}

/** One thing done in Shopify is told by several events within so long: read after them, an order is read once. */
const SETTLES_MS = 400;

/** That an order's routing is complete is waited for by its buyer: whoever hears of it waits for nothing more. */
async function untilSettled([first]: readonly StoredEvent[]): Promise<void> {
  const age = first ? nowDate().getTime() - first.receivedAt.getTime() : SETTLES_MS;
  if (age >= 0 && age < SETTLES_MS) await pause(SETTLES_MS - age);
}

function readEvent(event: StoredEvent): Heard {
  if (event.source === OWN_SOURCE) {
    const { orderId, heardAt, routingCompletedAt } = orderTouched.read(event);
    return {
      orderId,
      heardAt: new Date(heardAt),
      routingCompletedAt: routingCompletedAt === null ? undefined : new Date(routingCompletedAt),
    };
  }
  return { orderId: readOrderId(event), heardAt: event.receivedAt, routingCompletedAt: undefined };
}

function withEarlier(said: Heard, earlier: Heard | undefined): Heard {
  if (!earlier) return said;
  return {
    orderId: said.orderId,
    heardAt: earlier.heardAt > said.heardAt ? earlier.heardAt : said.heardAt,
    routingCompletedAt: said.routingCompletedAt ?? earlier.routingCompletedAt,
  };
}

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
