import { z } from "zod";
import { FulfillmentsToCopyDocument, type FulfillmentsToCopyQuery } from "#admin/fulfillments-to-copy.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { batchLoader } from "#app/shopify/copy/batch-loader.server.ts";
import { upsertCopies } from "#app/shopify/copy/upsert-copies.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { fulfillmentFromAdmin, fulfillmentTable } from "./fulfillment-record.ts";
import { lockOrders } from "./lock-orders.server.ts";
import { orderChanged, orderTouched } from "./order-events.ts";

const Payload = z.object({ id: OutsideNumber, order_id: OutsideNumber });

type Fulfillment = Extract<FulfillmentsToCopyQuery["nodes"][number], { trackingInfo: unknown }>;

/**
 * News of a fulfillment that is there already is mostly of its way (each of its tracking events brings one): it is read by itself, not with
 * all of its order. One that was cancelled gives units back to its order, which is read as a whole then; so is one that is not known yet,
 * for it took units from its order.
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
    await Promise.all(told.map((one) => copyFulfillment(shop, one)));
  },
});

type Told = { id: bigint; orderId: bigint; heardAt: Date };

/** Nobody waits for a step of a parcel's way: those of several parcels are read by one query. */
const copyFulfillment = batchLoader(copyFulfillments, { waitMs: 100 });

async function copyFulfillments(shop: Shop, told: readonly Told[]): Promise<void> {
  const known = await inShop(shop, (db) => findKnown(db, shop, told));
  const found = await readFulfillments(shop, [...known]);
  const whole = told.filter(({ id }) => found.get(id)?.status !== "SUCCESS");
  const rows = told.flatMap(({ id, orderId }) => {
    const one = found.get(id);
    return one?.status === "SUCCESS" ? [{ orderId, row: fulfillmentFromAdmin(one, gid("Order", orderId)) }] : [];
  });
  await inShop(shop, async (db) => {
    await lockOrders(db, shop, [...new Set(told.map(({ orderId }) => orderId))]);
    const distinct = new Map(rows.map(({ row }) => [row.id, row]));
    const taken = new Set((await upsertCopies(db, shop, fulfillmentTable, [...distinct.values()])).map(String));
    const changed = new Set(rows.filter(({ row }) => taken.has(String(row.id))).map(({ orderId }) => orderId));
    for (const orderId of changed) await publish(db, shop, orderChanged, { orderId, askedBy: null });
    for (const { orderId, heardAt } of whole)
      await publish(db, shop, orderTouched, { orderId, routingCompletedAt: null, heardAt: heardAt.toISOString() });
  });
}

async function findKnown(db: ShopDb, shop: Shop, told: readonly Told[]): Promise<ReadonlySet<bigint>> {
  const known = await db.fulfillment.findMany({
    where: { shopId: shop.id, id: { in: told.map(({ id }) => id) } },
    select: { id: true },
  });
  return new Set(known.map(({ id }) => id));
}

async function readFulfillments(shop: Shop, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, Fulfillment>> {
  if (ids.length === 0) return new Map();
  const { nodes } = await adminClient(shop).run(FulfillmentsToCopyDocument, { ids: ids.map((id) => gid("Fulfillment", id)) });
  return new Map(nodes.filter(isFulfillment).map((one) => [idOf(one.id), one]));
}

const isFulfillment = (node: FulfillmentsToCopyQuery["nodes"][number]): node is Fulfillment => node !== null && "trackingInfo" in node;
