import { z } from "zod";
import { FulfillmentsToCopyDocument, type FulfillmentsToCopyQuery } from "#admin/fulfillments-to-copy.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { upsertCopies } from "#app/shopify/copy/upsert-copies.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { fulfillmentFromAdmin, fulfillmentTable } from "./fulfillment-record.ts";
import { lockOrders } from "./lock-orders.server.ts";
import { orderChanged, orderTouched } from "./order-events.ts";

const Payload = z.object({ id: OutsideNumber, order_id: OutsideNumber });

type Fulfillment = Extract<FulfillmentsToCopyQuery["nodes"][number], { trackingInfo: unknown }>;

/**
 * News of a fulfillment that is there already is mostly of its way (each of its tracking events brings one): it is read by itself, not with
 * all of its order. One that was cancelled gives units back to its order, which is read as a whole then; so is one of an order not known yet.
 */
export const copyChangedFulfillment = subscriber({
  name: "orders.copy-fulfillment",
  hears: [{ source: "shopify", topics: ["fulfillments/update"] }],
  together: true,
  async run(shop, events) {
    const told = events.map((event) => {
      const { id, order_id: orderId } = readPayload(event, Payload);
      return { id, orderId, heardAt: event.receivedAt };
    });
    const ids = [...new Set(told.map(({ id }) => id))];
    const { nodes } = await adminClient(shop).run(FulfillmentsToCopyDocument, { ids: ids.map((id) => gid("Fulfillment", id)) });
    const found = new Map(nodes.filter(isFulfillment).map((one) => [idOf(one.id), one]));
    for (const { id, orderId, heardAt } of told) await take(shop, { orderId, heardAt, fulfillment: found.get(id) });
  },
});

type Told = { orderId: bigint; heardAt: Date; fulfillment: Fulfillment | undefined };

function take(shop: Shop, { orderId, heardAt, fulfillment }: Told): Promise<void> {
  return inShop(shop, async (db) => {
    const isKnown = (await lockOrders(db, shop, [orderId])).length > 0;
    if (!isKnown || fulfillment?.status !== "SUCCESS") {
      await publish(db, shop, orderTouched, { orderId, routingCompletedAt: null, heardAt: heardAt.toISOString() });
      return;
    }
    const taken = await upsertCopies(db, shop, fulfillmentTable, [fulfillmentFromAdmin(fulfillment, gid("Order", orderId))]);
    if (taken.length > 0) await publish(db, shop, orderChanged, { orderId, askedBy: null });
  });
}

const isFulfillment = (node: FulfillmentsToCopyQuery["nodes"][number]): node is Fulfillment => node !== null && "trackingInfo" in node;
