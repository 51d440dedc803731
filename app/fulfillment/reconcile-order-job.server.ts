import { z } from "zod";

import { orderAlreadyCopied, orderChanged } from "#app/orders/order-events.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { parcelCancelled } from "#app/parcels/parcel-events.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueueEach, enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";

import { ROOM } from "./own-changes.server.ts";
import { isStillUnroutable } from "./plan/decide-route.server.ts";
import { reconcileOrder } from "./reconcile-order.server.ts";

export const reconcileOrderJob = job({
  name: "fulfillment.reconcile-order",
  formerly: ["fulfillment.follow-order"],
  payload: z.object({
    orderId: z.string().regex(/^\d+$/),
    /** Our copy is of just now. Absent, the order is read from Shopify first. */
    copied: z.literal(true).optional(),
    /** It waits for a warehouse: it is left alone while our copy says that none can ship it, as before. */
    unlessUnroutable: z.literal(true).optional(),
  }),
  oneAtATimePer: ({ orderId }) => orderId,
  retry: "outside-service",
  async run(shop, { orderId, copied = false, unlessUnroutable = false }) {
    if (unlessUnroutable && (await isStillUnroutable(shop, BigInt(orderId)))) return;
    await reconcileOrder(shop, BigInt(orderId), { copied });
  },
});

/** Has orders looked at again, all at once. */
export function reconcileEach(db: ShopDb, shop: Shop, orderIds: readonly bigint[]): Promise<void> {
  const payloads = orderIds.map((orderId) => ({ orderId: String(orderId) }));
  return enqueueEach(db, shop, reconcileOrderJob, payloads);
}

/** An order changed in Shopify: its next steps are looked for. What this room copied itself it has looked at. */
export const reconcileChangedOrder = subscriber({
  name: "fulfillment.reconcile-changed-order",
  hears: orderChanged,
  together: true,
  async run(shop, changes) {
    const orderIds = new Set(changes.filter(({ askedBy }) => askedBy !== ROOM).map(({ orderId }) => String(orderId)));
    for (const orderId of orderIds) await enqueueNow(shop, reconcileOrderJob, { orderId, copied: true });
  },
});

/** What Shopify said of an order stood in a copy that this room may have asked for amid something else: its next steps are looked for too. */
export const reconcileCopiedOrder = subscriber({
  name: "fulfillment.reconcile-copied-order",
  hears: orderAlreadyCopied,
  together: true,
  async run(shop, [first]) {
    if (first) await enqueueNow(shop, reconcileOrderJob, { orderId: String(first.orderId), copied: true });
  },
});

const LOOK_AGAIN_SECONDS = 60;

/**
 * A parcel was called off. Whoever did that goes on with its order, but for when the warehouse of its next parcel does not answer, or their
 * process ends: it is looked at again in a minute, so that what was stopped goes somewhere, or is asked about.
 */
export const reconcileAfterCancellation = subscriber({
  name: "fulfillment.reconcile-after-cancellation",
  hears: parcelCancelled,
  run: (shop, { orderId }) => enqueueNow(shop, reconcileOrderJob, { orderId: String(orderId) }, { startAfterSeconds: LOOK_AGAIN_SECONDS }),
});
